/** PyTorch 1.13's numbers: loss, every gradient, hidden states and optimizers, in single and double precision. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ParityCase, type ParityResult, runParityCase } from '../../../src/models/recurrent/parity.ts';

const { cases } = JSON.parse(
  readFileSync(new URL('../../golden/pytorch-parity.json', import.meta.url), 'utf8'),
) as { cases: (ParityCase & ParityResult)[] };

const flat = (value: unknown) => [value].flat(9) as number[];

/** The largest difference, relative to the largest number of the reference. */
function difference(found: unknown, wanted: unknown): number {
  const [a, b] = [flat(found), flat(wanted)];
  expect(a.length).toBe(b.length);
  const size = Math.max(...b.map(Math.abs));
  return Math.max(...a.map((x, i) => Math.abs(x - b[i]))) / size;
}

test('the reference covers three cells with one and two layers', () => {
  expect(cases.map((one) => `${one.cell} ${one.layers}`)).toEqual([
    'rnn 1',
    'lstm 1',
    'gru 1',
    'rnn 2',
    'lstm 2',
    'gru 2',
  ]);
});

test.each(cases.map((one) => [`${one.cell}, ${one.layers} layers`, one] as const))('%s', (_name, one) => {
  for (const [precision, tolerance] of [
    ['float64', 1e-9],
    ['float32', 1e-5],
  ] as const) {
    const result = runParityCase(one, precision);
    expect(difference(result.loss, one.loss)).toBeLessThan(tolerance);
    expect(difference(result.hidden_last_step, one.hidden_last_step)).toBeLessThan(tolerance);
    expect(difference(result.gradient_norm, one.gradient_norm)).toBeLessThan(tolerance);
    expect(Object.keys(result.gradients)).toEqual(Object.keys(one.gradients));
    for (const [name, gradient] of Object.entries(one.gradients))
      expect(difference(result.gradients[name], gradient), `${precision} ${name}`).toBeLessThan(tolerance);
    expect(Object.keys(result.optimizers)).toEqual(Object.keys(one.optimizers));
    for (const [name, losses] of Object.entries(one.optimizers)) {
      const most = precision === 'float64' ? 1e-9 : 1e-4;
      expect(difference(result.optimizers[name], losses), `${precision} ${name}`).toBeLessThan(most);
    }
  }
});
