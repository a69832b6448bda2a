/** Experiment files that are no experiments: refused in time, at their place, before a parser can be harmed. */
import { describe, expect, test } from 'vitest';
import type { NlpError } from '../../src/errors.ts';
import { maximumNesting, tooDeep } from '../../src/experiment/spec/nesting.ts';
import { readSpec } from '../../src/experiment/spec/read-spec.ts';

function errorOf(text: string, settings: string[] = []): NlpError {
  try {
    readSpec(text, 'e.yaml', settings);
  } catch (error) {
    return error as NlpError;
  }
  throw new Error('no error');
}

const good =
  'name: x\ncorpus: { train: "@fables:train", test: "@fables:test" }\ntrials: [{ model: ngram }]\nmetrics: [perplexity]\n';

describe('nesting is counted before anything is parsed', () => {
  const levels = 2800;
  const deep: [string, string][] = [
    ['brackets', `x: ${'['.repeat(levels)}`],
    ['braces', `x: ${'{a: '.repeat(levels)}`],
    ['dashes', `${'- '.repeat(levels)}x`],
    ['question marks', `${'? '.repeat(levels)}x`],
    ['indented maps', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ];
  test.each(deep)('%s', (_, text) => {
    expect(errorOf(text)).toMatchObject({
      exitStatus: 2,
      what: expect.stringContaining('stand in each other'),
    });
  });

  test('in a setting, too', () => {
    const error = errorOf(good, [`trials=${'['.repeat(levels)}`]);
    expect(error).toMatchObject({ exitStatus: 2, what: expect.stringContaining('stand in each other') });
  });

  test('what stands beside each other is not nested', () => {
    expect(tooDeep('- [a]\n'.repeat(1000))).toBeUndefined();
    expect(tooDeep('a:\n  b:\n    c: 1\n'.repeat(1000))).toBeUndefined();
    expect(tooDeep('['.repeat(maximumNesting - 1))).toBeUndefined();
  });
});

test('sixty thousand keys take no longer than their number', () => {
  const text = Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n');
  const start = performance.now();
  expect(errorOf(text).what).toMatch(/there is no key k0/);
  expect(performance.now() - start).toBeLessThan(4000);
});

test('a key that stands twice is refused where it stands the second time', () => {
  expect(errorOf(`${good}name: y\n`)).toMatchObject({ where: { line: 5, column: 1 }, exitStatus: 2 });
});

test('a matrix that has a value twice is refused', () => {
  const text = good.replace('model: ngram', 'model: ngram, matrix: { order: [2, 3, 2] }');
  expect(errorOf(text)).toMatchObject({ exitStatus: 2, where: { line: 3 }, what: 'order has 2 twice' });
});
