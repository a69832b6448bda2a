/** The public API: all that `import ... from 'classic-nlp'` gives. */

export { findCorpus, loadCatalog } from './corpus/catalog.ts';
export { checkCorpus } from './corpus/check.ts';
export { type ConvertOptions, convertCorpus } from './corpus/convert.ts';
export { readDocuments } from './corpus/documents.ts';
export { readAttributeSequences } from './corpus/examples/attribute-sequences.ts';
export { readChats } from './corpus/examples/chats.ts';
export { readLabelledTexts } from './corpus/examples/labelled-texts.ts';
export { readParallelLines, readTextPairs } from './corpus/examples/text-pairs.ts';
export { readTokenTables } from './corpus/examples/token-tables.ts';
export type { CheckReport } from './corpus/findings.ts';
export { formatOf } from './corpus/formats.ts';
export { resolveInputs } from './corpus/inputs.ts';
export type {
  AttributeSequence,
  ByteChunk,
  Chat,
  ChatMessage,
  CorpusDocument,
  ItemKind,
  LabelledText,
  Place,
  Sentence,
  TaggedSentence,
  TextLine,
  TextPair,
  TokenTable,
} from './corpus/items.ts';
export { readByteChunks, readLines } from './corpus/lines.ts';
export { readSentences } from './corpus/sentences.ts';
export { parseRatio, type SplitPiece, splitCorpus } from './corpus/split.ts';
export { type CorpusStatistics, corpusStatistics } from './corpus/statistics.ts';
export { readTagged } from './corpus/tagged-sentences.ts';
export type {
  Catalog,
  CatalogEntry,
  CorpusFingerprint,
  CorpusFormat,
  Fingerprinted,
  Input,
  InputOptions,
  Inputs,
  Reading,
} from './corpus/types.ts';
export { type ExitStatus, type Location, NlpError, type NlpErrorDetails } from './errors.ts';
export { type BootstrapOptions, bootstrapInterval } from './evaluate/bootstrap.ts';
export { type McNemarResult, mcnemar } from './evaluate/mcnemar.ts';
export {
  type PairedBootstrapOptions,
  type PairedBootstrapResult,
  pairedBootstrap,
  type UnitSums,
} from './evaluate/paired-bootstrap.ts';
export { pairedRandomisationTest, type RandomisationResult } from './evaluate/randomisation-test.ts';
export { type Evaluation, evaluateRanking, evaluateRun, type Metrics } from './evaluate/retrieval-metrics.ts';
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
} from './evaluate/tagging.ts';
export {
  formatRunLine,
  parseQrels,
  parseQueries,
  parseRun,
  type Qrels,
  type Query,
  type RetrievalRun,
  type RunEntry,
} from './evaluate/trec-files.ts';
export { TrialCache } from './experiment/cache.ts';
export {
  type ComparedTrial,
  type Comparison,
  compareResults,
  type MetricDifference,
  type Significance,
} from './experiment/compare.ts';
export { mergeResults } from './experiment/merge.ts';
export { makePlan, type Plan, type PlannedTrial, shardOf } from './experiment/plan.ts';
export type {
  Aggregate,
  AssertionResult,
  Environment as ExperimentEnvironment,
  MetricInfo,
  Results as ExperimentResults,
  Summary,
  TrialFailure,
  TrialResult,
} from './experiment/results.ts';
export { formatResults, parseResults } from './experiment/results-file.ts';
export { type RunOptions, type RunProgress, runPlan } from './experiment/run.ts';
export { readSpec, type Spec as ExperimentSpec } from './experiment/spec/read-spec.ts';
export type { Axis, Bar, BarChart, Figure, HeatMap, Ink, LineChart, Paint, Series } from './figure/figure.ts';
export { type FigureSvgOptions, figureSvg } from './figure/figure-svg.ts';
export { type FigureTextOptions, figureText } from './figure/figure-text.ts';
export { loadModel } from './kinds/load-model.ts';
export type { TrialScores, UnitScores } from './kinds/trial.ts';
export { Random, type RandomState } from './math/random.ts';
export type { StoredTensor, TensorData } from './math/tensor.ts';
export { view, viewTensor } from './math/tensor-view.ts';
export { Eliza, type ElizaReply, type ElizaState } from './models/eliza/engine.ts';
export { type Finding, lintScript } from './models/eliza/lint.ts';
export { readScript } from './models/eliza/script-reader.ts';
export { listScripts, loadScript } from './models/eliza/scripts.ts';
export { renderTrace, type TraceStep } from './models/eliza/trace.ts';
export type { ElizaScript } from './models/eliza/types.ts';
export { type BaumWelchResult, baumWelch, type IterationOptions } from './models/hmm/baum-welch.ts';
export type { BaumWelchOptions } from './models/hmm/baum-welch-options.ts';
export {
  type CandidateExplanation,
  explainTagging,
  type TaggingExplanation,
  type WordExplanation,
} from './models/hmm/explain-tagging.ts';
export { type HmmModel, hmmLoader } from './models/hmm/hmm.ts';
export type { HmmParameters } from './models/hmm/parameters.ts';
export { type SequenceJson, sequenceFromJson, sequenceToJson } from './models/hmm/sequence-json.ts';
export {
  type NamedPath,
  SequenceModel,
  type SequenceScore,
  type SequenceTrainingOptions,
  type StateName,
} from './models/hmm/sequence-model.ts';
export { HmmTagger, type TaggerTrainingOptions, type Tagging } from './models/hmm/tagger.ts';
export { taggerAsSequence } from './models/hmm/tagger-as-sequence.ts';
export type {
  TaggerOptions,
  TaggerPreset,
  TaggerSettings,
  TaggingOptions,
} from './models/hmm/tagger-options.ts';
export type { ModelFile } from './models/model-file.ts';
export { type MixOptions, mixModels } from './models/ngram/mix.ts';
export { type GenerateOptions, NgramModel, type WordProbability } from './models/ngram/model.ts';
export type { NgramOptions } from './models/ngram/options.ts';
export { type Smoothing, smoothingNames } from './models/ngram/smoothing-names.ts';
export { Checkpoint } from './models/recurrent/checkpoint.ts';
export { RecurrentModel } from './models/recurrent/model.ts';
export type { RecurrentOptions } from './models/recurrent/options.ts';
export type {
  RecurrentTraining,
  RecurrentTrainingHooks,
  RecurrentTrainingOptions,
} from './models/recurrent/train.ts';
export type { IndexDocument } from './models/tfidf/document-store.ts';
export type { TermExplanation } from './models/tfidf/explanation.ts';
export type { DocumentLimit, FeedbackOptions, TfidfIndexOptions } from './models/tfidf/index-options.ts';
export { presets as tfidfPresets } from './models/tfidf/presets.ts';
export type { SchemeOptions } from './models/tfidf/scheme.ts';
export type {
  Hit,
  IndexStatistics,
  SearchOptions,
  SearchResult,
  WeightedTerm,
} from './models/tfidf/search-types.ts';
export type { Snippet } from './models/tfidf/snippet.ts';
export { stopWordLists } from './models/tfidf/stop-words.ts';
export { TfidfModel } from './models/tfidf/tfidf-model.ts';
export type { SamplingOptions } from './neural/generation/sampler.ts';
export type {
  StreamGenerateOptions,
  StreamScore,
  TokenProbability,
} from './neural/generation/stream-answers.ts';
export { type DivergedStep, TrainingDiverged } from './neural/training/diverged.ts';
export type { EpochRecord, StepReport, TrainerHooks } from './neural/training/task.ts';
export { type ModelLoader, readModelFile, type StorableModel, saveModel } from './store/stored-model.ts';
export { createTokenizer, parseTokenizerSpec } from './text/create-tokenizer.ts';
export { splitSentences } from './text/sentences.ts';
export type {
  DecodeOptions,
  EncodeOptions,
  SpecialTokens,
  TokenEncoder,
  TokenEncoding,
} from './text/token-encoder.ts';
export {
  TOKENIZER_TYPES,
  type Token,
  type Tokenizer,
  type TokenizerSpec,
  type TokenizerType,
} from './text/tokenizer.ts';
export { Vocabulary } from './text/vocabulary.ts';
export { VocabularyEncoder } from './text/vocabulary-encoder.ts';
export { orderVocabulary } from './text/vocabulary-order.ts';
