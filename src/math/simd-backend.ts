/**
 * The backend over SIMD kernels: arrays lie in an arena, kernels get their byte offsets. Every thread that works on
 * the same arena has an instance of its own, with scratch memory of its own for packed matrices.
 */
import type { Arena } from './arena.ts';
import type { Backend, Floats, Kernels } from './backend.ts';
import { instantiateKernels, type SimdExports } from './simd.ts';

/** Threads that can work on one arena. */
export const MAXIMUM_THREADS = 32;

/**
 * @param arena new, or `Arena.over` the memory of another thread's
 * @param thread 0 for the main thread; each other thread on the same memory has another, below MAXIMUM_THREADS
 */
export function simdBackend(arena: Arena, thread = 0): Backend {
  const exports = instantiateKernels(arena);
  const scratchLength = exports.scratchLength();
  // Every thread takes the scratch memory of all, so that what is taken next has the same place in each.
  const scratch = arena.float32(MAXIMUM_THREADS * scratchLength);
  exports.setScratch(scratch.subarray(thread * scratchLength).byteOffset);
  return {
    name: 'simd',
    precision: 'float32',
    memory: arena.memory,
    kernels: overPointers(exports),
    floats: (n) => arena.float32(n),
    ids: (n) => arena.uint32(n),
    doubles: (n) => arena.float64(n),
    mark: () => arena.mark(),
    release: (mark) => arena.release(mark),
  };
}

/** The kernels on arrays in terms of those on byte offsets. */
function overPointers(simd: SimdExports): Kernels {
  const at = (array: Floats | Uint32Array) => array.byteOffset;
  return {
    matmul: (out, a, b, m, n, k, accumulate) => simd.matmul(at(out), at(a), at(b), m, n, k, accumulate),
    matmulTransposedA: (out, a, b, m, n, k, accumulate) =>
      simd.matmulTransposedA(at(out), at(a), at(b), m, n, k, accumulate),
    matmulTransposedB: (out, a, b, m, n, k, accumulate) =>
      simd.matmulTransposedB(at(out), at(a), at(b), m, n, k, accumulate),
    packedLength: (k, n) => simd.packedLength(k, n),
    pack: (out, b, k, n) => simd.pack(at(out), at(b), k, n),
    packTransposed: (out, b, n, k) => simd.packTransposed(at(out), at(b), n, k),
    matmulPacked: (out, a, packed, m, n, k, accumulate) =>
      simd.matmulPacked(at(out), at(a), at(packed), m, n, k, accumulate),
    addRows: (out, bias, rows, columns) => simd.addRows(at(out), at(bias), rows, columns),
    sumRows: (out, a, rows, columns, accumulate) => simd.sumRows(at(out), at(a), rows, columns, accumulate),
    gatherRows: (out, table, ids, count, width) => simd.gatherRows(at(out), at(table), at(ids), count, width),
    scatterAddRows: (table, a, ids, count, width) =>
      simd.scatterAddRows(at(table), at(a), at(ids), count, width),
    add: (out, a, n) => simd.add(at(out), at(a), n),
    scale: (a, factor, n) => simd.scale(at(a), factor, n),
    multiply: (out, a, b, n) => simd.multiply(at(out), at(a), at(b), n),
    sumOfSquares: (a, n) => simd.sumOfSquares(at(a), n),
    tanhForward: (h, n) => simd.tanhForward(at(h), n),
    tanhBackward: (dPre, h, dh, n) => simd.tanhBackward(at(dPre), at(h), at(dh), n),
    lstmForward: (gates, cellPrev, cell, tanhCell, hidden, batch, H) =>
      simd.lstmForward(at(gates), at(cellPrev), at(cell), at(tanhCell), at(hidden), batch, H),
    lstmBackward: (dGates, gates, cellPrev, tanhCell, dHidden, dCell, batch, H) =>
      simd.lstmBackward(at(dGates), at(gates), at(cellPrev), at(tanhCell), at(dHidden), at(dCell), batch, H),
    gruForward: (gates, hiddenPart, hiddenPrev, hidden, batch, H) =>
      simd.gruForward(at(gates), at(hiddenPart), at(hiddenPrev), at(hidden), batch, H),
    gruBackward: (dGates, dHiddenPart, gates, hiddenPart, hiddenPrev, dHidden, dHiddenPrev, batch, H) =>
      simd.gruBackward(
        at(dGates),
        at(dHiddenPart),
        at(gates),
        at(hiddenPart),
        at(hiddenPrev),
        at(dHidden),
        at(dHiddenPrev),
        batch,
        H,
      ),
    softmaxCrossEntropy: (logits, targets, rows, classes, gradientScale) =>
      simd.softmaxCrossEntropy(at(logits), at(targets), rows, classes, gradientScale),
    sgdStep: (p, g, velocity, n, rate, momentum, gradientScale) =>
      simd.sgdStep(at(p), at(g), velocity === null ? 0 : at(velocity), n, rate, momentum, gradientScale),
    adamStep: (p, g, m, v, n, ...rates) => simd.adamStep(at(p), at(g), at(m), at(v), n, ...rates),
    rmspropStep: (p, g, v, n, ...rates) => simd.rmspropStep(at(p), at(g), at(v), n, ...rates),
    adagradStep: (p, g, v, n, ...rates) => simd.adagradStep(at(p), at(g), at(v), n, ...rates),
  };
}
