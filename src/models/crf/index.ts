/** `classic-nlp/crf`: linear-chain conditional random fields, feature templates, L-BFGS, perceptron. */

export { crfLoader, storable } from './crf.ts';
export type { CrfOptions, CrfSettings } from './crf-options.ts';
export { explainLabelling, type LabelEvidence, type TokenExplanation } from './explain-labelling.ts';
export type { CrfModel, DecodingOptions, Labelling, TrainingRecord } from './model.ts';
export { parseTemplates, type Template, type TemplateSet } from './template.ts';
export { templatePresets } from './template-presets.ts';
export { type CrfTrainingOptions, trainCrf } from './train.ts';
export {
  type AttributeItems,
  type ColumnSentence,
  type CorpusOptions,
  type CrfSentence,
  TrainingCorpus,
} from './training-corpus.ts';
