/**
 * A corpus in another format: `nlp corpus convert IN --to FORMAT`.
 *
 * Tagged formats need tags, so nothing without tags becomes one of them. A tagged corpus becomes `text` by its
 * words, and `jsonl` with tokens and tags. Anything else passes on its documents, or its sentences to `text` and
 * `prose`. From `conllu`, `columns` and `jsonl` to the same the lines pass unchanged (line ends, encoding and BOM
 * aside), as writing them anew would lose columns and keys.
 */

import { readDocuments } from './documents.ts';
import { chooseFormat, itemsOf, taggedFormats } from './formats.ts';
import { resolveInputs } from './inputs.ts';
import { readLines } from './lines.ts';
import { readSentences } from './sentences.ts';
import { readTagged } from './tagged-sentences.ts';
import type { CorpusFormat, Fingerprinted, InputOptions, Inputs } from './types.ts';
import { documentWriter, sentenceWriter, taggedWriter, type Write, type WriteOptions } from './write.ts';

/**
 * The text of the corpus in format `to`, in pieces that follow each other.
 * @throws NlpError for a conversion that the input lacks something for, and for items the format cannot hold
 */
export async function* convert(
  inputs: Inputs,
  to: CorpusFormat,
  options: InputOptions = {},
  writing: WriteOptions = {},
): AsyncGenerator<string, void, undefined> {
  const resolved = await resolveInputs(inputs, options);
  // Guesses are told by the reading itself.
  const quiet = { ...options, onGuess: undefined };
  const formats = resolved.map((input) => chooseFormat(input, quiet, wantedFor(to)));
  if (passes(to) && options.field === undefined && formats.every((format) => format === to)) {
    yield* write(readLines(resolved, options), (lines) => lines.map(({ text }) => `${text}\n`).join(''));
  } else if (
    itemsOf(to) === 'tagged' ||
    (to === 'jsonl' && formats.every((one) => itemsOf(one) === 'tagged'))
  ) {
    yield* write(readTagged(resolved, options), taggedWriter(to, writing));
  } else if (itemsOf(to) === 'sentences') {
    yield* write(readSentences(resolved, options), sentenceWriter(to));
  } else {
    yield* write(readDocuments(resolved, options), documentWriter(to, writing));
  }
}

function wantedFor(to: CorpusFormat) {
  return taggedFormats.includes(to) && to !== 'jsonl' ? 'tagged' : itemsOf(to);
}

function passes(to: CorpusFormat): boolean {
  return to === 'conllu' || to === 'columns' || to === 'jsonl';
}

async function* write<Item>(
  reading: Fingerprinted<Item[]>,
  writer: Write<Item>,
): AsyncGenerator<string, void, undefined> {
  for await (const batch of reading) yield writer(batch);
}
