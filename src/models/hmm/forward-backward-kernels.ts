/** What kernels/ of this folder exports: the passes over time of the forward-backward algorithm. */
import type { Arena } from '../../math/arena.ts';
import { instantiateKernels } from '../../math/kernel-module.ts';

/** Arrays are byte offsets into the arena; see kernels/forward-backward.ts. */
export interface ForwardBackwardKernels {
  /** The log likelihood; NaN where a step is less probable than 1e-100. */
  forwardScaled(
    observations: number,
    length: number,
    states: number,
    stride: number,
    symbols: number,
    initial: number,
    from: number,
    emission: number,
    alpha: number,
    inverse: number,
  ): number;
  backwardCounts(
    observations: number,
    length: number,
    states: number,
    stride: number,
    symbols: number,
    into: number,
    emission: number,
    alpha: number,
    inverse: number,
    beta: number,
    weighted: number,
    first: number,
    joint: number,
    emitted: number,
  ): void;
  backwardPosteriors(
    observations: number,
    length: number,
    states: number,
    stride: number,
    symbols: number,
    into: number,
    emission: number,
    alpha: number,
    inverse: number,
    beta: number,
    weighted: number,
  ): void;
}

/** @throws NlpError where there is no build */
export const forwardBackwardKernels = (arena: Arena): ForwardBackwardKernels =>
  instantiateKernels<ForwardBackwardKernels>('models/hmm', arena);
