/** Joins the results of shards to those of the whole: equal to a single run's but for timings. */

import { type Location, NlpError } from '../errors.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { aggregate } from './aggregate.ts';
import { type AssertionText, checkAssertion, compileAssertion, vocabularyOf } from './assertions.ts';
import type { Results, TrialResult } from './results.ts';
import { type Baseline, baselineRecord } from './run.ts';

export interface Part {
  file: string;
  results: Results;
}

/**
 * @param baseline that of the parts, where they had one
 * @throws NlpError (exit 3) where parts are not of one plan, contradict each other, or trials are missing
 */
export async function mergeResults(parts: readonly Part[], baseline?: Baseline): Promise<Results> {
  const [{ results: first, file: firstFile }] = parts;
  const trials = new Map<string, { trial: TrialResult; file: string }>();
  for (const { file, results } of parts) {
    const where: Location = { file };
    if (results.plan.sha256 !== first.plan.sha256) {
      throw new NlpError(`is of another plan than ${firstFile}`, {
        where,
        remedy: 'Parts must come from the same file, settings, corpora and metrics.',
      });
    }
    if (canonicalJson(results.baseline ?? null) !== canonicalJson(first.baseline ?? null))
      throw new NlpError(`was compared with another baseline than ${firstFile}`, { where });
    for (const trial of results.trials) addTrial(trials, trial, file);
  }
  const { trials: planned } = first.plan;
  if (trials.size !== planned) {
    throw new NlpError(`${planned - trials.size} of ${planned} trials are in none of the parts`, {
      remedy: `Run the missing shards; there are ${shardsOf(parts)}.`,
    });
  }
  checkBaseline(first, firstFile, baseline);
  const all = [...trials.values()].map(({ trial }) => trial).sort((a, b) => a.index - b.index);
  const whole = { metrics: first.metrics, trials: all };
  const context = { ...whole, partial: false, baseline: baseline?.results };
  const vocabulary = vocabularyOf(whole);
  const { shard: _, timings: _timings, ...rest } = first;
  return {
    ...rest,
    ...baselineRecord(baseline),
    trials: all,
    assertions: textsOf(first).flatMap((text) => checkAssertion(compileAssertion(text, vocabulary), context)),
    aggregates: aggregate(all),
    timings: {},
  };
}

/** The versions of this program that parts were made by; more than one may have measured differently. */
export function versionsOf(parts: readonly Part[]): string[] {
  const versions = parts.flatMap(({ results }) =>
    results.trials.map(({ environment }) => environment.version),
  );
  return [...new Set(versions)].sort();
}

/** A trial may be in two parts, if it came out the same. */
function addTrial(
  trials: Map<string, { trial: TrialResult; file: string }>,
  trial: TrialResult,
  file: string,
): void {
  const other = trials.get(trial.id);
  if (other === undefined) {
    trials.set(trial.id, { trial, file });
    return;
  }
  const plain = ({ timings: _, ...rest }: TrialResult) => canonicalJson(rest);
  if (plain(other.trial) === plain(trial)) return;
  throw new NlpError(`has another result of ${trial.id} than ${other.file}`, {
    where: { file },
    remedy: 'Leave one of the two out.',
  });
}

function checkBaseline({ baseline }: Results, file: string, given: Baseline | undefined): void {
  if (baseline?.sha256 === given?.sha256) return;
  const what =
    baseline === undefined
      ? 'was not compared with a baseline'
      : `was compared with the baseline ${baseline.name}, sha256 ${baseline.sha256.slice(0, 8)}`;
  throw new NlpError(what, {
    where: { file },
    remedy: (option) => `Give the same baseline to every part and to merge: ${option('baseline')} FILE.`,
    exitStatus: given === undefined ? 2 : 3,
  });
}

/** Every part has every assertion, in the order of the file. */
function textsOf({ assertions }: Results): AssertionText[] {
  const texts = new Map<string, AssertionText>();
  for (const { text, line, column } of assertions)
    texts.set(JSON.stringify([text, line, column]), { text, line, column });
  return [...texts.values()];
}

function shardsOf(parts: readonly Part[]): string {
  const names = parts.map(({ results }) =>
    results.shard === undefined ? 'a whole run' : `${results.shard.index}/${results.shard.count}`,
  );
  return names.join(', ');
}
