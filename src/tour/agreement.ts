/**
 * A test of memory: the first of N + 1 symbols is one of two heads, N random distractors follow, and the answer that
 * agrees with the head has to come next. Loss and accuracy are of the answer alone, so that nothing but the distance
 * is measured. The task is a latch in the sense of Y. Bengio, P. Simard and P. Frasconi, "Learning long-term
 * dependencies with gradient descent is difficult", IEEE Trans. Neural Networks 5(2), 1994.
 *
 * LSTMs begin with open forget gates, as F. Gers, J. Schmidhuber and F. Cummins, "Learning to Forget", Neural
 * Computation 12(10), 2000, and R. Jozefowicz et al., ICML 2015, recommend; everything else is the same for both.
 */
import { type Backend, createBackend } from '../math/backend.ts';
import { Random } from '../math/random.ts';
import type { RecurrentConfig } from '../models/recurrent/config.ts';
import { RecurrentNetwork, RecurrentWeights } from '../models/recurrent/network.ts';
import { initialise, ParameterVector } from '../neural/parameters.ts';
import type { LossSum, TrainingTask } from '../neural/training/task.ts';
import { Trainer } from '../neural/training/trainer.ts';
import type { Cell } from './recurrent.ts';

export interface AgreementOptions {
  cell: Cell;
  /** N: symbols between the head and its answer. */
  distractors: number;
  steps: number;
  seed: number;
}

const heads = ['a', 'b'];
const distractorNames = ['.', ',', ':', ';'];
const answers = ['A', 'B'];
const names = [...heads, ...distractorNames, ...answers];
const hidden = 16;
const batch = 32;
/** Fresh sequences that are scored afterwards. */
const scored = 32 * batch;
const forgetBias = 3;

/** What a trained network answered to new sequences. */
export interface AgreementRun {
  answers: { sequence: string; answer: string; correct: string }[];
  /** All symbols in the order of their ids. */
  symbols: readonly string[];
  /** The trained tensors, by PyTorch's names. */
  tensors: Record<string, Float32Array>;
}

/** @returns the share of right answers, 0 to 1; 0.5 is chance */
export async function agreementAccuracy(options: AgreementOptions): Promise<number> {
  const { answers } = await trainAgreement(options);
  return answers.filter(({ answer, correct }) => answer === correct).length / answers.length;
}

/** Trains a network and asks it new sequences. */
export async function trainAgreement(options: AgreementOptions): Promise<AgreementRun> {
  const backend = createBackend();
  const mark = backend.mark();
  try {
    const task = new AgreementTask(backend, options);
    const trainer = new Trainer(task, {
      epochs: 1,
      optimizer: { name: 'adam', momentum: 0 },
      schedule: { rate: 0.01, name: 'constant', warmup: 0, decayEvery: 1 },
      clip: 1,
    });
    await trainer.run();
    const tensors = Object.fromEntries(
      task.values.layout.tensors.map(({ name }) => [name, Float32Array.from(task.values.get(name))]),
    );
    return { answers: task.answers(), symbols: names, tensors };
  } finally {
    backend.release(mark);
  }
}

/** A sequence as it is shown: the head, the distractors, the answer. */
export function agreementExample(distractors: number, seed: number): string {
  const random = Random.from(seed).fork('example');
  const head = random.int(heads.length);
  const between = Array.from(
    { length: distractors },
    () => distractorNames[random.int(distractorNames.length)],
  );
  return `${heads[head]} ${between.join(' ')} ${answers[head]}`;
}

class AgreementTask implements TrainingTask {
  readonly backend: Backend;
  readonly stepsPerEpoch: number;
  readonly divergedAbove = 100;
  readonly gradients: ParameterVector;
  readonly #weights: RecurrentWeights;
  readonly #network: RecurrentNetwork;
  readonly #random: Random;
  readonly #time: number;

  constructor(backend: Backend, { cell, distractors, steps, seed }: AgreementOptions) {
    this.backend = backend;
    const config: RecurrentConfig = {
      cell,
      vocabulary: names.length,
      embedding: 8,
      hidden,
      layers: 1,
      tied: false,
      dropout: 0,
    };
    this.stepsPerEpoch = steps;
    this.#time = distractors + 1;
    this.#weights = new RecurrentWeights(backend, config, this.#time * batch);
    initialise(this.#weights.values, Random.from(seed).fork('parameters'));
    if (cell === 'lstm') {
      // The gates are in the order i, f, g, o.
      const bias = this.#weights.values.get('rnn.bias_ih_l0');
      for (let i = hidden; i < 2 * hidden; i++) bias[i] += forgetBias;
    }
    this.#weights.prepare();
    this.#network = new RecurrentNetwork(this.#weights, { time: this.#time, batch, training: true });
    this.gradients = ParameterVector.zeros(backend, this.values.layout);
    this.#random = Random.from(seed).fork('sequences');
  }

  get values() {
    return this.#weights.values;
  }

  startEpoch(): void {}

  step(): LossSum {
    this.#fill();
    this.gradients.flat.fill(0);
    const loss = this.#network.lossAndGradient(this.gradients, this.#time, 1 / batch, {}, this.#time - 1);
    return { loss, tokens: batch };
  }

  valuesChanged(): void {
    this.#weights.prepare();
  }

  carried(): Record<string, never> {
    return {};
  }

  answers(): AgreementRun['answers'] {
    const answers: AgreementRun['answers'] = [];
    const { inputs, targets } = this.#network;
    for (let n = 0; n < scored; n += batch) {
      this.#fill();
      this.#network.forward(this.#time);
      const logits = this.#network.logitsAfter(this.#time);
      for (let b = 0; b < batch; b++) {
        const row = logits.subarray(b * names.length, (b + 1) * names.length);
        const sequence = Array.from({ length: this.#time }, (_, t) => names[inputs[t * batch + b]]).join(' ');
        const correct = names[targets[(this.#time - 1) * batch + b]];
        answers.push({ sequence, answer: names[row.indexOf(Math.max(...row))], correct });
      }
    }
    return answers;
  }

  /** New sequences, read from a state of zeros. */
  #fill(): void {
    const { inputs, targets } = this.#network;
    const random = this.#random;
    this.#network.reset();
    for (let b = 0; b < batch; b++) {
      const head = random.int(heads.length);
      inputs[b] = head;
      for (let t = 1; t < this.#time; t++) {
        inputs[t * batch + b] = heads.length + random.int(distractorNames.length);
      }
      targets[(this.#time - 1) * batch + b] = heads.length + distractorNames.length + head;
    }
  }
}
