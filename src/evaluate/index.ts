/** `classic-nlp/evaluate`: what is right, how good a ranking is, and how sure we are of the difference. */

export { type BootstrapOptions, bootstrapInterval } from './bootstrap.ts';
export * from './classification/index.ts';
export { compareEvaluations, type MetricComparison } from './compare-runs.ts';
export { type Confusion, confusionFigure } from './confusion-figure.ts';
export { chiSquareMcnemar, type McNemarResult, mcnemar } from './mcnemar.ts';
export {
  type PairedBootstrapOptions,
  type PairedBootstrapResult,
  pairedBootstrap,
  type UnitSums,
} from './paired-bootstrap.ts';
export type { RetrievalQuery } from './query.ts';
export { parseQueries } from './query-files.ts';
export { pairedRandomisationTest, type RandomisationResult } from './randomisation-test.ts';
export {
  evaluateRanking,
  evaluateRun,
  nothingMatched,
  type RetrievalEvaluation,
  type RetrievalMetrics,
} from './retrieval-metrics.ts';
export { studentTQuantile, studentTWithin } from './student-t.ts';
export {
  evaluateTagging,
  type GoldSentence,
  type JudgedSentence,
  macroF1,
  scoreTagging,
  type TaggerToJudge,
  type TaggingEvaluation,
  type TaggingScores,
  type TagScores,
  worstConfusions,
} from './tagging.ts';
export {
  formatRunLine,
  parseQrels,
  parseRun,
  type Qrels,
  type RetrievalRun,
  type RetrievedDocument,
} from './trec-files.ts';
