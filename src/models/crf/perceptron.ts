/**
 * The averaged perceptron for label sequences: where the best sequence under the present weights is wrong, the weights
 * of the correct one rise by 1 and those of the wrong one fall by 1; the answer is the mean of the weights over all
 * steps. M. Collins, "Discriminative Training Methods for Hidden Markov Models", EMNLP 2002; the mean as CRFsuite forms
 * it: w - u / c, where u collects c times each change and c counts sentences from 1.
 */
import type { Random } from '../../math/random.ts';
import type { AttributeData } from './attribute-data.ts';
import { type FeatureSet, featureCount, findFeature } from './feature-set.ts';
import { viterbi } from './viterbi.ts';
import { latticeOf, transitionScores } from './weights.ts';

export interface Pass {
  /** From 1. */
  iteration: number;
  /** Perceptron: the sum over sentences of the share of wrong labels. Stochastic gradient: the objective so far. */
  loss: number;
}

export interface PerceptronOptions {
  iterations: number;
  /** Draws the order of sentences anew for each pass; without it they come as they are. */
  random?: Random;
  /** What it returns is waited for. */
  progress?: (pass: Pass) => void | Promise<void>;
  /** Called after each sentence; what it returns is waited for. */
  pause?: () => Promise<void> | undefined;
}

export interface PerceptronResult {
  averaged: Float64Array;
  final: Float64Array;
  losses: number[];
}

export async function trainPerceptron(
  data: AttributeData,
  features: FeatureSet,
  { iterations, random, progress, pause }: PerceptronOptions,
): Promise<PerceptronResult> {
  const values = new Float64Array(featureCount(features));
  const collected = new Float64Array(values.length);
  const weights = { features, values };
  const transition = transitionScores(weights);
  const { labelCount, stateStart, stateLabel } = features;
  const pairFeature = pairFeatures(features);
  const sequences = data.sequenceStart.length - 1;
  const order = Uint32Array.from({ length: sequences }, (_, n) => n);
  const losses: number[] = [];
  let count = 1;
  const change = (feature: number, by: number) => {
    if (feature === -1) return;
    values[feature] += by;
    collected[feature] += count * by;
  };
  const changePair = (from: number, to: number, by: number) => {
    const feature = pairFeature[from * labelCount + to];
    change(feature, by);
    if (feature !== -1) transition[from * labelCount + to] = values[feature];
  };
  for (let iteration = 1; iteration <= iterations; iteration++) {
    random?.shuffle(order);
    let loss = 0;
    for (const n of order) {
      const first = data.sequenceStart[n];
      const length = data.sequenceStart[n + 1] - first;
      const path = viterbi(latticeOf(data, n, weights, transition)).labels;
      let wrong = 0;
      for (let t = 0; t < length; t++) {
        const item = first + t;
        const gold = data.labels[item];
        const isWrong = path[t] !== gold;
        if (isWrong) {
          wrong++;
          for (let z = data.attributeStart[item]; z < data.attributeStart[item + 1]; z++) {
            const value = data.values?.[z] ?? 1;
            change(findFeature(stateStart, stateLabel, data.attributes[z], gold), value);
            change(findFeature(stateStart, stateLabel, data.attributes[z], path[t]), -value);
          }
        }
        if (t > 0 && (isWrong || path[t - 1] !== data.labels[item - 1])) {
          changePair(data.labels[item - 1], gold, 1);
          changePair(path[t - 1], path[t], -1);
        }
      }
      if (length > 0) loss += wrong / length;
      count++;
      const rest = pause?.();
      if (rest !== undefined) await rest;
    }
    losses.push(loss);
    await progress?.({ iteration, loss });
    if (loss === 0) break;
  }
  return { averaged: values.map((value, k) => value - collected[k] / count), final: values, losses };
}

/** [L*L] the feature of each pair of labels, or -1. */
function pairFeatures({ labelCount, transitions, stateLabel }: FeatureSet): Int32Array {
  const result = new Int32Array(labelCount * labelCount).fill(-1);
  for (let m = 0; m < transitions.length; m++) result[transitions[m]] = stateLabel.length + m;
  return result;
}
