/**
 * The backend over SIMD kernels: arrays lie in an arena, kernels get their byte offsets. Every thread that works on
 * the same arena has an instance of its own, with scratch memory of its own for packed matrices.
 */
import type { Arena } from './arena.ts';
import type { Backend } from './backend-interface.ts';
import { simdKernels } from './simd-kernels.ts';

/** Threads that can work on one arena. */
export const MAXIMUM_THREADS = 32;

/**
 * @param arena new, or `Arena.over` the memory of another thread's
 * @param thread 0 for the main thread; each other thread on the same memory has another, below MAXIMUM_THREADS
 */
export function simdBackend(arena: Arena, thread = 0): Backend {
  return {
    name: 'simd',
    precision: 'float32',
    memory: arena.memory,
    kernels: simdKernels(arena, thread, MAXIMUM_THREADS),
    floats: (n) => arena.float32(n),
    ids: (n) => arena.uint32(n),
    doubles: (n) => arena.float64(n),
    mark: () => arena.mark(),
    release: (mark) => arena.release(mark),
  };
}
