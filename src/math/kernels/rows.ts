// Rows of matrices (looked up, added, summed) and arrays number by number.
import { loadLanes, storeLanes } from './lanes';

/** out += a */
export function add(out: usize, a: usize, n: i32): void {
  const end: usize = (<usize>n) << 2;
  const whole = end & ~15;
  for (let at: usize = 0; at < whole; at += 16) {
    v128.store(out + at, f32x4.add(v128.load(out + at), v128.load(a + at)));
  }
  for (let at = whole; at < end; at += 4) store<f32>(out + at, load<f32>(out + at) + load<f32>(a + at));
}

/** a *= factor */
export function scale(a: usize, factor: f32, n: i32): void {
  const end: usize = (<usize>n) << 2;
  const whole = end & ~15;
  const factors = f32x4.splat(factor);
  for (let at: usize = 0; at < whole; at += 16) v128.store(a + at, f32x4.mul(v128.load(a + at), factors));
  for (let at = whole; at < end; at += 4) store<f32>(a + at, load<f32>(a + at) * factor);
}

/** out = a ⊙ b */
export function multiply(out: usize, a: usize, b: usize, n: i32): void {
  const end: usize = (<usize>n) << 2;
  const whole = end & ~15;
  for (let at: usize = 0; at < whole; at += 16) {
    v128.store(out + at, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
  for (let at = whole; at < end; at += 4) store<f32>(out + at, load<f32>(a + at) * load<f32>(b + at));
}

/** Every row of out[rows, columns] += bias[columns]. */
export function addRows(out: usize, bias: usize, rows: i32, columns: i32): void {
  const size = (<usize>columns) << 2;
  for (let i = 0; i < rows; i++) {
    add(out, bias, columns);
    out += size;
  }
}

/** out[columns] (+)= the sum of the rows of a[rows, columns], four columns at a time from top to bottom. */
export function sumRows(out: usize, a: usize, rows: i32, columns: i32, accumulate: bool): void {
  sumColumns(out, a, rows, columns, accumulate, columns);
}

/** The same of rows that begin `width` numbers apart. */
export function sumColumns(out: usize, a: usize, rows: i32, columns: i32, accumulate: bool, width: i32): void {
  const size = (<usize>columns) << 2;
  const stride = (<usize>width) << 2;
  let at: usize = 0;
  for (; at + 64 <= size; at += 64) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    let row = a + at;
    for (let i = 0; i < rows; i++) {
      s0 = f32x4.add(s0, v128.load(row, 0));
      s1 = f32x4.add(s1, v128.load(row, 16));
      s2 = f32x4.add(s2, v128.load(row, 32));
      s3 = f32x4.add(s3, v128.load(row, 48));
      row += stride;
    }
    const to = out + at;
    if (accumulate) {
      s0 = f32x4.add(s0, v128.load(to, 0));
      s1 = f32x4.add(s1, v128.load(to, 16));
      s2 = f32x4.add(s2, v128.load(to, 32));
      s3 = f32x4.add(s3, v128.load(to, 48));
    }
    v128.store(to, s0, 0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; at < size; at += 16) {
    const lanes = <i32>min<usize>(4, (size - at) >> 2);
    let sum = f32x4.splat(0);
    for (let i = 0; i < rows; i++) sum = f32x4.add(sum, loadLanes(a + <usize>i * stride + at, lanes, 0));
    if (accumulate) sum = f32x4.add(sum, loadLanes(out + at, lanes, 0));
    storeLanes(out + at, sum, lanes);
  }
}

/** out[i] = table[ids[i]] for rows of `width` numbers. */
export function gatherRows(out: usize, table: usize, ids: usize, count: i32, width: i32): void {
  const size = (<usize>width) << 2;
  for (let i = 0; i < count; i++) {
    memory.copy(out, table + <usize>load<u32>(ids) * size, size);
    ids += 4;
    out += size;
  }
}

/** table[ids[i]] += a[i] for rows of `width` numbers, in the order of i. */
export function scatterAddRows(table: usize, a: usize, ids: usize, count: i32, width: i32): void {
  scatterAddColumns(table, a, ids, count, width, width);
}

/** The same of `columns` columns of rows of `width`. */
export function scatterAddColumns(table: usize, a: usize, ids: usize, count: i32, columns: i32, width: i32): void {
  const size = (<usize>width) << 2;
  for (let i = 0; i < count; i++) {
    add(table + <usize>load<u32>(ids) * size, a, columns);
    ids += 4;
    a += size;
  }
}
