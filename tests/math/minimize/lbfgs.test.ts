/** Minimizing: functions whose minimum is known. */
import { describe, expect, test } from 'vitest';
import { minimize } from '../../../src/math/minimize/lbfgs.ts';
import type { Objective } from '../../../src/math/minimize/objective.ts';

/** The valley of H. Rosenbrock (1960): the minimum 0 is at (1, 1, ...). */
const rosenbrock: Objective = (x, gradient) => {
  gradient.fill(0);
  let value = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const a = x[i + 1] - x[i] * x[i];
    const b = 1 - x[i];
    value += 100 * a * a + b * b;
    gradient[i] += -400 * a * x[i] - 2 * b;
    gradient[i + 1] += 200 * a;
  }
  return value;
};

/** sum of scale_i (x_i - target_i)^2 */
function bowl(targets: readonly number[], scales: readonly number[]): Objective {
  return (x, gradient) => {
    let value = 0;
    for (let i = 0; i < x.length; i++) {
      const d = x[i] - targets[i];
      value += scales[i] * d * d;
      gradient[i] = 2 * scales[i] * d;
    }
    return value;
  };
}

describe('L-BFGS', () => {
  test('finds the end of a bent valley', async () => {
    const x = Float64Array.from([-1.2, 1, -1.2, 1, 0.5, 2]);
    const found = await minimize(rosenbrock, x, { tolerance: 1e-10, delta: 0 });
    expect(found.value).toBeLessThan(1e-18);
    for (const value of x) expect(value).toBeCloseTo(1, 8);
    expect(found.evaluations).toBeLessThan(200);
  });

  test('needs no more than the dimensions on a bowl, however flat a side is', async () => {
    const targets = [3, -2, 0.5, 7];
    const x = new Float64Array(4);
    const found = await minimize(bowl(targets, [1, 1e4, 1e-3, 10]), x, { tolerance: 1e-9, delta: 0 });
    expect(found.converged).toBe(true);
    for (const [i, target] of targets.entries()) expect(x[i]).toBeCloseTo(target, 4);
  });

  test('is told of every iteration, and may be stopped after a few', async () => {
    const values: number[] = [];
    const x = Float64Array.from([-1.2, 1]);
    const found = await minimize(rosenbrock, x, {
      iterations: 5,
      progress: ({ iteration, value }) => {
        expect(iteration).toBe(values.length + 1);
        values.push(value);
      },
    });
    expect(found).toMatchObject({ iterations: 5, converged: false });
    expect(values).toHaveLength(5);
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThanOrEqual(values[i - 1]);
  });

  test('ends where it begins in the minimum', async () => {
    const x = Float64Array.from([1, 1]);
    expect(await minimize(rosenbrock, x)).toMatchObject({ iterations: 0, converged: true, value: 0 });
  });

  test('refuses a function that is not finite at the start', async () => {
    await expect(minimize(() => Number.NaN, new Float64Array(1))).rejects.toThrow(RangeError);
  });
});

describe('OWL-QN', () => {
  // For s (x - t)^2 + c |x| the minimum is t less c / 2s towards 0, and 0 where that changes its sign.
  test('shrinks each number by its share and makes the small ones exactly 0', async () => {
    const targets = [3, -2, 0.1, -0.01, 0];
    const scales = [1, 0.5, 2, 1, 1];
    const c = 0.8;
    const x = new Float64Array(5);
    const found = await minimize(bowl(targets, scales), x, { l1: c, tolerance: 1e-10, delta: 0 });
    const expected = targets.map((t, i) => Math.sign(t) * Math.max(0, Math.abs(t) - c / (2 * scales[i])));
    for (const [i, value] of expected.entries()) {
      expect(x[i]).toBeCloseTo(value, 8);
      if (value === 0) expect(x[i]).toBe(0);
    }
    expect(found.value).toBeCloseTo(
      expected.reduce((sum, v, i) => sum + scales[i] * (v - targets[i]) ** 2 + c * Math.abs(v), 0),
      10,
    );
  });
});
