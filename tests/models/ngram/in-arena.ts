/** Tries where kernels reach them. */
import { Arena } from '../../../src/math/arena.ts';
import type { BackoffTrie } from '../../../src/models/ngram/backoff-trie.ts';

/** A copy in an arena of its own. */
export function inArena(trie: BackoffTrie): BackoffTrie {
  const arena = Arena.create();
  const all = arena.bytes(20 * trie.word.length + 64);
  let used = 0;
  const copy = <Data extends Uint32Array | Float32Array>(data: Data): Data => {
    const type = data.constructor as { new (buffer: ArrayBufferLike, from: number, length: number): Data };
    const result = new type(all.buffer, all.byteOffset + used, data.length);
    result.set(data);
    used += data.byteLength;
    return result;
  };
  const { word, logProb, backoff, first, suffix } = trie;
  return {
    ...trie,
    word: copy(word),
    logProb: copy(logProb),
    backoff: copy(backoff),
    first: copy(first),
    suffix: copy(suffix),
  };
}
