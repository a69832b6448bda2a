// Packs a factor into panels of eight columns, [k][8] each, so that a tile reads it from the first-level cache in
// order; the last panel is filled up with zeros. Deep factors are packed in blocks of DEPTH rows, block after block:
//   packed = blocks of [ceil(n / 8)][depth of the block][8]

/** Rows of a block: a panel (8 KB) and sixteen rows of the other factor (16 KB) stay in the first-level cache. */
@inline
export const DEPTH: i32 = 256;

/** `depth` rows of `width` columns of b, rows `stride` bytes apart, as panels at `out`. */
export function packBlock(out: usize, b: usize, stride: usize, depth: i32, width: i32): void {
  const whole = width & ~7;
  for (let j = 0; j < whole; j += 8) {
    let from = b + ((<usize>j) << 2);
    const end = out + ((<usize>depth) << 5);
    while (out < end) {
      v128.store(out, v128.load(from, 0), 0);
      v128.store(out, v128.load(from, 16), 16);
      out += 32;
      from += stride;
    }
  }
  if (whole < width) packPart(out, b + ((<usize>whole) << 2), stride, 4, depth, width - whole);
}

/** The same of a transposed factor: b is [width, depth], its rows `stride` bytes apart. */
export function packTransposedBlock(out: usize, b: usize, stride: usize, depth: i32, width: i32): void {
  const whole = width & ~7;
  const fours = depth & ~3;
  for (let j = 0; j < whole; j += 8) {
    const first = b + <usize>j * stride;
    for (let p = 0; p < fours; p += 4) {
      const from = first + ((<usize>p) << 2);
      const to = out + ((<usize>p) << 5);
      transpose4(to, 32, from, stride);
      transpose4(to + 16, 32, from + 4 * stride, stride);
    }
    if (fours < depth) {
      packPart(out + ((<usize>fours) << 5), first + ((<usize>fours) << 2), 4, stride, depth - fours, 8);
    }
    out += (<usize>depth) << 5;
  }
  if (whole < width) packPart(out, b + <usize>whole * stride, 4, stride, depth, width - whole);
}

/** Columns of a transposed left factor: `count` (1 to 16) columns of a[depth, ...] as panels [depth][4]. */
export function packColumns(out: usize, a: usize, stride: usize, depth: i32, count: i32): void {
  const panel = (<usize>depth) << 4;
  const whole = count & ~3;
  for (let p = 0; p < depth; p++) {
    let to = out + ((<usize>p) << 4);
    for (let j = 0; j < whole; j += 4) {
      v128.store(to, v128.load(a + ((<usize>j) << 2)));
      to += panel;
    }
    if (whole < count) {
      for (let j = 0; j < 4; j++) {
        const value = whole + j < count ? load<f32>(a + ((<usize>(whole + j)) << 2)) : 0;
        store<f32>(to + ((<usize>j) << 2), value);
      }
    }
    a += stride;
  }
}

/** Four by four: four rows in, four columns out. */
@inline
function transpose4(out: usize, outStride: usize, a: usize, stride: usize): void {
  const r0 = v128.load(a), r1 = v128.load(a + stride);
  const r2 = v128.load(a + 2 * stride), r3 = v128.load(a + 3 * stride);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
  v128.store(out + outStride, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
  v128.store(out + 2 * outStride, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
  v128.store(out + 3 * outStride, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
}

/** A panel of fewer than eight columns, number by number; strides in bytes from row to row and column to column. */
function packPart(out: usize, b: usize, rowStride: usize, columnStride: usize, depth: i32, width: i32): void {
  for (let p = 0; p < depth; p++) {
    for (let j = 0; j < 8; j++) {
      store<f32>(out + ((<usize>j) << 2), j < width ? load<f32>(b + <usize>j * columnStride) : 0);
    }
    out += 32;
    b += rowStride;
  }
}
