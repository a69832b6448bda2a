// Whether the arrays of an n-gram model can be those of one, a stretch at a time and without a jump that data decide
// (models/ngram/check-trie.ts is the plain version, and says what is wrong). Arrays of `length` numbers of 4 bytes;
// the 16 bytes behind them must be readable.

/** Whether all are 0 or below; NaN is not. */
export function areLogProbs(values: usize, length: u32): bool {
  const end = values + ((<usize>length) << 2);
  let good = i32x4.splat(-1);
  for (; values + 16 <= end; values += 16) good = v128.and(good, f32x4.le(v128.load(values), f32x4.splat(0)));
  let all = i32x4.all_true(good);
  for (; values < end; values += 4) all = all && load<f32>(values) <= 0;
  return all;
}

/** Whether all are below infinity; NaN is not. */
export function areBackoffs(values: usize, length: u32): bool {
  const end = values + ((<usize>length) << 2);
  const infinity = f32x4.splat(Infinity);
  let good = i32x4.splat(-1);
  for (; values + 16 <= end; values += 16) good = v128.and(good, f32x4.lt(v128.load(values), infinity));
  let all = i32x4.all_true(good);
  for (; values < end; values += 4) all = all && load<f32>(values) < Infinity;
  return all;
}

/** Whether all are below `limit`, which is above 0. */
export function areBelow(values: usize, length: u32, limit: u32): bool {
  const end = values + ((<usize>length) << 2);
  let most = i32x4.splat(0);
  for (; values + 16 <= end; values += 16) most = i32x4.max_u(most, v128.load(values));
  let all = i32x4.all_true(i32x4.lt_u(most, i32x4.splat(limit)));
  for (; values < end; values += 4) all = all && load<u32>(values) < limit;
  return all;
}

/** Whether value i is from + step * i. */
export function areCounted(values: usize, length: u32, from: u32, step: u32): bool {
  let wrong: u32 = 0;
  for (let i: u32 = 0; i < length; i++) wrong |= load<u32>(values + ((<usize>i) << 2)) ^ (from + step * i);
  return wrong == 0;
}

/**
 * Whether the children of each context are sorted and no word twice. Only where a context begins may a word not be
 * greater than the one before it: those places are counted among all nodes, and among the beginnings.
 * @param first [contexts + 1], whose first and last are `from` and from + length
 * @param word [length] of the nodes from `from` on
 */
export function areSorted(first: usize, contexts: u32, word: usize, from: u32, length: u32): bool {
  let inOrder = true;
  for (let c: u32 = 0; c < contexts; c++) {
    const at = first + ((<usize>c) << 2);
    inOrder = inOrder & (load<u32>(at) <= load<u32>(at, 4));
  }
  if (!inOrder) return false;
  let falls: u32 = 0;
  const last = word + ((<usize>length) << 2);
  let four = i32x4.splat(0);
  let at = word + 4;
  for (; at + 16 <= last; at += 16) four = i32x4.sub(four, i32x4.le_u(v128.load(at), v128.load(at - 4)));
  for (; at < last; at += 4) falls += <u32>(load<u32>(at) <= load<u32>(at - 4));
  falls += i32x4.extract_lane(four, 0) + i32x4.extract_lane(four, 1);
  falls += i32x4.extract_lane(four, 2) + i32x4.extract_lane(four, 3);
  let atBegins: u32 = 0;
  for (let c: u32 = 0; c < contexts; c++) {
    const context = first + ((<usize>c) << 2);
    const begin = load<u32>(context);
    const node = word + ((<usize>(begin - from)) << 2);
    const isFall = <u32>(begin != from) & <u32>(begin < load<u32>(context, 4));
    atBegins += isFall & <u32>(load<u32>(node) <= load<u32>(node - 4));
  }
  return falls == atBegins;
}
