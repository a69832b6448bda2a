/**
 * Labels from where a text lies, for formats that have none: the first folder of its path below the folder that was
 * given (a folder a class: pos/1.txt), else the name of its file without .txt, .md, .gz (a file a class: Korean.txt).
 */
import type { CorpusDocument, LabelledText } from '../items.ts';
import { type FormatContext, isBlank, type LineParser, lineError, type Remedy } from './parser.ts';

/** @throws NlpError where one file is all there is, so that all texts would have one label */
export function fileLabelled(
  context: FormatContext,
  documents: LineParser<CorpusDocument>,
): LineParser<LabelledText> {
  const label = labelOf(context);
  const found: CorpusDocument[] = [];
  const take = (out: LabelledText[]) => {
    for (const { id, text, file, line } of found.splice(0)) {
      if (!isBlank(text)) out.push({ text, labels: [label], id, file, line });
    }
  };
  return {
    push(lines, first, out) {
      documents.push(lines, first, found);
      take(out);
    },
    end(out) {
      documents.end(found);
      take(out);
    },
  };
}

function labelOf(context: FormatContext): string {
  if (context.idPrefix === '') {
    const remedy: Remedy = (option) =>
      `Name a folder with a folder a class or a file a class, or another ${option('format')}: tsv, csv, jsonl, fasttext.`;
    throw lineError(context, 1, 'a single file has no labels', remedy);
  }
  const [folder, ...rest] = context.id.split('/');
  const isFolder = context.inFolder && rest.length > 0;
  const name = isFolder
    ? folder
    : (context.id.split('/').at(-1) as string).replace(/(?:\.(?:txt|text|md))?(?:\.gz)?$/i, '');
  return name === '' ? context.id : name;
}
