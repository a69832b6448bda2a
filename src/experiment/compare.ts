/**
 * Two results side by side: the trials that both have, the difference of each metric, and whether the difference is
 * more than chance (paired bootstrap over the sentences, queries or documents both were scored on).
 */
import { type PairedBootstrapResult, pairedBootstrap } from '../evaluate/paired-bootstrap.ts';
import type { ScoreTransform, UnitScores } from '../kinds/trial.ts';
import { Random } from '../math/random.ts';
import { tenTo } from '../math/ten-to.ts';
import { matchTrials } from './match-trials.ts';
import { type MetricInfo, metricOf, type Results, type TrialResult } from './results.ts';

/** A difference is called significant where p is below. */
const significanceLevel = 0.05;

/** Why there is no test where the corpora differ. */
export const differentData = 'the two were tested on different data';

export interface Comparison {
  /** The results that the others are compared with. */
  baseline: { name: string; trials: number };
  current: { name: string; trials: number };
  /** Those of the current results. */
  metrics: MetricInfo[];
  /** In the order of the current results; see match-trials.ts for what belongs together. */
  trials: ComparedTrial[];
  /** Ids of trials that only one of the two has. */
  onlyBaseline: string[];
  onlyCurrent: string[];
}

/** A trial of the current results beside that of the baseline. */
export interface ComparedTrial extends Pick<TrialResult, 'id' | 'model' | 'options' | 'seed' | 'status'> {
  baselineStatus: TrialResult['status'];
  /** Those metrics that either has. */
  metrics: MetricDifference[];
}

export interface MetricDifference {
  name: string;
  baseline: number | null;
  current: number | null;
  /** Current minus baseline; null where either is not a finite number. */
  difference: number | null;
  /** The difference as a part of the baseline's absolute value; null where that is 0 or not known. */
  relative: number | null;
  /** `changed`: different, but the metric has no better end. `unknown`: there is no difference to be had. */
  change: 'better' | 'worse' | 'same' | 'changed' | 'unknown';
  /** null: cannot be tested, because `untested`. */
  significant: boolean | null;
  significance?: Significance;
  untested?: string;
}

export interface Significance extends Omit<PairedBootstrapResult, 'difference'> {
  /** What was drawn: `sentence`, `query`, ... */
  unit: string;
}

export interface CompareOptions {
  /** Bootstrap samples. @defaultValue 2000 */
  samples?: number;
  /** @defaultValue 1 */
  seed?: number;
}

export function compareResults(
  baseline: Results,
  current: Results,
  options: CompareOptions = {},
): Comparison {
  const matched = matchTrials(baseline.trials, current.trials);
  const used = new Set([...matched.values()].map(({ id }) => id));
  const random = Random.from(options.seed ?? 1);
  const trials: ComparedTrial[] = [];
  for (const trial of current.trials) {
    const other = matched.get(trial.id);
    if (other === undefined) continue;
    const metrics = current.metrics.flatMap((info) => {
      // A trial has draws of its own, so that what else is compared plays no part; all its metrics have the same.
      return compareMetric(info, other, trial, random.fork(trial.id), options.samples) ?? [];
    });
    const { id, model, options: settings, seed, status } = trial;
    trials.push({ id, model, options: settings, seed, status, baselineStatus: other.status, metrics });
  }
  return {
    baseline: { name: baseline.name, trials: baseline.trials.length },
    current: { name: current.name, trials: current.trials.length },
    metrics: current.metrics,
    trials,
    onlyBaseline: baseline.trials.map(({ id }) => id).filter((id) => !used.has(id)),
    onlyCurrent: current.trials.map(({ id }) => id).filter((id) => !matched.has(id)),
  };
}

function compareMetric(
  info: MetricInfo,
  before: TrialResult,
  now: TrialResult,
  random: Random,
  samples: number | undefined,
): MetricDifference | undefined {
  const first = metricOf(before, info.name);
  const second = metricOf(now, info.name);
  if (first === undefined && second === undefined) return undefined;
  const baseline = finite(first);
  const current = finite(second);
  const values = { name: info.name, baseline, current };
  if (baseline === null || current === null) {
    const untested = 'one of the two has no finite value';
    return { ...values, difference: null, relative: null, change: 'unknown', significant: null, untested };
  }
  const difference = current - baseline;
  const relative = finite(difference / Math.abs(baseline));
  const compared = { ...values, difference, relative, change: changeOf(info, difference) };
  const test = info.timing
    ? 'a timing differs from run to run'
    : testOf(info.name, before, now, random, samples);
  if (typeof test === 'string') return { ...compared, significant: null, untested: test };
  const significant = difference !== 0 && test.pValue < significanceLevel;
  return { ...compared, significant, significance: test };
}

function changeOf({ direction }: MetricInfo, difference: number): MetricDifference['change'] {
  if (difference === 0) return 'same';
  if (direction === 'none') return 'changed';
  return difference > 0 === (direction === 'higher') ? 'better' : 'worse';
}

/** The test, or why there is none. */
function testOf(
  name: string,
  before: TrialResult,
  now: TrialResult,
  random: Random,
  samples: number | undefined,
): Significance | string {
  const [a, b] = [before, now].map(({ scores }) =>
    scores !== undefined && Object.hasOwn(scores.metrics, name) ? scores.metrics[name] : undefined,
  );
  if (a === undefined || b === undefined) return 'no scores of single sentences are kept for it';
  const unit = now.scores!.unit;
  if (corpusOf(before) === undefined || corpusOf(before) !== corpusOf(now)) {
    return differentData;
  }
  if (a.above.length !== b.above.length || before.scores!.unit !== unit || a.transform !== b.transform) {
    return 'the two were scored in different ways';
  }
  if (a.above.length < 2) return `there are fewer than two ${unit} scores`;
  if (a.above.includes(null) || b.above.includes(null)) return `the score of a ${unit} is not finite`;
  const { low, high, pValue, units } = pairedBootstrap(sums(a), sums(b), random, { samples });
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 'its interval is not finite';
  return { low, high, pValue, units, unit };
}

function corpusOf({ scores, corpora }: TrialResult): string | undefined {
  return scores !== undefined && Object.hasOwn(corpora, scores.corpus)
    ? corpora[scores.corpus].sha256
    : undefined;
}

const transforms: Record<ScoreTransform, (ratio: number) => number> = {
  ratio: (ratio) => ratio,
  exp: Math.exp,
  exp2: (ratio) => 2 ** ratio,
  exp10: tenTo,
};

function sums(scores: UnitScores) {
  return {
    above: scores.above as number[],
    below: scores.below,
    transform: transforms[scores.transform],
  };
}

function finite(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
