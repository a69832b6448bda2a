/** Scores of classifiers: against scikit-learn's and SciPy's numbers, and what must hold whatever the numbers are. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  averagePrecision,
  calibrationError,
  clopperPearsonInterval,
  fitIsotonic,
  fitTemperature,
  isotonicAt,
  reliability,
  rocAuc,
  scoreClassification,
  wilsonInterval,
} from '../../src/evaluate/classification/index.ts';
import { metricsCase } from '../../src/models/classifier/check/metrics-case.ts';
import { distance } from '../models/classifier/_closeness.ts';

const golden = JSON.parse(
  readFileSync(new URL('../golden/classification-metrics.json', import.meta.url), 'utf8'),
);

describe('scores of classifiers', () => {
  it.each([0, 1])('are those of scikit-learn to 1e-12, case %i', (i) => {
    const { temperature, platt, ...ours } = metricsCase(golden.cases[i]);
    const { temperature: itsTemperature, platt: itsPlatt, ...theirs } = golden.cases[i];
    const found = distance(ours, theirs);
    expect(found.worst, found.at).toBeLessThan(1e-12);
    // Its minima were looked for by values alone, which leaves their places open to about 1e-7.
    for (const [a, b] of [
      [temperature, itsTemperature],
      [platt, itsPlatt],
    ] as Record<string, number>[][]) {
      if (b !== undefined) expect(distance(a, b).worst).toBeLessThan(1e-6);
    }
    const lowest = (temperature as { nll: number }).nll;
    expect(lowest).toBeLessThan(itsTemperature.nll + 1e-14);
  });

  it('are 0 where nothing is given and nothing is there', () => {
    const { perClass, mcc } = scoreClassification([0, 0], [0, 0], 2);
    expect(perClass[1]).toEqual({ precision: 0, recall: 0, f1: 0, support: 0 });
    expect(mcc).toBe(0);
  });

  it('the area under the curve counts pairs, ties half', () => {
    const scores = [3, 1, 2, 2, 0, 2];
    const isOf = [1, 1, 0, 1, 0, 0];
    let pairs = 0;
    let sum = 0;
    scores.forEach((a, i) => {
      scores.forEach((b, j) => {
        if (isOf[i] === 0 || isOf[j] === 1) return;
        pairs++;
        sum += a > b ? 1 : a === b ? 0.5 : 0;
      });
    });
    expect(rocAuc(scores, isOf)).toBe(sum / pairs);
    expect(rocAuc([1, 2], [1, 1])).toBeNaN();
    expect(averagePrecision([2, 1], [1, 0])).toBe(1);
  });

  it('exact intervals hold the proportion, at the ends too, for many cases too', () => {
    expect(clopperPearsonInterval(0, 10)).toEqual([0, expect.closeTo(1 - 0.025 ** 0.1, 12)]);
    expect(clopperPearsonInterval(10, 10)[1]).toBe(1);
    const [low, high] = clopperPearsonInterval(45_000, 50_000);
    const [wilsonLow, wilsonHigh] = wilsonInterval(45_000, 50_000);
    expect(low).toBeCloseTo(wilsonLow, 4);
    expect(high).toBeCloseTo(wilsonHigh, 4);
  });

  it('a reliability diagram puts a probability on a border into the bin below', () => {
    const bins = reliability([[0.5, 0.5]], [0], 2);
    expect(bins.map(({ cases }) => cases)).toEqual([1, 0]);
    expect(calibrationError(bins)).toBe(0.5);
  });

  it('an isotonic fit rises and gives equal scores one value', () => {
    const scores = [0.1, 0.2, 0.2, 0.3, 0.9];
    const fit = fitIsotonic(scores, [0, 1, 0, 0, 1]);
    const values = scores.map((score) => isotonicAt(fit, score));
    expect(values[1]).toBe(values[2]);
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]);
    expect(isotonicAt(fit, -5)).toBe(0);
  });

  it('temperature takes doubt away where all is right, and ends', () => {
    const { temperature } = fitTemperature(
      [
        [2, 0],
        [0, 2],
      ],
      [0, 1],
    );
    expect(temperature).toBeGreaterThan(0);
    expect(temperature).toBeLessThan(0.06);
  });
});
