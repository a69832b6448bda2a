/** The options of a training that all neural models share, as the trainer's settings. */
import type { ScheduleName } from '../optimizers/schedule.ts';
import type { OptimizerName } from '../optimizers/update-rules.ts';
import type { TrainerSettings } from './trainer.ts';

/** Defaults and ranges are those of each model's option table. */
export interface TrainingOptions {
  /** Times through the data. */
  epochs: number;
  optimizer: OptimizerName;
  /** At least 0; or a function of the epoch, which counts from 0. */
  learningRate: number | ((epoch: number) => number);
  /** Of sgd. */
  momentum: number;
  schedule: ScheduleName;
  /** Steps during which the learning rate grows. */
  warmup: number;
  /** Factor of the schedules step and exponential. */
  decay?: number;
  /** Epochs from one decay to the next. */
  decayEvery: number;
  /** Largest norm of the gradient; 0 is no limit. */
  clip: number;
  /** Epochs without a better validation after which it stops. */
  patience?: number;
}

export function trainerSettings(options: TrainingOptions): TrainerSettings {
  const { epochs, optimizer, momentum, learningRate, schedule, warmup, decay, decayEvery } = options;
  return {
    epochs,
    optimizer: { name: optimizer, momentum },
    schedule: { rate: learningRate, name: schedule, warmup, decay, decayEvery },
    clip: options.clip,
    patience: options.patience,
  };
}
