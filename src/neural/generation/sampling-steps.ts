/**
 * What can be done to a distribution before a token is drawn from it. Steps work one after the other:
 *   on logits: repetition penalty (N. Keskar et al., "CTRL", 2019, equation 2), no repeated n-gram (R. Paulus et al.,
 *   ICLR 2018, section 2.5), temperature;
 *   on weights (probabilities times any factor): the k likeliest (A. Fan et al., ACL 2018), the likeliest that together
 *   have probability p (nucleus: A. Holtzman et al., ICLR 2020), those of at least a part of the largest probability
 *   (min-p: M. Nguyen et al., ICLR 2025).
 */
import { LargestFirst } from './largest.ts';

/** Tokens so far, the prompt's and those drawn. */
export type History = ArrayLike<number>;

/** Changes logits or weights [V] in place: -Infinity, or 0, is what is never drawn. */
export type SamplingStep = (values: Float64Array, history: History) => void;

/** Tokens that are never drawn, whatever the model says. */
export function banTokens(ids: readonly number[]): SamplingStep {
  return (logits) => {
    for (const id of ids) logits[id] = Number.NEGATIVE_INFINITY;
  };
}

/** Logits of tokens that were there before: divided by the penalty where positive, else multiplied. @param penalty above 0 */
export function penalizeRepetition(penalty: number): SamplingStep {
  return (logits, history) => {
    const seen = new Set<number>();
    for (let i = 0; i < history.length; i++) {
      const id = history[i];
      if (seen.has(id)) continue;
      seen.add(id);
      logits[id] = logits[id] > 0 ? logits[id] / penalty : logits[id] * penalty;
    }
  };
}

/** Bans what would complete an n-gram that was there before. @param n at least 1 */
export function banRepeatedNgrams(n: number): SamplingStep {
  return (logits, history) => {
    const { length } = history;
    const begin = length - (n - 1);
    for (let from = 0; from + n <= length; from++) {
      let same = true;
      for (let i = 0; same && i < n - 1; i++) same = history[from + i] === history[begin + i];
      if (same) logits[history[from + n - 1]] = Number.NEGATIVE_INFINITY;
    }
  };
}

/** Divides the distances from the highest logit. @param temperature above 0 */
export function applyTemperature(temperature: number): SamplingStep {
  return (logits) => {
    let highest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < logits.length; i++) if (logits[i] > highest) highest = logits[i];
    for (let i = 0; i < logits.length; i++) logits[i] = (logits[i] - highest) / temperature;
  };
}

/** Only the k largest weights stay. @param size V */
export function keepTopK(k: number, size: number): SamplingStep {
  const heap = new LargestFirst(size);
  return (weights) => {
    heap.fill(weights);
    if (heap.length <= k) return;
    let last = 0;
    for (let i = 0; i < k; i++) last = heap.take();
    keepFrom(weights, last);
  };
}

/** Only the largest weights stay that together reach the part p of the sum: one at least. @param size V */
export function keepTopP(p: number, size: number): SamplingStep {
  const heap = new LargestFirst(size);
  return (weights) => {
    let total = 0;
    for (let i = 0; i < weights.length; i++) total += weights[i];
    heap.fill(weights);
    let sum = 0;
    let last = -1;
    while (heap.length > 0 && (last === -1 || sum < p * total)) {
      last = heap.take();
      sum += weights[last];
    }
    if (last >= 0) keepFrom(weights, last);
  };
}

/** Only weights of at least this part of the largest stay. */
export function keepMinP(part: number): SamplingStep {
  return (weights) => {
    let highest = 0;
    for (let i = 0; i < weights.length; i++) if (weights[i] > highest) highest = weights[i];
    const least = part * highest;
    for (let i = 0; i < weights.length; i++) if (weights[i] < least) weights[i] = 0;
  };
}

/** What is smaller than the weight at `last` goes; of equal ones those with higher ids. */
function keepFrom(weights: Float64Array, last: number): void {
  const least = weights[last];
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] < least || (weights[i] === least && i > last)) weights[i] = 0;
  }
}
