/**
 * A bar chart for a terminal: bars run to the right, in eighths of a cell, the value behind each. The bars of a
 * group are told apart without colour by their filling and the legend.
 */
import type { BarChart, Paint } from './figure.ts';
import { formatValue } from './scale.ts';
import { columnsOf, fitColumns, padColumns } from './terminal-width.ts';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** The filling of each series; only the first has parts of a cell. */
const fillings = ['█', '▒', '▓', '░'];

export function barChartText(chart: BarChart, width: number, paint: Paint): string[] {
  const format = chart.format ?? formatValue;
  const values = chart.bars.flatMap((bar) => bar.values.filter((value) => value !== null));
  const most = Math.max(0, ...values.filter(Number.isFinite));
  const valueColumns = Math.max(1, ...values.map((value) => columnsOf(text(value, format))));
  const labelColumns = Math.min(
    Math.floor(width * 0.4),
    Math.max(0, ...chart.bars.map(({ label }) => columnsOf(label))),
  );
  const room = Math.max(4, width - labelColumns - valueColumns - 4);
  const lines = [
    paint(fitColumns(chart.title, width), 'title'),
    paint(fitColumns(chart.axis, width), 'faint'),
  ];
  if (chart.series.length > 1) {
    const names = chart.series.map((name, i) =>
      paint(`${fillings[i % fillings.length].repeat(2)} ${name}`, i),
    );
    lines.push(names.join('   '));
  }
  for (const { label, values: group } of chart.bars) {
    for (const [i, value] of group.entries()) {
      if (value === null) continue;
      const name = padColumns(i === 0 ? fitColumns(label, labelColumns) : '', labelColumns);
      const bar = paint(drawn(value, most, room, fillings[i % fillings.length]), i);
      lines.push(`${name}  ${bar} ${text(value, format)}`.trimEnd());
    }
  }
  return lines;
}

function drawn(value: number, most: number, room: number, filling: string): string {
  if (value === Number.POSITIVE_INFINITY) return `${filling.repeat(room - 1)}▶`;
  if (!(value > 0) || !(most > 0)) return '';
  const cells = (value / most) * room;
  if (filling !== '█') return filling.repeat(Math.max(1, Math.round(cells)));
  const whole = Math.floor(cells);
  return filling.repeat(whole) + eighths[Math.max(whole === 0 ? 1 : 0, Math.floor((cells - whole) * 8))];
}

function text(value: number, format: (value: number) => string): string {
  return Number.isFinite(value) ? format(value) : formatValue(value);
}
