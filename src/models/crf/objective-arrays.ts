/**
 * The arrays of a training in memory that all threads and kernels see, taken in the same order by each thread, so that
 * they lie at the same places (math/arena.ts), and the work of one shard of the sequences.
 *   L labels, P = L rounded up to a multiple of 8, S shards: groups of sequences of about equally many items, each
 *   with a gradient of its own; what they are depends on the data alone, so any number of threads adds up the same sums
 */
import type { Arena } from '../../math/arena.ts';
import { instantiateKernels } from '../../math/kernel-module.ts';
import type { AttributeData } from './attribute-data.ts';
import type { FeatureSet } from './feature-set.ts';
import { addPairMarginals, scorePath, sumLattice } from './lattice.ts';
import { latticeOf } from './weights.ts';

/** What kernels/ of this folder exports; arrays are byte offsets. */
interface CrfKernels {
  addSequence(...args: number[]): number;
}

/** Sizes from which every thread takes the same arrays. */
export interface ArraySizes {
  labels: number;
  sequences: number;
  items: number;
  attributes: number;
  attributeCount: number;
  hasValues: boolean;
  stateFeatures: number;
  /** Items of the longest sequence. */
  longest: number;
  shards: number;
  threads: number;
}

/** Memory for the gradients of shards, at most, where two are more. */
const mostGradientBytes = 64e6;
const mostShards = 8;

export function sizesOf(data: AttributeData, features: FeatureSet, threads: number): ArraySizes {
  const { sequenceStart } = data;
  let longest = 0;
  for (let n = 0; n + 1 < sequenceStart.length; n++)
    longest = Math.max(longest, sequenceStart[n + 1] - sequenceStart[n]);
  const labels = features.labelCount;
  const stateFeatures = features.stateLabel.length;
  const bytes = 8 * (stateFeatures + 2 * strideOf(labels) ** 2);
  const sequences = sequenceStart.length - 1;
  const shards = Math.max(
    1,
    Math.min(mostShards, sequences, Math.max(2, Math.floor(mostGradientBytes / bytes))),
  );
  return {
    labels,
    sequences,
    items: data.labels.length,
    attributes: data.attributes.length,
    attributeCount: features.stateStart.length - 1,
    hasValues: data.values !== undefined,
    stateFeatures,
    longest,
    shards,
    threads,
  };
}

export const strideOf = (labels: number): number => Math.ceil(labels / 8) * 8;

export class ObjectiveArrays {
  readonly sizes: ArraySizes;
  readonly stride: number;
  readonly data: { -readonly [Key in keyof AttributeData]: AttributeData[Key] };
  readonly stateStart: Uint32Array;
  readonly stateLabel: Uint32Array;
  readonly stateWeights: Float64Array;
  /** [P*P] scores of transitions, exp of them (less the greatest), and that turned around */
  readonly transition: Float64Array;
  readonly expFrom: Float64Array;
  readonly expInto: Float64Array;
  /** [1] the greatest score of a transition */
  readonly greatest: Float64Array;
  /** [S] each shard's part of the loss */
  readonly losses: Float64Array;
  /** [S][K] */
  readonly gradients: Float64Array[];
  /** [S][P*P] sums of alpha v, still without exp of the transition; and pair marginals as they are, of hard cases */
  readonly pairs: Float64Array[];
  readonly directPairs: Float64Array[];
  readonly #layout: Uint32Array;
  readonly #scratch: { scores: number; alpha: number; scale: number; beta: number; weighted: number };
  readonly #kernels: CrfKernels;

