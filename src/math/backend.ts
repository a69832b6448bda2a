/**
 * Where the numbers of neural models lie and what computes with them: a backend hands out arrays and has the kernels
 * that work on them. Layers are written once against this interface; whether SIMD code over the arena or plain
 * TypeScript runs below is decided here.
 *
 * Arrays given to kernels come from `floats` and `ids` of the same backend, or are subarrays of such.
 */
import { Arena } from './arena.ts';
import type { Backend } from './backend-interface.ts';
import type { Precision } from './floats.ts';
import { simdIsWanted } from './kernel-module.ts';
import { plainBackend } from './plain-backend.ts';
import { simdBackend } from './simd-backend.ts';
import { type ThreadOptions, threadedBackend } from './threaded-backend.ts';

export type { Backend } from './backend-interface.ts';
export type { Floats, Precision } from './floats.ts';
export type { Kernels } from './plain/kernels.ts';

export interface BackendOptions {
  /** @defaultValue 'simd' for float32 unless NLP_KERNELS=js; float64 is plain TypeScript only */
  kernels?: 'simd' | 'js';
  /** @defaultValue 'float32' */
  precision?: Precision;
  /** All threads that work on kernels, the caller's included; plain TypeScript kernels have one. @defaultValue 1 */
  threads?: number;
  /** For coarse jobs of the threads, see threaded-backend.ts. */
  worker?: ThreadOptions['worker'];
}

/** A backend with an arena of its own. @throws NlpError where SIMD is wanted and there is no build or no memory */
export function createBackend({
  precision = 'float32',
  kernels,
  threads = 1,
  worker,
}: BackendOptions = {}): Backend {
  const simd = precision === 'float32' && (kernels === undefined ? simdIsWanted() : kernels === 'simd');
  if (!simd) return plainBackend(precision);
  return threads > 1 ? threadedBackend({ threads, worker }) : simdBackend(Arena.create());
}
