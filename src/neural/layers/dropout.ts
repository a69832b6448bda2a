/**
 * Dropout (N. Srivastava et al., JMLR 15, 2014), inverted: what is kept is divided by the probability of keeping, so
 * that nothing changes at test time. A mask is a function of a key and the position alone: it is the same whoever
 * computes it, and a resumed training needs to remember no more than its step.
 */
import type { Floats } from '../../math/backend.ts';
import type { Random } from '../../math/random.ts';

/** The keys of the masks: a stream for each step, shard and layer. @returns a whole number below 2^32 */
export function dropoutKey(random: Random, step: number, shard: number, layer: number): number {
  return random.fork(step).fork(shard).fork(layer).int(4294967296);
}

/** Fills mask[0 to n-1] with 0 (probability `rate`) or 1 / (1 - rate). */
export function fillDropoutMask(mask: Floats, n: number, rate: number, key: number): void {
  const kept = 1 / (1 - rate);
  const limit = rate * 4294967296;
  for (let i = 0; i < n; i++) mask[i] = hash(key, i) < limit ? 0 : kept;
}

/** MurmurHash3's finalizer (A. Appleby, 2011) of the position, offset by the key, twice. */
function hash(key: number, position: number): number {
  let word = (Math.imul(position, 0x9e3779b9) + key) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  word = (word ^ (word >>> 16)) + key;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
