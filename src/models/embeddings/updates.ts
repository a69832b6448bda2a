/**
 * One step of skip-gram and CBOW by stochastic gradient descent (Mikolov et al. 2013; Goldberg & Levy 2014 for the
 * derivation), in double precision with the exact sigmoid: what faster ways are held against.
 *
 * Output rows move at once, one after the other, and the error that goes back is taken of each before it moves; the
 * input moves after all its targets, as in word2vec.
 */

export type Matrix = Float64Array[];

/** An output row and whether it should fire: a word and 1, a negative and 0, an inner node and its branch. */
export interface Target {
  row: number;
  label: 0 | 1;
}

/** The word and its negatives; a negative that is the word itself is left out. */
export function negativeTargets(word: number, negatives: readonly number[]): Target[] {
  const others = negatives.filter((negative) => negative !== word);
  return [{ row: word, label: 1 }, ...others.map((row): Target => ({ row, label: 0 }))];
}

/** The way through a tree to a word; branch 0 is label 1. */
export function treeTargets(code: readonly number[], points: readonly number[]): Target[] {
  return points.map((row, i) => ({ row, label: code[i] === 0 ? 1 : 0 }));
}

/** Moves the rows of `output`, adds to `error` what the input is to be moved by. @returns the loss before it, in nats */
export function updateOutputs(
  input: Float64Array,
  output: Matrix,
  targets: readonly Target[],
  rate: number,
  error: Float64Array,
): number {
  let loss = 0;
  for (const { row, label } of targets) {
    const weights = output[row];
    let score = 0;
    for (let d = 0; d < input.length; d++) score += input[d] * weights[d];
    loss += softplus(label === 1 ? -score : score);
    const step = (label - sigmoid(score)) * rate;
    for (let d = 0; d < input.length; d++) {
      error[d] += step * weights[d];
      weights[d] += step * input[d];
    }
  }
  return loss;
}

/** One pair: the input word of a row predicts the targets. @returns the loss before the step */
export function skipGramStep(
  inputs: Matrix,
  word: number,
  output: Matrix,
  targets: readonly Target[],
  rate: number,
): number {
  const error = new Float64Array(inputs[word].length);
  const loss = updateOutputs(inputs[word], output, targets, rate, error);
  add(inputs[word], error);
  return loss;
}

/** The mean of the context predicts the targets; each word of the context moves by the whole error. */
export function cbowStep(
  inputs: Matrix,
  context: readonly number[],
  output: Matrix,
  targets: readonly Target[],
  rate: number,
): number {
  if (context.length === 0) return 0;
  const mean = new Float64Array(inputs[context[0]].length);
  for (const word of context) add(mean, inputs[word]);
  for (let d = 0; d < mean.length; d++) mean[d] /= context.length;
  const error = new Float64Array(mean.length);
  const loss = updateOutputs(mean, output, targets, rate, error);
  for (const word of context) add(inputs[word], error);
  return loss;
}

/** The gradient of the loss of a pair, added to `inputGradient` and `outputGradient`. @returns the loss */
export function addPairGradient(
  input: Float64Array,
  output: Matrix,
  targets: readonly Target[],
  inputGradient: Float64Array,
  outputGradient: Matrix,
): number {
  let loss = 0;
  for (const { row, label } of targets) {
    const weights = output[row];
    let score = 0;
    for (let d = 0; d < input.length; d++) score += input[d] * weights[d];
    loss += softplus(label === 1 ? -score : score);
    const slope = sigmoid(score) - label;
    for (let d = 0; d < input.length; d++) {
      inputGradient[d] += slope * weights[d];
      outputGradient[row][d] += slope * input[d];
    }
  }
  return loss;
}

function add(to: Float64Array, from: Float64Array): void {
  for (let d = 0; d < to.length; d++) to[d] += from[d];
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
