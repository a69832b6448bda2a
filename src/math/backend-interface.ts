/** What a backend is, whichever kernels compute for it. */
import type { Floats, Precision } from './floats.ts';
import type { Kernels } from './plain/kernels.ts';
import type { SharedMemory } from './web-assembly.ts';
import type { WorkerTeam } from './worker-team.ts';

export interface Backend {
  readonly name: 'simd' | 'js';
  readonly precision: Precision;
  readonly kernels: Kernels;
  /** Over which other threads can build the same arrays; null where they cannot. */
  readonly memory: SharedMemory | null;
  /** The threads that work on kernels, and on coarse jobs; null where there is only the caller's. */
  readonly team: WorkerTeam | null;
  /** An array of zeros when first taken. */
  floats(n: number): Floats;
  ids(n: number): Uint32Array;
  /** Numbers that no kernel sees, but other threads may. */
  doubles(n: number): Float64Array;
  /** The place to release to. */
  mark(): number;
  /** Gives back all that was taken since the mark. */
  release(mark: number): void;
  /** Ends the threads; without it they end with the process. */
  close(): Promise<void>;
}
