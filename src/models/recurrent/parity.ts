/**
 * Reference cases, as another program computed them: small weights and inputs given number by number, and what this
 * program makes of them - loss, every gradient, hidden states, and the losses of a few steps of each optimizer.
 */
import { NlpError } from '../../errors.ts';
import { createBackend, type Precision } from '../../math/backend.ts';
import { type CellName, cellNames } from '../../neural/layers/cell-weights.ts';
import {
  flatNumbers,
  lossesOfSteps,
  type Nested,
  nestedOf,
  nestedTensors,
  type ParitySubject,
} from '../../neural/training/parity.ts';
import { EMBEDDING, layoutOf, OUTPUT, type RecurrentConfig } from './config.ts';
import { RecurrentNetwork, RecurrentWeights } from './network.ts';

export interface ParityCase {
  cell: CellName;
  vocab: number;
  embedding: number;
  hidden: number;
  layers: number;
  batch: number;
  time: number;
  /** [time][batch] */
  inputs_time_major: number[][];
  targets_time_major: number[][];
  weights: Record<string, Nested>;
  /** Results by "adam lr=0.01 clip_norm=0.05" and the like; only the names are read. */
  optimizers?: Record<string, unknown>;
}

export interface ParityResult {
  cell: CellName;
  layers: number;
  /** Mean cross entropy in nats. */
  loss: number;
  /** [batch][hidden] of the top layer. */
  hidden_last_step: number[][];
  gradients: Record<string, Nested>;
  gradient_norm: number;
  /** The loss before each of five steps and after the last. */
  optimizers: Record<string, number[]>;
}

export function runParityCase(given: unknown, precision: Precision = 'float32'): ParityResult {
  const one = checkedCase(given);
  const { cell, layers, batch, time, hidden } = one;
  checkWeights(one);
  const network = networkOf(one, precision);
  const subject = subjectOf(network);
  const loss = subject.loss(true);
  const top = network.layers[layers - 1].hidden;
  const { gradients, weights } = network;
  const squares = weights.backend.kernels.sumOfSquares(gradients.flat, gradients.flat.length);
  const byName = nestedTensors(gradients);
  const optimizers: Record<string, number[]> = {};
  for (const name of Object.keys(one.optimizers ?? {})) {
    optimizers[name] = lossesOfSteps(name, subjectOf(networkOf(one, precision)));
  }
  const last = top.subarray((time - 1) * batch * hidden, time * batch * hidden);
  return {
    cell,
    layers,
    loss,
    hidden_last_step: nestedOf(last, [batch, hidden]) as number[][],
    gradients: byName,
    gradient_norm: Math.sqrt(squares),
    optimizers,
  };
}

function configOf({ cell, vocab, embedding, hidden, layers }: ParityCase): RecurrentConfig {
  return { cell, vocabulary: vocab, embedding, hidden, layers, tied: false, dropout: 0 };
}

/** Before any memory is taken: a wrong size must not ask for gigabytes. */
function checkWeights(one: ParityCase): void {
  for (const { name, shape, length } of layoutOf(configOf(one)).tensors) {
    const flat = numbersOf(one, name);
    if (flat.length === length && flat.every((x) => Number.isFinite(x))) continue;
    throw bad(`weights["${name}"] is not ${length} numbers, [${shape}]`);
  }
}

function numbersOf(one: ParityCase, name: string): unknown[] {
  return flatNumbers(one.weights[name]);
}

function networkOf(one: ParityCase, precision: Precision): RecurrentNetwork {
  const { batch, time } = one;
  const backend = createBackend({ precision });
  const weights = new RecurrentWeights(backend, configOf(one), batch * time);
  for (const { name } of weights.values.layout.tensors) {
    weights.values.get(name).set(numbersOf(one, name) as number[]);
  }
  const network = new RecurrentNetwork(weights, { time, batch, training: true });
  network.inputs.set(one.inputs_time_major.flat());
  network.targets.set(one.targets_time_major.flat());
  weights.prepare();
  return network;
}

/** The whole batch, each time from a state of zeros. */
function subjectOf(network: RecurrentNetwork): ParitySubject {
  const { weights, gradients, time, batch } = network;
  const tokens = time * batch;
  return {
    backend: weights.backend,
    values: weights.values,
    gradients,
    loss: (withGradient) =>
      (withGradient ? network.lossAndGradient(time, 1 / tokens) : network.loss(time)) / tokens,
    prepare: () => weights.prepare(),
  };
}

function checkedCase(given: unknown): ParityCase {
  const one = given as ParityCase;
  if (!isObject(one)) throw bad('a case is an object');
  if (!cellNames.includes(one.cell)) throw bad(`"cell" is ${JSON.stringify(one.cell)}, not rnn, lstm or gru`);
  for (const key of ['vocab', 'embedding', 'hidden', 'layers', 'batch', 'time'] as const) {
    const value = one[key];
    if (!Number.isInteger(value) || value < 1 || value > 65536) throw bad(`"${key}" is ${value}, no size`);
  }
  for (const key of ['inputs_time_major', 'targets_time_major'] as const) {
    const rows = one[key];
    const fits =
      Array.isArray(rows) &&
      rows.length === one.time &&
      rows.every(
        (row) =>
          Array.isArray(row) &&
          row.length === one.batch &&
          row.every((id) => Number.isInteger(id) && id >= 0 && id < one.vocab),
      );
    if (!fits) throw bad(`"${key}" is not [${one.time}][${one.batch}] of symbols below ${one.vocab}`);
  }
  if (typeof one.weights !== 'object' || one.weights === null || one.weights[EMBEDDING] === undefined) {
    throw bad(`"weights" lacks ${EMBEDDING} or ${OUTPUT.weight}`);
  }
  if (!isObject(one.optimizers ?? {}))
    throw bad('"optimizers" is no object of results by "adam lr=0.01 clip_norm=0.05" and the like');
  return one;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(what: string): NlpError {
  return new NlpError(what, { remedy: 'Cases look like those of tests/golden/pytorch-parity.json.' });
}
