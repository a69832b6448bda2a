/** mathjs as it is loaded: by one file only, real numbers only, and with the same answers as the package's own parts. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { all, create } from 'mathjs/number';
import { expect, test } from 'vitest';
import { numberFunctions } from '../../src/experiment/expressions/check.ts';
import { loadMathjs } from '../../src/experiment/load-mathjs.ts';

type Functions = Record<string, (...values: unknown[]) => unknown>;

test('it is loaded by experiments alone, and there by one file', () => {
  const source = fileURLToPath(new URL('../../src', import.meta.url));
  const importers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => {
      const text = readFileSync(path.join(source, file), 'utf8').replace(/import type [^;]*;/g, '');
      return /(?:from|\()\s*'mathjs/.test(text);
    });
  expect(importers).toEqual([path.join('experiment', 'load-mathjs.ts')]);
});

test('there are no complex numbers', () => {
  const math = loadMathjs();
  for (const expression of ['sqrt(-1)', 'log(-1)', 'log2(-1)', 'log10(-1)', '(-8) ^ (1 / 2)']) {
    expect(math.evaluate(expression)).toBeNaN();
  }
  expect(math.evaluate('(-8) ^ (1 / 3)')).toBeCloseTo(-2, 12);
  expect(loadMathjs()).toBe(math);
});

test('functions and statistics give what mathjs/number gives', () => {
  const ours = loadMathjs() as unknown as Functions;
  const theirs = create(all!) as unknown as Functions;
  const number = fc.integer({ min: -2000, max: 2000 }).map((value) => value / 64);
  fc.assert(
    fc.property(number, number, (x, y) => {
      for (const name of numberFunctions) {
        const values = name === 'mod' || name === 'pow' || name === 'max' ? [x, y] : [x];
        // Odd roots of negative numbers are real in the one and not a number in the other; see above.
        if (name === 'pow' && x < 0 && !Number.isInteger(y)) continue;
        const results = [ours, theirs].map((math) => (math[name](...values) as number) + 0);
        expect([name, ...values, results[0]]).toEqual([name, ...values, results[1]]);
      }
    }),
  );
  fc.assert(
    fc.property(fc.array(number, { minLength: 2, maxLength: 9 }), (list) => {
      for (const name of ['mean', 'median', 'std', 'variance', 'sum', 'min', 'max']) {
        expect(ours[name](list)).toBe(theirs[name](list));
      }
      expect(ours.quantileSeq(list, [0, 0.25, 0.9])).toEqual(theirs.quantileSeq(list, [0, 0.25, 0.9]));
    }),
  );
});
