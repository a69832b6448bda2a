/** A heat map as a picture: a square a value, names at the sides, the value as the square's title. */
import type { HeatMap } from './figure.ts';
import { escapeXml, round, svgDocument, svgText, textWidth } from './svg.ts';

const cell = 22;

export function heatMapSvg(map: HeatMap, id?: string): string {
  const { title, rows, columns, values, marked = [] } = map;
  const left = 22 + Math.max(0, ...rows.map(textWidth));
  const top = 46 + Math.max(0, ...columns.map(textWidth));
  const width = Math.ceil(Math.max(left + cell * columns.length + 16, 36 + 1.1 * textWidth(title)));
  const height = Math.ceil(top + cell * rows.length + 16);
  const parts = [svgText(14, 24, title, 'class="title"')];
  for (const [c, name] of columns.entries()) {
    const x = left + cell * c + cell / 2 + 4;
    parts.push(
      `<text transform="translate(${round(x)} ${round(top - 6)}) rotate(-90)">${escapeXml(name)}</text>`,
    );
  }
  for (const [r, name] of rows.entries()) {
    const y = top + cell * r;
    parts.push(svgText(left - 6, y + cell / 2 + 4, name, 'text-anchor="end"'));
    for (const [c, column] of columns.entries()) {
      const value = values[r][c];
      const place = `x="${round(left + cell * c)}" y="${round(y)}" width="${cell - 1}" height="${cell - 1}"`;
      const known = Number.isFinite(value);
      const fill = known ? `class="heat" fill-opacity="${opacity(value)}"` : 'class="empty"';
      const tip = `${name}, ${column}: ${known ? value.toFixed(4) : 'none'}`;
      parts.push(`<rect ${place} ${fill}><title>${escapeXml(tip)}</title></rect>`);
    }
  }
  for (const [r, c] of marked) {
    parts.push(
      `<rect class="mark" x="${round(left + cell * c + 0.5)}" y="${round(top + cell * r + 0.5)}" width="${cell - 2}" height="${cell - 2}"/>`,
    );
  }
  return svgDocument({ ...map, width, height, id }, parts);
}

/** By the square root, so that small values show; nothing is wholly invisible. */
function opacity(value: number): number {
  return round(0.05 + 0.95 * Math.sqrt(Math.min(1, Math.max(0, value))));
}
