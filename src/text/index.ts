/** `classic-nlp/text`: from text to sentences, tokens and ids, and back. */

export { createTokenizer } from './create-tokenizer.ts';
export { joinReadably } from './detokenize.ts';
export { type SentenceOptions, type SentenceSpan, sentenceOffsets, splitSentences } from './sentences.ts';
export { buildParts, type TokenizerDescription } from './subword/parts.ts';
export { readSubwordEncoder } from './subword/read-file.ts';
export { SubwordEncoder } from './subword/subword-encoder.ts';
export { SubwordTrainer, type TrainerOptions } from './subword/training/trainer.ts';
export { type PaddedBatch, padBatch } from './subword/truncation.ts';
export type {
  DecodeOptions,
  EncodeOptions,
  SpecialTokens,
  TokenEncoder,
  TokenEncoding,
} from './token-encoder.ts';
export {
  TOKENIZER_TYPES,
  type Token,
  type Tokenizer,
  type TokenizerSpec,
  type TokenizerType,
} from './tokenizer.ts';
export { tokenizerOf, tokenizerTable } from './tokenizer-options.ts';
export { newestSpec, parseTokenizerSpec } from './tokenizer-spec.ts';
export { Vocabulary } from './vocabulary.ts';
export { VocabularyEncoder } from './vocabulary-encoder.ts';
export {
  type OrderedVocabulary,
  type OrderOptions as VocabularyOrderOptions,
  orderVocabulary,
} from './vocabulary-order.ts';
