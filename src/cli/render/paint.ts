/** A palette as the painter of figures: what a piece of a figure is decides its colour. */
import type { Paint } from '../../figure/figure.ts';
import type { Palette } from './color.ts';

export function paintWith(palette: Palette): Paint {
  return (text, ink) => {
    if (typeof ink === 'number') return palette.series(text, ink);
    switch (ink) {
      case 'title':
        return palette.strong(text);
      case 'faint':
        return palette.faint(text);
      case 'weak':
        return palette.accent(text);
      case 'strong':
        return palette.good(text);
      case 'mark':
        return palette.bad(text);
    }
  };
}
