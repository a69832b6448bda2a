// One step of recurrent cells, forward and backward, each in one pass; formulas and names as in
// math/plain/recurrent-cells.ts. `size` is the bytes of a row of H numbers.
import { sigmoid4, tanh4 } from './functions';
import { loadLanes, storeLanes } from './lanes';

@inline
function oneMinus(x: v128): v128 {
  return f32x4.sub(f32x4.splat(1), x);
}

/** x (1 - x), the derivative of the sigmoid by its value. */
@inline
function sigmoidSlope(x: v128): v128 {
  return f32x4.mul(x, oneMinus(x));
}

/** 1 - x², the derivative of tanh by its value. */
@inline
function tanhSlope(x: v128): v128 {
  return oneMinus(f32x4.mul(x, x));
}

export function tanhForward(h: usize, n: i32): void {
  const end = h + ((<usize>(n & ~3)) << 2);
  for (; h < end; h += 16) v128.store(h, tanh4(v128.load(h)));
  if (n & 3) storeLanes(h, tanh4(loadLanes(h, n & 3, 0)), n & 3);
}

export function tanhBackward(dPre: usize, h: usize, dh: usize, n: i32): void {
  const whole = (<usize>(n & ~3)) << 2;
  for (let at: usize = 0; at < whole; at += 16) {
    v128.store(dPre + at, f32x4.mul(v128.load(dh + at), tanhSlope(v128.load(h + at))));
  }
  const rest = n & 3;
  if (rest) {
    const slope = tanhSlope(loadLanes(h + whole, rest, 0));
    storeLanes(dPre + whole, f32x4.mul(loadLanes(dh + whole, rest, 0), slope), rest);
  }
}

/** x = sigmoid(x) */
function sigmoidInPlace(x: usize, n: i32): void {
  const end = x + ((<usize>(n & ~3)) << 2);
  for (; x < end; x += 16) v128.store(x, sigmoid4(v128.load(x)));
  if (n & 3) storeLanes(x, sigmoid4(loadLanes(x, n & 3, 0)), n & 3);
}

/** A function at a time: all five at once need more registers than there are. A row stays in the first-level cache. */
export function lstmForward(
  gates: usize, cellPrev: usize, cell: usize, tanhCell: usize, hidden: usize, batch: i32, H: i32,
): void {
  const size = (<usize>H) << 2;
  const whole = (<usize>(H & ~3)) << 2;
  for (let b = 0; b < batch; b++) {
    sigmoidInPlace(gates, 2 * H);
    tanhForward(gates + 2 * size, H);
    sigmoidInPlace(gates + 3 * size, H);
    for (let at: usize = 0; at < whole; at += 16) {
      lstmForwardUnits(gates + at, size, cellPrev + at, cell + at, tanhCell + at, hidden + at, 4);
    }
    if (H & 3) {
      const at = whole;
      lstmForwardUnits(gates + at, size, cellPrev + at, cell + at, tanhCell + at, hidden + at, H & 3);
    }
    gates += 4 * size;
    cellPrev += size;
    cell += size;
    tanhCell += size;
    hidden += size;
  }
}

@inline
function lstmForwardUnits(
  gates: usize, size: usize, cellPrev: usize, cell: usize, tanhCell: usize, hidden: usize, width: i32,
): void {
  const kept = f32x4.mul(loadLanes(gates + size, width, 0), loadLanes(cellPrev, width, 0));
  const added = f32x4.mul(loadLanes(gates, width, 0), loadLanes(gates + 2 * size, width, 0));
  const c = f32x4.add(kept, added);
  storeLanes(cell, c, width);
  const squashed = tanh4(c);
  storeLanes(tanhCell, squashed, width);
  storeLanes(hidden, f32x4.mul(loadLanes(gates + 3 * size, width, 0), squashed), width);
}

export function lstmBackward(
  dGates: usize, gates: usize, cellPrev: usize, tanhCell: usize, dHidden: usize, dCell: usize, batch: i32, H: i32,
): void {
  const size = (<usize>H) << 2;
  const whole = (<usize>(H & ~3)) << 2;
  for (let b = 0; b < batch; b++) {
    for (let at: usize = 0; at < whole; at += 16) {
      lstmBackwardUnits(
        dGates + at, gates + at, size, cellPrev + at, tanhCell + at, dHidden + at, dCell + at, 4,
      );
    }
    if (H & 3) {
      const at = whole;
      lstmBackwardUnits(
        dGates + at, gates + at, size, cellPrev + at, tanhCell + at, dHidden + at, dCell + at, H & 3,
      );
    }
    dGates += 4 * size;
    gates += 4 * size;
    cellPrev += size;
    tanhCell += size;
    dHidden += size;
    dCell += size;
  }
}

