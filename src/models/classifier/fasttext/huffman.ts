/**
 * The tree of hierarchical softmax: frequent labels near the root (D. Huffman, 1952; F. Morin and Y. Bengio, AISTATS
 * 2005), built as fastText builds it. The probability of a label is the product of the decisions on its way.
 */
export interface LabelTree {
  /** For each label the rows of the output matrix on its way from the leaf up, and which way is taken: 1 right. */
  paths: number[][];
  codes: number[][];
}

/** @param counts of labels, descending */
export function labelTree(counts: ArrayLike<number>): LabelTree {
  const n = counts.length;
  const weight = new Float64Array(2 * n - 1).fill(1e15);
  const parent = new Int32Array(2 * n - 1).fill(-1);
  const isRight = new Uint8Array(2 * n - 1);
  for (let i = 0; i < n; i++) weight[i] = counts[i];
  let leaf = n - 1;
  let node = n;
  for (let i = n; i < 2 * n - 1; i++) {
    const pair = [0, 0].map(() => (leaf >= 0 && weight[leaf] < weight[node] ? leaf-- : node++));
    weight[i] = weight[pair[0]] + weight[pair[1]];
    for (const child of pair) parent[child] = i;
    isRight[pair[1]] = 1;
  }
  const paths: number[][] = [];
  const codes: number[][] = [];
  for (let i = 0; i < n; i++) {
    const path: number[] = [];
    const code: number[] = [];
    for (let j = i; parent[j] !== -1; j = parent[j]) {
      path.push(parent[j] - n);
      code.push(isRight[j]);
    }
    paths.push(path);
    codes.push(code);
  }
  return { paths, codes };
}
