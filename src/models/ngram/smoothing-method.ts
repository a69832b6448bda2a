/** From the name of a smoothing to its method, each in a file of its own. */
import { additive } from './additive.ts';
import { goodTuring } from './good-turing.ts';
import { jelinekMercer } from './jelinek-mercer.ts';
import { discounting } from './kneser-ney.ts';
import type { SmoothingMethod } from './level.ts';
import type { NgramSettings } from './options.ts';
import { stupidBackoff } from './stupid-backoff.ts';
import { wittenBell } from './witten-bell.ts';

export function smoothingMethod(settings: NgramSettings): SmoothingMethod {
  switch (settings.smoothing) {
    case 'mle':
      return additive(0);
    case 'laplace':
    case 'lidstone':
      return additive(settings.alpha);
    case 'good-turing':
      return goodTuring;
    case 'jelinek-mercer':
      return jelinekMercer;
    case 'witten-bell':
      return wittenBell;
    case 'stupid-backoff':
      return stupidBackoff;
    default:
      return discounting(settings.smoothing);
  }
}
