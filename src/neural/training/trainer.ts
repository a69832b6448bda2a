/**
 * The training loop of neural models: steps of gradient descent with clipping and a learning-rate schedule,
 * validation after each epoch, early stopping, and a state that can be saved at any step and continued exactly.
 *
 * What is learnt is a `TrainingTask`; progress, checkpoints and interruption come in as hooks. Between steps the
 * event loop gets its turn, so that signals are heard. Losses are in nats a token.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NlpError } from '../../errors.ts';
import type { Floats } from '../../math/backend.ts';
import { clipFactor } from '../optimizers/clipping.ts';
import { createOptimizer, type Optimizer, type OptimizerSettings } from '../optimizers/optimizer.ts';
import { learningRate, type ScheduleSettings } from '../optimizers/schedule.ts';
import { TrainingDiverged } from './diverged.ts';
import { improves, isStale, type StoppingSettings } from './stopping.ts';
import type {
  BestEpoch,
  EpochRecord,
  LossSum,
  TrainerHooks,
  TrainerPosition,
  TrainerSnapshot,
  TrainingTask,
} from './task.ts';

export interface TrainerSettings extends StoppingSettings {
  /** Times through the data. */
  epochs: number;
  /** Steps of the optimizer, where they are what ends the training: its last epoch may be a part of one. */
  steps?: number;
  /** Steps of the data whose gradients make one step of the optimizer, at least 1. @defaultValue 1 */
  accumulation?: number;
  optimizer: OptimizerSettings;
  schedule: ScheduleSettings;
  /** The largest norm of the gradient; 0 is no limit. */
  clip: number;
}

/** How long the loop runs before it lets others run, in milliseconds. */
const TURN = 40;

/** Tokens over whose mean loss is judged whether the training goes wrong. */
const LATEST = 1000;

