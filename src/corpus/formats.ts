/**
 * The formats of corpora: one row for each, which guessing, `format` as an option, reading, checking, converting,
 * counting and splitting read. What a format means stands in formats/NAME.ts; load-format.ts finds it.
 *
 *   format    a sentence is              tags            a document is
 *   text      a line                     -               a line
 *   prose     found by the splitter      -               a file
 *   tagged    a line, words and blanks   word/TAG        a line
 *   conllu    `# text`, or a field       a field         from `# newdoc` to the next, else the file
 *   columns   a block, its words         a field         from -DOCSTART- to the next, else the file
 *   jsonl     a record's text            tokens, tags    a record
 *   csv, tsv  a record's text            -               a record
 *   lines     a line                     -               a line
 *   files     found by the splitter      -               a file
 *   smart     found by the splitter      -               from `.I` to the next
 *   fasttext  a line without labels      -               a line without labels
 *   crfsuite  -                          -               -
 *
 * What has no format and no telling extension is read as `text`, `tagged`, `lines`, ..., whichever is asked for.
 */
import type { ItemKind } from './items.ts';

export interface FormatRow {
  name: string;
  /** In a line: what is in a file of it. */
  text: string;
  /** Extensions that tell the format. */
  extensions: readonly string[];
  /** The extension that files of it are given; `txt` tells nothing but that it is text. */
  extension: string;
  /** What it is made for: what is checked, counted and converted unless something else is asked for. */
  items: ItemKind;
  /** All that it can be read as. */
  reads: readonly ItemKind[];
  /** What can be written as it. */
  writes: readonly ItemKind[];
  /** Whether there is a choice of fields (columns, keys) to read. */
  hasFields?: boolean;
  /** What stands between its parts can be chosen: word and tag, or the cells of a row. */
  hasSeparator?: boolean;
  /** The file is nothing but its text, line by line or in paragraphs. */
  plain?: 'lines' | 'prose';
  /** Documents are named by their line, or take care of their ids themselves: they cannot have the same. */
  numbersDocuments?: boolean;
  /** From it to itself lines pass as they are, as there is more in them than any item keeps. */
  passes?: boolean;
  /** A tab separates nothing in it: one that is there is odd. */
  tabIsOdd?: boolean;
  /** A line is a sentence: a very long one is odd. */
  longLineIsOdd?: boolean;
}

const records = ['documents', 'sentences', 'labelled', 'pairs'] as const;

