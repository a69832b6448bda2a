// Products of rows of float64 with small matrices, two lanes, sums held in registers. Rows are `rowBytes` long, a
// multiple of 64 (eight numbers): columns are taken sixteen at a time, and eight where eight are left.

@inline
export function sumOfLanes(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
}

/**
 * out = (vector matrix) * scale * factor, where `scale` is a row (none where it is 0) and `vector` has `rows` numbers.
 * Returns the sum of out where there is a scale. `out` must not be `vector`.
 */
@inline
export function multiplyRow(
  vector: usize, matrix: usize, rows: i32, rowBytes: usize, scale: usize, factor: f64, out: usize,
): f64 {
  const factors = f64x2.splat(factor);
  const end = vector + ((<usize>rows) << 3);
  let sum = f64x2.splat(0);
  let other = f64x2.splat(0);
  let column: usize = 0;
  for (; column + 128 <= rowBytes; column += 128) {
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    let s2 = f64x2.splat(0);
    let s3 = f64x2.splat(0);
    let s4 = f64x2.splat(0);
    let s5 = f64x2.splat(0);
    let s6 = f64x2.splat(0);
    let s7 = f64x2.splat(0);
    let row = matrix + column;
    for (let at = vector; at < end; at += 8) {
      const x = v128.load_splat<f64>(at);
      s0 = f64x2.add(s0, f64x2.mul(x, v128.load(row, 0)));
      s1 = f64x2.add(s1, f64x2.mul(x, v128.load(row, 16)));
      s2 = f64x2.add(s2, f64x2.mul(x, v128.load(row, 32)));
      s3 = f64x2.add(s3, f64x2.mul(x, v128.load(row, 48)));
      s4 = f64x2.add(s4, f64x2.mul(x, v128.load(row, 64)));
      s5 = f64x2.add(s5, f64x2.mul(x, v128.load(row, 80)));
      s6 = f64x2.add(s6, f64x2.mul(x, v128.load(row, 96)));
      s7 = f64x2.add(s7, f64x2.mul(x, v128.load(row, 112)));
      row += rowBytes;
    }
    if (scale != 0) {
      const by = scale + column;
      s0 = f64x2.mul(s0, f64x2.mul(factors, v128.load(by, 0)));
      s1 = f64x2.mul(s1, f64x2.mul(factors, v128.load(by, 16)));
      s2 = f64x2.mul(s2, f64x2.mul(factors, v128.load(by, 32)));
      s3 = f64x2.mul(s3, f64x2.mul(factors, v128.load(by, 48)));
      s4 = f64x2.mul(s4, f64x2.mul(factors, v128.load(by, 64)));
      s5 = f64x2.mul(s5, f64x2.mul(factors, v128.load(by, 80)));
      s6 = f64x2.mul(s6, f64x2.mul(factors, v128.load(by, 96)));
      s7 = f64x2.mul(s7, f64x2.mul(factors, v128.load(by, 112)));
      sum = f64x2.add(sum, f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)));
      other = f64x2.add(other, f64x2.add(f64x2.add(s4, s5), f64x2.add(s6, s7)));
    }
    const to = out + column;
    v128.store(to, s0, 0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
    v128.store(to, s4, 64);
    v128.store(to, s5, 80);
    v128.store(to, s6, 96);
    v128.store(to, s7, 112);
  }
  if (column < rowBytes) {
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    let s2 = f64x2.splat(0);
    let s3 = f64x2.splat(0);
    let row = matrix + column;
    for (let at = vector; at < end; at += 8) {
      const x = v128.load_splat<f64>(at);
      s0 = f64x2.add(s0, f64x2.mul(x, v128.load(row, 0)));
      s1 = f64x2.add(s1, f64x2.mul(x, v128.load(row, 16)));
      s2 = f64x2.add(s2, f64x2.mul(x, v128.load(row, 32)));
      s3 = f64x2.add(s3, f64x2.mul(x, v128.load(row, 48)));
      row += rowBytes;
    }
    if (scale != 0) {
      const by = scale + column;
      s0 = f64x2.mul(s0, f64x2.mul(factors, v128.load(by, 0)));
      s1 = f64x2.mul(s1, f64x2.mul(factors, v128.load(by, 16)));
      s2 = f64x2.mul(s2, f64x2.mul(factors, v128.load(by, 32)));
      s3 = f64x2.mul(s3, f64x2.mul(factors, v128.load(by, 48)));
      sum = f64x2.add(sum, f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)));
    }
    const to = out + column;
    v128.store(to, s0, 0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  return sumOfLanes(f64x2.add(sum, other));
}

/**
 * sums[i*P + j] += sum over k < count of left[k*P + i] * right[k*P + j], for rows i < `rows`: four by four sums at a
 * time are held in registers.
 */
@inline
export function addRowProducts(
  left: usize, right: usize, count: i32, rows: i32, rowBytes: usize, sums: usize,
): void {
  const length = <usize>count * rowBytes;
  for (let i: usize = 0; i < (<usize>rows) << 3; i += 32) {
    const row0 = sums + (i >> 3) * rowBytes;
    const row1 = row0 + rowBytes;
    const row2 = row1 + rowBytes;
    const row3 = row2 + rowBytes;
    for (let j: usize = 0; j < (<usize>rows) << 3; j += 32) {
      let s0 = v128.load(row0 + j, 0);
      let s1 = v128.load(row0 + j, 16);
      let s2 = v128.load(row1 + j, 0);
      let s3 = v128.load(row1 + j, 16);
      let s4 = v128.load(row2 + j, 0);
      let s5 = v128.load(row2 + j, 16);
      let s6 = v128.load(row3 + j, 0);
      let s7 = v128.load(row3 + j, 16);
      const l = left + i;
      const r = right + j;
      for (let k: usize = 0; k < length; k += rowBytes) {
        const low = v128.load(r + k, 0);
        const high = v128.load(r + k, 16);
        const l0 = v128.load_splat<f64>(l + k, 0);
        s0 = f64x2.add(s0, f64x2.mul(l0, low));
        s1 = f64x2.add(s1, f64x2.mul(l0, high));
        const l1 = v128.load_splat<f64>(l + k, 8);
        s2 = f64x2.add(s2, f64x2.mul(l1, low));
        s3 = f64x2.add(s3, f64x2.mul(l1, high));
        const l2 = v128.load_splat<f64>(l + k, 16);
        s4 = f64x2.add(s4, f64x2.mul(l2, low));
        s5 = f64x2.add(s5, f64x2.mul(l2, high));
        const l3 = v128.load_splat<f64>(l + k, 24);
        s6 = f64x2.add(s6, f64x2.mul(l3, low));
        s7 = f64x2.add(s7, f64x2.mul(l3, high));
      }
      v128.store(row0 + j, s0, 0);
      v128.store(row0 + j, s1, 16);
      v128.store(row1 + j, s2, 0);
      v128.store(row1 + j, s3, 16);
      v128.store(row2 + j, s4, 0);
      v128.store(row2 + j, s5, 16);
      v128.store(row3 + j, s6, 0);
      v128.store(row3 + j, s7, 16);
    }
  }
}
