/**
 * Assertions tried out before anything runs, with numbers that stand for those to come: a list compared with a number,
 * a metric that no trial will have, or a sum that nobody compares is found in a second instead of after hours.
 */
import { proveAssertion } from './assertions.ts';
import { ExpressionError } from './expressions/expression-error.ts';
import { findModel, reports } from './models.ts';
import type { Plan } from './plan.ts';
import type { Environment } from './results.ts';
import { type Baseline, resultOf } from './run.ts';
import type { Spec } from './spec/read-spec.ts';

const nowhere: Environment = { version: '', node: '', platform: '', arch: '' };

/** @throws NlpError (exit 2) with the place of an assertion that cannot be evaluated whatever the numbers are */
export function proveAssertions(plan: Plan, { source, content }: Spec, baseline?: Baseline): void {
  const trials = plan.trials.map((trial) => {
    const kind = findModel(trial.task.model);
    const known = plan.metrics.filter(({ name }) => kind !== undefined && reports(kind, name));
    const metrics = Object.fromEntries(known.map(({ name }) => [name, 1]));
    const entry = { key: trial.key, metrics, seconds: 0, environment: nowhere };
    return resultOf(trial, plan.metrics, entry, false);
  });
  const context = { metrics: plan.metrics, trials, partial: false, baseline: baseline?.results };
  for (const [i, assertion] of plan.assertions.entries()) {
    try {
      proveAssertion(assertion, context);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const place = source.place(['assert', i], error.offset);
      throw source.error(place, `${error.what}, in ${content.assert?.[i]}`, error.remedy);
    }
  }
}
