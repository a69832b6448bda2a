/** The training loop on a linear regression: accumulation, lengths, metrics, frozen tensors, and going on exactly. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBackend } from '../../src/math/backend.ts';
import { Random } from '../../src/math/random.ts';
import { Linear } from '../../src/neural/layers/linear.ts';
import { initialise, ParameterLayout, ParameterVector } from '../../src/neural/parameters.ts';
import type { LossSum, StepPart, TrainingTask, Validation } from '../../src/neural/training/task.ts';
import { Trainer, type TrainerSettings } from '../../src/neural/training/trainer.ts';
import { normals } from './_layers.ts';

const INPUTS = 3;

/** Mean squared error on rows in a fixed order, `rowsOfStep` at a time. */
class Regression implements TrainingTask {
  readonly backend = createBackend({ precision: 'float64' });
  readonly values: ParameterVector;
  readonly gradients: ParameterVector;
  readonly stepsPerEpoch: number;
  readonly divergedAbove = 1e6;
  readonly validate?: () => Promise<Validation>;
  readonly #linear: Linear;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #rowsOfStep: readonly number[];
  readonly seen: string[] = [];

  constructor(rowsOfStep: readonly number[], { frozen = false, metrics = [] as number[] } = {}) {
    const rows = rowsOfStep.reduce((sum, count) => sum + count, 0);
    const layout = new ParameterLayout();
    Linear.declare(layout, 'a', INPUTS, 1, { bias: false });
    Linear.declare(layout, 'unused', 2, 2, { trained: !frozen });
    this.values = ParameterVector.zeros(this.backend, layout);
    initialise(this.values, Random.from(1));
    this.gradients = ParameterVector.zeros(this.backend, layout.trained());
    this.stepsPerEpoch = rowsOfStep.length;
    this.#rowsOfStep = rowsOfStep;
    this.#linear = new Linear(this, 'a', INPUTS, 1);
    this.#x = normals(Random.from(2), rows * INPUTS);
    this.#y = normals(Random.from(3), rows);
    let measured = 0;
    if (metrics.length > 0) {
      this.validate = async () => ({ loss: 5, tokens: 1, metrics: { f1: metrics[measured++] } });
    }
  }

  startEpoch(epoch: number): void {
    this.seen.push(`epoch ${epoch}`);
  }

  tokensOf(_epoch: number, step: number): number {
    return this.#rowsOfStep[step];
  }

  step(
    _epoch: number,
    step: number,
    { share, accumulate }: StepPart = { share: 1, accumulate: false },
  ): LossSum {
    this.seen.push(String(step));
    const rows = this.#rowsOfStep[step];
    const from = this.#rowsOfStep.slice(0, step).reduce((sum, count) => sum + count, 0);
    const x = this.#x.subarray(from * INPUTS, (from + rows) * INPUTS);
    const out = new Float64Array(rows);
    this.#linear.forward(out, x, rows);
    let loss = 0;
    const dOut = out.map((value, i) => {
      const error = value - this.#y[from + i];
      loss += error ** 2;
      return (2 * error * share) / rows;
    });
    if (!accumulate) this.gradients.flat.fill(0);
    this.#linear.backward(this.gradients, dOut, x, rows, null, false);
    return { loss, tokens: rows };
  }

  valuesChanged(): void {}

  carried(): Record<string, Float64Array> {
    return {};
  }
}

const settings = (more: Partial<TrainerSettings> = {}): TrainerSettings => ({
  epochs: 2,
  optimizer: { name: 'adam' },
  schedule: { rate: 0.05, name: 'cosine' },
  clip: 1,
  ...more,
});

describe('accumulation', () => {
  test('steps of the data of any size together make the step of the whole', async () => {
    const whole = new Regression([6]);
    const parts = new Regression([1, 3, 2]);
    await new Trainer(whole, settings()).run();
    const trainer = new Trainer(parts, settings({ accumulation: 3 }));
    await trainer.run();
    expect(trainer.steps).toBe(2);
    expect(parts.seen).toEqual(['epoch 0', '0', '1', '2', 'epoch 1', '0', '1', '2']);
    parts.values.flat.forEach((value, i) => {
      expect(value).toBeCloseTo(whole.values.flat[i], 12);
    });
    expect(trainer.history[1].trainLoss).toBeGreaterThan(0);
  });

  test('the last step of an epoch may have fewer', async () => {
    const task = new Regression([1, 1, 1, 1, 1]);
    const trainer = new Trainer(task, settings({ accumulation: 2, epochs: 1 }));
    await trainer.run();
    expect(trainer.steps).toBe(3);
  });
});

