/** What can be chosen when an n-gram model is trained. */
import { usageError } from '../../errors.ts';
import { type OptionsOf, optionTable, resolveOptions } from '../../options/table.ts';
import { choice, integer, integers, number, toggle } from '../../options/types.ts';
import { smoothingNames } from './smoothing-names.ts';

export const longestOrder = 9;

export const ngramTable = optionTable({
  order: { type: integer(1, longestOrder), default: 3, text: 'length of the longest n-grams' },
  smoothing: {
    type: choice(smoothingNames),
    default: 'modified-kneser-ney',
    text: 'how unseen words get their share',
  },
  prune: {
    type: integers({ minimum: 0, maximum: 0xffffffff, most: longestOrder }, 'counts'),
    text: 'drop n-grams seen at most that often: one number an order, as in 0,0,1',
  },
  alpha: { type: number({ above: 0 }), defaultText: '0.1', text: 'what lidstone adds to every count' },
  interpolateUnigrams: {
    type: toggle(),
    default: true,
    text: 'mix words with the uniform distribution',
    textOff: 'give <unk> the share of the uniform distribution, as SRILM does',
  },
  strictDiscounts: {
    type: toggle(),
    default: false,
    text: 'fail where discounts cannot be estimated, instead of warning',
  },
});

export type NgramOptions = OptionsOf<typeof ngramTable>;

/** Options with every default in place and a threshold for each order; what a model file records. */
export type NgramSettings = Required<NgramOptions> & { prune: number[] };

/** @throws NlpError (exit 2) for a value out of its range, or values that do not go together */
export function resolveNgramOptions(options: NgramOptions = {}): NgramSettings {
  const { prune = [0], alpha = 0.1, ...settings } = resolveOptions(ngramTable, options);
  const { smoothing, order, interpolateUnigrams } = settings;
  return {
    ...settings,
    prune: resolvePrune(prune, order),
    alpha: smoothing === 'laplace' ? 1 : alpha,
    // These two are mixtures with the uniform distribution by definition.
    interpolateUnigrams: smoothing === 'laplace' || smoothing === 'lidstone' || interpolateUnigrams,
  };
}

/** One threshold for each order. */
function resolvePrune(thresholds: readonly number[], order: number): number[] {
  if (thresholds.length === 0 || thresholds.length > order) {
    throw usageError(
      `${thresholds.length} pruning thresholds for order ${order}`,
      'prune',
      'Give 1 to order.',
    );
  }
  const prune = Array.from({ length: order }, (_, i) => thresholds[Math.min(i, thresholds.length - 1)]);
  prune.forEach((threshold, i) => {
    if (i > 0 && threshold < prune[i - 1]) {
      throw usageError(
        `pruning thresholds ${thresholds.join(',')} fall`,
        'prune',
        'A longer n-gram needs its shorter ones: give numbers that never fall.',
      );
    }
  });
  if (prune[0] !== 0) throw usageError('words cannot be pruned', 'prune', 'Begin with 0, as in 0,1.');
  return prune;
}
