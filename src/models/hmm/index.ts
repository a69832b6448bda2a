/** `classic-nlp/hmm`: a part-of-speech tagger, and hidden Markov models learnt from sequences by Baum-Welch. */

export { type BaumWelchOptions, type BaumWelchResult, baumWelch } from './baum-welch.ts';
export {
  type CandidateExplanation,
  explainTagging,
  type TaggingExplanation,
  type WordExplanation,
} from './explain-tagging.ts';
export { type HmmModel, hmmLoader } from './hmm.ts';
export type { HmmParameters } from './parameters.ts';
export { type SequenceJson, sequenceFromJson, sequenceToJson } from './sequence-json.ts';
export { type FitOptions, type NamedPath, SequenceModel, type StateName } from './sequence-model.ts';
export { HmmTagger, type Tagging, type TrainTaggerOptions } from './tagger.ts';
export { taggerAsSequence } from './tagger-as-sequence.ts';
export type { TaggerOptions, TaggerPreset } from './tagger-options.ts';
