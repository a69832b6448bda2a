/**
 * What the seeds of a group of trials have in common: mean, deviation, quantiles (mathjs) and the 95% confidence
 * interval of the mean by Student's t. A group's values are those of its trials that did not fail and are finite.
 */
import { studentTQuantile } from '../evaluate/student-t.ts';
import { loadMathjs } from './load-mathjs.ts';
import type { Aggregate, MetricValues, Summary, TrialResult } from './results.ts';

/** The functions of mathjs that are used here. */
interface Statistics {
  mean(values: number[]): number;
  std(values: number[]): number;
  quantileSeq(values: number[], parts: number[]): number[];
}

/** @param trials in the order of the plan; the groups come out in the order of their first trial */
export function aggregate(trials: readonly TrialResult[]): Aggregate[] {
  const groups = new Map<string, TrialResult[]>();
  for (const trial of trials) {
    const group = groups.get(trial.group);
    if (group === undefined) groups.set(trial.group, [trial]);
    else group.push(trial);
  }
  return [...groups].map(([group, members]) => {
    const finished = members.filter((trial) => trial.status === 'ok');
    const { model, options } = members[0];
    const timings = finished.map((trial) => trial.timings?.metrics ?? {});
    return {
      group,
      model,
      options,
      seeds: finished.map((trial) => trial.seed),
      failed: members.length - finished.length,
      metrics: summaries(finished.map((trial) => trial.metrics)),
      timings: { metrics: summaries(timings) },
    };
  });
}

function summaries(rows: readonly MetricValues[]): Record<string, Summary> {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = rows.map((row) => (Object.hasOwn(row, name) ? row[name] : null));
      return [name, summarize(values)];
    }),
  );
}

/** One metric over seeds. Of a single value there is no spread, of none nothing at all. */
export function summarize(all: readonly (number | null)[]): Summary {
  const values = all.filter((value) => value !== null && Number.isFinite(value)) as number[];
  const n = values.length;
  const nothing = { mean: null, sd: null, min: null, q25: null, median: null, q75: null, max: null };
  if (n === 0) return { n, ...nothing, low: null, high: null };
  const statistics = loadMathjs() as unknown as Statistics;
  const mean = finite(statistics.mean(values));
  const [min, q25, median, q75, max] = statistics.quantileSeq(values, [0, 0.25, 0.5, 0.75, 1]).map(finite);
  if (n === 1) return { n, mean, sd: null, min, q25, median, q75, max, low: null, high: null };
  const sd = finite(statistics.std(values));
  const margin = sd === null ? null : studentTQuantile(0.95, n - 1) * (sd / Math.sqrt(n));
  const low = mean === null || margin === null ? null : finite(mean - margin);
  const high = mean === null || margin === null ? null : finite(mean + margin);
  return { n, mean, sd, min, q25, median, q75, max, low, high };
}

/** Sums of very large values may overflow. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
