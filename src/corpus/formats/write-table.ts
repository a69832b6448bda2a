/** Documents, labelled texts and pairs as rows under a header: what `csv` and `tsv` write. */
import { NlpError } from '../../errors.ts';
import type { Place } from '../items.ts';
import type { CorpusFormatCode, Write, WriteOptions } from './format.ts';

export interface TableStyle {
  delimiter: string;
  /** A text as a cell. */
  cell: (text: string) => string;
}

type Cells = Record<string, string | undefined>;

export function writeTables(styleOf: (options: WriteOptions) => TableStyle): CorpusFormatCode['write'] {
  return {
    documents: (options) =>
      tableWriter(styleOf(options), ['id', 'title', 'text', 'label'], ({ id, title, text, label }) => ({
        id,
        title,
        text,
        label,
      })),
    labelled: (options) =>
      tableWriter(styleOf(options), ['id', 'text', 'label'], (item) => ({
        id: item.id,
        text: item.text,
        label: onlyLabel(item.labels, item),
      })),
    pairs: (options) =>
      tableWriter(styleOf(options), ['id', 'source', 'target'], ({ id, source, target }) => ({
        id,
        source,
        target,
      })),
  };
}

function onlyLabel(labels: readonly string[], { file, line }: Place): string {
  if (labels.length === 1) return labels[0];
  throw new NlpError(`has ${labels.length} labels, and a row has a place for one`, {
    where: { file, line },
    remedy: 'Choose jsonl or fasttext.',
  });
}

/** The columns are those that the first item has; a header names them. */
function tableWriter<Item extends Place>(
  { delimiter, cell }: TableStyle,
  names: readonly string[],
  cellsOf: (item: Item) => Cells,
): Write<Item> {
  let columns: string[] | undefined;
  return (items) => {
    let text = '';
    for (const item of items) {
      const cells = cellsOf(item);
      if (columns === undefined) {
        columns = names.filter((name) => cells[name] !== undefined);
        text += `${columns.join(delimiter)}\n`;
      }
      for (const name of names) {
        if (cells[name] === undefined || columns.includes(name) || name === 'id') continue;
        throw new NlpError(`has a ${name}, which the first document had not`, {
          where: { file: item.file, line: item.line },
          remedy: 'Choose jsonl, which needs no columns.',
        });
      }
      text += `${columns.map((name) => cell(cells[name] ?? '')).join(delimiter)}\n`;
    }
    return text;
  };
}
