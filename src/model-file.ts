/**
 * The model file: what every model saves (`toModelFile`) and what every loader gets (`fromModelFile`). The container
 * around it is in store/; models and checkpoints name the type without importing store.
 */
import type { StoredTensor } from './math/tensor.ts';
import type { TokenizerSpec } from './text/tokenizer.ts';

/** A model in the form in which it is stored: `kind`, settings and tensors; never paths, thread counts or times. */
export interface ModelFile {
  /** `ngram`, `hmm`, ...: the key of the registry. */
  kind: string;
  /** Version of this kind's layout, from 1. A reader refuses a newer one. */
  version: number;
  /** The model's options, plain JSON. */
  options: Record<string, unknown>;
  tokenizer?: TokenizerSpec;
  /** Content hashes of what it was trained on. */
  corpus?: { sha256: string; bytes: number }[];
  seed?: number;
  /** Further metadata of the kind, as JSON values. */
  extra?: Record<string, unknown>;
  tensors: Record<string, StoredTensor>;
}
