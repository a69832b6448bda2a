/**
 * The binary tree of hierarchical softmax (Morin & Bengio 2005): a Huffman tree over word counts, built as word2vec
 * builds it (Mikolov et al. 2013), since where counts tie other trees are as good but not the same.
 */

export interface HuffmanTree {
  /** For each word the branches from the root: 0 or 1. */
  codes: number[][];
  /** For each word the inner nodes on that way; the root is the last of `counts.length - 1` nodes. */
  points: number[][];
}

/** @param counts falling */
export function huffmanTree(counts: ArrayLike<number>): HuffmanTree {
  const words = counts.length;
  const weights = new Float64Array(Math.max(0, 2 * words - 1)).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < words; i++) weights[i] = counts[i];
  const parents = new Int32Array(weights.length);
  const branches = new Uint8Array(weights.length);
  let leaf = words - 1;
  let inner = words;
  // Leaves are taken from the end, inner nodes in the order they were made; at a tie an inner node goes first.
  const lightest = () => (leaf >= 0 && weights[leaf] < weights[inner] ? leaf-- : inner++);
  for (let node = words; node < weights.length; node++) {
    const [first, second] = [lightest(), lightest()];
    weights[node] = weights[first] + weights[second];
    parents[first] = node;
    parents[second] = node;
    branches[second] = 1;
  }
  const root = weights.length - 1;
  const codes: number[][] = [];
  const points: number[][] = [];
  for (let word = 0; word < words; word++) {
    const code: number[] = [];
    const point: number[] = [];
    for (let node = word; node !== root; node = parents[node]) {
      code.push(branches[node]);
      point.push(parents[node] - words);
    }
    codes.push(code.reverse());
    points.push(point.reverse());
  }
  return { codes, points };
}
