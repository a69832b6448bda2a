/** What an n-gram model is made of; its file, its training and its answers all take these. */
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { BackoffTrie } from './backoff-trie.ts';
import type { ContentHash } from './corpus-hash.ts';
import type { Smoothing } from './smoothing-names.ts';

/** What is known of how a model came about; all of it is absent for a model read from an ARPA file. */
export interface NgramProvenance {
  smoothing?: Smoothing | 'mixture';
  /** Every option of the training, for `info`. */
  options: Record<string, unknown>;
  /** For each order what the smoothing fitted, such as discounts. */
  parameters?: number[][];
  corpus?: ContentHash[];
}

export interface NgramParts {
  trie: BackoffTrie;
  vocabulary: Vocabulary;
  /** Absent for ARPA files, which remember none. */
  tokenizer?: TokenizerSpec;
  provenance: NgramProvenance;
}

/** What answers are made from. */
export interface BackoffModel {
  readonly trie: BackoffTrie;
  readonly vocabulary: Vocabulary;
  /** log10 of what a step to a shorter context costs where that context was never seen; 0 but for stupid backoff. */
  readonly stepPrice: number;
}
