/**
 * `classic-nlp/experiment`: from the text of an experiment file to its results. `readSpec` checks it, `makePlan` makes
 * its trials, `runPlan` runs them, `mergeResults` joins parts, `compareResults` sets two results side by side.
 */

export type { MetricDefinition } from '../kinds/metric.ts';
export type { TrialScores, UnitScores } from '../kinds/trial.ts';
export { TrialCache } from './cache.ts';
export {
  type ComparedTrial,
  type Comparison as ResultsComparison,
  compareResults,
  type MetricDifference,
  type Significance,
} from './compare.ts';
export { mergeResults, type Part as ResultsPart } from './merge.ts';
export { makePlan, type Plan as ExperimentPlan, type PlannedTrial, shardOf } from './plan.ts';
export { htmlReport } from './report/html.ts';
export { junitReport } from './report/junit.ts';
export { markdownReport } from './report/markdown.ts';
export type {
  Aggregate as TrialGroup,
  AssertionResult,
  Environment as ExperimentEnvironment,
  MetricInfo,
  Results as ExperimentResults,
  Summary as MetricSummary,
  TrialFailure,
  TrialResult,
} from './results.ts';
export { formatResults, parseResults } from './results-file.ts';
export { type RunOptions as ExperimentRunOptions, type RunProgress, runPlan } from './run.ts';
export { readSpec, type Spec as ExperimentSpec } from './spec/read-spec.ts';
export { jsonSchema as experimentJsonSchema } from './spec/schema.ts';
