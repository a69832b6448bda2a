/**
 * Reference cases, as another program computed them: small weights and inputs given number by number, and what this
 * program makes of them - loss, every gradient, hidden states, and the losses of a few steps of each optimizer.
 */
import { NlpError } from '../../errors.ts';
import { createBackend, type Floats, type Precision } from '../../math/backend.ts';
import { clipFactor, createOptimizer, type OptimizerName, optimizerNames } from '../../neural/optimizer.ts';
import type { ParameterTensor } from '../../neural/parameters.ts';
import { type CellName, cellNames } from '../../neural/recurrent-layer.ts';
import { EMBEDDING, layoutOf, OUTPUT, type RecurrentConfig } from './config.ts';
import { RecurrentNetwork, RecurrentWeights } from './network.ts';

/** A tensor as nested lists. */
export type Nested = number | Nested[];

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

const STEPS = 5;

export function runParityCase(given: unknown, precision: Precision = 'float32'): ParityResult {
  const one = checkedCase(given);
  const { cell, layers, batch, time, hidden } = one;
  checkWeights(one);
  const network = networkOf(one, precision);
  const tokens = time * batch;
  const loss = network.lossAndGradient(time, 1 / tokens) / tokens;
  const top = network.passes[layers - 1].hidden;
  const { gradients, weights } = network;
  const squares = weights.backend.kernels.sumOfSquares(gradients.flat, gradients.flat.length);
  const byName: Record<string, Nested> = {};
  for (const tensor of gradients.layout.tensors)
    byName[tensor.name] = nested(gradients.get(tensor.name), tensor);
  const optimizers: Record<string, number[]> = {};
  for (const name of Object.keys(one.optimizers ?? {}))
    optimizers[name] = lossesOf(name, networkOf(one, precision));
  return {
    cell,
    layers,
    loss,
    hidden_last_step: Array.from({ length: batch }, (_, b) => {
      const from = ((time - 1) * batch + b) * hidden;
      return Array.from(top.subarray(from, from + hidden));
    }),
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
  return [one.weights[name]].flat(Number.POSITIVE_INFINITY as 1) as unknown[];
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

/** Five steps on the whole batch, each from a state of zeros. */
function lossesOf(name: string, network: RecurrentNetwork): number[] {
  const { weights, shape } = network;
  const { values, backend } = weights;
  const tokens = shape.time * shape.batch;
  const { settings, rate, clip } = parseOptimizer(name);
  const optimizer = createOptimizer(backend, values.flat.length, settings);
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const gradient = network.gradients.flat;
    losses.push(network.lossAndGradient(shape.time, 1 / tokens) / tokens);
    const norm = Math.sqrt(backend.kernels.sumOfSquares(gradient, gradient.length));
    optimizer.step(values.flat, gradient, rate, clipFactor(norm, clip));
    weights.prepare();
  }
  losses.push(network.loss(shape.time) / tokens);
  return losses;
}

/** `adam lr=0.01 clip_norm=0.05`, `sgd lr=0.5 momentum=0.9` */
function parseOptimizer(text: string) {
  const [name, ...settings] = text.split(' ');
  const numbers = new Map(
    settings.map((setting) => setting.split('=') as [string, string]).map(([k, v]) => [k, Number(v)]),
  );
  const known = ['lr', 'momentum', 'clip_norm'];
  const isKnown = [...numbers].every(([key, value]) => known.includes(key) && value >= 0);
  if (!optimizerNames.includes(name as OptimizerName) || !isKnown || !numbers.has('lr')) {
    throw bad(`the optimizer ${JSON.stringify(text)} is not of the form "adam lr=0.01 clip_norm=0.05"`);
  }
  return {
    settings: { name: name as OptimizerName, momentum: numbers.get('momentum') ?? 0 },
    rate: numbers.get('lr') as number,
    clip: numbers.get('clip_norm') ?? 0,
  };
}

function nested(values: Floats, { shape }: ParameterTensor): Nested {
  if (shape.length === 1) return Array.from(values);
  const [rows, columns] = shape;
  return Array.from({ length: rows }, (_, i) => Array.from(values.subarray(i * columns, (i + 1) * columns)));
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
