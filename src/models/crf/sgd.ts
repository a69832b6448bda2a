/**
 * Stochastic gradient descent with an L2 penalty: a step after each sentence, smaller and smaller. Source: L. Bottou,
 * "Stochastic Gradient Descent Tricks", 2012, sections 2 to 5: rate eta_0 / (1 + lambda eta_0 t), eta_0 found by trial
 * on a part of the sentences, weights kept as a factor times a vector so that the penalty costs one product.
 *   objective / N = mean over sentences of -log p + lambda / 2 |w|^2      lambda = 2 c2 / N
 */
import type { Random } from '../../math/random.ts';
import type { AttributeData } from './attribute-data.ts';
import { type FeatureSet, featureCount, findFeature } from './feature-set.ts';
import { addPairMarginals, scorePath, sumLattice } from './lattice.ts';
import type { Pass } from './perceptron.ts';
import { latticeOf, transitionScores } from './weights.ts';

export interface SgdOptions {
  c2: number;
  iterations: number;
  random: Random;
  progress?: (pass: Pass) => void | Promise<void>;
  pause?: () => Promise<void> | undefined;
}

/** Sentences on which the rate is tried. */
const trialSize = 1000;
/** Rates that are tried: 2^k. */
const trialPowers = [-8, -7, -6, -5, -4, -3, -2, -1, 0, 1];
/** The pass ends training where the objective falls by less than this share. */
const leastGain = 1e-4;

export async function trainSgd(
  data: AttributeData,
  features: FeatureSet,
  { c2, iterations, random, progress, pause }: SgdOptions,
): Promise<Float64Array> {
  const sequences = data.sequenceStart.length - 1;
  const lambda = (2 * c2) / sequences;
  const order = Uint32Array.from({ length: sequences }, (_, n) => n);
  random.shuffle(order);
  const sample = order.slice(0, trialSize);
  let rate = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const power of trialPowers) {
    const descent = new Descent(data, features, lambda, 2 ** power);
    for (const n of sample) {
      descent.step(n);
      const rest = pause?.();
      if (rest !== undefined) await rest;
    }
    const loss = descent.lossOf(sample);
    if (loss < least) {
      least = loss;
      rate = 2 ** power;
    }
  }
  const descent = new Descent(data, features, lambda, rate);
  let previous = Number.POSITIVE_INFINITY;
  for (let iteration = 1; iteration <= iterations; iteration++) {
    random.shuffle(order);
    let loss = 0;
    for (const n of order) {
      loss += descent.step(n);
      const rest = pause?.();
      if (rest !== undefined) await rest;
    }
    loss += c2 * descent.squares;
    await progress?.({ iteration, loss });
    if (previous - loss < leastGain * loss) break;
    previous = loss;
  }
  return descent.weights();
}

class Descent {
  readonly #data: AttributeData;
  readonly #features: FeatureSet;
  readonly #lambda: number;
  readonly #rate: number;
  /** The weights are factor * vector. */
  readonly #vector: Float64Array;
  #factor = 1;
  #steps = 0;
  readonly #pairs: Float64Array;

  constructor(data: AttributeData, features: FeatureSet, lambda: number, rate: number) {
    this.#data = data;
    this.#features = features;
    this.#lambda = lambda;
    this.#rate = rate;
    this.#vector = new Float64Array(featureCount(features));
    this.#pairs = new Float64Array(features.labelCount ** 2);
  }

  get squares(): number {
    let sum = 0;
    for (const value of this.#vector) sum += value * value;
    return sum * this.#factor * this.#factor;
  }

  weights(): Float64Array {
    return this.#vector.map((value) => value * this.#factor);
  }

  lossOf(sequences: Uint32Array): number {
    let loss = 0;
    for (const n of sequences) {
      const scores = this.#lattice(n);
      const first = this.#data.sequenceStart[n];
      loss += sumLattice(scores).logPartition;
      loss -= scorePath(scores, this.#data.labels.subarray(first, first + scores.length));
    }
    return loss + (this.#lambda / 2) * sequences.length * this.squares;
  }

  /** One step for sentence n. @returns its loss before the step */
  step(n: number): number {
    const { sequenceStart, attributeStart, attributes, values, labels } = this.#data;
    const { labelCount, stateStart, stateLabel, transitions } = this.#features;
    const rate = this.#rate / (1 + this.#lambda * this.#rate * this.#steps++);
    const scores = this.#lattice(n);
    const first = sequenceStart[n];
    const { length } = scores;
    if (length === 0) return 0;
    const sums = sumLattice(scores);
    const loss = sums.logPartition - scorePath(scores, labels.subarray(first, first + length));
    this.#factor *= 1 - rate * this.#lambda;
    if (this.#factor < 1e-9) this.#spread();
    const gain = rate / this.#factor;
    const vector = this.#vector;
    for (let t = 0; t < length; t++)
      for (let z = attributeStart[first + t]; z < attributeStart[first + t + 1]; z++) {
        const by = gain * (values?.[z] ?? 1);
        const attribute = attributes[z];
        for (let k = stateStart[attribute]; k < stateStart[attribute + 1]; k++)
          vector[k] -= by * sums.marginals[t * labelCount + stateLabel[k]];
        const right = findFeature(stateStart, stateLabel, attribute, labels[first + t]);
        if (right !== -1) vector[right] += by;
      }
    const pairs = this.#pairs.fill(0);
    for (let t = 1; t < length; t++) {
      addPairMarginals(scores, sums, t, pairs);
      pairs[labels[first + t - 1] * labelCount + labels[first + t]] -= 1;
    }
    for (let m = 0; m < transitions.length; m++)
      vector[stateLabel.length + m] -= gain * pairs[transitions[m]];
    return loss;
  }

  #spread(): void {
    for (let k = 0; k < this.#vector.length; k++) this.#vector[k] *= this.#factor;
    this.#factor = 1;
  }

  #lattice(n: number) {
    const weights = { features: this.#features, values: this.#vector };
    const scores = latticeOf(this.#data, n, weights, transitionScores(weights));
    for (let k = 0; k < scores.state.length; k++) scores.state[k] *= this.#factor;
    for (let k = 0; k < scores.transition.length; k++) scores.transition[k] *= this.#factor;
    return scores;
  }
}
