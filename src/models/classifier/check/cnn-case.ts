/** A case of Kim's network computed by another program, computed again: the same object with our numbers. */
import { shownValue } from '../../../errors.ts';
import { type Backend, createBackend, type Floats, type Precision } from '../../../math/backend.ts';
import { createOptimizer } from '../../../neural/optimizers/optimizer.ts';
import type { OptimizerName } from '../../../neural/optimizers/update-rules.ts';
import { optimizerNames } from '../../../neural/optimizers/update-rules.ts';
import { ParameterVector } from '../../../neural/parameters.ts';
import { badCase, checkNested, fillNested, type Nested, nestedOf } from '../../../neural/training/parity.ts';
import { type CnnConfig, layoutOf } from '../cnn/config.ts';
import { limitRows } from '../cnn/max-norm.ts';
import { CnnNetwork } from '../cnn/network.ts';
import { softmax } from '../linear-scores.ts';

interface CnnCase {
  vocab: number;
  embedding: number;
  filters: number;
  widths: number[];
  classes: number;
  batch: number;
  time: number;
  inputs: number[][];
  targets: number[];
  weights: Record<string, Nested>;
  optimizers?: Record<string, unknown>;
  dropout?: { p: number; mask: number[][]; gradients: Record<string, unknown> };
}

const STEPS = 5;

export function isCnnCase(given: object): given is CnnCase {
  return ['vocab', 'embedding', 'filters', 'widths', 'inputs', 'targets', 'weights'].every(
    (key) => key in given,
  );
}

/** @throws NlpError where it is no case */
export function cnnCase(given: CnnCase, precision: Precision): Record<string, unknown> {
  const config = configOf(given);
  checkNested(layoutOf(config), given.weights);
  const { batch, classes, filters, widths, dropout } = given;
  const features = filters * widths.length;
  const one = new OneBatch(given, config, precision);
  const loss = one.loss(true);
  const { network, gradients } = one;
  const logits = nestedOf(network.logits(batch).subarray(0, batch * classes), [batch, classes]) as number[][];
  const places = Array.from({ length: batch }, (_, b) =>
    widths.flatMap((_width, i) =>
      Array.from({ length: filters }, (_f, f) =>
        network.pooled[b * features + i * filters + f] > 0 ? network.placesOf(i)[b * filters + f] : 0,
      ),
    ),
  );
  const nested = nestedTensors(gradients);
  const found: Record<string, unknown> = {
    ...given,
    pooled: nestedOf(network.pooled.subarray(0, batch * features), [batch, features]),
    argmax: places,
    logits,
    probabilities: logits.map((row) => [...softmax(Float64Array.from(row))]),
    loss,
    gradients: nested,
    gradient_norm: Math.sqrt(one.backend.kernels.sumOfSquares(gradients.flat, gradients.flat.length)),
    optimizers: Object.fromEntries(
      Object.keys(given.optimizers ?? {}).map((name) => [
        name,
        lossesOfSteps(name, new OneBatch(given, config, precision)),
      ]),
    ),
  };
  if (dropout !== undefined) {
    const dropped = new OneBatch(given, config, precision);
    const mask = dropped.backend.floats(batch * features);
    mask.set(dropout.mask.flat().map((kept) => kept / (1 - dropout.p)));
    const droppedLoss = dropped.loss(true, mask);
    const all = nestedTensors(dropped.gradients);
    const named = Object.keys(dropout.gradients).map((name) => [name, all[name]]);
    found.dropout = { ...dropout, loss: droppedLoss, gradients: Object.fromEntries(named) };
  }
  return found;
}

