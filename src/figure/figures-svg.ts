/** Several figures as one picture, one below the other. */
import type { Figure } from './figure.ts';
import { type FigureSvgOptions, figureSvg } from './figure-svg.ts';
import { style } from './svg.ts';

export function figuresSvg(figures: readonly Figure[], options: FigureSvgOptions = {}): string {
  if (figures.length === 1) return figureSvg(figures[0], options);
  const { id = 'figure' } = options;
  const inside: string[] = [];
  let width = 0;
  let height = 0;
  for (const [i, figure] of figures.entries()) {
    const svg = figureSvg(figure, { ...options, id: `${id}-${i + 1}` });
    const [, own, tall] = /^<svg [^>]*? width="(\d+)" height="(\d+)"/.exec(svg) as RegExpExecArray;
    inside.push(svg.replace('<svg ', `<svg y="${height}" `).trimEnd());
    width = Math.max(width, Number(own));
    height += Number(tall);
  }
  const head = `<svg xmlns="http://www.w3.org/2000/svg" class="nlp-figure" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  // The figures are not all of one width: the paper is.
  const paper = '<rect class="paper" width="100%" height="100%" rx="6"/>';
  return `${[head, style, paper, ...inside, '</svg>'].join('\n')}\n`;
}