export class Trainer {
  readonly #task: TrainingTask;
  readonly #settings: TrainerSettings;
  readonly #optimizer: Optimizer;
  readonly #bestValues: Floats;
  readonly #epochs: number;
  /** Of the optimizer. */
  readonly #stepsPerEpoch: number;
  readonly history: EpochRecord[] = [];
  #position: Omit<TrainerPosition, 'history' | 'optimizerSteps'> = {
    epoch: 0,
    step: 0,
    loss: 0,
    tokens: 0,
    finished: false,
    best: null,
  };
  /** Of the running epoch, by this process. */
  #milliseconds = 0;
  #timedTokens = 0;
  /** Of the latest tokens, those before them less and less. */
  #latestLoss = 0;

  constructor(task: TrainingTask, settings: TrainerSettings) {
    const { accumulation = 1, steps, epochs, optimizer } = settings;
    this.#task = task;
    this.#settings = settings;
    this.#stepsPerEpoch = Math.ceil(task.stepsPerEpoch / accumulation);
    this.#epochs = steps === undefined ? epochs : Math.ceil(steps / this.#stepsPerEpoch);
    this.#optimizer = createOptimizer(task.backend, task.values.layout, optimizer);
    this.#bestValues = task.values.flat.slice();
  }

  /** Steps done so far, over all epochs. */
  get steps(): number {
    return this.#optimizer.steps;
  }

  /** The epoch with the best validation so far; null without validation. */
  get best(): BestEpoch | null {
    return this.#position.best;
  }

  /** The values of the best epoch, or the present ones where nothing was validated. */
  get bestValues(): Floats {
    return this.best === null ? this.#task.values.flat : this.#bestValues;
  }

  /**
   * Trains to the end, or to where `shouldStop` says so.
   * @returns whether the training has ended
   * @throws TrainingDiverged where a loss or gradient is not finite; the values are those before that step
   */
  async run(hooks: TrainerHooks = {}): Promise<boolean> {
    const position = this.#position;
    const stopped = () => hooks.shouldStop?.() === true;
    position.finished &&= this.#isOver();
    let turn = performance.now();
    while (position.epoch < this.#epochs && !position.finished) {
      while (position.step < this.#stepsOf(position.epoch)) {
        this.#step(hooks);
        const saving = hooks.onSafePoint?.(false);
        if (saving !== undefined) await saving;
        if (performance.now() - turn > TURN) {
          await nextTurn();
          turn = performance.now();
        }
        if (stopped()) return false;
      }
      if (!(await this.#endEpoch(hooks, stopped))) return false;
      position.finished = this.#isOver();
      await hooks.onSafePoint?.(true);
      if (stopped() && !position.finished) return false;
    }
    return true;
  }

  snapshot(): TrainerSnapshot {
    const vectors: Record<string, Floats> = { values: this.#task.values.flat };
    if (this.best !== null) vectors.best = this.#bestValues;
    for (const [name, vector] of Object.entries(this.#optimizer.state)) vectors[`optimizer.${name}`] = vector;
    for (const [name, vector] of Object.entries(this.#task.carried())) vectors[`carried.${name}`] = vector;
    const history = this.history.map(({ tokensPerSecond: _, ...record }) => record);
    return {
      position: { ...this.#position, history, optimizerSteps: this.#optimizer.steps },
      vectors,
    };
  }

  /** Continues from a snapshot, whose vectors have been copied into the arrays of `snapshot()` or come with it. */
  restore({ position, vectors }: TrainerSnapshot): void {
    const { history, optimizerSteps, ...place } = position;
    if (position.step > this.#stepsPerEpoch || position.step > 0 !== position.tokens > 0) {
      throw new NlpError(
        `step ${position.step} is not one of the ${this.#stepsPerEpoch} steps that an epoch of this training has`,
      );
    }
    for (const name of this.#optimizer.squares) {
      if (vectors[`optimizer.${name}`].some((value) => value < 0))
        throw new NlpError(`the vector optimizer.${name} holds squares below 0`, {
          remedy: 'The checkpoint is damaged.',
        });
    }
    this.#position = { ...place };
    this.#optimizer.steps = optimizerSteps;
    this.history.length = 0;
    for (const record of history) this.history.push({ ...record, tokensPerSecond: null });
    for (const [name, vector] of Object.entries(this.snapshot().vectors)) vector.set(vectors[name]);
    this.#task.valuesChanged();
  }

  #step(hooks: TrainerHooks): void {
    const task = this.#task;
    const position = this.#position;
    const { epoch, step } = position;
    const { schedule, clip } = this.#settings;
    const values = task.values.flat;
    const gradients = task.gradients.flat;
    const start = performance.now();
    if (step === 0) task.startEpoch(epoch);
    const { loss, tokens } = this.#gradients(epoch, step);
    const mean = loss / tokens;
    const norm = Math.sqrt(task.backend.kernels.sumOfSquares(gradients, gradients.length));
    if (!this.#isSane(loss, tokens) || !Number.isFinite(norm)) {
      throw new TrainingDiverged({ epoch: epoch + 1, step: step + 1, loss: mean, norm });
    }
    const [stepsPerEpoch, epochs] = [this.#stepsPerEpoch, this.#epochs];
    const total = this.#settings.steps;
    const rate = learningRate(schedule, { epoch, step, stepsPerEpoch, epochs, total });
    this.#optimizer.step(values, gradients, rate, clipFactor(norm, clip));
    task.valuesChanged();
    position.step++;
    position.loss += loss;
    position.tokens += tokens;
    this.#milliseconds += performance.now() - start;
    this.#timedTokens += tokens;
    if (hooks.onStep === undefined) return;
    const tokensPerSecond = this.#tokensPerSecond() ?? 0;
    const shown = { epoch: epoch + 1, step: step + 1, stepsPerEpoch, epochs };
    hooks.onStep({ ...shown, loss: mean, norm, rate, tokensPerSecond });
  }

  /**
   * False for a loss that is no number, and where the mean of the latest thousand tokens, or of a step that has more, is
   * above the task's bound: a step of a few tokens may well be far above it and training go on.
   */
  #isSane(loss: number, tokens: number): boolean {
    const kept = Math.max(0, 1 - tokens / LATEST);
    this.#latestLoss = kept * this.#latestLoss + loss;
    return this.#latestLoss / Math.max(tokens, LATEST) <= this.#task.divergedAbove;
  }

  /** The gradient of the mean loss of all tokens of a step of the optimizer. */
  #gradients(epoch: number, step: number): LossSum {
    const task = this.#task;
    const { accumulation = 1 } = this.#settings;
    if (accumulation === 1) return task.step(epoch, step);
    const from = step * accumulation;
    const count = Math.min(accumulation, task.stepsPerEpoch - from);
    const weights = Array.from({ length: count }, (_, i) => task.tokensOf?.(epoch, from + i) ?? 1);
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const sum = { loss: 0, tokens: 0 };
    for (let i = 0; i < count; i++) {
      const part = task.step(epoch, from + i, { share: weights[i] / whole, accumulate: i > 0 });
      sum.loss += part.loss;
      sum.tokens += part.tokens;
    }
    return sum;
  }

  /** @returns false where validation was interrupted: the epoch then ends when the training goes on */
  async #endEpoch(hooks: TrainerHooks, stopped: () => boolean): Promise<boolean> {
    const position = this.#position;
    const task = this.#task;
    const epoch = position.epoch + 1;
    const trainLoss = position.loss / position.tokens;
    const tokensPerSecond = this.#tokensPerSecond();
    const record: EpochRecord = { epoch, trainLoss, validLoss: null, tokensPerSecond };
    if (task.validate !== undefined) {
      const found = await task.validate(stopped);
      if (found === undefined) return false;
      record.validLoss = found.loss / found.tokens;
      if (found.metrics !== undefined) record.metrics = found.metrics;
      const best = improves(record, position.best, this.#settings.metric);
      if (best !== undefined) {
        position.best = best;
        this.#bestValues.set(task.values.flat);
      }
    }
    this.history.push(record);
    position.epoch++;
    position.step = 0;
    position.loss = 0;
    position.tokens = 0;
    this.#milliseconds = 0;
    this.#timedTokens = 0;
    hooks.onEpoch?.(record);
    return true;
  }

  /** Steps of an epoch: fewer in the last one of a training that is as long as a number of steps. */
  #stepsOf(epoch: number): number {
    const { steps = Number.POSITIVE_INFINITY } = this.#settings;
    return Math.min(this.#stepsPerEpoch, steps - epoch * this.#stepsPerEpoch);
  }

  #isOver(): boolean {
    const { epoch, best } = this.#position;
    return epoch >= this.#epochs || isStale(epoch, best, this.#settings.patience);
  }

  #tokensPerSecond(): number | null {
    return this.#milliseconds > 0 ? (1000 * this.#timedTokens) / this.#milliseconds : null;
  }
}
