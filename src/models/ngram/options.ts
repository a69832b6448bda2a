/**
 * What can be chosen when an n-gram model is trained: names, defaults, ranges, checked once at the door.
 */
import { usageError } from '../../errors.ts';
import { additive } from './additive.ts';
import { goodTuring } from './good-turing.ts';
import { jelinekMercer } from './jelinek-mercer.ts';
import { discounting } from './kneser-ney.ts';
import type { SmoothingMethod } from './level.ts';
import { type Smoothing, smoothingNames } from './smoothing-names.ts';
import { stupidBackoff } from './stupid-backoff.ts';
import { wittenBell } from './witten-bell.ts';

export const longestOrder = 9;

export interface NgramOptions {
  /** Length of the longest n-grams, 1 to 9. @defaultValue 3 */
  order?: number;
  /** @defaultValue 'modified-kneser-ney' */
  smoothing?: Smoothing;
  /**
   * N-grams of order n that occur at most prune[n - 1] times are dropped; the last number serves all higher orders.
   * Begins with 0 (words stay) and never falls. @defaultValue [0]
   */
  prune?: readonly number[];
  /** What `lidstone` adds to every count, above 0. @defaultValue 0.1 */
  alpha?: number;
  /** Mix the words' probabilities with the uniform distribution; else that share goes to `<unk>`. @defaultValue true */
  interpolateUnigrams?: boolean;
  /** Refuse a corpus whose discounts cannot be estimated, instead of warning. @defaultValue false */
  strictDiscounts?: boolean;
}

/** Options with every default in place; what a model file records. */
export type NgramSettings = Required<NgramOptions> & { prune: number[] };

/** @throws NlpError (exit 2) for a value out of its range */
export function resolveOptions(options: NgramOptions = {}): NgramSettings {
  const order = options.order ?? 3;
  if (!Number.isInteger(order) || order < 1 || order > longestOrder) {
    throw usageError(`the order is a whole number from 1 to ${longestOrder}, not ${order}`, '--order');
  }
  const smoothing = options.smoothing ?? 'modified-kneser-ney';
  if (!smoothingNames.includes(smoothing)) {
    throw usageError(
      `no smoothing is called ${smoothing}`,
      '--smoothing',
      `Choose ${smoothingNames.join(', ')}.`,
    );
  }
  const alpha = smoothing === 'laplace' ? 1 : (options.alpha ?? 0.1);
  if (!(alpha > 0 && alpha < Number.POSITIVE_INFINITY)) {
    throw usageError(`what is added to every count is a number above 0, not ${alpha}`, '--alpha');
  }
  return {
    order,
    smoothing,
    prune: resolvePrune(options.prune ?? [0], order),
    alpha,
    // These two are mixtures with the uniform distribution by definition.
    interpolateUnigrams:
      smoothing === 'laplace' || smoothing === 'lidstone' || (options.interpolateUnigrams ?? true),
    strictDiscounts: options.strictDiscounts ?? false,
  };
}

/** One threshold for each order. */
function resolvePrune(thresholds: readonly number[], order: number): number[] {
  if (thresholds.length === 0 || thresholds.length > order) {
    throw usageError(
      `${thresholds.length} pruning thresholds for order ${order}`,
      '--prune',
      'Give 1 to order.',
    );
  }
  const prune = Array.from({ length: order }, (_, i) => thresholds[Math.min(i, thresholds.length - 1)]);
  prune.forEach((threshold, i) => {
    if (!Number.isInteger(threshold) || threshold < 0 || threshold > 0xffffffff) {
      throw usageError(`a pruning threshold is a whole number, not ${threshold}`, '--prune');
    }
    if (i > 0 && threshold < prune[i - 1]) {
      throw usageError(
        `pruning thresholds ${thresholds.join(',')} fall`,
        '--prune',
        'A longer n-gram needs its shorter ones: give numbers that never fall.',
      );
    }
  });
  if (prune[0] !== 0) throw usageError('words cannot be pruned', '--prune', 'Begin with 0, as in 0,1.');
  return prune;
}

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
