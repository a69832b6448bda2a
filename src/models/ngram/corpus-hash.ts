/**
 * What identifies the text behind a model: a hash of its vocabulary and sorted n-gram counts, so that counts from
 * many machines, merged, have the hash of a single run.
 *   SHA-256 over the SHA-256 digests of: the words' bytes, their offsets, then for each order the last words and the
 *   counts of its n-grams, as little-endian 32-bit numbers
 */
import { createHash } from 'node:crypto';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { CountTrie } from './count-trie.ts';

export interface ContentHash {
  sha256: string;
  /** How many bytes were hashed. */
  bytes: number;
}

export function hashCounts(table: Vocabulary, trie: CountTrie): ContentHash {
  const { bytes, offsets } = table.toArrays();
  const parts = [digestOf(bytes), digestOf(offsets)];
  for (let n = 1; n <= trie.order; n++) {
    const from = trie.levelStart[n - 1];
    const to = trie.levelStart[n];
    parts.push(digestOf(trie.word.subarray(from, to)), digestOf(trie.count.subarray(from, to)));
  }
  return combineDigests(parts, bytes.length + offsets.byteLength + 8 * trie.word.length);
}

export function digestOf(array: Uint8Array | Uint32Array): Uint8Array {
  return createHash('sha256')
    .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    .digest();
}

export function combineDigests(digests: readonly Uint8Array[], bytes: number): ContentHash {
  return { sha256: createHash('sha256').update(Buffer.concat(digests)).digest('hex'), bytes };
}
