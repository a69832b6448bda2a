/** Training: it learns, it is the same for the same seed, and it goes on exactly where it was interrupted. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import type { Checkpoint } from '../../../src/models/recurrent/checkpoint.ts';
import { RecurrentModel } from '../../../src/models/recurrent/model.ts';
import { prepareTraining, type RecurrentTrainingOptions } from '../../../src/models/recurrent/train.ts';
import type { EpochRecord } from '../../../src/neural/training/task.ts';
import { small, text } from './fixtures.ts';

const bytesOf = (model: { toModelFile(): unknown }) =>
  JSON.stringify(model.toModelFile(), (_key, value) =>
    value instanceof Float32Array ? Buffer.from(value.buffer).toString('base64') : value,
  );

async function losses(options: RecurrentTrainingOptions): Promise<EpochRecord[]> {
  const records: EpochRecord[] = [];
  await RecurrentModel.train(text, { ...small, ...options }, { onEpoch: (record) => records.push(record) });
  return records;
}

test.each(['rnn', 'lstm', 'gru'] as const)('%s learns', async (cell) => {
  const records = await losses({ cell, epochs: 6, learningRate: 0.03 });
  expect(records.map((record) => record.epoch)).toEqual([1, 2, 3, 4, 5, 6]);
  const [first, last] = [records[0], records[5]];
  expect(last.trainLoss).toBeLessThan(0.7 * first.trainLoss);
  expect(last.validLoss).toBeLessThan(0.8 * (first.validLoss as number));
});

test('the same seed gives the same bytes, another seed others', async () => {
  const options = { ...small, dropout: 0.2, layers: 2 };
  const [a, b, c] = await Promise.all(
    [1, 1, 2].map(async (seed) => bytesOf(await RecurrentModel.train(text, { ...options, seed }))),
  );
  expect(b).toBe(a);
  expect(c).not.toBe(a);
});

test('an interrupted training ends in the same bytes, wherever it was interrupted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        cell: fc.constantFrom('rnn', 'lstm', 'gru'),
        optimizer: fc.constantFrom('adam', 'sgd', 'rmsprop', 'adagrad'),
        schedule: fc.constantFrom('constant', 'cosine', 'step', 'exponential'),
        layers: fc.integer({ min: 1, max: 2 }),
        dropout: fc.constantFrom(0, 0.3),
        warmup: fc.constantFrom(0, 5),
        validFraction: fc.constantFrom(0, 0.1),
      }),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }),
      async (chosen, pieces) => {
        const options = { ...small, ...chosen } as RecurrentTrainingOptions;
        const whole = prepareTraining(text, options);
        expect(await whole.trainer.run()).toBe(true);
        let saved: Checkpoint | undefined;
        for (const steps of pieces) {
          const part = prepareTraining(text, options, saved);
          let done = 0;
          await part.trainer.run({ shouldStop: () => ++done >= steps });
          saved = part.checkpoint();
        }
        const rest = prepareTraining(text, options, saved);
        expect(await rest.trainer.run()).toBe(true);
        expect(bytesOf(rest.checkpoint())).toBe(bytesOf(whole.checkpoint()));
        expect(bytesOf(RecurrentModel.fromTraining(rest))).toBe(bytesOf(RecurrentModel.fromTraining(whole)));
      },
    ),
    { numRuns: 12 },
  );
});

test('a checkpoint belongs to its settings and its text', async () => {
  const corpus = [{ sha256: '0'.repeat(64), bytes: 1 }];
  const saved = prepareTraining(text, { ...small, corpus }).checkpoint();
  expect(() => prepareTraining(text, { ...small, corpus, hidden: 11 }, saved)).toThrow(/hidden 10, not 11/);
  expect(() => prepareTraining(text, small, saved)).toThrow(/another text/);
});

test('a training that is over goes on with more epochs', async () => {
  const first = prepareTraining(text, small);
  await first.trainer.run();
  const more = prepareTraining(text, { ...small, epochs: 3 }, first.checkpoint());
  expect(await more.trainer.run()).toBe(true);
  const whole = prepareTraining(text, { ...small, epochs: 3 });
  await whole.trainer.run();
  expect(bytesOf(RecurrentModel.fromTraining(more))).toBe(bytesOf(RecurrentModel.fromTraining(whole)));
});

test('patience ends it, and the best epoch is kept', async () => {
  // So high a rate makes the loss go up again.
  const options = { ...small, epochs: 30, learningRate: 0.3, patience: 2, clip: 1 };
  const training = prepareTraining(text, options);
  await training.trainer.run();
  const { history, best } = training.trainer;
  expect(history.length).toBeLessThan(30);
  const lowest = Math.min(...history.map((record) => record.validLoss as number));
  expect(best?.loss).toBe(lowest);
  expect(history.length - (best?.epoch as number)).toBe(2);
  const { valid } = { valid: text.slice(Math.floor(text.length * 0.9)) };
  const score = await RecurrentModel.fromTraining(training).evaluate(valid);
  expect(Math.log(score?.perplexity as number)).toBeCloseTo(lowest, 5);
});

test('what diverges stops with the step and the norm, and the values are those before', async () => {
  const training = prepareTraining(text, { ...small, optimizer: 'sgd', learningRate: 1e6, clip: 0 });
  await expect(training.trainer.run()).rejects.toThrow(/diverged in epoch 1, step \d+: the loss is .*norm/);
  expect(training.task.values.flat.every(Number.isFinite)).toBe(true);
});

test('bad options and too little text are refused', () => {
  const attempt = (options: object) => () => prepareTraining(text, { ...small, ...options });
  expect(attempt({ hidden: 0 })).toThrow(/hidden.*0.*at least 1/);
  expect(attempt({ dropout: 1 })).toThrow(/dropout/);
  expect(attempt({ cell: 'elman' })).toThrow(/cell.*elman/);
  expect(attempt({ tied: true })).toThrow(/tied/);
  expect(attempt({ momentum: 0.9 })).toThrow(/momentum/);
  expect(attempt({ patience: 1, validFraction: 0 })).toThrow(/patience/);
  expect(attempt({ patience: 1, validFraction: 0, validText: 'the cat' })).not.toThrow();
  expect(attempt({ learningRate: () => Number.NaN })).not.toThrow();
  expect(attempt({ learningRate: 1e300 })).not.toThrow();
  expect(attempt({ learningRate: Number.POSITIVE_INFINITY })).toThrow(/learningRate.*at least 0$/);
  expect(attempt({ minCount: 1e6 })).toThrow(/minCount.*1000000 times/);
  expect(() => prepareTraining('', small)).toThrow(/nothing to train on/);
  expect(() => prepareTraining('abcdef', small)).toThrow(/too few for 20 streams/);
  expect(() => prepareTraining('a', small)).toThrow(/nothing to train on/);
  expect(() => prepareTraining('ab', small)).toThrow(/1 symbol to train on/);
});

test('what no memory can hold is refused before the first step, whichever kernels compute', () => {
  const huge = { ...small, hidden: 16384, embedding: 16384, layers: 16 };
  expect(() => prepareTraining(text, huge)).toThrow(NlpError);
  vi.stubEnv('NLP_KERNELS', 'js');
  try {
    expect(() => prepareTraining(text, huge)).toThrow(/not enough memory/);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('the rate may be a function of the epoch', async () => {
  const seen: number[] = [];
  await RecurrentModel.train(
    text,
    { ...small, learningRate: (epoch) => 0.01 / (epoch + 1) },
    { onStep: ({ rate }) => seen.push(rate) },
  );
  expect([...new Set(seen)]).toEqual([0.01, 0.005]);
});

test('a single step with a great loss is no divergence', async () => {
  // After thousands of a's a b costs many nats: PyTorch trains on.
  const text = `${'a'.repeat(3000)}b${'a'.repeat(1000)}`;
  const options = { cell: 'lstm', batch: 1, sequence: 1, hidden: 8, embedding: 4, epochs: 1 } as const;
  const training = prepareTraining(text, { ...options, validFraction: 0, learningRate: 0.01, threads: 1 });
  let largest = 0;
  await training.trainer.run({
    onStep({ loss }) {
      largest = Math.max(largest, loss);
    },
  });
  await training.close();
  expect(largest).toBeGreaterThan(training.task.divergedAbove);
  expect(training.trainer.history[0].trainLoss).toBeLessThan(0.1);
});
