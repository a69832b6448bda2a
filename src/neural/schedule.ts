/**
 * Learning-rate schedules: the rate of a step from where the training stands. All are functions of the position
 * alone, so that a resumed training needs no state of them.
 *   cosine: I. Loshchilov and F. Hutter, "SGDR", ICLR 2017, equation 5, without restarts, down to 0
 */
import { usageError } from '../errors.ts';

export type ScheduleName = 'constant' | 'step' | 'exponential' | 'cosine';

export const scheduleNames: readonly ScheduleName[] = ['constant', 'step', 'exponential', 'cosine'];

export interface ScheduleSettings {
  /** The highest rate; or the rate of each epoch, which counts from 0, instead of all else but `warmup`. */
  rate: number | ((epoch: number) => number);
  /** @defaultValue 'constant' */
  name?: ScheduleName;
  /** Steps during which the rate grows from 0. @defaultValue 0 */
  warmup?: number;
  /** step, exponential: the factor. @defaultValue 0.5 for step, 0.9 for exponential */
  decay?: number;
  /** step, exponential: epochs from one decay to the next. @defaultValue 1 */
  decayEvery?: number;
}

/** Where a step stands; all count from 0. */
export interface SchedulePosition {
  epoch: number;
  /** Within the epoch. */
  step: number;
  stepsPerEpoch: number;
  epochs: number;
}

export function learningRate(settings: ScheduleSettings, at: SchedulePosition): number {
  const { name = 'constant', warmup = 0, decayEvery = 1 } = settings;
  const done = at.epoch * at.stepsPerEpoch + at.step;
  const warm = done < warmup ? (done + 1) / warmup : 1;
  if (typeof settings.rate === 'function') return warm * checkedRate(settings.rate(at.epoch), at.epoch);
  const rate = settings.rate * warm;
  switch (name) {
    case 'constant':
      return rate;
    case 'step':
      return rate * (settings.decay ?? 0.5) ** Math.floor(at.epoch / decayEvery);
    case 'exponential':
      return rate * (settings.decay ?? 0.9) ** (done / at.stepsPerEpoch / decayEvery);
    case 'cosine': {
      const total = at.epochs * at.stepsPerEpoch;
      const part = total > warmup ? Math.max(0, done - warmup) / (total - warmup) : 0;
      return rate * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, part)));
    }
    default:
      throw usageError(
        `no schedule is called ${String(name)}`,
        '--schedule',
        `Choose ${scheduleNames.join(', ')}.`,
      );
  }
}

function checkedRate(rate: number, epoch: number): number {
  if (rate >= 0 && rate < Number.POSITIVE_INFINITY) return rate;
  throw usageError(
    `the learning rate of epoch ${epoch} is ${rate}, not a number of at least 0`,
    '--learning-rate',
  );
}
