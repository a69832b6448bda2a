/** `classic-nlp/evaluate`: what is right, how good a ranking is, and how sure we are of the difference. */

export { type BootstrapOptions, bootstrapInterval } from './bootstrap.ts';
export { type McNemarResult, mcnemar } from './mcnemar.ts';
export {
  type PairedBootstrapOptions,
  type PairedBootstrapResult,
  pairedBootstrap,
  type UnitSums,
} from './paired-bootstrap.ts';
export { pairedRandomisationTest, type RandomisationResult } from './randomisation-test.ts';
export {
  type Evaluation as RetrievalEvaluation,
  evaluateRanking,
  evaluateRun,
  type Metrics as RetrievalScores,
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
  parseQueries,
  parseRun,
  type Qrels,
  type Query as RetrievalQuery,
  type RetrievalRun,
  type RunEntry as RetrievalRunEntry,
} from './trec-files.ts';
