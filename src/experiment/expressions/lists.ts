/**
 * What expressions may do with lists: statistics by mathjs, and choosing trials by a metric. A list comes from a
 * model's name (its trials) or from a property of it (`ngram.perplexity`); nothing else makes one.
 */
import { ExpressionError } from './expression-error.ts';
import { describe, mathematics } from './mathematics.ts';

/** The values of one trial by name, without a prototype: its metrics, its options, `model`, `seed`, `id`. */
export type TrialValues = Readonly<Record<string, unknown>>;

export type ListFunctions = Record<string, (...values: never[]) => unknown>;

/** Says whether higher or lower is better; undefined for what has no such order. */
export type DirectionOf = (metric: string) => 'lower' | 'higher' | undefined;

/** The functions of lists; `best` and `worst` need to know where the better end of a metric is. */
export function listFunctions(directionOf: DirectionOf): ListFunctions {
  const extreme = (name: string, trials: unknown, metric: unknown, wanted: 'lower' | 'higher') => {
    const list = trialList(name, trials);
    if (typeof metric !== 'string')
      throw new ExpressionError(`${name} takes trials and the name of a metric in quotes`);
    const direction = directionOf(metric);
    if (direction === undefined) throw new ExpressionError(`${metric} has no better end to choose by`);
    if (list.length === 0) throw new ExpressionError(`${name} of no trials`);
    const sign = direction === wanted ? 1 : -1;
    let chosen = list[0];
    let least = Number.POSITIVE_INFINITY;
    for (const trial of list) {
      const value = propertyOf(trial, metric, false);
      if (typeof value !== 'number')
        throw new ExpressionError(`${metric} of ${String(trial.id)} is ${describe(value)}`);
      if (sign * value < least) {
        chosen = trial;
        least = sign * value;
      }
    }
    return chosen;
  };
  const aggregate =
    (name: 'mean' | 'median' | 'std' | 'sum' | 'variance') =>
    (...values: unknown[]) => {
      const list = numbers(name, values);
      // Of a single value mathjs makes a spread of 0, which it is not: there is none to be seen.
      if (list.length === 1 && (name === 'std' || name === 'variance')) return Number.NaN;
      return (mathematics()[name] as (list: number[]) => unknown)(list);
    };
  return {
    best: (trials: unknown, metric: unknown) => extreme('best', trials, metric, 'lower'),
    worst: (trials: unknown, metric: unknown) => extreme('worst', trials, metric, 'higher'),
    where(trials: unknown, name: unknown, value: unknown) {
      if (typeof name !== 'string')
        throw new ExpressionError('where takes trials, a name in quotes and a value');
      return trialList('where', trials).filter((trial) => propertyOf(trial, name, false) === value);
    },
    count: (values: unknown) => {
      if (Array.isArray(values)) return values.length;
      throw new ExpressionError(`count takes a list, not ${describe(values)}`);
    },
    quantile(values: unknown, part: unknown) {
      if (typeof part !== 'number' || !(part >= 0 && part <= 1))
        throw new ExpressionError(`quantile takes a list and a part from 0 to 1, not ${describe(part)}`);
      return mathematics().quantileSeq(numbers('quantile', [values]), part);
    },
    mean: aggregate('mean'),
    median: aggregate('median'),
    std: aggregate('std'),
    sum: aggregate('sum'),
    variance: aggregate('variance'),
  };
}

/** A function of mathjs that is given numbers, and for `min` and `max` lists of them too. */
export function numbersOnly(name: string): (...values: unknown[]) => unknown {
  const spreads = name === 'min' || name === 'max';
  return (...values) => {
    const list = numbers(name, values, spreads);
    return (mathematics() as unknown as Record<string, (...list: number[]) => unknown>)[name](...list);
  };
}

/**
 * A property of a trial, or of each trial of a list. Only a trial's own values can be reached.
 * @param optional null of null, instead of an error
 */
export function propertyOf(object: unknown, name: string, optional: boolean): unknown {
  if (Array.isArray(object)) return object.map((item) => propertyOf(item, name, optional));
  if (object === null || object === undefined) {
    if (optional) return null;
    throw new ExpressionError(`.${name} of null`, `Write ?.${name} where there may be nothing.`);
  }
  if (typeof object !== 'object') throw new ExpressionError(`${describe(object)} has no .${name}`);
  // Which names there are is checked before; a trial without one, such as an option of other trials, has null.
  return Object.hasOwn(object, name) ? (object as TrialValues)[name] : null;
}

function numbers(name: string, values: readonly unknown[], spreads = true): number[] {
  const flat = spreads ? values.flat() : values;
  if (flat.length === 0) throw new ExpressionError(`${name} of nothing`);
  const wrong = flat.find((value) => typeof value !== 'number');
  if (wrong === undefined && flat.every((value) => typeof value === 'number')) return flat as number[];
  throw new ExpressionError(`${name} takes numbers, not ${describe(wrong)}`);
}

function trialList(name: string, trials: unknown): TrialValues[] {
  if (Array.isArray(trials) && trials.every((trial) => typeof trial === 'object' && trial !== null))
    return trials;
  throw new ExpressionError(`${name} takes a list of trials, not ${describe(trials)}`);
}
