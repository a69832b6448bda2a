/**
 * The paired bootstrap: would one system still be ahead of the other, had other sentences been drawn?
 * Sources: P. Koehn, "Statistical Significance Tests for Machine Translation Evaluation", EMNLP 2004, section 3
 * (the same sentences are drawn for both systems); B. Efron and R. Tibshirani, "An Introduction to the Bootstrap",
 * 1993, chapter 13 (percentile interval) and section 15.4 (p is the level at which that interval touches 0).
 */
import { usageError } from '../errors.ts';
import type { Random } from '../math/random.ts';
import { sortedQuantile } from './bootstrap.ts';
import { sum } from './sum.ts';

/** A ratio of two sums over units (sentences, queries), and a rising function of it. */
export interface UnitSums {
  /** What each unit adds above. */
  above: ArrayLike<number>;
  /** What each adds below; absent where each adds 1. */
  below?: ArrayLike<number>;
  /** @defaultValue the ratio itself */
  transform?: (ratio: number) => number;
}

export interface PairedBootstrapOptions {
  /** @defaultValue 2000 */
  samples?: number;
  /** @defaultValue 0.95 */
  level?: number;
}

export interface PairedBootstrapResult {
  /** The second minus the first, of all units. */
  difference: number;
  /** The interval of the difference. */
  low: number;
  high: number;
  /** Two-sided; at least 2 / (samples + 1), and 1 where no draw makes a difference. */
  pValue: number;
  units: number;
}

/** @throws NlpError (exit 2) unless both have the same units, at least one */
export function pairedBootstrap(
  first: UnitSums,
  second: UnitSums,
  random: Random,
  options: PairedBootstrapOptions = {},
): PairedBootstrapResult {
  const { samples = 2000, level = 0.95 } = options;
  const units = first.above.length;
  if (units === 0 || units !== second.above.length) {
    throw usageError(
      `${units} and ${second.above.length} units make no pairs`,
      undefined,
      'Compare the same sentences.',
    );
  }
  const above1 = Float64Array.from(first.above);
  const below1 = denominators(first);
  const above2 = Float64Array.from(second.above);
  const below2 = denominators(second);
  const value1 = first.transform ?? identity;
  const value2 = second.transform ?? identity;
  // No draw makes a difference: the usual case where nothing was changed.
  if (value1 === value2 && isSame(above1, above2) && isSame(below1, below2)) {
    return { difference: 0, low: 0, high: 0, pValue: 1, units };
  }
  const differences = new Float64Array(samples);
  let atMost = 0;
  let atLeast = 0;
  for (let s = 0; s < samples; s++) {
    let sumAbove1 = 0;
    let sumBelow1 = 0;
    let sumAbove2 = 0;
    let sumBelow2 = 0;
    for (let i = 0; i < units; i++) {
      const drawn = random.int(units);
      sumAbove1 += above1[drawn];
      sumBelow1 += below1[drawn];
      sumAbove2 += above2[drawn];
      sumBelow2 += below2[drawn];
    }
    const difference = value2(sumAbove2 / sumBelow2) - value1(sumAbove1 / sumBelow1);
    differences[s] = difference;
    if (difference <= 0) atMost++;
    if (difference >= 0) atLeast++;
  }
  differences.sort();
  const tail = (1 - level) / 2;
  return {
    difference: value2(sum(above2) / sum(below2)) - value1(sum(above1) / sum(below1)),
    low: sortedQuantile(differences, tail),
    high: sortedQuantile(differences, 1 - tail),
    pValue: Math.min(1, (2 * (Math.min(atMost, atLeast) + 1)) / (samples + 1)),
    units,
  };
}

const identity = (value: number) => value;

function denominators({ above, below }: UnitSums): Float64Array {
  return below === undefined ? new Float64Array(above.length).fill(1) : Float64Array.from(below);
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, i) => value === b[i]);
}
