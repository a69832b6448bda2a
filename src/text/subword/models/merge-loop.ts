/**
 * The merge loop of byte-pair encoding: of all neighbours that can be merged, those of the lowest rank are, the leftmost
 * first, until none are left.
 * Source: R. Sennrich, B. Haddow and A. Birch, "Neural Machine Translation of Rare Words with Subword Units", 2016.
 *
 * Words are searched through for every merge; whatever is longer has its pairs in a heap, which takes n log n steps.
 */
import type { Random } from '../../../math/random.ts';
import type { MergeTable } from './merge-table.ts';

export interface Symbols {
  ids: number[];
  /** Where each ends. */
  ends: number[];
}

/** A merge that was made: of the tokens `left` and `right`, which were then the `at`th and the one after. */
export type MergeListener = (merge: number, symbols: Symbols) => void;

const NONE = 0x7fffffff;
const LONGEST_SEARCHED = 48;

/** Merges symbols in place. @param drop leaves out each possible merge with this probability (BPE-dropout) */
export function mergeSymbols(
  symbols: Symbols,
  table: MergeTable,
  drop?: { amount: number; random: Random },
  onMerge?: MergeListener,
): void {
  if (drop !== undefined && drop.amount > 0) mergeWithDropout(symbols, table, drop);
  else if (symbols.ids.length <= LONGEST_SEARCHED || onMerge !== undefined)
    mergeBySearch(symbols, table, onMerge);
  else mergeByHeap(symbols, table);
}

function mergeBySearch(symbols: Symbols, table: MergeTable, onMerge?: MergeListener): void {
  const { ids, ends } = symbols;
  const merges = searched;
  for (let i = 0; i + 1 < ids.length; i++) merges[i] = table.find(ids[i], ids[i + 1]);
  const { rank, result } = table;
  for (;;) {
    let best = NONE;
    let at = -1;
    for (let i = 0; i + 1 < ids.length; i++) {
      const merge = merges[i];
      if (merge !== -1 && rank[merge] < best) {
        best = rank[merge];
        at = i;
      }
    }
    if (at === -1) return;
    const merge = merges[at];
    ids[at] = result[merge];
    ends[at] = ends[at + 1];
    ids.splice(at + 1, 1);
    ends.splice(at + 1, 1);
    for (let i = at + 1; i + 1 < ids.length; i++) merges[i] = merges[i + 1];
    if (at > 0) merges[at - 1] = table.find(ids[at - 1], ids[at]);
    if (at + 1 < ids.length) merges[at] = table.find(ids[at], ids[at + 1]);
    onMerge?.(merge, symbols);
  }
}

/** Scratch of the search; explained words may be longer, an array grows. */
const searched: number[] = [];

/** Entries of the heap are rank * 2^31 + position, so that the least is the lowest rank and then the leftmost. */
const STEP = 2 ** 31;

function mergeByHeap(symbols: Symbols, table: MergeTable): void {
  const count = symbols.ids.length;
  const ids = Int32Array.from(symbols.ids);
  const ends = symbols.ends;
  const next = new Int32Array(count);
  const previous = new Int32Array(count);
  /** The merge of a symbol and the next; -1 where there is none, or where the symbol is gone. */
  const merges = new Int32Array(count).fill(-1);
  const { rank, result } = table;
  const heap = new Float64Array(3 * count);
  let size = 0;
  for (let i = 0; i < count; i++) {
    next[i] = i + 1;
    previous[i] = i - 1;
    if (i + 1 === count) break;
    merges[i] = table.find(ids[i], ids[i + 1]);
    if (merges[i] !== -1) heap[size++] = rank[merges[i]] * STEP + i;
  }
  for (let i = (size >> 1) - 1; i >= 0; i--) siftDown(heap, size, i, heap[i]);
  while (size > 0) {
    const top = heap[0];
    size--;
    if (size > 0) siftDown(heap, size, 0, heap[size]);
    const at = top % STEP;
    const merge = merges[at];
    // A pair that is no more, or another one at its place.
    if (merge === -1 || rank[merge] !== (top - at) / STEP) continue;
    const gone = next[at];
    const after = next[gone];
    ids[at] = result[merge];
    ends[at] = ends[gone];
    next[at] = after;
    merges[gone] = -1;
    merges[at] = -1;
    if (after < count) {
      previous[after] = at;
      merges[at] = table.find(ids[at], ids[after]);
      if (merges[at] !== -1) size = push(heap, size, rank[merges[at]] * STEP + at);
    }
    const before = previous[at];
    if (before >= 0) {
      merges[before] = table.find(ids[before], ids[at]);
      if (merges[before] !== -1) size = push(heap, size, rank[merges[before]] * STEP + before);
    }
  }
  let kept = 0;
  for (let i = 0; i < count; i = next[i]) {
    symbols.ids[kept] = ids[i];
    ends[kept++] = ends[i];
  }
  symbols.ids.length = kept;
  ends.length = kept;
}

function push(heap: Float64Array, size: number, value: number): number {
  let hole = size;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (heap[parent] <= value) break;
    heap[hole] = heap[parent];
    hole = parent;
  }
  heap[hole] = value;
  return size + 1;
}

function siftDown(heap: Float64Array, size: number, start: number, value: number): void {
  let hole = start;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= size) break;
    if (child + 1 < size && heap[child + 1] < heap[child]) child++;
    if (heap[child] >= value) break;
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = value;
}

/**
 * I. Provilkov, D. Emelianenko and E. Voita, "BPE-Dropout: Simple and Effective Subword Regularization", 2020: at every
 * step each possible merge is left out with a probability; what was left out may come again at the next step.
 */
function mergeWithDropout(
  { ids, ends }: Symbols,
  table: MergeTable,
  { amount, random }: { amount: number; random: Random },
): void {
  for (;;) {
    let best = NONE;
    let at = -1;
    for (let i = 0; i + 1 < ids.length; i++) {
      const merge = table.find(ids[i], ids[i + 1]);
      if (merge === -1 || random.next() < amount || table.rank[merge] >= best) continue;
      best = table.rank[merge];
      at = i;
    }
    if (at === -1) return;
    ids[at] = table.result[table.find(ids[at], ids[at + 1])];
    ends[at] = ends[at + 1];
    ids.splice(at + 1, 1);
    ends.splice(at + 1, 1);
  }
}