  /** @param thread from 0; each has scratch memory of its own */
  constructor(arena: Arena, sizes: ArraySizes, thread: number) {
    this.sizes = sizes;
    const { labels, sequences, items, attributes, attributeCount, stateFeatures, longest, shards } = sizes;
    const stride = strideOf(labels);
    this.stride = stride;
    this.data = {
      sequenceStart: arena.uint32(sequences + 1),
      attributeStart: arena.uint32(items + 1),
      attributes: arena.uint32(attributes),
      values: sizes.hasValues ? arena.float64(attributes) : undefined,
      labels: arena.uint32(items),
    };
    this.stateStart = arena.uint32(attributeCount + 1);
    this.stateLabel = arena.uint32(stateFeatures);
    this.stateWeights = arena.float64(stateFeatures);
    this.transition = arena.float64(stride * stride);
    this.expFrom = arena.float64(stride * stride);
    this.expInto = arena.float64(stride * stride);
    this.greatest = arena.float64(1);
    this.losses = arena.float64(shards);
    const perShard = (length: number) => Array.from({ length: shards }, () => arena.float64(length));
    this.gradients = perShard(stateFeatures);
    this.pairs = perShard(stride * stride);
    this.directPairs = perShard(stride * stride);
    this.#layout = arena.uint32(13);
    const scratches = Array.from({ length: sizes.threads }, () => ({
      scores: arena.float64(longest * stride).byteOffset,
      alpha: arena.float64(longest * stride).byteOffset,
      scale: arena.float64(longest).byteOffset,
      beta: arena.float64(stride).byteOffset,
      weighted: arena.float64(32 * stride).byteOffset,
    }));
    this.#scratch = scratches[thread];
    this.#kernels = instantiateKernels<CrfKernels>('models/crf', arena);
    if (thread === 0) this.#layout.set(this.#addresses());
  }

  /** In the order of kernels/sequence.ts. */
  #addresses(): number[] {
    const { sequenceStart, attributeStart, attributes, values, labels } = this.data;
    const arrays = [sequenceStart, attributeStart, attributes, values, labels, this.stateStart];
    const tables = [this.stateLabel, this.stateWeights, this.transition, this.expFrom, this.expInto];
    return [
      this.sizes.labels,
      8 * this.stride,
      ...[...arrays, ...tables].map((array) => array?.byteOffset ?? 0),
    ];
  }

  /** The sequences of a shard: [first, end). */
  rangeOf(shard: number): [first: number, end: number] {
    return [this.#firstSequence(shard), this.#firstSequence(shard + 1)];
  }

  /** The first sequence that begins at or after the shard's part of all items. */
  #firstSequence(shard: number): number {
    const { sequenceStart } = this.data;
    const item = Math.ceil((shard * this.sizes.items) / this.sizes.shards);
    let low = 0;
    let high = this.sizes.sequences;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sequenceStart[middle] < item) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Loss and gradient of one shard. */
  doShard(shard: number): void {
    const gradient = this.gradients[shard].fill(0);
    const pairs = this.pairs[shard].fill(0);
    this.directPairs[shard].fill(0);
    const { scores, alpha, scale, beta, weighted } = this.#scratch;
    const [first, end] = this.rangeOf(shard);
    let loss = 0;
    for (let n = first; n < end; n++) {
      const part = this.#kernels.addSequence(
        this.#layout.byteOffset,
        n,
        this.greatest[0],
        gradient.byteOffset,
        pairs.byteOffset,
        scores,
        alpha,
        scale,
        beta,
        weighted,
      );
      loss += Number.isNaN(part) ? this.#addInLogs(n, shard) : part;
    }
    this.losses[shard] = loss;
  }

  /** The same for a sequence whose probabilities are too small for the kernel. */
  #addInLogs(n: number, shard: number): number {
    const { data, stride, stateStart, stateLabel } = this;
    const { labels } = this.sizes;
    const features = { labelCount: labels, stateStart, stateLabel, transitions: new Uint32Array(0) };
    const transition = new Float64Array(labels * labels);
    for (let i = 0; i < labels; i++)
      for (let j = 0; j < labels; j++) transition[i * labels + j] = this.transition[i * stride + j];
    const scores = latticeOf(data, n, { features, values: this.stateWeights }, transition);
    const sums = sumLattice(scores);
    const gradient = this.gradients[shard];
    const first = data.sequenceStart[n];
    for (let t = 0; t < scores.length; t++)
      for (let z = data.attributeStart[first + t]; z < data.attributeStart[first + t + 1]; z++) {
        const value = data.values?.[z] ?? 1;
        const attribute = data.attributes[z];
        for (let k = stateStart[attribute]; k < stateStart[attribute + 1]; k++)
          gradient[k] += value * sums.marginals[t * labels + stateLabel[k]];
      }
    const pairs = new Float64Array(labels * labels);
    for (let t = 1; t < scores.length; t++) addPairMarginals(scores, sums, t, pairs);
    const direct = this.directPairs[shard];
    for (let i = 0; i < labels; i++)
      for (let j = 0; j < labels; j++) direct[i * stride + j] += pairs[i * labels + j];
    return sums.logPartition - scorePath(scores, data.labels.subarray(first, first + scores.length));
  }
}