test('a number of steps ends the training within an epoch, and the schedule with it', async () => {
  const task = new Regression([2, 2, 2]);
  const rates: number[] = [];
  const trainer = new Trainer(task, settings({ steps: 5, schedule: { rate: 1, name: 'linear' } }));
  expect(await trainer.run({ onStep: ({ rate }) => rates.push(rate) })).toBe(true);
  expect(rates.length).toBe(5);
  expect(rates[0]).toBe(1);
  expect(rates[4]).toBeCloseTo(0.2, 12);
  expect(trainer.history.length).toBe(2);
});

describe('any metric', () => {
  test('decides which epoch is the best, higher or lower, and when to stop', async () => {
    const metrics = [0.1, 0.7, 0.6, 0.65, 0.2];
    const run = async (higherIsBetter: boolean) => {
      const task = new Regression([2], { metrics });
      const metric = { name: 'f1', higherIsBetter };
      const trainer = new Trainer(task, settings({ epochs: 5, metric, patience: 2 }));
      await trainer.run();
      return trainer;
    };
    const high = await run(true);
    expect(high.best).toEqual({ epoch: 2, loss: 5, value: 0.7 });
    expect(high.history.length).toBe(4);
    expect(high.history[1].metrics).toEqual({ f1: 0.7 });
    const low = await run(false);
    expect(low.best?.epoch).toBe(1);
    expect(low.history.length).toBe(3);
  });

  test('that is not measured is named', async () => {
    const task = new Regression([2], { metrics: [1, 1] });
    const trainer = new Trainer(task, settings({ metric: { name: 'bleu', higherIsBetter: true } }));
    await expect(trainer.run()).rejects.toThrow(/no metric is called bleu/);
  });
});

test('a frozen tensor stays, without gradient or state', async () => {
  const task = new Regression([3], { frozen: true });
  const before = task.values.get('unused.weight').slice();
  const trainer = new Trainer(
    task,
    settings({ optimizer: { name: 'adamw', group: () => ({ weightDecay: 0.5 }) } }),
  );
  await trainer.run();
  expect(task.values.get('unused.weight')).toEqual(before);
  expect(trainer.snapshot().vectors['optimizer.exp_avg'].length).toBe(task.gradients.flat.length);
  expect(task.gradients.flat.length).toBeLessThan(task.values.flat.length);
});

test('several models on one backend do not touch each other', async () => {
  const backend = createBackend();
  const made = [1, 2].map((seed) => {
    const layout = new ParameterLayout();
    Linear.declare(layout, 'l', 4, 4);
    const values = ParameterVector.zeros(backend, layout);
    initialise(values, Random.from(seed));
    return { values, linear: new Linear({ backend, values }, 'l', 4, 4) };
  });
  const [x, out] = [backend.floats(8), backend.floats(8)];
  x.fill(1);
  const kept = made[1].values.flat.slice();
  made[0].linear.forward(out, x, 2);
  made[0].linear.backward(made[0].values, out, x, 2, null, false);
  expect(made[1].values.flat).toEqual(kept);
});

test('an interrupted training ends in the same bytes, with accumulation, steps and a metric', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(undefined, 7),
      async (accumulation, pieces, steps) => {
        const metric = { name: 'f1', higherIsBetter: true };
        const chosen = settings({ epochs: 4, accumulation, steps, metric });
        const options = { metrics: [1, 3, 2, 5, 4, 6, 8] };
        const rows = [2, 1, 3, 2];
        const whole = new Regression(rows, options);
        const uninterrupted = new Trainer(whole, chosen);
        await uninterrupted.run();
        let saved: string | undefined;
        let last: Trainer | undefined;
        for (const piece of [...pieces, Number.POSITIVE_INFINITY]) {
          const done = saved === undefined ? 0 : JSON.parse(saved).position.epoch;
          const task = new Regression(rows, { metrics: options.metrics.slice(done) });
          const trainer = new Trainer(task, chosen);
          if (saved !== undefined) {
            const { position, vectors } = JSON.parse(saved);
            for (const name of Object.keys(vectors)) vectors[name] = Float64Array.from(vectors[name]);
            trainer.restore({ position, vectors });
          }
          let count = 0;
          await trainer.run({ shouldStop: () => ++count >= piece });
          saved = textOf(trainer);
          last = trainer;
        }
        expect(last?.best?.value).toBe(uninterrupted.best?.value);
        expect(saved).toBe(textOf(uninterrupted));
      },
    ),
    { numRuns: 20 },
  );
});

/** All that is saved, as text. */
function textOf(trainer: Trainer): string {
  const { position, vectors } = trainer.snapshot();
  const arrays = Object.entries(vectors).map(([name, vector]) => [name, Array.from(vector)]);
  return JSON.stringify({ position, vectors: Object.fromEntries(arrays) });
}
