/** Optimizers: PyTorch's losses and values over eight steps, groups and frozen tensors; schedules of well-known programs. */
import { describe, expect, test } from 'vitest';
import { createBackend, type Precision } from '../../src/math/backend.ts';
import { clipFactor } from '../../src/neural/optimizers/clipping.ts';
import {
  createOptimizer,
  type OptimizerSettings,
  type ParameterGroup,
} from '../../src/neural/optimizers/optimizer.ts';
import { learningRate } from '../../src/neural/optimizers/schedule.ts';
import { optimizerNames } from '../../src/neural/optimizers/update-rules.ts';
import { ParameterLayout, ParameterVector } from '../../src/neural/parameters.ts';
import { difference, golden } from './_layers.ts';

interface Run {
  name: string;
  settings: OptimizerSettings;
  rate: number;
  groups: ParameterGroup[] | 'frozen' | null;
  clip: number;
  losses: number[];
  weight: number[][];
  bias: number[];
}
interface Regression {
  x: number[][];
  y: number[][];
  weight: number[][];
  bias: number[];
  runs: Run[];
}

const { optimizers } = golden<{ optimizers: Regression }>('pytorch-layers');

/** Mean squared error of x·Wᵀ + b, and its gradient. */
function regress({ x, y }: Regression, values: ParameterVector, gradients: ParameterVector): number {
  const [weight, bias] = [values.get('w'), values.get('b')];
  const [dWeight, dBias] = [gradients.get('w'), gradients.find('b')];
  gradients.flat.fill(0);
  let loss = 0;
  const count = x.length * 2;
  x.forEach((row, i) => {
    for (let o = 0; o < 2; o++) {
      const error = row.reduce((sum, value, j) => sum + value * weight[3 * o + j], bias[o]) - y[i][o];
      loss += error ** 2 / count;
      row.forEach((value, j) => {
        dWeight[3 * o + j] += (2 * error * value) / count;
      });
      if (dBias !== null) dBias[o] += (2 * error) / count;
    }
  });
  return loss;
}

test.each(optimizers.runs.map((run) => [run.name, run] as const))('%s', (_name, run) => {
  for (const [precision, tolerance] of [
    ['float64', 1e-12],
    ['float32', 2e-5],
  ] as const satisfies [Precision, number][]) {
    const backend = createBackend({ precision });
    const layout = new ParameterLayout()
      .add('w', [2, 3], { decay: true })
      .add('b', [2], { trained: run.groups !== 'frozen' });
    const values = ParameterVector.zeros(backend, layout);
    values.get('w').set(optimizers.weight.flat());
    values.get('b').set(optimizers.bias);
    const gradients = ParameterVector.zeros(backend, layout.trained());
    const { groups } = run;
    const group = Array.isArray(groups)
      ? ({ name }: { name: string }) => groups[name === 'w' ? 0 : 1]
      : undefined;
    const optimizer = createOptimizer(backend, layout, { ...run.settings, group });
    const losses = run.losses.map(() => {
      const loss = regress(optimizers, values, gradients);
      const norm = Math.sqrt(backend.kernels.sumOfSquares(gradients.flat, gradients.flat.length));
      optimizer.step(values.flat, gradients.flat, run.rate, clipFactor(norm, run.clip));
      return loss;
    });
    expect(difference(losses, run.losses)).toBeLessThan(tolerance);
    expect(difference(values.get('w'), run.weight)).toBeLessThan(tolerance);
    expect(difference(values.get('b'), run.bias)).toBeLessThan(tolerance);
  }
});

test('every optimizer is among the references', () => {
  expect(new Set(optimizers.runs.map(({ settings }) => settings.name))).toEqual(new Set(optimizerNames));
});

test('what is frozen between two tensors takes no memory of the state', () => {
  const backend = createBackend({ precision: 'float64' });
  const layout = new ParameterLayout().add('a', [3]).add('frozen', [1000], { trained: false }).add('c', [2]);
  const optimizer = createOptimizer(backend, layout, { name: 'adam' });
  expect(optimizer.state.exp_avg.length).toBe(32);
  const values = ParameterVector.zeros(backend, layout);
  const gradients = ParameterVector.zeros(backend, layout.trained());
  gradients.get('a').fill(1);
  gradients.get('c').fill(-1);
  optimizer.step(values.flat, gradients.flat, 0.5, 1);
  expect(values.get('a')[2]).toBeCloseTo(-0.5, 6);
  expect(values.get('c')[1]).toBeCloseTo(0.5, 6);
  expect(values.get('frozen').every((value) => value === 0)).toBe(true);
});

test('an optimizer or tensor that is not there', () => {
  const backend = createBackend({ precision: 'float64' });
  const layout = new ParameterLayout().add('a', [1]);
  expect(() => createOptimizer(backend, layout, { name: 'lion' as never })).toThrow(/lion/);
  expect(() => layout.add('a', [2])).toThrow(/two parameters/);
});

interface Schedules {
  noam: { d: number; warmup: number; steps: number[]; values: number[] };
  cosine_nanogpt: {
    learning_rate: number;
    warmup: number;
    decay: number;
    min_lr: number;
    steps: number[];
    values: number[];
  };
  linear_bert: { warmup: number; total: number; steps: number[]; values: number[] };
  inverse_sqrt_t5: { warmup: number; steps: number[]; values: number[] };
}

describe('schedules of well-known programs', () => {
  const { schedules } = golden<{ schedules: Schedules }>('layer-units');
  const at = (step: number) => ({ epoch: 0, step, stepsPerEpoch: 1000, epochs: 1 });

  test('the Transformer of 2017', () => {
    const { d, warmup, steps, values } = schedules.noam;
    const settings = { name: 'inverse-square-root', rate: (d * warmup) ** -0.5, warmup } as const;
    expect(
      difference(
        steps.map((step) => learningRate(settings, at(step - 1))),
        values,
      ),
    ).toBeLessThan(1e-12);
  });

  test('nanoGPT', () => {
    const { learning_rate: rate, warmup, decay, min_lr: minimum, steps, values } = schedules.cosine_nanogpt;
    const settings = {
      name: 'cosine',
      rate,
      warmup: warmup + 1,
      decayFrom: warmup,
      decayTo: decay,
      minimum,
    } as const;
    expect(
      difference(
        steps.map((step) => learningRate(settings, at(step))),
        values,
      ),
    ).toBeLessThan(1e-12);
  });

  test('BERT', () => {
    const { warmup, total, steps, values } = schedules.linear_bert;
    const settings = { name: 'linear', rate: 1, warmup, warmupFrom: 0 } as const;
    const position = (step: number) => ({ ...at(step), total });
    expect(
      difference(
        steps.map((step) => learningRate(settings, position(step))),
        values,
      ),
    ).toBeLessThan(1e-12);
  });

  test('T5', () => {
    const { warmup, steps, values } = schedules.inverse_sqrt_t5;
    const settings = { name: 'inverse-square-root', rate: 0.01, decayFrom: warmup, warmupFrom: 0 } as const;
    expect(
      difference(
        steps.map((step) => learningRate(settings, at(step))),
        values,
      ),
    ).toBeLessThan(1e-12);
  });
});
