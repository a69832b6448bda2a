/**
 * Runs a kernel as SIMD code and as plain TypeScript in double precision, on the same numbers, and compares every array
 * afterwards; what lies behind the arrays must not change.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { Arena } from '../../src/math/arena.ts';
import type { Backend } from '../../src/math/backend.ts';
import type { Floats } from '../../src/math/floats.ts';
import { type Kernels, plainKernels } from '../../src/math/plain/kernels.ts';
import type { Random } from '../../src/math/random.ts';
import { simdBackend } from '../../src/math/simd-backend.ts';

export const backend: Backend = simdBackend(Arena.create());
export const bottom: number = backend.mark();

/** What lies behind every array; a kernel that writes too far changes it. */
const GUARD = 4711;
/** Sizes with 0, 1 and those that are no multiples of the lanes. */
export const size = fc.oneof(fc.integer({ min: 0, max: 37 }), fc.constantFrom(1, 4, 8, 16, 64, 65));
export const flag = fc.boolean();
export const seed = fc.integer();

export type Values = (index: number) => number;

/** @param run does the work with given kernels on given arrays; a number it returns is compared too */
export function agree(
  arrays: readonly (readonly [length: number, values: Values])[],
  run: (kernels: Kernels, arrays: Floats[]) => unknown,
  tolerance = 2e-6,
): void {
  backend.release(bottom);
  const simd = arrays.map(([length, values]) => guarded(length, values));
  const plain = simd.map((array) => Float64Array.from(array));
  const result = run(backend.kernels, simd);
  const expected = run(plainKernels, plain);
  if (typeof expected === 'number')
    expect(Math.abs((result as number) - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
  for (const [index, array] of simd.entries()) {
    for (let i = 0; i < array.length; i++) {
      const wanted = plain[index][i];
      if (!(Math.abs(array[i] - wanted) <= tolerance * (1 + Math.abs(wanted)))) {
        expect.fail(`array ${index}, number ${i} of ${array.length}: ${array[i]}, not ${wanted}`);
      }
    }
    const behind = new Float32Array(array.buffer, array.byteOffset + array.byteLength, 8);
    expect([...behind]).toEqual(Array(8).fill(GUARD));
  }
}

/** An array of the arena with something behind it. */
export function guarded(length: number, values: Values): Float32Array {
  const whole = backend.floats(length + 8) as Float32Array;
  for (let i = 0; i < length; i++) whole[i] = values(i);
  whole.fill(GUARD, length);
  return whole.subarray(0, length);
}

/** Whole numbers where the kernels can read them. */
export function idsFor(kernels: Kernels, values: ArrayLike<number>): Uint32Array {
  const array = kernels === plainKernels ? new Uint32Array(values.length) : backend.ids(values.length);
  array.set(values);
  return array;
}

/** Where the kernels can write double precision. */
export function doublesFor(kernels: Kernels, length: number): Float64Array {
  return kernels === plainKernels ? new Float64Array(length) : backend.doubles(length);
}

export function normal(random: Random, scale = 1): Values {
  return () => scale * random.normal();
}

/** Between 0 and 1, what gates yield. */
export function fraction(random: Random): Values {
  return () => random.next();
}

/** The derivative of `loss` by each number of x in float64, by central differences. */
export function differences(x: Float64Array, loss: () => number): number[] {
  const step = 1e-6;
  return Array.from(x, (value, i) => {
    x[i] = value + step;
    const above = loss();
    x[i] = value - step;
    const below = loss();
    x[i] = value;
    return (above - below) / (2 * step);
  });
}

/** Every number within a tolerance, relative to 1 or to the wanted number where that is larger. */
export function expectNear(actual: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    if (!(Math.abs(actual[i] - wanted[i]) <= tolerance * Math.max(1, Math.abs(wanted[i])))) {
      expect.fail(`number ${i} of ${wanted.length}: ${actual[i]}, not ${wanted[i]}`);
    }
  }
}
