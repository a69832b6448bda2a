/**
 * `classic-nlp/corpus`: where text comes from. Each reader takes inputs as a command line does (files, folders, globs,
 * `-`, `@name`) and gives batches of items: sentences, tagged sentences, documents, labelled texts, pairs, chats.
 */

export { corpusInputs, findCorpus, loadCatalog } from './catalog.ts';
export { type CheckOptions as CorpusCheckOptions, checkCorpus } from './check.ts';
export { type ConvertOptions, convertCorpus } from './convert.ts';
export { readDocuments } from './documents.ts';
export { readAttributeSequences } from './examples/attribute-sequences.ts';
export { readChats } from './examples/chats.ts';
export { readLabelledTexts } from './examples/labelled-texts.ts';
export { readParallelLines, readTextPairs } from './examples/text-pairs.ts';
export { readTokenTables } from './examples/token-tables.ts';
export type { CheckReport as CorpusCheckReport, Finding as CorpusFinding } from './findings.ts';
export { type CorpusFormat, corpusFormats, formatOf } from './formats.ts';
export { inputOptionsOf, inputTable } from './input-options.ts';
export { resolveInputs } from './inputs.ts';
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
} from './items.ts';
export { readByteChunks, readLines } from './lines.ts';
export { readSentences } from './sentences.ts';
export { parseRatio, type SplitOptions, type SplitPiece, splitCorpus } from './split.ts';
export { type CorpusStatistics, corpusStatistics, type StatisticsOptions } from './statistics.ts';
export { readStreamText, type StreamText } from './stream-text.ts';
export { readTagged } from './tagged-sentences.ts';
export type {
  Catalog,
  CatalogEntry,
  CorpusFingerprint,
  Fingerprinted,
  Input as CorpusInput,
  InputOptions,
  Inputs as CorpusInputs,
  Reading as CorpusReading,
} from './types.ts';
