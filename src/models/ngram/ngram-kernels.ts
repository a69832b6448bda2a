/** What kernels/ of this folder exports: counting, checking and scoring of tries in an arena. */
import type { Arena } from '../../math/arena.ts';
import { instantiateKernels } from '../../math/kernel-module.ts';

/** Arrays are byte offsets into the arena. */
export interface NgramKernels {
  /** The lane whose step is not remembered, or -1 where all are done; see kernels/steps.ts. */
  scoreLanes(
    lanes: number,
    laneCount: number,
    lane: number,
    slots: number,
    pairMask: number,
    start: number,
    counts: number,
    unknown: number,
    end: number,
    trie: number,
  ): number;
  /** The size of the trie with the new level, see kernels/counts.ts. */
  addCountLevel(
    word: number,
    count: number,
    first: number,
    suffix: number,
    from: number,
    to: number,
    contexts: number,
    tails: number,
    tokens: number,
    begin: number,
    pairs: number,
    end: number,
    longer: number,
    cursors: number,
    newTails: number,
    bucket: number,
    words: number,
  ): number;
  /** Of kernels/checks.ts; true is 1. */
  areLogProbs(values: number, length: number): number;
  areBackoffs(values: number, length: number): number;
  areBelow(values: number, length: number, limit: number): number;
  areCounted(values: number, length: number, from: number, step: number): number;
  areSorted(first: number, contexts: number, word: number, from: number, length: number): number;
}

/** @throws NlpError where there is no build */
export const ngramKernels = (arena: Arena): NgramKernels =>
  instantiateKernels<NgramKernels>('models/ngram', arena);
