/** What turns a classifier's scores into probabilities: a softmax, or what was fitted on held-out texts. */

import { NlpError } from '../../errors.ts';
import {
  fitIsotonic,
  fitPlatt,
  fitTemperature,
  type IsotonicFit,
  isotonicAt,
} from '../../evaluate/classification/index.ts';
import { softmax } from './linear-scores.ts';

export const calibrationMethods = ['temperature', 'platt', 'isotonic'] as const;

/** Of platt and isotonic one map a class; with two classes one, of the second class's score less the first's. */
export type Calibration =
  | { method: 'temperature'; temperature: number }
  | { method: 'platt'; maps: { a: number; b: number }[] }
  | { method: 'isotonic'; maps: IsotonicFit[] };

/** @param scores [N][K]; gold [N] */
export function fitCalibration(
  method: (typeof calibrationMethods)[number],
  scores: readonly Float64Array[],
  gold: ArrayLike<number>,
): Calibration {
  if (method === 'temperature') return { method, temperature: fitTemperature(scores, gold).temperature };
  const K = scores[0].length;
  const columns = K === 2 ? [1] : Array.from({ length: K }, (_, k) => k);
  const perClass = columns.map((k) => ({
    z: Float64Array.from(scores, (row) => scoreOf(row, k)),
    isOf: Uint8Array.from({ length: scores.length }, (_, i) => (gold[i] === k ? 1 : 0)),
  }));
  if (method === 'isotonic') return { method, maps: perClass.map(({ z, isOf }) => fitIsotonic(z, isOf)) };
  const maps = perClass.map(({ z, isOf }) => {
    const { a, b } = fitPlatt(z, isOf);
    return { a, b };
  });
  return { method, maps };
}

/** The probabilities of a row of scores; a new array. */
export function calibrated(calibration: Calibration, scores: Float64Array): Float64Array {
  if (calibration.method === 'temperature') {
    return softmax(scores.map((z) => z / calibration.temperature));
  }
  const K = scores.length;
  const at = (k: number, i: number): number => {
    const z = scoreOf(scores, k);
    if (calibration.method === 'isotonic') return isotonicAt(calibration.maps[i], z);
    const { a, b } = calibration.maps[i];
    return 1 / (1 + Math.exp(a * z + b));
  };
  if (K === 2) {
    const p = at(1, 0);
    return Float64Array.of(1 - p, p);
  }
  const found = scores.map((_, k) => at(k, k));
  const sum = found.reduce((total, p) => total + p, 0);
  return sum > 0 ? found.map((p) => p / sum) : found.fill(1 / K);
}

function scoreOf(row: Float64Array, k: number): number {
  return row.length === 2 ? row[1] - row[0] : row[k];
}

/** A calibration out of a file. @throws NlpError where it is none for so many classes */
export function calibrationOf(value: unknown, classes: number): Calibration | undefined {
  if (value === undefined) return undefined;
  const given = value as Calibration;
  const maps = classes === 2 ? 1 : classes;
  if (given?.method === 'temperature' && given.temperature > 0) return given;
  if (given?.method === 'platt' || given?.method === 'isotonic') {
    const list = given.maps as readonly unknown[];
    const isMap = (map: unknown) =>
      given.method === 'platt'
        ? Number.isFinite((map as { a: number })?.a) && Number.isFinite((map as { b: number }).b)
        : isSteps(map as IsotonicFit);
    if (Array.isArray(list) && list.length === maps && list.every(isMap)) return given;
  }
  throw new NlpError('the calibration of the model is damaged', { remedy: 'Calibrate the model again.' });
}

function isSteps(map: IsotonicFit | null): boolean {
  const { x, y } = map ?? {};
  return (
    Array.isArray(x) &&
    Array.isArray(y) &&
    x.length > 0 &&
    x.length === y.length &&
    [...x, ...y].every(Number.isFinite)
  );
}
