/** Any figure as one self-contained SVG picture: no scripts, no fonts or files from elsewhere, the same bytes always. */
import { barChartSvg } from './bar-chart-svg.ts';
import type { Figure } from './figure.ts';
import { heatMapSvg } from './heat-map-svg.ts';
import { lineChartSvg } from './line-chart-svg.ts';
import { trellisSvg } from './trellis-svg.ts';

export interface FigureSvgOptions {
  /** Pixels, from 200; a heat map and a trellis take what their cells need. @defaultValue 560 */
  width?: number;
  /** Prefix of the ids inside: pictures on one page need different ones. @defaultValue 'figure' */
  id?: string;
}

export function figureSvg(figure: Figure, options: FigureSvgOptions = {}): string {
  const { width = 560, id } = options;
  switch (figure.kind) {
    case 'line':
      return lineChartSvg(figure, Math.max(200, width), id);
    case 'bar':
      return barChartSvg(figure, Math.max(200, width), id);
    case 'heat':
      return heatMapSvg(figure, id);
    case 'trellis':
      return trellisSvg(figure, id);
  }
}
