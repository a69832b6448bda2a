/**
 * What every SVG figure shares: the frame with title and description for screen readers, colours for light and dark
 * surroundings, escaping, and numbers of fixed precision, so that the same figure is the same bytes everywhere.
 *
 * The colours of the series keep their distance for the common kinds of colour blindness (M. Okabe and K. Ito,
 * "Color Universal Design", 2008), darkened or lightened for contrast; dashes and shapes tell them apart without.
 */
import { columnsOf } from './terminal-width.ts';

/** Width of a letter of the 13 px sans-serif text, on the safe side. */
export const letterWidth = 7.2;

export const dashes = ['', '7 3', '2 3', '9 3 2 3', '4 2', '1 4'];

const light = ['#0067a8', '#c04a00', '#007a58', '#a8518a', '#7a6200', '#444444'];
const dark = ['#62b5f0', '#ff9350', '#35d0a5', '#f0a3d0', '#e8d44d', '#cccccc'];

/** The colours of every picture. */
export const style = `<style>
.nlp-figure{--paper:#ffffff;--text:#1c2024;--faint:#5b636d;--grid:#dfe3e8;--heat:8,70,140;${light.map((color, i) => `--s${i}:${color}`).join(';')};font:13px system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans KR",sans-serif}
@media (prefers-color-scheme:dark){.nlp-figure{--paper:#15181c;--text:#e6e9ed;--faint:#a0a8b2;--grid:#333a42;--heat:110,185,255;${dark.map((color, i) => `--s${i}:${color}`).join(';')}}}
.nlp-figure text{fill:var(--text)}.nlp-figure .title{font-weight:600;font-size:14px}.nlp-figure .faint{fill:var(--faint);font-size:12px}
.nlp-figure .paper{fill:var(--paper)}.nlp-figure .grid{stroke:var(--grid)}.nlp-figure .axis{stroke:var(--faint)}.nlp-figure .empty{fill:none;stroke:var(--grid)}
.nlp-figure .heat{fill:rgb(var(--heat))}.nlp-figure .cell{font-size:11px}.nlp-figure .over{font-size:11px;fill:var(--paper)}.nlp-figure .stripe{fill:none;stroke:var(--paper)}.nlp-figure .mark{fill:none;stroke:var(--s1);stroke-width:2.5}
${light.map((_, i) => `.nlp-figure .line${i}{fill:none;stroke:var(--s${i});stroke-width:2}.nlp-figure .fill${i}{fill:var(--s${i})}`).join('\n')}
</style>`;

export interface SvgFrame {
  title: string;
  description?: string;
  width: number;
  height: number;
  /** Prefix of the ids inside; pictures on one page need different ones. @defaultValue 'figure' */
  id?: string;
}

/** A whole picture around its parts, ending in a line feed. */
export function svgDocument(
  { title, description, width, height, id = 'figure' }: SvgFrame,
  parts: string[],
): string {
  const label = escapeXml(id);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="nlp-figure" role="img" aria-labelledby="${label}-title${description ? ` ${label}-desc` : ''}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title id="${label}-title">${escapeXml(title)}</title>`,
    ...(description ? [`<desc id="${label}-desc">${escapeXml(description)}</desc>`] : []),
    style,
    `<rect class="paper" width="100%" height="100%" rx="6"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

/** Text at a place; `attributes` is markup of our own. */
export function svgText(x: number, y: number, text: string, attributes = ''): string {
  return `<text x="${round(x)}" y="${round(y)}"${attributes === '' ? '' : ` ${attributes}`}>${escapeXml(text)}</text>`;
}

/** About how many pixels a text is wide; wide scripts count double. */
export function textWidth(text: string): number {
  return columnsOf(text) * letterWidth;
}

/** Text as the content of an element or an attribute. */
export function escapeXml(text: string): string {
  // XML 1.0 allows no control characters but tab and line feeds, and no lone surrogates.
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** At most two decimals; never NaN in a path. */
export function round(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : 0;
}

/** A series' sign in the legend: a stroke with its dashes and its shape. */
export function legendLine(x: number, y: number, index: number): string {
  const i = index % dashes.length;
  return `<path class="line${i}" d="M${round(x)} ${round(y)}h26"${dash(i)}/>${marker(x + 13, y, i)}`;
}

export function dash(index: number): string {
  return dashes[index] === '' ? '' : ` stroke-dasharray="${dashes[index]}"`;
}

/** A small shape, another for each series. */
export function marker(x: number, y: number, index: number): string {
  const [px, py] = [round(x), round(y)];
  const shapes = [
    `<circle class="fill0" cx="${px}" cy="${py}" r="3.5"/>`,
    `<path class="fill1" d="M${px} ${round(y - 4.5)}l4.5 8h-9z"/>`,
    `<path class="fill2" d="M${round(x - 3.5)} ${round(y - 3.5)}h7v7h-7z"/>`,
    `<path class="fill3" d="M${px} ${round(y - 5)}l5 5l-5 5l-5 -5z"/>`,
    `<path class="fill4" d="M${px} ${round(y + 4.5)}l4.5 -8h-9z"/>`,
    `<path class="line5" d="M${round(x - 4)} ${round(y - 4)}l8 8m0 -8l-8 8"/>`,
  ];
  return shapes[index % shapes.length];
}