function configOf(given: CnnCase): CnnConfig {
  const { vocab, embedding, filters, widths, classes, batch, time, inputs, targets } = given;
  for (const [name, value] of Object.entries({ vocab, embedding, filters, classes, batch, time })) {
    if (!Number.isInteger(value) || value < 1 || value > 65536)
      throw badCase(`"${name}" is ${value}, no size`);
  }
  if (
    !Array.isArray(widths) ||
    !widths.every((width) => Number.isInteger(width) && width >= 1 && width <= time)
  ) {
    throw badCase('"widths" are not numbers from 1 to the time');
  }
  const isRow = (row: unknown) =>
    Array.isArray(row) &&
    row.length === time &&
    row.every((id) => Number.isInteger(id) && id >= 0 && id < vocab);
  if (!Array.isArray(inputs) || inputs.length !== batch || !inputs.every(isRow)) {
    throw badCase(`"inputs" is not [${batch}][${time}] of symbols below ${vocab}`);
  }
  if (!Array.isArray(targets) || targets.length !== batch || !targets.every((k) => k >= 0 && k < classes)) {
    throw badCase(`"targets" is not ${batch} classes below ${classes}`);
  }
  return { vocabulary: vocab, embedding, widths, filters, classes, dropout: 0, trained: true };
}

class OneBatch {
  readonly backend: Backend;
  readonly network: CnnNetwork;
  readonly gradients: ParameterVector;
  readonly #batch: number;
  readonly #time: number;

  constructor(given: CnnCase, config: CnnConfig, precision: Precision) {
    const { batch, time } = given;
    this.#batch = batch;
    this.#time = time;
    this.backend = createBackend({ precision });
    this.network = CnnNetwork.alone(this.backend, config, { batch, time, training: true });
    fillNested(this.network.values, given.weights);
    this.network.prepare();
    this.gradients = ParameterVector.zeros(this.backend, this.network.values.layout);
    this.network.ids.set(given.inputs.flat());
    this.network.targets.set(given.targets);
  }

  /** The mean loss, padding being a token as any other. */
  loss(withGradient: boolean, mask?: Floats): number {
    const [batch, time] = [this.#batch, this.#time];
    this.network.forward(batch, time, false, mask === undefined ? undefined : { mask });
    if (!withGradient) return this.network.loss(batch) / batch;
    this.gradients.flat.fill(0);
    return this.network.lossAndGradient(batch, time, 1 / batch, this.gradients, mask) / batch;
  }
}

/** The loss before each of five steps and after the last, as in `adadelta lr=1 rho=0.95 eps=1e-6`. */
function lossesOfSteps(text: string, one: OneBatch): number[] {
  const [name, ...rest] = text.split(' ');
  const numbers = new Map(
    rest.map((part) => part.split('=') as [string, string]).map(([k, v]) => [k, Number(v)]),
  );
  const known = ['lr', 'momentum', 'weight_decay', 'rho', 'eps', 'max_norm_output', 'alpha'];
  const fits = [...numbers].every(([key, value]) => known.includes(key) && value >= 0) && numbers.has('lr');
  if (!optimizerNames.includes(name as OptimizerName) || !fits) {
    throw badCase(`the optimizer ${shownValue(text)} is not of the form "adam lr=0.01 weight_decay=0.1"`);
  }
  const weightDecay = numbers.get('weight_decay') ?? 0;
  const { values } = one.network;
  const optimizer = createOptimizer(one.backend, values.layout, {
    name: name as OptimizerName,
    momentum: numbers.get('momentum'),
    smoothing: numbers.get('rho') ?? numbers.get('alpha'),
    epsilon: numbers.get('eps'),
    group: () => ({ weightDecay }),
  });
  const most = numbers.get('max_norm_output');
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    losses.push(one.loss(true));
    optimizer.step(values.flat, one.gradients.flat, numbers.get('lr') as number, 1);
    if (most !== undefined) limitRows(values.get('output.weight'), one.network.config.classes, most);
    one.network.prepare();
  }
  losses.push(one.loss(false));
  return losses;
}

function nestedTensors(vector: ParameterVector): Record<string, Nested[]> {
  return Object.fromEntries(
    vector.layout.tensors.map(({ name, shape }) => [name, nestedOf(vector.get(name), shape)]),
  );
}
