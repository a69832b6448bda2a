// A single row times a matrix: limited by reading the matrix, which is read once and in order, with eight sums at
// work to hide the latency of the additions.
import { multiplyAdd, storeRow } from './tiles';

/** out[n] (+)= scale · a[k] · b[k, n]: four rows of b at a time, each read in order; they lie `stride` bytes apart. */
export function rowTimesMatrix(
  out: usize, a: usize, b: usize, stride: usize, n: i32, k: i32, scale: f32, accumulate: bool,
): void {
  const size = (<usize>n) << 2;
  const fours = (<usize>(n & ~3)) << 2;
  const scales = f32x4.splat(scale);
  if (!accumulate) memory.fill(out, 0, size);
  let p = 0;
  for (; p + 4 <= k; p += 4) {
    const x0 = f32x4.mul(scales, v128.load32_splat(a, 0)), x1 = f32x4.mul(scales, v128.load32_splat(a, 4));
    const x2 = f32x4.mul(scales, v128.load32_splat(a, 8)), x3 = f32x4.mul(scales, v128.load32_splat(a, 12));
    const r1 = b + stride, r2 = r1 + stride, r3 = r2 + stride;
    let j: usize = 0;
    for (; j < fours; j += 16) {
      const first = f32x4.add(f32x4.mul(x0, v128.load(b + j)), f32x4.mul(x1, v128.load(r1 + j)));
      const second = f32x4.add(f32x4.mul(x2, v128.load(r2 + j)), f32x4.mul(x3, v128.load(r3 + j)));
      v128.store(out + j, f32x4.add(v128.load(out + j), f32x4.add(first, second)));
    }
    for (; j < size; j += 4) {
      const first = lane(x0) * load<f32>(b + j) + lane(x1) * load<f32>(r1 + j);
      const second = lane(x2) * load<f32>(r2 + j) + lane(x3) * load<f32>(r3 + j);
      store<f32>(out + j, load<f32>(out + j) + (first + second));
    }
    a += 16;
    b = r3 + stride;
  }
  for (; p < k; p++) {
    const x = scale * load<f32>(a);
    for (let j: usize = 0; j < size; j += 4) store<f32>(out + j, load<f32>(out + j) + x * load<f32>(b + j));
    a += 4;
    b += stride;
  }
}

/** out[n] (+)= scale · a[k] · bᵀ, b is [n, k] with rows `stride` bytes apart: dot products with eight rows at a time. */
export function dotRows(
  out: usize, a: usize, b: usize, stride: usize, n: i32, k: i32, scale: f32, accumulate: bool,
): void {
  const size = (<usize>k) << 2;
  const fours = (<usize>(k & ~3)) << 2;
  const scales = f32x4.splat(scale);
  let j = 0;
  for (; j + 8 <= n; j += 8) {
    let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
    let s4 = f32x4.splat(0), s5 = f32x4.splat(0), s6 = f32x4.splat(0), s7 = f32x4.splat(0);
    const r0 = b + <usize>j * stride, r1 = r0 + stride, r2 = r1 + stride, r3 = r2 + stride;
    const r4 = r3 + stride, r5 = r4 + stride, r6 = r5 + stride, r7 = r6 + stride;
    for (let p: usize = 0; p < fours; p += 16) {
      const x = v128.load(a + p);
      s0 = multiplyAdd(s0, x, v128.load(r0 + p));
      s1 = multiplyAdd(s1, x, v128.load(r1 + p));
      s2 = multiplyAdd(s2, x, v128.load(r2 + p));
      s3 = multiplyAdd(s3, x, v128.load(r3 + p));
      s4 = multiplyAdd(s4, x, v128.load(r4 + p));
      s5 = multiplyAdd(s5, x, v128.load(r5 + p));
      s6 = multiplyAdd(s6, x, v128.load(r6 + p));
      s7 = multiplyAdd(s7, x, v128.load(r7 + p));
    }
    let low = sumLanes(s0, s1, s2, s3), high = sumLanes(s4, s5, s6, s7);
    for (let p = fours; p < size; p += 4) {
      const x = v128.load32_splat(a + p);
      low = multiplyAdd(low, x, gather4(r0 + p, stride));
      high = multiplyAdd(high, x, gather4(r4 + p, stride));
    }
    storeRow(out + ((<usize>j) << 2), f32x4.mul(scales, low), f32x4.mul(scales, high), 8, accumulate);
  }
  for (; j < n; j++) {
    const row = b + <usize>j * stride;
    let sum = f32x4.splat(0);
    for (let p: usize = 0; p < fours; p += 16) sum = multiplyAdd(sum, v128.load(a + p), v128.load(row + p));
    let total =
      f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
    for (let p = fours; p < size; p += 4) total += load<f32>(a + p) * load<f32>(row + p);
    total *= scale;
    const to = out + ((<usize>j) << 2);
    store<f32>(to, accumulate ? load<f32>(to) + total : total);
  }
}

@inline
function lane(x: v128): f32 {
  return f32x4.extract_lane(x, 0);
}

/** The sums of the lanes of four vectors, as one vector. */
@inline
function sumLanes(s0: v128, s1: v128, s2: v128, s3: v128): v128 {
  const low01 = v128.shuffle<f32>(s0, s1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(s0, s1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(s2, s3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(s2, s3, 2, 6, 3, 7);
  const sum01 = f32x4.add(low01, high01), sum23 = f32x4.add(low23, high23);
  return f32x4.add(v128.shuffle<f32>(sum01, sum23, 0, 1, 4, 5), v128.shuffle<f32>(sum01, sum23, 2, 3, 6, 7));
}

/** Four numbers `stride` bytes apart. */
@inline
function gather4(from: usize, stride: usize): v128 {
  let four = v128.load32_zero(from);
  four = v128.load_lane<f32>(from + stride, four, 1);
  four = v128.load_lane<f32>(from + 2 * stride, four, 2);
  return v128.load_lane<f32>(from + 3 * stride, four, 3);
}
