/** A line chart as a picture: grid, ticks, a line with dashes and shapes of its own for each series, a legend. */
import type { LineChart, Series } from './figure.ts';
import { createScale, type Scale } from './scale.ts';
import { dash, dashes, legendLine, marker, round, svgDocument, svgText, textWidth } from './svg.ts';

const plotHeight = 220;
/** Shapes on a line: one every so many pixels at least. */
const markerDistance = 60;

export function lineChartSvg(chart: LineChart, width: number, id?: string): string {
  const points = chart.series.flatMap((series) => series.points);
  const y = createScale(chart.y, column(points, 1), 6);
  const left = 18 + Math.max(...y.ticks.map((tick) => textWidth(tick.text)), 10);
  const right = width - 20;
  const x = createScale(chart.x, column(points, 0), Math.max(2, Math.floor((right - left) / 70)));
  const top = 58;
  const bottom = top + plotHeight;
  const parts = [
    svgText(14, 24, chart.title, 'class="title"'),
    svgText(14, 44, chart.y.label, 'class="faint"'),
  ];
  for (const { place, text } of y.ticks) {
    const at = round(bottom - place * plotHeight);
    parts.push(`<path class="grid" d="M${round(left)} ${at}H${right}"/>`);
    parts.push(svgText(left - 6, at + 4, text, 'class="faint" text-anchor="end"'));
  }
  parts.push(`<path class="axis" d="M${round(left)} ${bottom}H${right}"/>`);
  for (const { place, text } of x.ticks) {
    const at = left + place * (right - left);
    parts.push(`<path class="axis" d="M${round(at)} ${bottom}v5"/>`);
    parts.push(svgText(at, bottom + 19, text, 'class="faint" text-anchor="middle"'));
  }
  parts.push(svgText((left + right) / 2, bottom + 38, chart.x.label, 'class="faint" text-anchor="middle"'));
  for (const [i, series] of chart.series.entries()) {
    parts.push(...drawn(series, i % dashes.length, x, y, left, right, bottom));
  }
  const [legend, height] = legendParts(chart.series, width, bottom + 62);
  return svgDocument({ ...chart, width, height: Math.ceil(height), id }, [...parts, ...legend]);
}

function drawn(
  series: Series,
  index: number,
  x: Scale,
  y: Scale,
  left: number,
  right: number,
  bottom: number,
): string[] {
  let path = '';
  let pen = 'M';
  let lastMarker = Number.NEGATIVE_INFINITY;
  const markers: string[] = [];
  for (const [valueX, valueY] of series.points) {
    const placeX = x.place(valueX);
    const placeY = y.place(valueY);
    if (placeX === null || placeY === null) {
      pen = 'M';
      continue;
    }
    const atX = left + placeX * (right - left);
    const atY = bottom - placeY * plotHeight;
    path += `${pen}${round(atX)} ${round(atY)}`;
    pen = 'L';
    if (atX - lastMarker >= markerDistance || series.points.length <= 12) {
      markers.push(marker(atX, atY, index));
      lastMarker = atX;
    }
  }
  if (path === '') return [];
  return [`<path class="line${index}" d="${path}"${dash(index)}/>`, ...markers];
}

/** The legend in rows, and where it ends. */
function legendParts(series: readonly Series[], width: number, y: number): [string[], number] {
  if (series.length <= 1 && !series[0]?.name) return [[], y - 10];
  const parts: string[] = [];
  let x = 14;
  let row = y;
  for (const [i, { name }] of series.entries()) {
    const needed = 34 + textWidth(name) + 18;
    if (x > 14 && x + needed > width) {
      x = 14;
      row += 21;
    }
    parts.push(legendLine(x, row - 4, i), svgText(x + 34, row, name));
    x += needed;
  }
  return [parts, row + 16];
}

function* column(points: readonly (readonly [number, number])[], index: 0 | 1): Generator<number> {
  for (const point of points) yield point[index];
}
