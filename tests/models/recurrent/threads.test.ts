/** Training with threads: any number of them ends in the same bytes, for every cell, with dropout and short last steps. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prepareTraining } from '../../../src/models/recurrent/train.ts';
import { small, text } from './fixtures.ts';

beforeEach(() => {
  vi.stubEnv('NLP_KERNELS', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function trained(options: object, wanted: number) {
  const training = prepareTraining(text, { ...small, ...options, threads: wanted });
  try {
    const { task, trainer } = training;
    await task.ready();
    await trainer.run();
    const { threads, shares } = task;
    return { threads, shares, values: Float32Array.from(task.values.flat), history: trainer.history };
  } finally {
    await training.close();
  }
}

test.each([
  { cell: 'lstm', batch: 40, hidden: 40, layers: 2, dropout: 0.2 },
  { cell: 'gru', batch: 20, hidden: 40, layers: 1, dropout: 0 },
] as const)('$cell, batch $batch', async (options) => {
  const alone = await trained(options, 1);
  const losses = (run: typeof alone) => run.history.map(({ trainLoss, validLoss }) => [trainLoss, validLoss]);
  // On a busy machine one thread may have done everything before another got its turn: that run counts, and one more.
  let workers = 0;
  for (let runs = 0; workers < 2 && runs < 20; runs++) {
    const together = await trained(options, 3);
    expect([alone.threads, together.threads]).toEqual([1, 3]);
    expect(together.values).toEqual(alone.values);
    expect(losses(together)).toEqual(losses(alone));
    workers = together.shares.filter((shards) => shards > 0).length;
  }
  expect(workers).toBeGreaterThan(1);
});

test('a vocabulary whose logits are too many to keep: in chunks, with dropout and tied weights', async () => {
  const many = Array.from({ length: 8000 }, (_, i) => `w${i}`).join(' ');
  const sizes = { embedding: 4, hidden: 4, layers: 2, batch: 12, sequence: 20, validFraction: 0 };
  const options = { ...sizes, minCount: 1, tied: true, dropout: 0.2 };
  const first = async (threads: number) => {
    const tokenizer = { type: 'whitespace', lowercase: false } as const;
    const training = prepareTraining(many, { ...options, tokenizer, threads });
    const { task, config } = training;
    try {
      await task.ready();
      task.startEpoch();
      const losses = [0, 1, 2].map((step) => task.step(0, step).loss);
      return { losses, vocabulary: config.vocabulary, gradients: Float32Array.from(task.gradients.flat) };
    } finally {
      await training.close();
    }
  };
  const alone = await first(1);
  // 160 positions of a group, and a million logits at a time.
  expect(alone.vocabulary * 160).toBeGreaterThan(1 << 20);
  const together = await first(3);
  expect(together.losses).toEqual(alone.losses);
  expect(Buffer.from(together.gradients.buffer).equals(Buffer.from(alone.gradients.buffer))).toBe(true);
});

test('one stream is one thread, whatever is asked for', async () => {
  expect((await trained({ batch: 1, epochs: 1 }, 4)).threads).toBe(1);
});

test('plain TypeScript kernels work in one thread and learn the same', async () => {
  const simd = await trained({ epochs: 1 }, 2);
  vi.stubEnv('NLP_KERNELS', 'js');
  const plain = await trained({ epochs: 1 }, 2);
  expect([simd.threads, plain.threads]).toEqual([2, 1]);
  expect(plain.history[0].trainLoss).toBeCloseTo(simd.history[0].trainLoss, 4);
});
