/** Jobs for the test of worker teams, over an arena that begins with a few arrays. */
import { NlpError } from '../../src/errors.ts';
import { Arena } from '../../src/math/arena.ts';
import type { Backend } from '../../src/math/backend.ts';
import { simdBackend } from '../../src/math/simd-backend.ts';
import type { SharedMemory } from '../../src/math/web-assembly.ts';
import type { Work } from '../../src/math/worker-team.ts';

export const SIDE = 64;
export const ITEMS = 50;
export const MULTIPLY = 0;
export const WHO = 1;
export const FAIL = 2;
export const FAIL_AS_USER = 3;
export const DIE = 4;

export function createWork(memory: SharedMemory, thread: number): Work {
  return build(Arena.over(memory), thread).work;
}

/** @param backend of the caller, where it has one already */
export function build(arena: Arena, thread: number, backend: Backend = simdBackend(arena, thread)) {
  const square = SIDE * SIDE;
  const factors = backend.floats(ITEMS * square);
  const products = backend.floats(ITEMS * square);
  const doneBy = backend.ids(ITEMS);
  const part = (whole: typeof factors, item: number) => whole.subarray(item * square, (item + 1) * square);
  const work: Work = (job, item) => {
    if (job === MULTIPLY) {
      const factor = part(factors, item);
      for (let i = 0; i < 20; i++) {
        backend.kernels.matmul(part(products, item), factor, factor, SIDE, SIDE, SIDE, false);
      }
    }
    if (job === FAIL && item === ITEMS - 1) throw new TypeError(`item ${item} cannot be done`);
    if (job === FAIL_AS_USER) throw new NlpError('too large', { remedy: 'make it smaller', exitStatus: 2 });
    if (job === DIE) {
      // In a worker this ends the thread at once; the caller leaves it the time to take an item.
      if (thread > 0) process.exit(3);
      const start = performance.now();
      while (performance.now() - start < 200);
    }
    doneBy[item] = 100 + thread;
  };
  return { factors, products, doneBy, work };
}
