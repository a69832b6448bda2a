/**
 * The training loop of neural models: steps of gradient descent with clipping and a learning-rate schedule,
 * validation after each epoch, early stopping, and a state that can be saved at any step and continued exactly.
 *
 * What is learnt is a `TrainingTask`; progress, checkpoints and interruption come in as hooks. Between steps the
 * event loop gets its turn, so that signals are heard. Losses are in nats a token.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NlpError } from '../errors.ts';
import type { Backend, Floats } from '../math/backend.ts';
import { TrainingDiverged } from './diverged.ts';
import { clipFactor, createOptimizer, type Optimizer, type OptimizerSettings } from './optimizer.ts';
import { learningRate, type ScheduleSettings } from './schedule.ts';

/** A model and its data, as the loop sees them. */
export interface TrainingTask {
  readonly backend: Backend;
  /** All parameters, and the gradient of the last step's mean loss, in one vector each. */
  readonly values: Floats;
  readonly gradients: Floats;
  readonly stepsPerEpoch: number;
  /** A step whose mean loss is above this has left the road. */
  readonly divergedAbove: number;
  /** Before the first step of each epoch: shuffle, forget carried state. Epochs and steps count from 0. */
  startEpoch(epoch: number): void;
  /** Fills `gradients`. @returns the summed loss in nats, and of how many tokens */
  step(epoch: number, step: number): LossSum;
  /** The values have changed. */
  valuesChanged(): void;
  /** The loss on held-out data; absent where there is none. */
  validate?(stopWhen: () => boolean): Promise<LossSum | undefined>;
  /** What is carried from step to step beside the values. */
  carried(): Record<string, Floats>;
}

export interface LossSum {
  loss: number;
  tokens: number;
}

export interface TrainerSettings {
  epochs: number;
  optimizer: OptimizerSettings;
  schedule: ScheduleSettings;
  /** The largest norm of the gradient; 0 is no limit. */
  clip: number;
  /** Stop after so many epochs without a better validation loss. @defaultValue never */
  patience?: number;
}

export interface EpochRecord {
  /** From 1. */
  epoch: number;
  trainLoss: number;
  /** Null without held-out data. */
  validLoss: number | null;
  /** Null for an epoch that another process trained. */
  tokensPerSecond: number | null;
}

export interface StepReport {
  /** From 1, as all that is shown. */
  epoch: number;
  step: number;
  stepsPerEpoch: number;
  epochs: number;
  /** Of this step, in nats a token. */
  loss: number;
  /** Of the gradient before clipping. */
  norm: number;
  rate: number;
  tokensPerSecond: number;
}

export interface TrainerHooks {
  onStep?(report: StepReport): void;
  onEpoch?(record: EpochRecord): void;
  /** After every step and every epoch; may save a `snapshot`. The loop waits for it. */
  onSafePoint?(atEpochEnd: boolean): Promise<void> | undefined;
  /** Asked after each step; true ends the loop there. */
  shouldStop?(): boolean;
}

/** Where a training stands, as plain JSON; the vectors are beside it. */
export interface TrainerPosition {
  epoch: number;
  step: number;
  /** Of the running epoch. */
  loss: number;
  tokens: number;
  optimizerSteps: number;
  finished: boolean;
  history: { epoch: number; trainLoss: number; validLoss: number | null }[];
  best: { epoch: number; loss: number } | null;
}

export interface TrainerSnapshot {
  position: TrainerPosition;
  /** The arrays themselves, not copies: `values`, `best`, `optimizer.NAME`, `carried.NAME`. */
  vectors: Record<string, Floats>;
}

/** How long the loop runs before it lets others run, in milliseconds. */
const TURN = 40;

export class Trainer {
  readonly #task: TrainingTask;
  readonly #settings: TrainerSettings;
  readonly #optimizer: Optimizer;
  readonly #bestValues: Floats;
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

  constructor(task: TrainingTask, settings: TrainerSettings) {
    this.#task = task;
    this.#settings = settings;
    this.#optimizer = createOptimizer(task.backend, task.values.length, settings.optimizer);
    this.#bestValues = task.values.slice();
  }

  /** Steps done so far, over all epochs. */
  get steps(): number {
    return this.#optimizer.steps;
  }

