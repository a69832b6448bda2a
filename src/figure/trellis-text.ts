/** A trellis for a terminal: a line a state, a cell a moment with score and the state before; the best path in brackets. */
import type { Paint, Trellis, TrellisColumn } from './figure.ts';
import { columnsOf, fitColumns, padColumns } from './terminal-width.ts';

/** Columns of the longest name of a state; longer ones are cut. */
const longestName = 16;

export function trellisText({ title, rows, columns }: Trellis, width: number, paint: Paint): string[] {
  const names = rows.map((name) => fitColumns(name, longestName));
  const side = Math.max(0, ...names.map(columnsOf));
  const cells = columns.map(({ nodes }) => {
    const list = rows.map(() => '');
    for (const { row, text, from } of nodes)
      list[row] = `${text} ${from === null ? '' : `< ${names[from]}`}`.trimEnd();
    return list;
  });
  const widths = columns.map(({ label }, i) =>
    Math.max(...cells[i].map(columnsOf), columnsOf(fitColumns(label, longestName))),
  );
  const lines = [paint(title, 'title')];
  // As many moments as fit stand beside one another, the next ones below.
  for (let from = 0; from < columns.length; ) {
    let to = from;
    let used = side;
    while (to < columns.length && (to === from || used + widths[to] + 4 <= width)) used += widths[to++] + 4;
    if (from > 0) lines.push('');
    lines.push(...block(columns.slice(from, to), cells.slice(from, to), widths.slice(from, to)));
    from = to;
  }
  return [...lines, paint('[best path]  score < state before', 'faint')];

  function block(
    shown: readonly TrellisColumn[],
    texts: readonly string[][],
    room: readonly number[],
  ): string[] {
    const head = shown.map(({ label }, i) => `  ${padColumns(fitColumns(label, longestName), room[i])}  `);
    const result = [`${' '.repeat(side)}${head.join('')}`.trimEnd()];
    for (const [row, name] of names.entries()) {
      const line = shown.map(({ nodes }, i) => {
        const text = padColumns(texts[i][row], room[i]);
        const isMarked = nodes.some((node) => node.row === row && node.marked);
        return isMarked ? ` ${paint('[', 'mark')}${text}${paint(']', 'mark')} ` : `  ${text}  `;
      });
      if (shown.some(({ nodes }) => nodes.some((node) => node.row === row))) {
        result.push(`${padColumns(name, side)}${line.join('')}`.trimEnd());
      }
    }
    return result;
  }
}
