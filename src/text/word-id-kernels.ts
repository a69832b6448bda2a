/** What kernels/ of this folder exports: words of a text to ids. */
import type { Arena } from '../math/arena.ts';
import { instantiateKernels } from '../math/kernel-module.ts';

/** Arrays are byte offsets into the arena; see kernels/word-ids.ts. */
export interface WordIdKernels {
  buildWordTable(
    bytes: number,
    offsets: number,
    words: number,
    slots: number,
    bits: number,
    starts: number,
    blocks: number,
  ): void;
  /** How many ids were written. */
  wordIds(
    text: number,
    length: number,
    slots: number,
    bits: number,
    starts: number,
    blocks: number,
    ids: number,
    unknown: number,
    end: number,
  ): number;
}

/** @throws NlpError where there is no build */
export const wordIdKernels = (arena: Arena): WordIdKernels =>
  instantiateKernels<WordIdKernels>('text', arena);
