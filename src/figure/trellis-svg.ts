/** A trellis as a picture: a box a state with its score, a line to the state it came from, the best path in bold. */
import type { Trellis } from './figure.ts';
import { round, svgDocument, svgText, textWidth } from './svg.ts';

const rowHeight = 46;
const boxHeight = 28;
const gap = 44;

export function trellisSvg({ title, description, rows, columns }: Trellis, id?: string): string {
  const left = 22 + Math.max(0, ...rows.map(textWidth));
  const top = 74;
  const texts = columns.flatMap(({ nodes }) => nodes.map(({ text }) => text));
  const box = Math.max(40, 14 + Math.max(0, ...texts.map(textWidth)));
  // A long word makes its column wider, and no other.
  const widths = columns.map(({ label }) => Math.max(box, textWidth(label)));
  const starts: number[] = [];
  let at = left + 8;
  for (const width of widths) {
    starts.push(at);
    at += width + gap;
  }
  const centre = (column: number) => starts[column] + widths[column] / 2;
  const middle = (row: number) => top + rowHeight * row + rowHeight / 2;
  const width = Math.ceil(Math.max(at - gap + 16, 36 + 1.1 * textWidth(title)));
  const height = Math.ceil(top + rowHeight * rows.length + 34);
  const parts = [svgText(14, 24, title, 'class="title"')];
  for (const [row, name] of rows.entries())
    parts.push(svgText(left - 6, middle(row) + 4, name, 'text-anchor="end"'));
  const lines: string[] = [];
  const bold: string[] = [];
  const boxes: string[] = [];
  for (const [column, { label, nodes }] of columns.entries()) {
    parts.push(svgText(centre(column), top - 14, label, 'text-anchor="middle"'));
    for (const { row, text, from, marked } of nodes) {
      const x = centre(column) - box / 2;
      const y = middle(row);
      const shape = `x="${round(x)}" y="${round(y - boxHeight / 2)}" width="${round(box)}" height="${boxHeight}" rx="5"`;
      boxes.push(`<rect class="paper" ${shape}/><rect class="${marked ? 'mark' : 'empty'}" ${shape}/>`);
      const weight = marked ? ' font-weight="600"' : '';
      boxes.push(svgText(x + box / 2, y + 4, text, `text-anchor="middle"${weight}`));
      const isShown = column > 0 && columns[column - 1].nodes.some((node) => node.row === from);
      if (from === null || !isShown) continue;
      const path = `d="M${round(centre(column - 1) + box / 2)} ${round(middle(from))}L${round(x)} ${round(y)}"`;
      (marked ? bold : lines).push(`<path class="${marked ? 'mark' : 'axis'}" ${path}/>`);
    }
  }
  const note = 'in a box the best score up to here; a line leads to the state before; bold: the best path';
  const legend = svgText(14, height - 12, note, 'class="faint"');
  const wide = Math.max(width, Math.ceil(28 + textWidth(note)));
  return svgDocument({ title, description, width: wide, height, id }, [
    ...parts,
    ...lines,
    ...bold,
    ...boxes,
    legend,
  ]);
}
