/**
 * From counts to a backoff model, order by order: every smoothing method goes this way.
 */
import { NlpError } from '../../errors.ts';
import { atOnce } from '../../math/turns.ts';
import type { BackoffTrie } from './backoff-trie.ts';
import { BEGIN, type CountTrie, UNKNOWN } from './count-trie.ts';
import { adjustedCounts, countsOfCountsLength, occurrenceCounts, tallyCounts } from './counts-of-counts.ts';
import type { Level, LevelSettings } from './level.ts';
import type { NgramSettings } from './options.ts';
import { keepOnly } from './prune.ts';
import { smoothingMethod } from './smoothing-method.ts';

export interface Estimate {
  trie: BackoffTrie;
  /** For each order what the method fitted: three discounts, for example. */
  parameters: number[][];
}

/** @param warn called where something cannot be estimated and what is used instead */
export function estimate(
  counts: CountTrie,
  settings: NgramSettings,
  warn: (message: string) => void,
): Estimate {
  return atOnce(estimatingSteps(counts, settings, warn));
}

/** The same, step by step: it may be interrupted at each `yield`. */
export function* estimatingSteps(
  counts: CountTrie,
  settings: NgramSettings,
  warn: (message: string) => void,
): Generator<undefined, Estimate> {
  const { order, levelStart, word, first, suffix } = counts;
  const method = smoothingMethod(settings);
  const used = method.counts === 'continuations' ? adjustedCounts(counts) : occurrenceCounts(counts);
  yield;
  const total = levelStart[order];
  const contextCount = levelStart[order - 1];
  const logProb = new Float32Array(total);
  const backoff = new Float32Array(contextCount);
  const kept = markKept(counts, settings.prune);
  const parameters: number[][] = [];
  let lowerProbability: Float64Array = new Float64Array(0);
  let beginFrom = 0;
  let beginTo = 0;
  for (let n = 1; n <= order; n++) {
    const from = levelStart[n - 1];
    const to = levelStart[n];
    const contexts = n === 1 ? 1 : from - levelStart[n - 2];
    const contextStart = n === 1 ? 0 : levelStart[n - 2];
    const level: Level = {
      contexts,
      beginFrom: beginFrom - contextStart,
      beginTo: beginTo - contextStart,
      first: n === 1 ? Uint32Array.of(0, to) : first.subarray(contextStart, from + 1),
      count: used.subarray(from, to),
      kept: settings.prune[n - 1] > 0 ? kept?.subarray(from, to) : undefined,
      lower:
        n === 1
          ? uniform(to, settings.interpolateUnigrams)
          : gather(suffix, from, to, lowerProbability, contextStart),
      probability: new Float64Array(to - from),
      gamma: new Float64Array(contexts),
    };
    yield;
    const fitted = method.fit(levelSettings(n, levelStart[1], level, settings, warn), () => [level]);
    yield;
    fitted.estimate(level);
    yield;
    parameters.push(fitted.parameters);
    lowerProbability = level.probability;
    if (n === 1) lowerProbability[BEGIN] = 1;
    logarithms(lowerProbability, logProb, from);
    yield;
    if (n > 1) backoffs(level, backoff, contextStart);
    [beginFrom, beginTo] = n === 1 ? [BEGIN, BEGIN + 1] : [first[beginFrom], first[beginTo]];
  }
  const trie: BackoffTrie = { order, levelStart, word, logProb, backoff, first, suffix };
  return { trie: kept === undefined ? trie : keepOnly(trie, kept), parameters };
}

/** The settings of one order; `words` leaves out `<s>`. */
export function levelSettings(
  n: number,
  vocabularySize: number,
  level: Pick<Level, 'count'> | Float64Array,
  settings: NgramSettings,
  warn: (message: string) => void,
): LevelSettings {
  let countsOfCounts = new Float64Array(countsOfCountsLength);
  if (level instanceof Float64Array) countsOfCounts = level.slice();
  else tallyCounts(level.count, countsOfCounts);
  return {
    n,
    order: settings.order,
    countsOfCounts,
    words: vocabularySize - 1,
    fallback(message) {
      if (settings.strictDiscounts) {
        throw new NlpError(message, {
          remedy: (option) =>
            `Train on more text, choose another ${option('smoothing')}, or leave out ${option('strictDiscounts')}.`,
        });
      }
      warn(message);
    },
  };
}

/** Below the unigrams: all words alike, or (not interpolated) all on `<unk>`. `<s>` is never predicted. */
export function uniform(vocabularySize: number, interpolate: boolean): Float64Array {
  const lower = new Float64Array(vocabularySize);
  if (interpolate) lower.fill(1 / (vocabularySize - 1));
  else lower[UNKNOWN] = 1;
  lower[BEGIN] = 0;
  return lower;
}

function gather(
  suffix: Uint32Array,
  from: number,
  to: number,
  probability: Float64Array,
  start: number,
): Float64Array {
  const lower = new Float64Array(to - from);
  for (let i = from; i < to; i++) lower[i - from] = probability[suffix[i] - start];
  return lower;
}

export function logarithms(probability: Float64Array, logProb: Float32Array, at: number): void {
  for (let i = 0; i < probability.length; i++) logProb[at + i] = Math.log10(probability[i]);
}

export function backoffs(level: Level, backoff: Float32Array, at: number): void {
  const { contexts, gamma } = level;
  // Most contexts were seen once, and then their weights are all the same.
  let weight = 1;
  let logarithm = 0;
  for (let c = 0; c < contexts; c++) {
    if (gamma[c] !== weight) {
      weight = gamma[c];
      logarithm = Math.log10(weight);
    }
    backoff[at + c] = logarithm;
  }
}

/** [T] 1 for the n-grams that occur more often than their order's threshold; absent where nothing is pruned. */
function markKept(counts: CountTrie, prune: number[]): Uint8Array | undefined {
  if (prune.every((threshold) => threshold === 0)) return undefined;
  const { count, levelStart, order } = counts;
  const kept = new Uint8Array(count.length).fill(1, 0, levelStart[1]);
  for (let n = 2; n <= order; n++) {
    for (let i = levelStart[n - 1]; i < levelStart[n]; i++) kept[i] = count[i] > prune[n - 1] ? 1 : 0;
  }
  return kept;
}
