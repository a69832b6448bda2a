// Matrix products of row-major float32 matrices. Below FEW rows the other factor is read once, as it lies;
// from there on it is packed into panels (packing.ts) and multiplied by register tiles (tiles.ts).
import { DEPTH, packBlock, packColumns, packTransposedBlock } from './packing';
import { scale as multiplyBy } from './rows';
import { tileOfPanels, tileOfRows } from './tiles';
import { dotRows, rowTimesMatrix } from './vectors';

/** Columns packed at a time: 256 x 256 numbers, a quarter of the second-level cache. */
const WIDTH: i32 = 256;
/** Rows multiplied by a panel before the next one: their part of the left factor stays in the first-level cache. */
const GROUP: i32 = 16;
const FEW: i32 = 4;

/** Working memory of this instance, scratchLength() numbers: threads share the memory, not this. */
let scratch: usize = 0;

export function setScratch(pointer: usize): void {
  scratch = pointer;
}

/** Numbers of scratch memory the products need. */
export function scratchLength(): i32 {
  return DEPTH * (WIDTH + GROUP);
}

/** Length of a packed [k, n] factor. */
export function packedLength(k: i32, n: i32): i32 {
  return k * ((n + 7) & ~7);
}

/** Packs b[k, n] for `matmulPacked`. */
export function pack(out: usize, b: usize, k: i32, n: i32): void {
  const padded = (n + 7) & ~7;
  for (let p = 0; p < k; p += DEPTH) {
    const depth = min(DEPTH, k - p);
    packBlock(out + bytes(p * padded), b + bytes(p * n), bytes(n), depth, n);
  }
}

/** Packs the transpose of b[n, k] for `matmulPacked`. */
export function packTransposed(out: usize, b: usize, n: i32, k: i32): void {
  const padded = (n + 7) & ~7;
  for (let p = 0; p < k; p += DEPTH) {
    const depth = min(DEPTH, k - p);
    packTransposedBlock(out + bytes(p * padded), b + bytes(p), bytes(k), depth, n);
  }
}

/** out[m, n] (+)= a[m, k] · packed [k, n]. */
export function matmulPacked(out: usize, a: usize, packed: usize, m: i32, n: i32, k: i32, accumulate: bool): void {
  if (k == 0 && !accumulate) clear(out, m * n);
  const padded = (n + 7) & ~7;
  for (let p = 0; p < k; p += DEPTH) {
    const depth = min(DEPTH, k - p);
    const panels = packed + bytes(p * padded);
    multiplyPanels(out, bytes(n), a + bytes(p), bytes(k), panels, m, n, depth, accumulate || p > 0);
  }
}

/** out[m, n] (+)= a[m, k] · b[k, n]. */
export function matmul(out: usize, a: usize, b: usize, m: i32, n: i32, k: i32, accumulate: bool): void {
  product(out, n, a, k, b, n, m, n, k, false, false, 1, accumulate, m < FEW);
}

/** out[m, n] (+)= a[m, k] · bᵀ, b is [n, k]. */
export function matmulTransposedB(out: usize, a: usize, b: usize, m: i32, n: i32, k: i32, accumulate: bool): void {
  product(out, n, a, k, b, k, m, n, k, false, true, 1, accumulate, m < FEW);
}

/** out[m, n] (+)= aᵀ · b, a is [k, m], b is [k, n]. */
export function matmulTransposedA(out: usize, a: usize, b: usize, m: i32, n: i32, k: i32, accumulate: bool): void {
  product(out, n, a, m, b, n, m, n, k, true, false, 1, accumulate, m < FEW);
}

/** A product for each of outer · inner places; strides [9] of uint32: row, outer and inner of out, of a, of b. */
export function matmulBatched(
  out: usize, a: usize, b: usize, strides: usize, outer: i32, inner: i32, m: i32, n: i32, k: i32,
  transposedA: bool, transposedB: bool, scale: f32, accumulate: bool,
): void {
  const places = outer * inner;
  matmulBatchedPart(out, a, b, strides, inner, m, n, k, transposedA, transposedB, scale, accumulate, places, m, 0, places);
}

/**
 * A part of that: its work is cut into pieces of up to `rows` rows of one product, numbered from the first rows of all
 * `places` products on; those from `from` to `to` are done.
 */
