/** What the training loop needs of a model and its data, and what it says of how it goes. Losses are in nats a token. */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterVector } from '../parameters.ts';

/** A model and its data, as the loop sees them. Epochs and steps count from 0. */
export interface TrainingTask {
  readonly backend: Backend;
  readonly values: ParameterVector;
  /** Of the layout `values.layout.trained()`: the gradient of the last step's mean loss. */
  readonly gradients: ParameterVector;
  /** Steps of the data, of which one or more make a step of the optimizer. */
  readonly stepsPerEpoch: number;
  /** A step whose mean loss is above this has diverged. */
  readonly divergedAbove: number;
  /** Before the first step of each epoch: shuffle, forget carried state. */
  startEpoch(epoch: number): void;
  /**
   * Fills `gradients`, or adds to them.
   * @param part absent where the step is whole: then the gradient of its mean loss overwrites what was there
   * @returns the summed loss, and of how many tokens
   */
  step(epoch: number, step: number, part?: StepPart): LossSum;
  /** How many tokens a step predicts, before it is taken; without it all parts of a step count the same. */
  tokensOf?(epoch: number, step: number): number;
  /** The values have changed. */
  valuesChanged(): void;
  /** What held-out data says; absent where there is none, undefined where `stopWhen` has ended it. */
  validate?(stopWhen: () => boolean): Promise<Validation | undefined>;
  /** What is carried from step to step beside the values. */
  carried(): Record<string, Floats>;
}

/** One of several steps of the data whose gradients make one step of the optimizer. */
export interface StepPart {
  /** What the gradient of its mean loss is multiplied with; the shares of a step sum to 1. */
  share: number;
  /** Whether it is added to the gradients, or overwrites them. */
  accumulate: boolean;
}

export interface LossSum {
  /** In nats. */
  loss: number;
  tokens: number;
}

export interface Validation extends LossSum {
  /** Whatever else was measured, by name. */
  metrics?: Readonly<Record<string, number>>;
}

export interface EpochRecord {
  /** From 1. */
  epoch: number;
  trainLoss: number;
  /** Null without held-out data. */
  validLoss: number | null;
  /** Null for an epoch that another process trained. */
  tokensPerSecond: number | null;
  /** What the task has measured beside the loss. */
  metrics?: Readonly<Record<string, number>>;
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
  /** Steps of the optimizer in the running epoch. */
  step: number;
  /** Of the running epoch. */
  loss: number;
  tokens: number;
  optimizerSteps: number;
  finished: boolean;
  history: Omit<EpochRecord, 'tokensPerSecond'>[];
  /** The loss of the best epoch, and its metric where another one decides. */
  best: BestEpoch | null;
}

export interface BestEpoch {
  epoch: number;
  loss: number;
  /** Of the metric that decides; absent where it is the loss. */
  value?: number;
}

export interface TrainerSnapshot {
  position: TrainerPosition;
  /** The arrays themselves, not copies: `values`, `best`, `optimizer.NAME`, `carried.NAME`. */
  vectors: Record<string, Floats>;
}
