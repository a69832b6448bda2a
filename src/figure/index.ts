/** `classic-nlp/figure`: line, bar and heat-map charts as data, drawn as SVG or as text of a terminal. */

export type {
  Axis as ChartAxis,
  Bar as ChartBar,
  BarChart,
  Figure,
  HeatMap,
  Ink as TextInk,
  LineChart,
  Paint as TextPaint,
  Series as ChartSeries,
  Trellis,
  TrellisColumn,
  TrellisNode,
} from './figure.ts';
export { type FigureSvgOptions, figureSvg } from './figure-svg.ts';
export { type FigureTextOptions, figureText } from './figure-text.ts';
export { figuresSvg } from './figures-svg.ts';
