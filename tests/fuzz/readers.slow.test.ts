/**
 * Damaged files of every reader, from a fixed seed; `NLP_FUZZ` says how many. Any number, with what was found, by hand:
 * `npx tsx tests/fuzz/run.ts INPUTS [SEED] [READER] [FOLDER]`.
 */
import { expect, test } from 'vitest';
import { loadKinds } from '../../src/kinds/index.ts';
import { checkAnswer } from './check-answer.ts';
import { checkSeeds, fuzz } from './fuzz.ts';
import type { Reader } from './reader.ts';
import { allReaders } from './readers/index.ts';

const inputs = Number(process.env.NLP_FUZZ ?? 4000);
const readers = await allReaders();

test('whole files are taken, and used in every way', () => checkSeeds(readers));

test(`${inputs} damaged files: refused in words, or used without an answer that cannot be`, async () => {
  const { faults, accepted, refused } = await fuzz({ readers, inputs, seed: 2026 });
  expect(faults).toEqual([]);
  // Where nearly all are refused, nothing is used; where nearly none is, nothing is damaged.
  expect(accepted / (accepted + refused)).toBeGreaterThan(0.2);
  expect(refused / (accepted + refused)).toBeGreaterThan(0.2);
});

test('every kind of model file is among them', async () => {
  const names = new Set(readers.map(({ name }) => name));
  for (const { files } of await loadKinds())
    for (const kind of Object.keys(files)) expect(names).toContain(`${kind} model`);
});

test('what must not be is found: a crash, an answer that cannot be', async () => {
  const reader = (name: string, answer: () => unknown): Reader => ({
    name,
    fileName: 'any',
    seeds: [Buffer.from('whole')],
    damage: (bytes) => bytes,
    use: async (_, { check }) => check('answer', answer()),
  });
  const wrong = [
    reader('crash', () => (undefined as unknown as string).length),
    reader('NaN', () => ({ score: [1, Number.NaN] })),
    reader('probability', () => ({ tokens: [{ probability: 1.5 }] })),
    reader('perplexity', () => ({ perplexity: 0.5 })),
    reader('log probability', () => ({ logProb10: 399.4 })),
  ];
  const { faults } = await fuzz({ readers: wrong, inputs: 10, seed: 1 });
  expect(faults.map(({ reader }) => reader)).toEqual(wrong.map(({ name }) => name));
  expect(() => checkAnswer('answer', { probability: 1, perplexity: 1, logProb10: 0 })).not.toThrow();
});
