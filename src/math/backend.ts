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

export type { Backend } from './backend-interface.ts';
export type { Floats, Precision } from './floats.ts';
export type { Kernels } from './plain/kernels.ts';

export interface BackendOptions {
  /** @defaultValue 'simd' for float32 unless NLP_KERNELS=js; float64 is plain TypeScript only */
  kernels?: 'simd' | 'js';
  /** @defaultValue 'float32' */
  precision?: Precision;
}

/** A backend with an arena of its own. @throws NlpError where SIMD is wanted and there is no build or no memory */
export function createBackend({ precision = 'float32', kernels }: BackendOptions = {}): Backend {
  const simd = precision === 'float32' && (kernels === undefined ? simdIsWanted() : kernels === 'simd');
  return simd ? simdBackend(Arena.create()) : plainBackend(precision);
}
