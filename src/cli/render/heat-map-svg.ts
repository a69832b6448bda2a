/** A heat map as an SVG picture: a square a value, names at the sides, the value as the square's title. */
import type { HeatMap } from './heat-map.ts';

const cell = 22;
const letter = 7.5;

export function heatMapSvg({ title, rows, columns, values }: HeatMap): string {
  const left = 16 + letter * Math.max(...rows.map((name) => name.length));
  const top = 40 + letter * Math.max(...columns.map((name) => name.length));
  const width = Math.ceil(Math.max(left + cell * columns.length + 16, 16 + letter * title.length));
  const height = Math.ceil(top + cell * rows.length + 16);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="monospace" font-size="12">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="16" y="24" font-size="14">${escapeXml(title)}</text>`,
  ];
  for (const [c, name] of columns.entries()) {
    const x = left + cell * c + cell / 2 + 4;
    parts.push(
      `<text transform="translate(${round(x)} ${round(top - 6)}) rotate(-90)">${escapeXml(name)}</text>`,
    );
  }
  for (const [r, name] of rows.entries()) {
    const y = top + cell * r;
    parts.push(
      `<text x="${round(left - 6)}" y="${round(y + cell / 2 + 4)}" text-anchor="end">${escapeXml(name)}</text>`,
    );
    for (const [c, value] of values[r].entries()) {
      const tip = `${name} to ${columns[c]}: ${value.toFixed(4)}`;
      parts.push(
        `<rect x="${round(left + cell * c)}" y="${round(y)}" width="${cell - 1}" height="${cell - 1}" fill="${color(value)}"><title>${escapeXml(tip)}</title></rect>`,
      );
    }
  }
  return `${[...parts, '</svg>'].join('\n')}\n`;
}

/** White to dark blue by the square root, so that small values show. */
function color(value: number): string {
  const depth = Math.sqrt(Math.min(1, Math.max(0, value)));
  const mix = (from: number, to: number) => Math.round(from + (to - from) * depth);
  return `rgb(${mix(245, 8)},${mix(247, 48)},${mix(250, 107)})`;
}

const round = (value: number) => Math.round(value * 10) / 10;

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
