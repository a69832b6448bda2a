/** The checks of check-trie.ts in the kernels of kernels/checks.ts, for models in an arena. */
import { Arena } from '../../math/arena.ts';
import type { BackoffTrie } from './backoff-trie.ts';
import { ROOT } from './count-trie.ts';
import { ngramKernels } from './ngram-kernels.ts';

/** Numbers in a piece: after a few, the compiler has made the kernel faster. */
const piece = 1 << 16;

/**
 * True only where nothing is wrong; false where something is, and for models that lie elsewhere.
 * @param trie whose `first` begins with V and ends with T, where V = levelStart[1] and T is the number of n-grams
 */
export function kernelsFindNothing(trie: BackoffTrie): boolean {
  const { order, levelStart, word, logProb, backoff, first, suffix } = trie;
  const arena = Arena.of(word, logProb, backoff, first, suffix);
  if (arena === undefined) return false;
  const kernels = ngramKernels(arena);
  const vocabulary = levelStart[1];
  const total = word.length;
  const at = (array: Uint32Array | Float32Array, index: number) => array.byteOffset + 4 * index;
  const areShorter = (from: number, to: number) =>
    inPieces(from, to, (i, n) => kernels.areBelow(at(suffix, i), n, from));
  return (
    inPieces(0, vocabulary, (i, n) => kernels.areCounted(at(word, i), n, i, 1)) &&
    inPieces(0, vocabulary, (i, n) => kernels.areCounted(at(suffix, i), n, ROOT, 0)) &&
    inPieces(vocabulary, total, (i, n) => kernels.areBelow(at(word, i), n, vocabulary)) &&
    levelStart.slice(1, order).every((from, i) => areShorter(from, levelStart[i + 2])) &&
    inPieces(0, total, (i, n) => kernels.areLogProbs(at(logProb, i), n)) &&
    inPieces(0, backoff.length, (i, n) => kernels.areBackoffs(at(backoff, i), n)) &&
    inPieces(0, backoff.length, (i, n) => {
      const [from, to] = [first[i], first[i + n]];
      if (from > to || to > total) return 0;
      return kernels.areSorted(at(first, i), n, at(word, from), from, to - from);
    })
  );
}

/** Whether a check of `length` numbers from `index` on answers 1 for all pieces between. */
function inPieces(from: number, to: number, check: (index: number, length: number) => number): boolean {
  for (let index = from; index < to; index += piece) {
    if (check(index, Math.min(piece, to - index)) !== 1) return false;
  }
  return true;
}
