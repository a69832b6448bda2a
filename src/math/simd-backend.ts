/**
 * The backend over SIMD kernels: arrays lie in an arena, kernels get their byte offsets. Every thread that works on
 * the same arena has an instance of its own, with scratch memory of its own for packed matrices.
 */
import type { Arena } from './arena.ts';
import type { Backend } from './backend-interface.ts';
import type { Kernels } from './plain/kernels.ts';
import { simdKernels } from './simd-kernels.ts';
import type { WorkerTeam } from './worker-team.ts';

export { MAXIMUM_THREADS } from './simd-kernels.ts';

/**
 * @param arena new, or `Arena.over` the memory of another thread's
 * @param thread 0 for the main thread; each other thread on the same memory has another, below MAXIMUM_THREADS
 */
export function simdBackend(arena: Arena, thread = 0): Backend {
  return backendOver(arena, simdKernels(arena, thread).kernels, null);
}

/** @param team works on the kernels; null where one thread does */
export function backendOver(arena: Arena, kernels: Kernels, team: WorkerTeam | null): Backend {
  return {
    name: 'simd',
    precision: 'float32',
    memory: arena.memory,
    kernels,
    team,
    floats: (n) => arena.float32(n),
    ids: (n) => arena.uint32(n),
    doubles: (n) => arena.float64(n),
    mark: () => arena.mark(),
    release: (mark) => arena.release(mark),
    close: async () => team?.close(),
  };
}
