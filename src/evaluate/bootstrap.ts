/**
 * The bootstrap: how far a ratio such as an accuracy might have come out otherwise, had other cases been drawn.
 * Source: B. Efron and R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13 (percentile interval).
 * Whole cases (sentences, queries) are drawn again, because what happens within one is not independent.
 */
import type { Random } from '../math/random.ts';

export interface BootstrapOptions {
  /** @defaultValue 1000 */
  samples?: number;
  /** @defaultValue 0.95 */
  level?: number;
}

/**
 * The interval of sum(numerators) / sum(denominators) over cases.
 * @param numerators what each case adds above, such as its correct words
 * @param denominators what it adds below, such as its words
 * @returns [low, high]; NaN where there are no cases
 */
export function bootstrapInterval(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  random: Random,
  options: BootstrapOptions = {},
): [number, number] {
  const { samples = 1000, level = 0.95 } = options;
  const cases = numerators.length;
  if (cases === 0) return [Number.NaN, Number.NaN];
  const ratios = new Float64Array(samples);
  for (let s = 0; s < samples; s++) {
    let above = 0;
    let below = 0;
    for (let i = 0; i < cases; i++) {
      const drawn = random.int(cases);
      above += numerators[drawn];
      below += denominators[drawn];
    }
    ratios[s] = above / below;
  }
  ratios.sort();
  const tail = (1 - level) / 2;
  return [sortedQuantile(ratios, tail), sortedQuantile(ratios, 1 - tail)];
}

/** The quantile of a sorted list, linear between the two nearest values. @param part from 0 to 1 */
export function sortedQuantile(sorted: Float64Array, part: number): number {
  const position = part * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