@inline
function lstmBackwardUnits(
  dGates: usize, gates: usize, size: usize, cellPrev: usize, tanhCell: usize, dHidden: usize, dCell: usize, width: i32,
): void {
  const i = loadLanes(gates, width, 0);
  const f = loadLanes(gates + size, width, 0);
  const g = loadLanes(gates + 2 * size, width, 0);
  const o = loadLanes(gates + 3 * size, width, 0);
  const squashed = loadLanes(tanhCell, width, 0);
  const dh = loadLanes(dHidden, width, 0);
  const through = f32x4.mul(f32x4.mul(dh, o), tanhSlope(squashed));
  const dc = f32x4.add(loadLanes(dCell, width, 0), through);
  storeLanes(dGates, f32x4.mul(f32x4.mul(dc, g), sigmoidSlope(i)), width);
  const previous = loadLanes(cellPrev, width, 0);
  storeLanes(dGates + size, f32x4.mul(f32x4.mul(dc, previous), sigmoidSlope(f)), width);
  storeLanes(dGates + 2 * size, f32x4.mul(f32x4.mul(dc, i), tanhSlope(g)), width);
  storeLanes(dGates + 3 * size, f32x4.mul(f32x4.mul(dh, squashed), sigmoidSlope(o)), width);
  storeLanes(dCell, f32x4.mul(dc, f), width);
}

/** x = sigmoid(x + y) */
function sigmoidOfSum(x: usize, y: usize, n: i32): void {
  const whole = (<usize>(n & ~3)) << 2;
  for (let at: usize = 0; at < whole; at += 16) {
    v128.store(x + at, sigmoid4(f32x4.add(v128.load(x + at), v128.load(y + at))));
  }
  const rest = n & 3;
  if (rest == 0) return;
  const sum = f32x4.add(loadLanes(x + whole, rest, 0), loadLanes(y + whole, rest, 0));
  storeLanes(x + whole, sigmoid4(sum), rest);
}

export function gruForward(
  gates: usize, hiddenPart: usize, hiddenPrev: usize, hidden: usize, batch: i32, H: i32,
): void {
  const size = (<usize>H) << 2;
  const whole = (<usize>(H & ~3)) << 2;
  for (let b = 0; b < batch; b++) {
    sigmoidOfSum(gates, hiddenPart, 2 * H);
    for (let at: usize = 0; at < whole; at += 16) {
      gruForwardUnits(gates + at, hiddenPart + at, size, hiddenPrev + at, hidden + at, 4);
    }
    if (H & 3) {
      gruForwardUnits(gates + whole, hiddenPart + whole, size, hiddenPrev + whole, hidden + whole, H & 3);
    }
    gates += 3 * size;
    hiddenPart += 3 * size;
    hiddenPrev += size;
    hidden += size;
  }
}

@inline
function gruForwardUnits(
  gates: usize, hiddenPart: usize, size: usize, hiddenPrev: usize, hidden: usize, width: i32,
): void {
  const reset = f32x4.mul(loadLanes(gates, width, 0), loadLanes(hiddenPart + 2 * size, width, 0));
  const n = tanh4(f32x4.add(loadLanes(gates + 2 * size, width, 0), reset));
  storeLanes(gates + 2 * size, n, width);
  const z = loadLanes(gates + size, width, 0);
  const previous = loadLanes(hiddenPrev, width, 0);
  storeLanes(hidden, f32x4.add(f32x4.mul(oneMinus(z), n), f32x4.mul(z, previous)), width);
}

export function gruBackward(
  dGates: usize, dHiddenPart: usize, gates: usize, hiddenPart: usize, hiddenPrev: usize, dHidden: usize,
  dHiddenPrev: usize, batch: i32, H: i32,
): void {
  const size = (<usize>H) << 2;
  const whole = (<usize>(H & ~3)) << 2;
  for (let b = 0; b < batch; b++) {
    for (let at: usize = 0; at < whole; at += 16) {
      gruBackwardUnits(
        dGates + at, dHiddenPart + at, gates + at, hiddenPart + at, size, hiddenPrev + at, dHidden + at,
        dHiddenPrev + at, 4,
      );
    }
    if (H & 3) {
      const at = whole;
      gruBackwardUnits(
        dGates + at, dHiddenPart + at, gates + at, hiddenPart + at, size, hiddenPrev + at, dHidden + at,
        dHiddenPrev + at, H & 3,
      );
    }
    dGates += 3 * size;
    dHiddenPart += 3 * size;
    gates += 3 * size;
    hiddenPart += 3 * size;
    hiddenPrev += size;
    dHidden += size;
    dHiddenPrev += size;
  }
}

@inline
function gruBackwardUnits(
  dGates: usize, dHiddenPart: usize, gates: usize, hiddenPart: usize, size: usize, hiddenPrev: usize, dHidden: usize,
  dHiddenPrev: usize, width: i32,
): void {
  const r = loadLanes(gates, width, 0);
  const z = loadLanes(gates + size, width, 0);
  const n = loadLanes(gates + 2 * size, width, 0);
  const dh = loadLanes(dHidden, width, 0);
  const dn = f32x4.mul(f32x4.mul(dh, oneMinus(z)), tanhSlope(n));
  const part = loadLanes(hiddenPart + 2 * size, width, 0);
  const dr = f32x4.mul(f32x4.mul(dn, part), sigmoidSlope(r));
  const difference = f32x4.sub(loadLanes(hiddenPrev, width, 0), n);
  const dz = f32x4.mul(f32x4.mul(dh, difference), sigmoidSlope(z));
  storeLanes(dGates, dr, width);
  storeLanes(dGates + size, dz, width);
  storeLanes(dGates + 2 * size, dn, width);
  storeLanes(dHiddenPart, dr, width);
  storeLanes(dHiddenPart + size, dz, width);
  storeLanes(dHiddenPart + 2 * size, f32x4.mul(dn, r), width);
  storeLanes(dHiddenPrev, f32x4.mul(dh, z), width);
}
