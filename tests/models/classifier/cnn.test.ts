/** Kim's network: PyTorch's numbers in both precisions, six optimizers; the same bytes for any number of threads. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cnnCase } from '../../../src/models/classifier/check/cnn-case.ts';
import { trainClassifier } from '../../../src/models/classifier/train.ts';
import { distance } from './_closeness.ts';

const { cases } = JSON.parse(readFileSync(new URL('../../golden/cnn-parity.json', import.meta.url), 'utf8'));

it.each([
  ['float64', 1e-9],
  ['float32', 1e-4],
] as const)('equals PyTorch in %s', (precision, tolerance) => {
  for (const one of cases) {
    const { worst, at } = distance(cnnCase(one, precision), one);
    expect(worst, at).toBeLessThan(tolerance);
  }
});

it('a case of other sizes than it says is refused', () => {
  expect(() => cnnCase({ ...cases[0], vocab: 5 }, 'float64')).toThrow();
});

const examples = Array.from({ length: 60 }, (_, i) => ({
  text: `${'x '.repeat(i % 7)}${i % 2 === 0 ? 'not so good' : 'so very good'} ${i % 5}`,
  labels: [i % 2 === 0 ? 'no' : 'yes'],
}));
const small = { model: 'cnn', embedding: 16, filters: 64, widths: [2, 3], epochs: 8, batch: 16 } as const;

it('learns, and any number of threads gives the same bytes', async () => {
  const [one, two] = await Promise.all(
    [1, 2].map((threads) => trainClassifier(examples, small, { threads })),
  );
  expect(two.model.toModelFile().tensors).toEqual(one.model.toModelFile().tensors);
  const right = examples.filter(
    ({ text, labels }) => one.model.ranked(one.model.scores([text])[0])[0].label === labels[0],
  );
  expect(right.length).toBe(examples.length);
});

it('gives a text the same scores whatever is read beside it', async () => {
  const { model } = await trainClassifier(examples, { ...small, epochs: 1 });
  const [alone] = model.scores(['so good']);
  expect(model.scores(['so good', 'x '.repeat(40)])[0]).toEqual(alone);
});
