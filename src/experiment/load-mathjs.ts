/**
 * mathjs, loaded where the first expression or statistic asks for it.
 *
 * The package is many hundred small modules, whose loading takes longer than all else of a run from the cache; its
 * bundle for browsers is the same program in one file. `predictable` keeps numbers real: the root of -1 is not a
 * number, as in `mathjs/number`, instead of a complex one.
 */
import { createRequire } from 'node:module';
import type { MathJsInstance } from 'mathjs';

let loaded: MathJsInstance | undefined;

/** An instance for this program alone, always the same. */
export function loadMathjs(): MathJsInstance {
  if (loaded === undefined) {
    const bundle = createRequire(import.meta.url)('mathjs/lib/browser/math.js');
    loaded = bundle.create({ predictable: true }) as MathJsInstance;
  }
  return loaded;
}
