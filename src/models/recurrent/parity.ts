/**
 * Reference cases, as another program computed them: small weights and inputs given number by number, and what this
 * program makes of them - loss, every gradient, hidden states, and the losses of a few steps of each optimizer.
 */
import { shownValue } from '../../errors.ts';
import { type Backend, createBackend, type Precision } from '../../math/backend.ts';
import { type CellName, cellNames } from '../../neural/layers/cell-weights.ts';
import { ParameterVector } from '../../neural/parameters.ts';
import {
  badCase,
  checkNested,
  fillNested,
  type Nested,
  nestedOf,
  type ParityNumbers,
  type ParitySubject,
  parityNumbers,
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

export interface ParityResult extends ParityNumbers {
  cell: CellName;
  layers: number;
  /** [batch][hidden] of the top layer. */
  hidden_last_step: number[][];
}

/** @throws NlpError where it is no case; before any memory is taken */
export function runParityCase(given: unknown, precision: Precision = 'float32'): ParityResult {
  const one = checkedCase(given);
  const { cell, layers, batch, time, hidden } = one;
  checkNested(layoutOf(configOf(one)), one.weights);
  const make = () => new OneBatch(one, precision);
  const { subject, ...numbers } = parityNumbers(make, Object.keys(one.optimizers ?? {}));
  const size = batch * hidden;
  const last = subject.network.stack.output.subarray((time - 1) * size, time * size);
  return { cell, layers, ...numbers, hidden_last_step: nestedOf(last, [batch, hidden]) as number[][] };
}

function configOf({ cell, vocab, embedding, hidden, layers }: ParityCase): RecurrentConfig {
  return { cell, vocabulary: vocab, embedding, hidden, layers, tied: false, dropout: 0 };
}

/** The whole batch, each time from a state of zeros. */
class OneBatch implements ParitySubject {
  readonly backend: Backend;
  readonly values: ParameterVector;
  readonly gradients: ParameterVector;
  readonly network: RecurrentNetwork;

  constructor(one: ParityCase, precision: Precision) {
    const { batch, time } = one;
    this.backend = createBackend({ precision });
    const weights = new RecurrentWeights(this.backend, configOf(one), batch * time);
    this.values = weights.values;
    this.gradients = ParameterVector.zeros(this.backend, this.values.layout);
    fillNested(this.values, one.weights);
    this.network = new RecurrentNetwork(weights, { time, batch, training: true });
    this.network.inputs.set(one.inputs_time_major.flat());
    this.network.targets.set(one.targets_time_major.flat());
    this.prepare();
  }

  loss(withGradient: boolean): number {
    const { network, gradients } = this;
    const { time, batch } = network;
    const tokens = time * batch;
    if (!withGradient) return network.loss(time) / tokens;
    gradients.flat.fill(0);
    return network.lossAndGradient(gradients, time, 1 / tokens) / tokens;
  }

  prepare(): void {
    this.network.weights.prepare();
  }
}

function checkedCase(given: unknown): ParityCase {
  const one = given as ParityCase;
  if (!isObject(one)) throw badCase('a case is an object');
  if (!cellNames.includes(one.cell)) throw badCase(`"cell" is ${shownValue(one.cell)}, not rnn, lstm or gru`);
  for (const key of ['vocab', 'embedding', 'hidden', 'layers', 'batch', 'time'] as const) {
    const value = one[key];
    if (!Number.isInteger(value) || value < 1 || value > 65536)
      throw badCase(`"${key}" is ${shownValue(value)}, no size`);
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
    if (!fits) throw badCase(`"${key}" is not [${one.time}][${one.batch}] of symbols below ${one.vocab}`);
  }
  if (typeof one.weights !== 'object' || one.weights === null || one.weights[EMBEDDING] === undefined) {
    throw badCase(`"weights" lacks ${EMBEDDING} or ${OUTPUT.weight}`);
  }
  if (!isObject(one.optimizers ?? {}))
    throw badCase('"optimizers" is no object of results by "adam lr=0.01 clip_norm=0.05" and the like');
  return one;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
