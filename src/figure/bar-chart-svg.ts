/**
 * A bar chart as a picture: bars to the right, label before and value behind each. The bars of a group are told apart
 * without colour by stripes in the colour of the paper.
 */
import type { BarChart } from './figure.ts';
import { formatValue } from './scale.ts';
import { dashes, escapeXml, letterWidth, round, svgDocument, svgText, textWidth } from './svg.ts';
import { fitColumns } from './terminal-width.ts';

const thickness = 16;
/** The stripes of each series: how thick in parts of the bar, and their dashes. */
const stripes: readonly (readonly [number, string] | null)[] = [
  null,
  [1, '1.5 4'],
  [0.3, ''],
  [1, '4 3'],
  [0.4, '8 4'],
  [1, '1.5 10'],
];

export function barChartSvg(chart: BarChart, width: number, id?: string): string {
  const format = (value: number) =>
    Number.isFinite(value) ? (chart.format ?? formatValue)(value) : formatValue(value);
  const values = chart.bars.flatMap((bar) => bar.values.filter((value) => value !== null));
  const most = Math.max(0, ...values.filter(Number.isFinite));
  const labelRoom = Math.min(
    width * 0.48,
    12 + Math.max(0, ...chart.bars.map(({ label }) => textWidth(label))),
  );
  const left = 14 + labelRoom;
  const room = Math.max(
    20,
    width - left - 24 - Math.max(10, ...values.map((value) => textWidth(format(value)))),
  );
  const parts = [svgText(14, 24, chart.title, 'class="title"'), svgText(14, 44, chart.axis, 'class="faint"')];
  let y = 58;
  if (chart.series.length > 1) {
    let x = 14;
    for (const [i, name] of chart.series.entries()) {
      const needed = 22 + textWidth(name) + 16;
      if (x > 14 && x + needed > width) {
        x = 14;
        y += 21;
      }
      parts.push(`<rect class="fill${i % dashes.length}" x="${round(x)}" y="${y}" width="14" height="12"/>`);
      parts.push(...stripe(i, x, y, 14, 12));
      parts.push(svgText(x + 20, y + 11, name));
      x += needed;
    }
    y += 26;
  }
  for (const { label, values: group } of chart.bars) {
    const shown = group.flatMap((value, i) => (value === null ? [] : [{ value, i }]));
    const middle = y + (shown.length * (thickness + 2)) / 2;
    // A label that is cut is shown whole when it is pointed at.
    const shownLabel = fitColumns(label, Math.max(3, Math.floor((labelRoom - 8) / letterWidth)));
    const whole = shownLabel === label ? '' : `<title>${escapeXml(label)}</title>`;
    parts.push(`<g>${whole}${svgText(left - 8, middle + 3, shownLabel, 'text-anchor="end"')}</g>`);
    for (const { value, i } of shown) {
      const endless = value === Number.POSITIVE_INFINITY;
      const length = endless ? room : value > 0 && most > 0 ? Math.max(1, (value / most) * room) : 0;
      const shape = endless
        ? `<path class="fill${i % dashes.length}" d="M${round(left)} ${y}h${round(length - 9)}l9 ${thickness / 2}l-9 ${thickness / 2}H${round(left)}z"/>`
        : `<rect class="fill${i % dashes.length}" x="${round(left)}" y="${y}" width="${round(length)}" height="${thickness}"/>`;
      parts.push(
        shape,
        ...stripe(i, left, y, endless ? length - 9 : length, thickness),
        svgText(left + length + 6, y + thickness - 4, format(value)),
      );
      y += thickness + 2;
    }
    y += 8;
  }
  return svgDocument({ ...chart, width, height: Math.ceil(y + 6), id }, parts);
}

/** A thick dashed line over a bar. */
function stripe(series: number, x: number, y: number, length: number, height: number): string[] {
  const kind = stripes[series % stripes.length];
  if (kind === null || length < 3) return [];
  const [part, dash] = kind;
  const dashing = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return [
    `<path class="stripe" d="M${round(x + 2)} ${round(y + height / 2)}h${round(length - 2)}" stroke-width="${round(part * height)}"${dashing}/>`,
  ];
}
