/**
 * Learning-rate schedules: the rate of a step from where the training stands. All are functions of the position
 * alone, so that a resumed training needs no state of them. Warm-up grows linearly and multiplies what follows.
 *   cosine: I. Loshchilov and F. Hutter, "SGDR", ICLR 2017, equation 5, without restarts
 *   linear: J. Devlin et al., "BERT", NAACL 2019
 *   inverse-square-root: A. Vaswani et al., "Attention Is All You Need", NIPS 2017, equation 3
 */
import { shownValue, usageError } from '../../errors.ts';

export type ScheduleName = 'constant' | 'step' | 'exponential' | 'cosine' | 'linear' | 'inverse-square-root';

export const scheduleNames: readonly ScheduleName[] = [
  'constant',
  'step',
  'exponential',
  'cosine',
  'linear',
  'inverse-square-root',
];

export interface ScheduleSettings {
  /** The highest rate; or the rate of each epoch, which counts from 0, instead of all else but `warmup`. */
  rate: number | ((epoch: number) => number);
  /** @defaultValue 'constant' */
  name?: ScheduleName;
  /** Steps during which the rate grows from 0. @defaultValue 0 */
  warmup?: number;
  /** The part of warm-up that the first step has, in steps: 1, or 0 for a first step without effect. @defaultValue 1 */
  warmupFrom?: number;
  /** step, exponential: the factor. @defaultValue 0.5 for step, 0.9 for exponential */
  decay?: number;
  /** step, exponential: epochs from one decay to the next. @defaultValue 1 */
  decayEvery?: number;
  /** cosine, linear, inverse-square-root: the step from which the rate falls, from 0. @defaultValue warmup */
  decayFrom?: number;
  /** cosine, linear: the step from which the rate is `minimum`. @defaultValue the last of the training */
  decayTo?: number;
  /** cosine, linear: the lowest rate. @defaultValue 0 */
  minimum?: number;
}

/** Where a step stands; all count from 0. */
export interface SchedulePosition {
  epoch: number;
  /** Within the epoch. */
  step: number;
  stepsPerEpoch: number;
  epochs: number;
  /** Steps of the whole training. @defaultValue epochs · stepsPerEpoch */
  total?: number;
}

/** @throws NlpError (exit 2) for a schedule that does not exist, or a function's rate that is no number of at least 0 */
export function learningRate(settings: ScheduleSettings, at: SchedulePosition): number {
  const { name = 'constant', warmup = 0, warmupFrom = 1, decayEvery = 1, minimum = 0 } = settings;
  const { decayFrom = warmup, decayTo = at.total ?? at.epochs * at.stepsPerEpoch } = settings;
  const done = at.epoch * at.stepsPerEpoch + at.step;
  const warm = done + warmupFrom < warmup ? (done + warmupFrom) / warmup : 1;
  if (typeof settings.rate === 'function') return warm * checkedRate(settings.rate(at.epoch), at.epoch);
  const rate = settings.rate * warm;
  /** How much of the fall lies behind, 0 to 1. */
  const part = decayTo > decayFrom ? Math.min(1, Math.max(0, done - decayFrom) / (decayTo - decayFrom)) : 0;
  switch (name) {
    case 'constant':
      return rate;
    case 'step':
      return rate * (settings.decay ?? 0.5) ** Math.floor(at.epoch / decayEvery);
    case 'exponential':
      return rate * (settings.decay ?? 0.9) ** (done / at.stepsPerEpoch / decayEvery);
    case 'cosine':
      return minimum + (rate - minimum) * 0.5 * (1 + Math.cos(Math.PI * part));
    case 'linear':
      return minimum + (rate - minimum) * (1 - part);
    case 'inverse-square-root': {
      const from = Math.max(1, decayFrom);
      return rate * Math.sqrt(from / Math.max(from, done + warmupFrom));
    }
    default:
      throw usageError(
        `no schedule is called ${shownValue(name)}`,
        'schedule',
        `Choose ${scheduleNames.join(', ')}.`,
      );
  }
}

function checkedRate(rate: number, epoch: number): number {
  if (rate >= 0 && rate < Number.POSITIVE_INFINITY) return rate;
  throw usageError(
    `the learning rate of epoch ${epoch} is ${rate}, not a number of at least 0`,
    'learningRate',
  );
}
