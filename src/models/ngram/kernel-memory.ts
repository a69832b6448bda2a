/** Memory for large models in an arena, so that kernels work on them where they lie. */
import { NlpError } from '../../errors.ts';
import { Arena } from '../../math/arena.ts';
import { simdIsWanted } from '../../math/kernel-module.ts';

/** Smaller models are read and checked before a kernel could begin. */
const leastBytes = 1 << 21;
/** Of the 4 GiB that kernels reach, some is left for their own arrays. */
const mostBytes = 3 * 2 ** 30;
/** Behind the arrays, for kernels that read 16 bytes at a time. */
const margin = 64;

/** Texts of fewer tokens are counted before a kernel could begin. */
const leastTokens = 1 << 16;

/** An arena in which a text is counted; undefined where it is too short or too long, or there is no such memory. */
export function countingArena(tokens: number, words: number, order: number): Arena | undefined {
  const bytes = 4 * (4 * (words + (order - 1) * tokens) + (2 * order + 8) * (tokens + words));
  return tokens < leastTokens ? undefined : arenaFor(bytes);
}

/** Undefined where the model is too small or too large, or the system has no such memory. */
export function kernelMemory(bytes: number): Uint8Array | undefined {
  if (bytes < leastBytes) return undefined;
  return arenaFor(bytes)
    ?.bytes(bytes + margin)
    .subarray(0, bytes);
}

function arenaFor(bytes: number): Arena | undefined {
  if (bytes > mostBytes || !simdIsWanted()) return undefined;
  try {
    return Arena.create();
  } catch (error) {
    if (error instanceof NlpError) return undefined;
    throw error;
  }
}
