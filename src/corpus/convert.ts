/**
 * A corpus in another format: `nlp corpus convert`.
 *
 * What passes is what the new format is made for: sentences to `text` and `prose`, tags to `tagged`, `conllu` and
 * `columns`, which nothing without tags becomes; labelled texts to `fasttext`; documents to the others. A tagged corpus
 * becomes `text` by its words, and `jsonl` with tokens and tags; labelled texts of `fasttext` stay labelled texts where
 * they can. `as` asks for other items: pairs, chats, all columns. Where a format has more in it than its items keep
 * (`conllu`, `columns`, `jsonl`, `crfsuite`), lines pass unchanged from it to itself (line ends, encoding and BOM
 * aside).
 */
import { NlpError } from '../errors.ts';
import { checkedLines } from './checked-lines.ts';
import { chooseFormat } from './choose-format.ts';
import { readDocuments } from './documents.ts';
import { readParallelLines } from './examples/text-pairs.ts';
import type { CorpusFormatCode, Write, WriteOptions } from './formats/format.ts';
import { type CorpusFormat, corpusFormats, formatRow } from './formats.ts';
import { resolveInputs } from './inputs.ts';
import type { ItemKind, ItemTypes, Place } from './items.ts';
import { loadFormat } from './load-format.ts';
import { readItems } from './read-items.ts';
import { readInputs } from './reading.ts';
import type { Fingerprinted, InputOptions, Inputs, Reading } from './types.ts';

export interface ConvertOptions extends InputOptions {
  /** What is read and written. @defaultValue see above */
  as?: ItemKind;
  /** The other side of pairs: files whose lines belong to the lines of the inputs. */
  target?: Inputs;
}

/**
 * The text of the corpus in format `to`, in pieces that follow each other.
 * @throws NlpError for a conversion that the input lacks something for, and for items the format cannot hold
 */
export async function* convertCorpus(
  inputs: Inputs,
  to: CorpusFormat,
  options: ConvertOptions = {},
  writing: WriteOptions = {},
): AsyncGenerator<string, void, undefined> {
  const resolved = await resolveInputs(inputs, options);
  if (options.target !== undefined) {
    const make = await writerOf('pairs', to);
    yield* write(readParallelLines(resolved, options.target, options), make(writing));
    return;
  }
  // Guesses are told by the reading itself.
  const quiet = { ...options, onGuess: undefined };
  const made = formatRow(to).items;
  const formats = resolved.map((input) => chooseFormat(input, quiet, options.as ?? wanted(to)));
  const keepsAll = options.field === undefined && options.as === undefined;
  if (formatRow(to).passes && keepsAll && formats.every((format) => format === to)) {
    const lines = readInputs(resolved, options, async function* (session) {
      for (const input of session.inputs) {
        for await (const batch of checkedLines(session, input, to)) yield batch.lines;
      }
    });
    for await (const batch of lines) yield batch.map((line) => `${line}\n`).join('');
    return;
  }
  const kind = options.as ?? keptKind(formats, to) ?? made;
  const make = await writerOf(kind, to);
  const reading =
    kind === 'documents' ? readDocuments(resolved, options) : readItems(kind, resolved, options);
  yield* write(reading as Reading<ItemTypes[ItemKind]>, make(writing) as Write<ItemTypes[ItemKind]>);
}

type MakeWriter<Kind extends ItemKind> = NonNullable<CorpusFormatCode['write'][Kind]>;

/** @throws NlpError (exit 2) where the format has no place for such items */
async function writerOf<Kind extends ItemKind>(kind: Kind, to: CorpusFormat): Promise<MakeWriter<Kind>> {
  const make = (await loadFormat(to)).write[kind] as MakeWriter<Kind> | undefined;
  if (make === undefined) throw cannotWrite(to, kind);
  return make;
}

/** What the inputs must have; sentences and documents are found in what has something else besides. */
function wanted(to: CorpusFormat): ItemKind | undefined {
  const { items } = formatRow(to);
  return items === 'documents' || items === 'sentences' ? undefined : items;
}

/** What the formats of all inputs are made for, where that is more than a text and the new format can hold it. */
function keptKind(formats: readonly CorpusFormat[], to: CorpusFormat): ItemKind | undefined {
  const kinds = new Set(formats.map((format) => formatRow(format).items));
  const [only] = kinds;
  if (kinds.size !== 1 || only === 'sentences' || only === 'documents') return undefined;
  return formatRow(to).writes.includes(only) ? only : undefined;
}

function cannotWrite(format: CorpusFormat, kind: ItemKind): NlpError {
  const others = corpusFormats.filter((one) => formatRow(one).writes.includes(kind));
  const remedy =
    format === 'files'
      ? 'It is a folder with a file a document: choose lines or jsonl.'
      : `They are written as ${others.join(', ')}.`;
  return new NlpError(`${nouns[kind]} cannot be written as ${format}`, { remedy, exitStatus: 2 });
}

const nouns: Record<ItemKind, string> = {
  sentences: 'sentences',
  tagged: 'tagged sentences',
  documents: 'documents',
  labelled: 'labelled texts',
  pairs: 'pairs',
  columns: 'columns',
  attributes: 'attributes',
  chats: 'chats',
};

async function* write<Item extends Place>(
  reading: Fingerprinted<Item[]>,
  writer: Write<Item>,
): AsyncGenerator<string, void, undefined> {
  let begun = false;
  for await (const batch of reading) {
    const text = writer(batch);
    if (text.includes('\0') || !text.isWellFormed()) throw cannotHold(batch);
    // At the beginning of a file this character would be taken for its mark: with one before it, it stays.
    yield !begun && text.startsWith('\ufeff') ? `\ufeff${text}` : text;
    begun ||= text !== '';
  }
}

/** What no file of lines can have in it, although JSON has escapes for it. */
function cannotHold(batch: readonly Place[]): NlpError {
  const item = batch.find((one) => /\\u(0000|d[89a-f])/i.test(JSON.stringify(one)));
  const isNul = JSON.stringify(item ?? '').includes('\\u0000');
  const what = isNul
    ? 'a NUL character, which no text file has'
    : 'half of a surrogate pair, which is no character';
  return new NlpError(`has ${what}`, {
    where: { file: item?.file, line: item?.line },
    remedy: 'Choose jsonl, which writes it as an escape.',
  });
}
