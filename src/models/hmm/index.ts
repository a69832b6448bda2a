/** `classic-nlp/hmm`: a part-of-speech tagger, and hidden Markov models learnt from sequences by Baum-Welch. */

export { type BaumWelchResult, baumWelch, type IterationOptions } from './baum-welch.ts';
export type { BaumWelchOptions } from './baum-welch-options.ts';
export {
  type CandidateExplanation,
  explainTagging,
  type TaggingExplanation,
  type WordExplanation,
} from './explain-tagging.ts';
export { type HmmModel, hmmLoader } from './hmm.ts';
export type { HmmParameters } from './parameters.ts';
export { type SequenceJson, sequenceFromJson, sequenceToJson } from './sequence-json.ts';
export {
  type NamedPath,
  SequenceModel,
  type SequenceScore,
  type SequenceTrainingOptions,
  type StateName,
} from './sequence-model.ts';
export { HmmTagger, type TaggerTrainingOptions, type Tagging } from './tagger.ts';
export { taggerAsSequence } from './tagger-as-sequence.ts';
export type {
  TaggerOptions,
  TaggerPreset,
  TaggerSettings,
  TaggingOptions,
} from './tagger-options.ts';