  /** The epoch with the lowest validation loss so far; null without validation. */
  get best(): { epoch: number; loss: number } | null {
    return this.#position.best;
  }

  /** The values of the best epoch, or the present ones where nothing was validated. */
  get bestValues(): Floats {
    return this.best === null ? this.#task.values : this.#bestValues;
  }

  /**
   * Trains to the end, or to where `shouldStop` says so.
   * @returns whether the training has ended
   * @throws TrainingDiverged where a loss or gradient is not finite; the values are those before that step
   */
  async run(hooks: TrainerHooks = {}): Promise<boolean> {
    const position = this.#position;
    const { epochs, patience } = this.#settings;
    const { stepsPerEpoch } = this.#task;
    const stopped = () => hooks.shouldStop?.() === true;
    position.finished &&= position.epoch >= epochs || this.#isStale(patience);
    let turn = performance.now();
    while (position.epoch < epochs && !position.finished) {
      while (position.step < stepsPerEpoch) {
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
      position.finished = position.epoch >= epochs || this.#isStale(patience);
      await hooks.onSafePoint?.(true);
      if (stopped() && !position.finished) return false;
    }
    return true;
  }

  snapshot(): TrainerSnapshot {
    const { values } = this.#task;
    const vectors: Record<string, Floats> = { values };
    if (this.best !== null) vectors.best = this.#bestValues;
    for (const [name, vector] of Object.entries(this.#optimizer.state)) vectors[`optimizer.${name}`] = vector;
    for (const [name, vector] of Object.entries(this.#task.carried())) vectors[`carried.${name}`] = vector;
    const history = this.history.map(({ epoch, trainLoss, validLoss }) => ({ epoch, trainLoss, validLoss }));
    return {
      position: { ...this.#position, history, optimizerSteps: this.#optimizer.steps },
      vectors,
    };
  }

  /** Continues from a snapshot, whose vectors have been copied into the arrays of `snapshot()` or come with it. */
  restore({ position, vectors }: TrainerSnapshot): void {
    const { history, optimizerSteps, ...place } = position;
    if (position.step > this.#task.stepsPerEpoch || position.step > 0 !== position.tokens > 0) {
      throw new NlpError(
        `step ${position.step} is none of this training's ${this.#task.stepsPerEpoch} an epoch`,
      );
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
    const { stepsPerEpoch, values, gradients } = task;
    const { epochs, schedule, clip } = this.#settings;
    const start = performance.now();
    if (step === 0) task.startEpoch(epoch);
    const { loss, tokens } = task.step(epoch, step);
    const mean = loss / tokens;
    const norm = Math.sqrt(task.backend.kernels.sumOfSquares(gradients, gradients.length));
    if (!(mean <= task.divergedAbove) || !Number.isFinite(norm)) {
      throw new TrainingDiverged({ epoch: epoch + 1, step: step + 1, loss: mean, norm });
    }
    const rate = learningRate(schedule, { epoch, step, stepsPerEpoch, epochs });
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

  /** @returns false where validation was interrupted: the epoch then ends when the training goes on */
  async #endEpoch(hooks: TrainerHooks, stopped: () => boolean): Promise<boolean> {
    const position = this.#position;
    const task = this.#task;
    let validLoss: number | null = null;
    if (task.validate !== undefined) {
      const found = await task.validate(stopped);
      if (found === undefined) return false;
      validLoss = found.loss / found.tokens;
    }
    const epoch = position.epoch + 1;
    const trainLoss = position.loss / position.tokens;
    const record = { epoch, trainLoss, validLoss, tokensPerSecond: this.#tokensPerSecond() };
    this.history.push(record);
    if (validLoss !== null && (position.best === null || validLoss < position.best.loss)) {
      position.best = { epoch, loss: validLoss };
      this.#bestValues.set(task.values);
    }
    position.epoch++;
    position.step = 0;
    position.loss = 0;
    position.tokens = 0;
    this.#milliseconds = 0;
    this.#timedTokens = 0;
    hooks.onEpoch?.(record);
    return true;
  }

  #tokensPerSecond(): number | null {
    return this.#milliseconds > 0 ? (1000 * this.#timedTokens) / this.#milliseconds : null;
  }

  #isStale(patience: number | undefined): boolean {
    const { best, epoch } = this.#position;
    return patience !== undefined && best !== null && epoch - best.epoch >= patience;
  }
}
