/**
 * A line chart for a terminal: lines of Braille dots, a letter of its own on each line so that the series can be
 * told apart without colour, ticks at the left and below, the legend under the title.
 */
import { BrailleCanvas } from './braille-canvas.ts';
import type { LineChart, Paint, Series } from './figure.ts';
import { createScale, type Scale } from './scale.ts';
import { columnsOf, fitColumns, padColumns } from './terminal-width.ts';

/** Letters of the series; after the last they begin again. */
const seriesMarks = ['o', 'x', '+', '*', '#', '@'] as const;

export function lineChartText(chart: LineChart, width: number, height: number, paint: Paint): string[] {
  const points = chart.series.flatMap((series) => series.points);
  const y = createScale(chart.y, column(points, 1), Math.max(2, Math.round(height / 3) + 1));
  const margin = Math.max(1, ...y.ticks.map((tick) => columnsOf(tick.text)));
  const plotWidth = Math.max(8, width - margin - 2);
  const x = createScale(chart.x, column(points, 0), Math.max(2, Math.floor(plotWidth / 10)));
  const canvas = new BrailleCanvas(plotWidth, height);
  for (const [i, series] of chart.series.entries()) draw(canvas, series, i, chart.series.length, x, y);

  const labels = new Map(y.ticks.map((tick) => [Math.round((1 - tick.place) * (height - 1)), tick.text]));
  const lines = [paint(fitColumns(chart.title, width), 'title')];
  if (chart.series.length > 1 || chart.series[0]?.name) lines.push(...legend(chart, width, paint));
  lines.push(paint(fitColumns(chart.y.label, width), 'faint'));
  for (let row = 0; row < height; row++) {
    const label = labels.get(row);
    const axis = paint(
      `${padColumns(label ?? '', margin, 'right')} ${label === undefined ? '│' : '┤'}`,
      'faint',
    );
    const pieces = canvas.row(row).map(({ text, owner }) => (owner < 0 ? text : paint(text, owner)));
    lines.push(axis + pieces.join('').trimEnd());
  }
  lines.push(...horizontalAxis(chart.x.label, x, margin, plotWidth, width, paint));
  return lines;
}

function draw(canvas: BrailleCanvas, series: Series, index: number, count: number, x: Scale, y: Scale): void {
  const right = canvas.width * 2 - 1;
  const bottom = canvas.height * 4 - 1;
  const mark = seriesMarks[index % seriesMarks.length];
  // Few points: a letter on each. Many: one every so often, each series at another place.
  const few = series.points.length <= canvas.width / 4;
  const every = 12;
  let nextMark = ((index + 0.5) * every) / Math.max(1, count);
  let before: [number, number] | undefined;
  for (const [valueX, valueY] of series.points) {
    const placeX = x.place(valueX);
    const placeY = y.place(valueY);
    if (placeX === null || placeY === null) {
      before = undefined;
      continue;
    }
    const at: [number, number] = [Math.round(placeX * right), Math.round((1 - placeY) * bottom)];
    canvas.line(...(before ?? at), ...at, index);
    if (few) canvas.letter(...at, mark, index);
    else if (at[0] >> 1 >= nextMark) {
      canvas.letter(...at, mark, index);
      nextMark = (at[0] >> 1) + every;
    }
    before = at;
  }
}

function legend(chart: LineChart, width: number, paint: Paint): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [i, { name }] of chart.series.entries()) {
    const text = fitColumns(`${seriesMarks[i % seriesMarks.length]} ${name}`, width);
    const columns = columnsOf(text);
    if (used > 0 && used + 3 + columns > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += (used > 0 ? '   ' : '') + paint(text, i);
    used += (used > 0 ? 3 : 0) + columns;
  }
  return [...lines, line];
}

function horizontalAxis(
  label: string,
  scale: Scale,
  margin: number,
  plotWidth: number,
  width: number,
  paint: Paint,
): string[] {
  const rule = new Array<string>(plotWidth).fill('─');
  let texts = '';
  const indent = margin + 2;
  for (const { place, text } of scale.ticks) {
    const column = Math.round(place * (plotWidth - 1));
    rule[column] = '┬';
    const middle = indent + column - Math.floor((text.length - 1) / 2);
    const start = Math.max(0, Math.min(middle, width - text.length));
    if (start < texts.length + (texts === '' ? 0 : 1)) continue;
    texts = texts.padEnd(start) + text;
  }
  return [
    paint(`${' '.repeat(margin)} └${rule.join('')}`, 'faint'),
    paint(texts, 'faint'),
    paint(`${' '.repeat(indent)}${fitColumns(label, plotWidth)}`, 'faint'),
  ];
}

function* column(points: readonly (readonly [number, number])[], index: 0 | 1): Generator<number> {
  for (const point of points) yield point[index];
}
