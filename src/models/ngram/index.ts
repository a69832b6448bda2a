/** `classic-nlp/ngram`: n-gram language models with ten smoothing methods, and ARPA files. */

export { readArpa } from './arpa-read.ts';
export { arpaText } from './arpa-write.ts';
export { NgramCounts } from './counts-file.ts';
export { type MixOptions, mixModels } from './mix.ts';
export { type GenerateOptions, NgramModel, type WordProbability } from './model.ts';
export { type NgramOptions, type NgramSettings, ngramTable } from './options.ts';
export { type Smoothing, smoothingNames } from './smoothing-names.ts';
