/**
 * Witten-Bell smoothing, interpolated: a context is trusted less the more different words follow it.
 * Source: I. Witten and T. Bell, "The zero-frequency problem", IEEE Transactions on Information Theory 37(4), 1991,
 * method C; Chen and Goodman 1998, section 2.6.
 *   p(w|h) = (c(hw) + T(h) p'(w)) / (N(h) + T(h))
 */
import type { Level, SmoothingMethod } from './level.ts';

export const wittenBell: SmoothingMethod = {
  counts: 'occurrences',
  fit: () => ({ estimate: wittenBellLevel, parameters: [] }),
};

function wittenBellLevel(level: Level): void {
  const { contexts, first, count, kept, lower, probability, gamma } = level;
  const base = first[0];
  for (let c = 0; c < contexts; c++) {
    const from = first[c] - base;
    const to = first[c + 1] - base;
    let total = 0;
    let types = 0;
    let pruned = 0;
    for (let i = from; i < to; i++) {
      const times = count[i];
      total += times;
      if (times > 0) types++;
      if (kept !== undefined && kept[i] === 0) pruned += times;
    }
    const weight = total === 0 ? 1 : (types + pruned) / (total + types);
    gamma[c] = weight;
    for (let i = from; i < to; i++) {
      probability[i] = (total === 0 ? 0 : count[i] / (total + types)) + weight * lower[i];
    }
  }
}
