/** Expressions: what they may say, what they mean, and what hostile ones get. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listFunctions as listNames, numberFunctions } from '../../src/experiment/expressions/check.ts';
import { compileExpression, type Scope } from '../../src/experiment/expressions/compile.ts';
import { ExpressionError } from '../../src/experiment/expressions/expression-error.ts';
import { listFunctions } from '../../src/experiment/expressions/lists.ts';
import { scheduleValues } from '../../src/experiment/expressions/schedule.ts';

const trial = (id: string, values: Record<string, unknown>) =>
  Object.assign(Object.create(null), { id, ...values });
const trials = [
  trial('a', { order: 2, smoothing: 'laplace', perplexity: 9, accuracy: 0.5 }),
  trial('b', { order: 3, smoothing: 'mle', perplexity: 4, accuracy: 0.75 }),
  trial('c', { order: 3, smoothing: 'mle', perplexity: 5, accuracy: 0.25 }),
];
const scope = { ngram: trials, baseline: null, perplexity: 9, order: 2, cell: 'lstm', epoch: 3 };
const allowed = {
  names: Object.keys(scope),
  functions: [...numberFunctions, ...listNames],
  properties: ['order', 'smoothing', 'perplexity', 'accuracy', 'id', 'ngram'],
};
const lists = listFunctions((metric) =>
  metric === 'perplexity' ? 'lower' : metric === 'accuracy' ? 'higher' : undefined,
);
const value = (text: string, changes: Scope = {}) =>
  compileExpression(text, allowed, lists).evaluate({ ...scope, ...changes });

describe('values', () => {
  test.each<[string, unknown]>([
    ['min(ngram.perplexity) < 5', true],
    ['max(ngram.perplexity)', 9],
    ['mean(ngram.perplexity)', 6],
    ['median(ngram.perplexity)', 5],
    ['quantile(ngram.perplexity, 0.5)', 5],
    // Sample deviation of 9, 4, 5: sqrt((9 + 4 + 1) / 2).
    ['std(ngram.perplexity)', Math.sqrt(7)],
    ['variance(ngram.perplexity)', 7],
    ['sum(ngram.order)', 8],
    ['count(ngram)', 3],
    ["best(ngram, 'perplexity').id == 'b'", true],
    ["best(ngram, 'accuracy').id", 'b'],
    ["worst(ngram, 'perplexity').id", 'a'],
    ["worst(ngram, 'accuracy').id", 'c'],
    ["max(where(ngram, 'order', 3).perplexity)", 5],
    ["count(where(ngram, 'smoothing', 'nothing'))", 0],
    ["cell == 'lstm'", true],
    ["cell != 'lstm'", false],
    ["cell == 'LSTM'", false],
    ['cell == null', false],
    ['baseline == null', true],
    ['baseline?.perplexity == null', true],
    ['baseline?.perplexity == null or perplexity <= 1.02 * baseline.perplexity', true],
    ['baseline != null and baseline.perplexity > 1', false],
    ['(baseline?.perplexity ?? 12) == 12', true],
    ['1 == "1"', false],
    ['0.1 + 0.2 == 0.3', false],
    ['1 == 1 + 1e-15', false],
    ['1 < 1 + 1e-15', true],
    ['1 < order < 3', true],
    ['order > 5 ? 1 : 2', 2],
    ['not (order == 2)', false],
    ['order == 2 xor order == 3', true],
    ['-2 ^ 2', -4],
    ['7 % 4', 3],
    ['0.01 * 0.7 ^ epoch', 0.01 * 0.7 ** 3],
    ['abs(perplexity - 10) + sqrt(16) + round(1.26, 1)', 1 + 4 + 1.3],
  ])('%s is %s', (text, expected) => {
    if (typeof expected === 'number') expect(value(text)).toBeCloseTo(expected, 12);
    else expect(value(text)).toBe(expected);
  });

  test('a baseline that is there is compared with', () => {
    const text = 'baseline?.perplexity == null or perplexity <= 1.02 * baseline.perplexity';
    expect(value(text, { baseline: trial('a', { perplexity: 9 }) })).toBe(true);
    expect(value(text, { baseline: trial('a', { perplexity: 8 }) })).toBe(false);
  });

  test('a single value has no deviation', () => {
    expect(value('std(ngram.perplexity)', { ngram: trials.slice(0, 1) })).toBeNaN();
  });

  test('arithmetic is that of numbers', () => {
    const term = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(term, term, fc.constantFrom('+', '-', '*'), (a, b, operator) => {
        const expected = operator === '+' ? a + b : operator === '-' ? a - b : a * b;
        expect(value(`(${a}) ${operator} (${b})`)).toBeCloseTo(expected, 3);
        expect(value(`(${a}) == (${b})`)).toBe(a === b);
        expect(value(`(${a}) <= (${b})`)).toBe(a <= b);
      }),
    );
  });

  test('its parts are what it looked at', () => {
    const { parts } = compileExpression(
      'min(ngram.perplexity) < 2 * order or not (order > baseline?.order)',
      allowed,
    );
    expect(parts.map(({ text }) => text)).toEqual(['min(ngram.perplexity)', 'order', 'baseline?.order']);
  });
});

describe('mistakes are told', () => {
  test.each<[string, RegExp, number | undefined]>([
    ['min(ngram.perplexity) <', /unexpected end/i, 23],
    ['min(ngram.perplexty) < 3', /perplexty/, 10],
    ['perplexety < 3', /nothing is called perplexety/, 0],
    ['mni(perplexity) < 3', /no function is called mni/, 0],
    ['perplexity = 3', /assignment/, 11],
    ["best(ngram, 'perplexty').order == 1", /perplexty/, 13],
    ['', /empty/, undefined],
    ['   ', /empty/, undefined],
    ['min', /nothing is called min/, 0],
  ])('%s', (text, message, offset) => {
    const error = problemOf(() => compileExpression(text, allowed, lists));
    expect(error.what).toMatch(message);
    expect(error.offset).toBe(offset);
    expect(error.exitStatus).toBe(2);
  });

  test.each<[string, RegExp]>([
    ['ngram.perplexity < 5', /a list of 3 cannot be compared with </],
    ['ngram.perplexity == 5', /a list of 3 cannot be compared/],
    ["cell < 'x'", /the text "lstm"/],
    ['baseline.perplexity < 5', /of null/],
    ['min(cell) < 3', /takes numbers/],
    ["best(ngram, 'order').id == 'a'", /no better end/],
    ["best(where(ngram, 'order', 9), 'perplexity').order == 1", /no trials/],
    ["mean(where(ngram, 'order', 9).perplexity) == 1", /nothing/],
    ['quantile(ngram.perplexity, 2) > 1', /part from 0 to 1/],
    ['count(order) > 1', /takes a list/],
    ['order.id == 1', /2 has no \.id/],
  ])('%s', (text, message) => {
    expect(problemOf(() => value(text)).what).toMatch(message);
  });
});

describe('hostile expressions are refused, quickly', () => {
  const hostile = [
    'import("fs")',
    'import({ a: 1 })',
    'createUnit("x")',
    'evaluate("1")',
    'parse("1")',
    'compile("1")',
    'simplify("1")',
    'derivative("x^2", "x")',
    'config({})',
    'typed("f", {})',
    'f(x) = x',
    'f(x) = f(x); f(1)',
    'a = 1',
    'ngram.perplexity = 1',
    'order; 1',
    'order\n1',
    '1:1e9',
    'range(1, 1e9)',
    'zeros(1e5, 1e5)',
    'ones(100000, 100000)',
    '[1, 2, 3]',
    '{ a: 1 }',
    '{ "__proto__": 1 }.a',
    'ngram[1]',
    'ngram["constructor"]',
    'cell["constructor"]("return process")()',
    'ngram.constructor',
    'ngram.__proto__',
    'cell.constructor.constructor("return process")()',
    'ngram.map',
    'ngram.length',
    'constructor',
    '__proto__',
    '__property(ngram, "constructor")',
    '__optionalProperty(ngram, "constructor")',
    'toString',
    'hasOwnProperty("a")',
    'best.constructor',
    "best(ngram, 'constructor')",
    "best(ngram, '__proto__')",
    "where(ngram, 'constructor', 1)",
    "where(ngram, '__proto__', 1)",
    'ngram.perplexity.map(f)',
    'min.apply(null, 1)',
    'min?.(1)',
    '(min)(1)',
    '170!',
    'factorial(1e9)',
    'gamma(1e9)',
    'combinations(1e9, 5e8)',
    'repeat("a", 1e9)',
    'concat("a", "b")',
    'print("$a", {})',
    'format(1, 1e9)',
    '5 m',
    '5 cm to inch',
    'bignumber(1) / 3',
    'bin(1)',
    '1 << 2',
    '1 & 2',
    '~1',
    "order'",
    'random()',
    'randomInt(1, 2)',
    'process',
    'globalThis',
    'this',
    'map(ngram, f)',
    'x -> x',
    '`a`',
    '"\\u0000" == ngram.constructor',
    'end',
    'i',
    'version',
  ];

  test.each(hostile)('%s', (text) => {
    expect(problemOf(() => compileExpression(text, allowed, lists)).exitStatus).toBe(2);
  });

  test.each<[string, string]>([
    ['1,001 characters', `1${'+1'.repeat(500)}`],
    ['201 parts', `1${'+1'.repeat(150)}`],
    ['deep brackets', `${'('.repeat(450)}1${')'.repeat(450)}`],
    ['open brackets', '('.repeat(900)],
    ['square brackets', '['.repeat(900)],
    ['signs', `${'-'.repeat(990)}1`],
    ['powers', `1${'^1'.repeat(490)}`],
    ['nots', `${'not '.repeat(240)}true`],
    ['calls', `${'abs('.repeat(240)}1${')'.repeat(40)}`],
    ['conditions', `${'1 ? 1 : '.repeat(120)}1`],
  ])('%s', (_name, text) => {
    const start = performance.now();
    expect(problemOf(() => compileExpression(text, allowed, lists)).exitStatus).toBe(2);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('whatever is written, there is an answer or an ExpressionError, and the lists are as they were', () => {
    const word = fc.constantFrom(
      ...hostile,
      ...'( ) [ ] { } . ?. ?? : ; , = == < + - * / ^ ! % " or and not if ngram min best perplexity baseline 1 1e308'.split(
        ' ',
      ),
      'constructor',
      '__proto__',
    );
    const before = JSON.stringify(trials);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        try {
          value(words.join(' '));
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
      { numRuns: 2000 },
    );
    expect(JSON.stringify(trials)).toBe(before);
    expect((Object.prototype as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('schedules', () => {
  test('have a value for each epoch, from 0', () => {
    const values = scheduleValues('0.01 * 0.7 ^ epoch', 3);
    expect(values[0]).toBe(0.01);
    expect(values[1]).toBeCloseTo(0.007, 15);
    expect(values[2]).toBeCloseTo(0.0049, 15);
    const cosine = scheduleValues('0.5 * (1 + cos(pi * epoch / epochs))', 4);
    expect(cosine[0]).toBe(1);
    expect(cosine[2]).toBeCloseTo(0.5, 12);
    expect(scheduleValues('epoch < 2 ? 0.1 : 0.01', 3)).toEqual([0.1, 0.1, 0.01]);
  });

  test.each<[string, RegExp]>([
    ['0.01 * 0.7 ^ epoc', /nothing is called epoc/],
    ['1 - epoch', /in epoch 1 the schedule is 0/],
    ['1 / epoch', /in epoch 0 the schedule is Infinity/],
    ['epoch == 1', /is false/],
    ['mean(epoch)', /no function is called mean/],
    ['ngram.perplexity', /nothing is called ngram|property/],
  ])('%s', (text, message) => {
    expect(problemOf(() => scheduleValues(text, 3)).what).toMatch(message);
  });
});

function problemOf(action: () => unknown): ExpressionError {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(ExpressionError);
    return error as ExpressionError;
  }
  expect.unreachable('nothing was wrong');
}

test('decimals that no rounding takes are told as such, not as nesting', () => {
  for (const text of ['fix(1.23456, 16)', 'floor(1.5, -3)', 'round(1.5, 400)'])
    expect(() => value(text)).toThrow(/decimals|digits/);
  for (const text of ['fix(1.23456, 16)', 'floor(1.5, -3)']) expect(() => value(text)).not.toThrow(/nested/);
});
