/** A matrix of probabilities as blocks of shades, darker for more; colour only adds to it. */
import type { Palette } from './color.ts';

export interface HeatMap {
  title: string;
  rows: string[];
  columns: string[];
  /** From 0 to 1; [row][column]. */
  values: number[][];
}

/** The least value of each shade: roughly equal steps of the square root, so that small values show. */
const shades: readonly [number, string][] = [
  [0.5, '██'],
  [0.2, '▓▓'],
  [0.05, '▒▒'],
  [0.01, '░░'],
  [0, '··'],
];

export function renderHeatMap({ title, rows, columns, values }: HeatMap, palette: Palette): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  const height = Math.max(...columns.map((column) => [...column].length));
  const lines = [palette.strong(title)];
  // Column names stand upright, a letter a line.
  for (let i = 0; i < height; i++) {
    const letters = columns.map((column) => {
      const characters = [...column];
      return `${characters[i - (height - characters.length)] ?? ' '} `;
    });
    lines.push(`${' '.repeat(width + 1)}${letters.join('')}`.trimEnd());
  }
  for (const [r, row] of rows.entries()) {
    const cells = values[r].map((value) => paint(value, palette));
    lines.push(`${row.padEnd(width)} ${cells.join('')}`);
  }
  const legend = shades.map(([least, block]) => `${block} ${least === 0 ? 'less' : `from ${least}`}`);
  return [...lines, palette.faint(legend.join('  '))];
}

function paint(value: number, palette: Palette): string {
  const [least, block] = shades.find(([from]) => value >= from) ?? shades[shades.length - 1];
  if (least >= 0.2) return palette.good(block);
  return least > 0 ? palette.accent(block) : palette.faint(block);
}
