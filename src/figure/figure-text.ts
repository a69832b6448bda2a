/** Any figure as lines of a terminal: Unicode only; colour comes from the caller. */
import { barChartText } from './bar-chart-text.ts';
import type { Figure, Paint } from './figure.ts';
import { heatMapText } from './heat-map-text.ts';
import { lineChartText } from './line-chart-text.ts';
import { trellisText } from './trellis-text.ts';

export interface FigureTextOptions {
  /** Columns that may be used, from 20. @defaultValue 80 */
  width?: number;
  /** Lines of the plot of a line chart (title, legend and axis come on top), from 3. @defaultValue 12 */
  height?: number;
  /** @defaultValue no colour */
  paint?: Paint;
}

export function figureText(figure: Figure, options: FigureTextOptions = {}): string[] {
  const { width = 80, height = 12, paint = (text) => text } = options;
  switch (figure.kind) {
    case 'line':
      return lineChartText(figure, Math.max(20, width), Math.max(3, height), paint);
    case 'bar':
      return barChartText(figure, Math.max(20, width), paint);
    case 'heat':
      return heatMapText(figure, paint);
    case 'trellis':
      return trellisText(figure, Math.max(20, width), paint);
  }
}
