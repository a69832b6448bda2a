// Register tiles of the matrix products: 4 rows by 8 columns of the result stay in eight registers while k runs.
// Wider or taller tiles (4x16, 6x8) spill and halve the speed. Strides are in bytes; `b` is a packed panel [k][8]
// (packing.ts), k is 1 or more. The exit in the middle of the loops keeps V8 from interleaving two steps of k, which
// needs more registers than there are (38 rather than 59 GFLOP/s). After K. Goto and R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008.

@inline
export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** out[rows, width] (+)= a[rows, k] · panel, with 1 to 4 rows and 1 to 8 columns; rows of `a` lie `aStride` apart. */
export function tileOfRows(
  out: usize, outStride: usize, a: usize, aStride: usize, b: usize, k: i32, rows: i32, width: i32, accumulate: bool,
): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  // Rows that are not there repeat the last one; they are computed and not stored.
  let a0 = a;
  let a1 = rows > 1 ? a0 + aStride : a0;
  let a2 = rows > 2 ? a1 + aStride : a1;
  let a3 = rows > 3 ? a2 + aStride : a2;
  const end = a0 + ((<usize>k) << 2);
  while (true) {
    let b0 = v128.load(b, 0), b1 = v128.load(b, 16);
    let x = v128.load32_splat(a0, 0);
    c00 = multiplyAdd(c00, x, b0);
    c01 = multiplyAdd(c01, x, b1);
    x = v128.load32_splat(a1, 0);
    c10 = multiplyAdd(c10, x, b0);
    c11 = multiplyAdd(c11, x, b1);
    x = v128.load32_splat(a2, 0);
    c20 = multiplyAdd(c20, x, b0);
    c21 = multiplyAdd(c21, x, b1);
    x = v128.load32_splat(a3, 0);
    c30 = multiplyAdd(c30, x, b0);
    c31 = multiplyAdd(c31, x, b1);
    if (a0 + 4 == end) break;
    b0 = v128.load(b, 32);
    b1 = v128.load(b, 48);
    x = v128.load32_splat(a0, 4);
    c00 = multiplyAdd(c00, x, b0);
    c01 = multiplyAdd(c01, x, b1);
    x = v128.load32_splat(a1, 4);
    c10 = multiplyAdd(c10, x, b0);
    c11 = multiplyAdd(c11, x, b1);
    x = v128.load32_splat(a2, 4);
    c20 = multiplyAdd(c20, x, b0);
    c21 = multiplyAdd(c21, x, b1);
    x = v128.load32_splat(a3, 4);
    c30 = multiplyAdd(c30, x, b0);
    c31 = multiplyAdd(c31, x, b1);
    a0 += 8;
    a1 += 8;
    a2 += 8;
    a3 += 8;
    if (a0 == end) break;
    b += 64;
  }
  storeRow(out, c00, c01, width, accumulate);
  if (rows > 1) storeRow(out + outStride, c10, c11, width, accumulate);
  if (rows > 2) storeRow(out + 2 * outStride, c20, c21, width, accumulate);
  if (rows > 3) storeRow(out + 3 * outStride, c30, c31, width, accumulate);
}

/** The same where `a` is a packed panel [k][4] as well: its four numbers of each k lie side by side. */
export function tileOfPanels(
  out: usize, outStride: usize, a: usize, b: usize, k: i32, rows: i32, width: i32, accumulate: bool,
): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  const end = a + ((<usize>k) << 4);
  while (true) {
    let b0 = v128.load(b, 0), b1 = v128.load(b, 16);
    let x = v128.load32_splat(a, 0);
    c00 = multiplyAdd(c00, x, b0);
    c01 = multiplyAdd(c01, x, b1);
    x = v128.load32_splat(a, 4);
    c10 = multiplyAdd(c10, x, b0);
    c11 = multiplyAdd(c11, x, b1);
    x = v128.load32_splat(a, 8);
    c20 = multiplyAdd(c20, x, b0);
    c21 = multiplyAdd(c21, x, b1);
    x = v128.load32_splat(a, 12);
    c30 = multiplyAdd(c30, x, b0);
    c31 = multiplyAdd(c31, x, b1);
    if (a + 16 == end) break;
    b0 = v128.load(b, 32);
    b1 = v128.load(b, 48);
    x = v128.load32_splat(a, 16);
    c00 = multiplyAdd(c00, x, b0);
    c01 = multiplyAdd(c01, x, b1);
    x = v128.load32_splat(a, 20);
    c10 = multiplyAdd(c10, x, b0);
    c11 = multiplyAdd(c11, x, b1);
    x = v128.load32_splat(a, 24);
    c20 = multiplyAdd(c20, x, b0);
    c21 = multiplyAdd(c21, x, b1);
    x = v128.load32_splat(a, 28);
    c30 = multiplyAdd(c30, x, b0);
    c31 = multiplyAdd(c31, x, b1);
    a += 32;
    if (a == end) break;
    b += 64;
  }
  storeRow(out, c00, c01, width, accumulate);
  if (rows > 1) storeRow(out + outStride, c10, c11, width, accumulate);
  if (rows > 2) storeRow(out + 2 * outStride, c20, c21, width, accumulate);
  if (rows > 3) storeRow(out + 3 * outStride, c30, c31, width, accumulate);
}

/** Stores or adds the first `width` (1 to 8) of eight numbers. */
@inline
export function storeRow(out: usize, low: v128, high: v128, width: i32, accumulate: bool): void {
  if (width == 8) {
    if (accumulate) {
      low = f32x4.add(low, v128.load(out, 0));
      high = f32x4.add(high, v128.load(out, 16));
    }
    v128.store(out, low, 0);
    v128.store(out, high, 16);
  } else {
    storePart(out, low, high, width, accumulate);
  }
}

/** Fewer than eight: lane by lane. */
function storePart(out: usize, low: v128, high: v128, width: i32, accumulate: bool): void {
  if (width >= 4) {
    if (accumulate) low = f32x4.add(low, v128.load(out));
    v128.store(out, low);
    out += 16;
    width -= 4;
    low = high;
  }
  for (let lane = 0; lane < width; lane++) {
    const value = f32x4.extract_lane(low, 0);
    store<f32>(out, accumulate ? load<f32>(out) + value : value);
    low = v128.shuffle<f32>(low, low, 1, 2, 3, 0);
    out += 4;
  }
}