/** In the order in which they are listed. */
export const formatTable = [
  {
    name: 'text',
    text: 'a sentence a line',
    extensions: ['txt', 'text'],
    extension: 'txt',
    items: 'sentences',
    reads: ['sentences', 'documents'],
    writes: ['sentences', 'documents'],
    plain: 'lines',
    numbersDocuments: true,
    tabIsOdd: true,
    longLineIsOdd: true,
  },
  {
    name: 'prose',
    text: 'paragraphs of running text, which is split into sentences',
    extensions: ['md'],
    extension: 'txt',
    items: 'sentences',
    reads: ['sentences', 'documents'],
    writes: ['sentences'],
    plain: 'prose',
    tabIsOdd: true,
  },
  {
    name: 'tagged',
    text: 'a sentence a line, its words as word/TAG',
    extensions: ['tag', 'tagged', 'pos'],
    extension: 'tag',
    items: 'tagged',
    reads: ['tagged', 'sentences', 'documents', 'columns'],
    writes: ['tagged'],
    hasSeparator: true,
    numbersDocuments: true,
    tabIsOdd: true,
    longLineIsOdd: true,
  },
  {
    name: 'conllu',
    text: 'CoNLL-U of Universal Dependencies: ten columns a word',
    extensions: ['conllu'],
    extension: 'conllu',
    items: 'tagged',
    reads: ['tagged', 'sentences', 'documents', 'columns'],
    writes: ['tagged', 'columns'],
    hasFields: true,
    passes: true,
  },
  {
    name: 'columns',
    text: 'a word a line with its annotations, as CoNLL-2000 and 2003',
    extensions: ['conll', 'col', 'bio', 'iob'],
    extension: 'conll',
    items: 'tagged',
    reads: ['tagged', 'sentences', 'documents', 'columns'],
    writes: ['tagged', 'columns'],
    hasFields: true,
    passes: true,
  },
  {
    name: 'jsonl',
    text: 'a JSON object a line',
    extensions: ['jsonl', 'ndjson'],
    extension: 'jsonl',
    items: 'documents',
    reads: [...records, 'tagged', 'columns', 'chats'],
    writes: [...records, 'tagged', 'columns', 'chats'],
    hasFields: true,
    passes: true,
  },
  {
    name: 'csv',
    text: 'a record a row, with commas and quotes',
    extensions: ['csv'],
    extension: 'csv',
    items: 'documents',
    reads: records,
    writes: ['documents', 'labelled', 'pairs'],
    hasSeparator: true,
    hasFields: true,
  },
  {
    name: 'tsv',
    text: 'a record a row, its cells with tabs between',
    extensions: ['tsv'],
    extension: 'tsv',
    items: 'documents',
    reads: records,
    writes: ['documents', 'labelled', 'pairs'],
    hasFields: true,
  },
  {
    name: 'lines',
    text: 'a document a line',
    extensions: [],
    extension: 'txt',
    items: 'documents',
    reads: ['documents', 'sentences', 'labelled'],
    writes: ['sentences', 'documents'],
    plain: 'lines',
    numbersDocuments: true,
  },
  {
    name: 'files',
    text: 'a document a file',
    extensions: [],
    extension: 'txt',
    items: 'documents',
    reads: ['documents', 'sentences', 'labelled'],
    writes: [],
    plain: 'prose',
  },
  {
    name: 'smart',
    text: 'documents of the SMART collections: .I .T .A .B .W',
    extensions: ['smart', 'all'],
    extension: 'smart',
    items: 'documents',
    reads: ['documents', 'sentences'],
    writes: ['documents'],
    hasFields: true,
  },
  {
    name: 'fasttext',
    text: 'a text a line, after its labels: __label__x',
    extensions: ['fasttext', 'ft'],
    extension: 'ft',
    items: 'labelled',
    reads: ['labelled', 'sentences', 'documents'],
    writes: ['labelled'],
    numbersDocuments: true,
  },
  {
    name: 'crfsuite',
    text: 'a label and its attributes a line, as CRFsuite reads them',
    extensions: ['crfsuite', 'crf'],
    extension: 'crfsuite',
    items: 'attributes',
    reads: ['attributes'],
    writes: ['attributes'],
    passes: true,
  },
] as const satisfies readonly FormatRow[];

export type CorpusFormat = (typeof formatTable)[number]['name'];

/** Their names. */
export const corpusFormats: readonly CorpusFormat[] = formatTable.map(({ name }) => name);

const byName = new Map<string, FormatRow>(formatTable.map((row) => [row.name, row]));
const byExtension = new Map(
  formatTable.flatMap(({ name, extensions }) => extensions.map((extension) => [extension as string, name])),
);

export function formatRow(format: CorpusFormat): FormatRow {
  return byName.get(format) as FormatRow;
}

/** The formats that can be read as some items. */
export function formatsOf(items: ItemKind): CorpusFormat[] {
  return corpusFormats.filter((format) => formatRow(format).reads.includes(items));
}

/** The format that a file's extension tells (`.gz` aside); undefined where it tells none. */
export function formatOf(file: string): CorpusFormat | undefined {
  const name = file.replace(/\.gz$/i, '');
  const dot = name.lastIndexOf('.');
  return dot === -1 ? undefined : byExtension.get(name.slice(dot + 1).toLowerCase());
}
