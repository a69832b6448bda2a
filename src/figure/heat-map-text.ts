/**
 * A matrix of probabilities as blocks of shades, darker for more; colour only adds to it. The legend has signs instead
 * of words, so that it reads in any language.
 */
import type { HeatMap, Ink, Paint } from './figure.ts';
import { formatValue } from './scale.ts';
import { columnsOf, padColumns } from './terminal-width.ts';

/** The least share of the most for each shade: roughly equal steps of the square root, so that small values show. */
const shades: readonly [number, string, Ink][] = [
  [0.5, '██', 'strong'],
  [0.2, '▓▓', 'strong'],
  [0.05, '▒▒', 'weak'],
  [0.01, '░░', 'weak'],
  [0, '··', 'faint'],
];

/** Below it only the last shade is left. */
const faintest = shades[shades.length - 2][0];

export function heatMapText(
  { title, rows, columns, values, marked = [], most = 1 }: HeatMap,
  paint: Paint,
): string[] {
  const width = Math.max(...rows.map(columnsOf));
  const height = Math.max(...columns.map((column) => [...column].length));
  const cell = marked.length > 0 ? 4 : 2;
  const lines = [paint(title, 'title')];
  // Column names stand upright, a letter a line.
  for (let i = 0; i < height; i++) {
    const letters = columns.map((column) => {
      const characters = [...column];
      return padColumns(
        `${cell === 4 ? ' ' : ''}${characters[i - (height - characters.length)] ?? ''}`,
        cell,
      );
    });
    lines.push(`${' '.repeat(width + 1)}${letters.join('')}`.trimEnd());
  }
  for (const [r, row] of rows.entries()) {
    const cells = columns.map((_, c) => {
      const block = shaded(values[r][c] / most, paint);
      if (cell === 2) return block;
      return marked.some(([i, j]) => i === r && j === c)
        ? `${paint('[', 'mark')}${block}${paint(']', 'mark')}`
        : ` ${block} `;
    });
    lines.push(`${padColumns(row, width)} ${cells.join('')}`.trimEnd());
  }
  const legend = shades.map(([least, block]) =>
    least === 0 ? `${block} < ${formatValue(faintest * most)}` : `${block} ≥ ${formatValue(least * most)}`,
  );
  return [...lines, paint(legend.join(' '), 'faint')];
}

function shaded(value: number, paint: Paint): string {
  if (Number.isNaN(value)) return '  ';
  const [, block, ink] = shades.find(([from]) => value >= from) ?? shades[shades.length - 1];
  return paint(block, ink);
}
