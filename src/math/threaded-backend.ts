/**
 * The SIMD backend with a team of threads: a call of a kernel that is large enough is cut into pieces, on which the
 * caller works too, and returns when all are done. Layers call the same kernels and know nothing of it; the bytes are
 * the same for any number of threads.
 *
 * Coarse jobs, such as the steps in time of a group of streams, go to the same team with `backend.team.run`: within an
 * item kernels are not cut, whichever thread does it.
 */
import { Arena } from './arena.ts';
import type { Backend } from './backend-interface.ts';
import { type KernelArgument, KernelPieces } from './kernel-pieces.ts';
import type { Kernels } from './plain/kernels.ts';
import { backendOver } from './simd-backend.ts';
import { MAXIMUM_THREADS, type SimdKernels, simdKernels } from './simd-kernels.ts';
import { kernelJob, WorkerTeam } from './worker-team.ts';

export interface ThreadOptions {
  /** All threads, the caller's included; at most MAXIMUM_THREADS are used. */
  threads: number;
  /** For coarse jobs: the module that exports `createWork` (see worker-team.ts), and what it is given. */
  worker?: { module: string; data: unknown };
}

export function threadedBackend({ threads, worker }: ThreadOptions): Backend {
  const arena = Arena.create();
  const simd = simdKernels(arena, 0);
  const team = new WorkerTeam({
    threads: Math.min(threads, MAXIMUM_THREADS),
    memory: arena.memory,
    module: worker?.module,
    data: worker?.data,
    pieces: simd.pieces,
  });
  return backendOver(arena, threadedKernels(simd, team), team);
}

type Call = (...args: KernelArgument[]) => unknown;

function threadedKernels({ kernels, pieces }: SimdKernels, team: WorkerTeam): Kernels {
  const wrapped = Object.entries(kernels).map(([name, kernel]) => {
    const number = KernelPieces.numberOf(name);
    if (number === -1) return [name, kernel];
    const whole = kernel as Call;
    const inPieces: Call = (...args) => {
      if (team.isBusy) return whole(...args);
      const count = pieces.write(number, args);
      if (count <= 1) return whole(...args);
      team.run(kernelJob(number), count);
      return pieces.sum(number);
    };
    return [name, inPieces];
  });
  return Object.fromEntries(wrapped) as Kernels;
}
