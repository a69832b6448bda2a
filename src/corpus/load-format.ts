/** The code of a format, which is loaded when it is needed. */
import type { CorpusFormatCode } from './formats/format.ts';
import type { FormatContext, LineParser } from './formats/parser.ts';
import type { CorpusFormat } from './formats.ts';
import type { ItemKind, ItemTypes } from './items.ts';

const loaders: Record<CorpusFormat, () => Promise<{ format: CorpusFormatCode }>> = {
  text: () => import('./formats/text.ts'),
  prose: () => import('./formats/prose.ts'),
  tagged: () => import('./formats/tagged.ts'),
  conllu: () => import('./formats/conllu.ts'),
  columns: () => import('./formats/columns.ts'),
  jsonl: () => import('./formats/jsonl.ts'),
  csv: () => import('./formats/csv.ts'),
  tsv: () => import('./formats/tsv.ts'),
  lines: () => import('./formats/lines.ts'),
  files: () => import('./formats/files.ts'),
  smart: () => import('./formats/smart.ts'),
  fasttext: () => import('./formats/fasttext.ts'),
  crfsuite: () => import('./formats/crfsuite.ts'),
};

export async function loadFormat(format: CorpusFormat): Promise<CorpusFormatCode> {
  return (await loaders[format]()).format;
}

/**
 * The parser of a file for some items.
 * @param format one that can be read as these items, as `chooseFormat` sees to
 */
export async function itemParser<Kind extends ItemKind>(
  kind: Kind,
  format: CorpusFormat,
  context: FormatContext,
): Promise<LineParser<ItemTypes[Kind]>> {
  const make = (await loadFormat(format)).read[kind] as NonNullable<CorpusFormatCode['read'][Kind]>;
  return make(context);
}
