/**
 * The formats of corpora, what can be read from each, and which one a file is in.
 *
 *   format    a sentence is              tags            a document is
 *   text      a line                     -               a line
 *   prose     found by the splitter      -               a file
 *   tagged    a line, words and blanks   word/TAG        a line
 *   conllu    `# text`, or a --field     a --field       from `# newdoc` to the next, else the file
 *   columns   a block, its words         a --field       from -DOCSTART- to the next, else the file
 *   jsonl     a record's text            tokens, tags    a record
 *   csv, tsv  a record's text            -               a record
 *   lines     a line                     -               a line
 *   files     found by the splitter      -               a file
 *   smart     found by the splitter      -               from `.I` to the next
 *
 * What has no format and no telling extension is read as `text`, `tagged` or `lines`, whichever is asked for.
 */
import { NlpError } from '../errors.ts';
import type { CorpusFormat, Input, InputOptions } from './types.ts';

/** What is asked for. */
export type Wanted = 'sentences' | 'tagged' | 'documents';

export const corpusFormats: readonly CorpusFormat[] = [
  'text',
  'prose',
  'tagged',
  'conllu',
  'columns',
  'jsonl',
  'csv',
  'tsv',
  'lines',
  'files',
  'smart',
];

/** The formats that have tags. */
export const taggedFormats: readonly CorpusFormat[] = ['tagged', 'conllu', 'columns', 'jsonl'];

/** What a format is made for: what statistics count and `convert` passes on. */
export function itemsOf(format: CorpusFormat): Wanted {
  if (format === 'tagged' || format === 'conllu' || format === 'columns') return 'tagged';
  return format === 'text' || format === 'prose' ? 'sentences' : 'documents';
}

const byExtension: Record<string, CorpusFormat> = {
  txt: 'text',
  text: 'text',
  md: 'prose',
  tag: 'tagged',
  tagged: 'tagged',
  pos: 'tagged',
  conllu: 'conllu',
  conll: 'columns',
  col: 'columns',
  bio: 'columns',
  iob: 'columns',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'tsv',
  smart: 'smart',
  all: 'smart',
};

const fallback: Record<Wanted, CorpusFormat> = { sentences: 'text', tagged: 'tagged', documents: 'lines' };

/** The format that a file's extension tells (`.gz` aside); undefined where it tells none. */
export function formatOf(file: string): CorpusFormat | undefined {
  const name = file.replace(/\.gz$/i, '');
  const dot = name.lastIndexOf('.');
  if (dot === -1) return undefined;
  const extension = name.slice(dot + 1).toLowerCase();
  return Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined;
}

/**
 * The format to read an input in: as told, as the catalogue has it, else a guess that `onGuess` hears of.
 * @throws NlpError where the format has nothing of the kind that is wanted
 */
export function chooseFormat(input: Input, options: InputOptions, wanted: Wanted): CorpusFormat {
  const given = options.format ?? input.format;
  const format = given ?? guess(input, wanted);
  if (wanted === 'tagged' && !taggedFormats.includes(format)) {
    throw new NlpError(`has no tags, as it is read as ${format}`, {
      where: { file: input.name },
      remedy: `Tags are read from ${taggedFormats.join(', ')}: choose with --format.`,
    });
  }
  if (given === undefined && input.source.kind === 'file') options.onGuess?.(input.name, format);
  return format;
}

function guess(input: Input, wanted: Wanted): CorpusFormat {
  const told = formatOf(input.name);
  if (told === undefined || told === 'text') {
    return wanted === 'documents' && input.inFolder ? 'files' : fallback[wanted];
  }
  return told;
}
