// Activations and their gradients, number by number; formulas as in math/plain/activations.ts.
import { bell4, normalCdf4, sigmoid4 } from './functions';
import { loadLanes, storeLanes } from './lanes';

const RELU = 0, SIGMOID = 1, SILU = 2, GELU = 3, GELU_TANH = 4;

/** √(2 / π), twice: tanh(u) = 2 sigmoid(2u) - 1. */
@inline
const TWICE_ROOT: f32 = 1.5957691216057308;
@inline
const CUBIC: f32 = 0.044715;
/** 1 / √(2π) */
@inline
const DENSITY: f32 = 0.3989422804014327;

@inline
function valueOf(kind: i32, x: v128): v128 {
  if (kind == RELU) return f32x4.max(x, f32x4.splat(0));
  if (kind == SIGMOID) return sigmoid4(x);
  if (kind == SILU) return f32x4.mul(x, sigmoid4(x));
  if (kind == GELU) return f32x4.mul(x, normalCdf4(x, bell4(clamped(x))));
  return f32x4.mul(x, sigmoid4(innerOf(x)));
}

/** The derivative at x; of the sigmoid by its value. */
@inline
function slopeOf(kind: i32, x: v128): v128 {
  const one = f32x4.splat(1);
  if (kind == RELU) return v128.and(one, f32x4.gt(x, f32x4.splat(0)));
  if (kind == SIGMOID) return f32x4.mul(x, f32x4.sub(one, x));
  if (kind == SILU) {
    const s = sigmoid4(x);
    return f32x4.mul(s, f32x4.add(one, f32x4.mul(x, f32x4.sub(one, s))));
  }
  if (kind == GELU) {
    const bell = bell4(clamped(x));
    return f32x4.add(normalCdf4(x, bell), f32x4.mul(clamped(x), f32x4.mul(f32x4.splat(DENSITY), bell)));
  }
  const s = sigmoid4(innerOf(x));
  const square = f32x4.mul(f32x4.splat(3 * CUBIC), f32x4.mul(x, x));
  const inner = f32x4.mul(f32x4.mul(f32x4.splat(TWICE_ROOT), x), f32x4.add(one, square));
  const through = f32x4.mul(inner, f32x4.sub(one, s));
  // Where the sigmoid is 0 or 1 the other factor may be beyond float32.
  return f32x4.mul(s, f32x4.add(one, v128.andnot(through, f32x4.eq(s, one))));
}

/** 2 √(2/π) (x + 0.044715 x³) */
@inline
function innerOf(x: v128): v128 {
  const square = f32x4.mul(f32x4.splat(CUBIC), f32x4.mul(x, x));
  return f32x4.mul(f32x4.mul(f32x4.splat(TWICE_ROOT), x), f32x4.add(f32x4.splat(1), square));
}

@inline
function clamped(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(-14)), f32x4.splat(14));
}

@inline
function forward(kind: i32, out: usize, x: usize, n: i32): void {
  const whole = (<usize>(n & ~3)) << 2;
  const rest = n & 3;
  for (let at: usize = 0; at < whole; at += 16) v128.store(out + at, valueOf(kind, v128.load(x + at)));
  if (rest) storeLanes(out + whole, valueOf(kind, loadLanes(x + whole, rest, 0)), rest);
}

@inline
function backward(kind: i32, dX: usize, x: usize, dOut: usize, n: i32): void {
  const whole = (<usize>(n & ~3)) << 2;
  const rest = n & 3;
  for (let at: usize = 0; at < whole; at += 16) {
    v128.store(dX + at, f32x4.mul(v128.load(dOut + at), slopeOf(kind, v128.load(x + at))));
  }
  if (rest == 0) return;
  const slope = slopeOf(kind, loadLanes(x + whole, rest, 0));
  storeLanes(dX + whole, f32x4.mul(loadLanes(dOut + whole, rest, 0), slope), rest);
}

export function reluForward(out: usize, x: usize, n: i32): void {
  forward(RELU, out, x, n);
}
export function reluBackward(dX: usize, x: usize, dOut: usize, n: i32): void {
  backward(RELU, dX, x, dOut, n);
}
export function sigmoidForward(out: usize, x: usize, n: i32): void {
  forward(SIGMOID, out, x, n);
}
export function sigmoidBackward(dX: usize, y: usize, dOut: usize, n: i32): void {
  backward(SIGMOID, dX, y, dOut, n);
}
export function siluForward(out: usize, x: usize, n: i32): void {
  forward(SILU, out, x, n);
}
export function siluBackward(dX: usize, x: usize, dOut: usize, n: i32): void {
  backward(SILU, dX, x, dOut, n);
}
export function geluForward(out: usize, x: usize, n: i32): void {
  forward(GELU, out, x, n);
}
export function geluBackward(dX: usize, x: usize, dOut: usize, n: i32): void {
  backward(GELU, dX, x, dOut, n);
}
export function geluTanhForward(out: usize, x: usize, n: i32): void {
  forward(GELU_TANH, out, x, n);
}
export function geluTanhBackward(dX: usize, x: usize, dOut: usize, n: i32): void {
  backward(GELU_TANH, dX, x, dOut, n);
}