export function matmulBatchedPart(
  out: usize, a: usize, b: usize, strides: usize, inner: i32, m: i32, n: i32, k: i32, transposedA: bool,
  transposedB: bool, scale: f32, accumulate: bool, places: i32, rows: i32, from: i32, to: i32,
): void {
  const outRow = load<i32>(strides, 0), outOuter = load<i32>(strides, 4), outInner = load<i32>(strides, 8);
  const aRow = load<i32>(strides, 12), aOuter = load<i32>(strides, 16), aInner = load<i32>(strides, 20);
  const bRow = load<i32>(strides, 24), bOuter = load<i32>(strides, 28), bInner = load<i32>(strides, 32);
  for (let piece = from; piece < to; piece++) {
    const place = piece % places, row = (piece / places) * rows;
    const o = place / inner, i = place % inner;
    const result = out + bytes(o * outOuter + i * outInner + row * outRow);
    const left = a + bytes(o * aOuter + i * aInner + row * (transposedA ? 1 : aRow));
    const right = b + bytes(o * bOuter + i * bInner);
    product(
      result, outRow, left, aRow, right, bRow, min(rows, m - row), n, k, transposedA, transposedB, scale, accumulate,
      m < FEW,
    );
  }
}

/**
 * out[m, n] (+)= scale · a · b, where a is [m, k], or [k, m] if it is transposed, and b is [k, n], or [n, k]; rows of
 * each as they lie begin the given numbers apart. Parts of a product are the same to the last bit as the whole where
 * `few` is that of the whole and columns are cut at multiples of eight.
 */
export function product(
  out: usize, outRow: i32, a: usize, aRow: i32, b: usize, bRow: i32, m: i32, n: i32, k: i32,
  transposedA: bool, transposedB: bool, scale: f32, accumulate: bool, few: bool,
): void {
  if (k == 0) {
    if (!accumulate) for (let i = 0; i < m; i++) clear(out + bytes(i * outRow), n);
    return;
  }
  if (few && !transposedA) {
    for (let i = 0; i < m; i++) {
      const to = out + bytes(i * outRow), from = a + bytes(i * aRow);
      if (transposedB) dotRows(to, from, b, bytes(bRow), n, k, scale, accumulate);
      else rowTimesMatrix(to, from, b, bytes(bRow), n, k, scale, accumulate);
    }
    return;
  }
  const columns = scratch + bytes(DEPTH * WIDTH);
  for (let j = 0; j < n; j += WIDTH) {
    const width = min(WIDTH, n - j);
    for (let p = 0; p < k; p += DEPTH) {
      const depth = min(DEPTH, k - p);
      const add = accumulate || p > 0;
      if (transposedB) packTransposedBlock(scratch, b + bytes(j * bRow + p), bytes(bRow), depth, width);
      else packBlock(scratch, b + bytes(p * bRow + j), bytes(bRow), depth, width);
      if (scale != 1) multiplyBy(scratch, scale, depth * ((width + 7) & ~7));
      if (!transposedA) {
        multiplyPanels(out + bytes(j), bytes(outRow), a + bytes(p), bytes(aRow), scratch, m, width, depth, add);
        continue;
      }
      for (let i = 0; i < m; i += GROUP) {
        const rows = min(GROUP, m - i);
        packColumns(columns, a + bytes(p * aRow + i), bytes(aRow), depth, rows);
        multiplyColumns(out + bytes(i * outRow + j), bytes(outRow), columns, rows, width, depth, add);
      }
    }
  }
}

function multiplyPanels(
  out: usize, outStride: usize, a: usize, aStride: usize, panels: usize, m: i32, n: i32, depth: i32, accumulate: bool,
): void {
  for (let group = 0; group < m; group += GROUP) {
    const end = min(m, group + GROUP);
    let panel = panels;
    for (let j = 0; j < n; j += 8) {
      const width = min(8, n - j);
      for (let i = group; i < end; i += 4) {
        const to = out + <usize>i * outStride + bytes(j);
        const from = a + <usize>i * aStride;
        tileOfRows(to, outStride, from, aStride, panel, depth, min(4, m - i), width, accumulate);
      }
      panel += bytes(depth * 8);
    }
  }
}

function multiplyColumns(
  out: usize, outStride: usize, columns: usize, m: i32, n: i32, depth: i32, accumulate: bool,
): void {
  let panel = scratch;
  for (let j = 0; j < n; j += 8) {
    const width = min(8, n - j);
    for (let i = 0; i < m; i += 4) {
      const to = out + <usize>i * outStride + bytes(j);
      tileOfPanels(to, outStride, columns + bytes(i * depth), panel, depth, min(4, m - i), width, accumulate);
    }
    panel += bytes(depth * 8);
  }
}

function clear(out: usize, length: i32): void {
  memory.fill(out, 0, bytes(length));
}

@inline
function bytes(numbers: i32): usize {
  return (<usize>numbers) << 2;
}
