/**
 * A heat map as a picture: a box a value, names at the sides with their letters upright, what stands in a box where
 * there is room, and the scale. One hue from light to dark, so that it reads in grey as well.
 */
import type { HeatMap } from './figure.ts';
import { formatValue } from './scale.ts';
import { escapeXml, letterWidth, round, svgDocument, svgText, textWidth } from './svg.ts';

const rowHeight = 22;
const lineHeight = 13;
/** Where the scale has its marks. */
const marks = { root: [0, 0.05, 0.2, 0.5, 1], linear: [0, 0.25, 0.5, 0.75, 1] };

type Ink = keyof typeof marks;
const scaleWidth = 180;
const scaleSteps = 30;

export function heatMapSvg(map: HeatMap, id?: string): string {
  const { title, rows, columns, values, texts, marked = [], scale = 'value', ink = 'root', most = 1 } = map;
  const left = 22 + Math.max(0, ...rows.map(textWidth));
  const longest = Math.max(0, ...(texts ?? []).flat().map((text) => text.length));
  const cell = Math.max(rowHeight, 6 + 6.6 * longest);
  // Names that fit over their column lie; longer ones stand, letter below letter.
  const isLying = columns.every((name) => textWidth(name) <= cell);
  const stacks = columns.map((name) => (isLying ? [name] : [...name]));
  const top = 46 + lineHeight * Math.max(0, ...stacks.map((list) => list.length));
  const bottom = top + rowHeight * rows.length;
  const width = Math.ceil(
    Math.max(
      left + cell * columns.length + 16,
      36 + 1.1 * textWidth(title),
      50 + scaleWidth + textWidth(scale),
    ),
  );
  const height = Math.ceil(bottom + 58);
  const parts = [svgText(14, 24, title, 'class="title"')];
  for (const [c, list] of stacks.entries()) {
    const x = left + cell * c + cell / 2;
    for (const [i, letter] of list.entries()) {
      const y = top - 6 - lineHeight * (list.length - 1 - i);
      parts.push(svgText(x, y, letter, 'text-anchor="middle"'));
    }
  }
  for (const [r, name] of rows.entries()) {
    const y = top + rowHeight * r;
    parts.push(svgText(left - 6, y + rowHeight / 2 + 4, name, 'text-anchor="end"'));
    for (const [c, column] of columns.entries()) {
      const value = values[r][c];
      const place = `x="${round(left + cell * c)}" y="${round(y)}" width="${round(cell - 1)}" height="${rowHeight - 1}"`;
      const known = Number.isFinite(value);
      const fill = known ? `class="heat" fill-opacity="${opacity(value / most, ink)}"` : 'class="empty"';
      const text = texts?.[r][c] ?? '';
      const tip = `${name}, ${column}: ${known ? value.toFixed(4) : 'none'}${text === '' ? '' : ` (${text})`}`;
      parts.push(`<rect ${place} ${fill}><title>${escapeXml(tip)}</title></rect>`);
      if (text === '') continue;
      const letters = known && opacity(value / most, ink) > 0.55 ? 'over' : 'cell';
      parts.push(
        svgText(
          left + cell * c + cell / 2,
          y + rowHeight / 2 + 4,
          text,
          `class="${letters}" text-anchor="middle"`,
        ),
      );
    }
  }
  for (const [r, c] of marked) {
    parts.push(
      `<rect class="mark" x="${round(left + cell * c + 0.5)}" y="${round(top + rowHeight * r + 0.5)}" width="${round(cell - 2)}" height="${rowHeight - 2}"/>`,
    );
  }
  parts.push(...scaleParts(scale, ink, most, bottom + 16));
  return svgDocument({ ...map, width, height, id }, parts);
}

/** The scale: the same ink from 0 to the most. */
function scaleParts(name: string, ink: Ink, most: number, y: number): string[] {
  const parts: string[] = [];
  const left = 18;
  for (let i = 0; i < scaleSteps; i++) {
    const part = (i + 0.5) / scaleSteps;
    const value = ink === 'root' ? part ** 2 : part;
    const x = left + (i * scaleWidth) / scaleSteps;
    parts.push(
      `<rect class="heat" x="${round(x)}" y="${round(y)}" width="${round(scaleWidth / scaleSteps)}" height="12" fill-opacity="${opacity(value, ink)}"/>`,
    );
  }
  for (const mark of marks[ink]) {
    const x = left + scaleWidth * (ink === 'root' ? Math.sqrt(mark) : mark);
    parts.push(svgText(x, y + 26, formatValue(mark * most), 'class="faint" text-anchor="middle"'));
  }
  parts.push(svgText(left + scaleWidth + 2 * letterWidth, y + 11, name, 'class="faint"'));
  return parts;
}

/** Of a part of the most; nothing is wholly invisible. */
function opacity(share: number, ink: Ink): number {
  const part = Math.min(1, Math.max(0, share));
  return round(0.05 + 0.95 * (ink === 'root' ? Math.sqrt(part) : part));
}
