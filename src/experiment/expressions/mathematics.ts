/**
 * mathjs as experiments use it: its parser, its arithmetic and its statistics. What an expression may call is listed
 * in check.ts; nothing else of mathjs can be reached.
 *
 * Comparisons are replaced: mathjs calls numbers equal that differ by one part in 10^12, and knows neither strings
 * nor null.
 */

import type { MathJsInstance } from 'mathjs';
import { shownValue } from '../../errors.ts';
import { loadMathjs } from '../load-mathjs.ts';
import { ExpressionError } from './expression-error.ts';

let instance: MathJsInstance | undefined;

export function mathematics(): MathJsInstance {
  if (instance === undefined) {
    instance = loadMathjs();
    instance.import(comparisons, { override: true });
  }
  return instance;
}

const comparisons = {
  equal: (a: unknown, b: unknown) => scalar(a) === scalar(b),
  unequal: (a: unknown, b: unknown) => scalar(a) !== scalar(b),
  smaller: (a: unknown, b: unknown) => number(a, '<') < number(b, '<'),
  smallerEq: (a: unknown, b: unknown) => number(a, '<=') <= number(b, '<='),
  larger: (a: unknown, b: unknown) => number(a, '>') > number(b, '>'),
  largerEq: (a: unknown, b: unknown) => number(a, '>=') >= number(b, '>='),
};

function scalar(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value;
  throw new ExpressionError(`${describe(value)} cannot be compared with ==`, reduce);
}

function number(value: unknown, operator: string): number {
  if (typeof value === 'number') return value;
  throw new ExpressionError(
    `${describe(value)} cannot be compared with ${operator}`,
    Array.isArray(value) ? reduce : 'It takes numbers.',
  );
}

const reduce =
  'Make one number of a list: min(...), max(...), mean(...), median(...), best(trials, "metric").';

/** What a value is, for messages. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'object') return 'a trial';
  return typeof value === 'string' ? `the text ${shownValue(value)}` : String(value);
}
