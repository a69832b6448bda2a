/** A page of help as lines for a terminal; nothing but code is wider than it. */
import { columnsOf, padColumns, wrapColumns } from '../../figure/terminal-width.ts';
import type { HelpBlock, HelpPage } from './page.ts';

export function pageLines({ title, blocks }: HelpPage, width: number): string[] {
  return [title, ...blocks.flatMap((block) => ['', ...blockLines(block, width)])];
}

function blockLines(block: HelpBlock, width: number): string[] {
  switch (block.kind) {
    case 'text':
      return wrapColumns(block.text, width);
    case 'heading':
      return [`${block.text}:`];
    case 'list':
      return block.items.flatMap((item) =>
        wrapColumns(item, width - 4).map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`),
      );
    case 'code':
      return block.lines.map((line) => `  ${line}`);
    case 'table':
      return tableLines(block.rows, width);
  }
}

/** The last cell is wrapped; where the others leave it no room, it stands below them. */
function tableLines(rows: readonly (readonly string[])[], width: number): string[] {
  const heads = rows.map((row) => row.slice(0, -1));
  const widths = (heads[0] ?? []).map((_, i) => Math.max(...heads.map((head) => columnsOf(head[i]))));
  const taken = widths.reduce((sum, one) => sum + one + 2, 2);
  const isNarrow = taken > width / 2;
  return rows.flatMap((row) => {
    const cells = row.slice(0, -1);
    const last = row.at(-1) ?? '';
    if (isNarrow) {
      const head = cells.filter((cell) => cell !== '').join('  ');
      return [...wrapColumns(head, width - 2).map((line) => `  ${line}`), ...below(last, width)];
    }
    const head = cells.map((cell, i) => `${padColumns(cell, widths[i])}  `).join('');
    const lines = last === '' ? [''] : wrapColumns(last, width - taken);
    return lines.map((line, i) => `  ${i === 0 ? head : ' '.repeat(taken - 2)}${line}`.trimEnd());
  });
}

function below(text: string, width: number): string[] {
  return text === '' ? [] : wrapColumns(text, width - 8).map((line) => `        ${line}`);
}
