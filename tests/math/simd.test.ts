/** The SIMD kernels against plain sums, over arrays of every length modulo the lanes. */
import { expect, test } from 'vitest';
import { Arena } from '../../src/math/arena.ts';
import { Random } from '../../src/math/random.ts';
import { instantiateKernels } from '../../src/math/simd.ts';

test('sumOfSquares adds up in float64 for every length', () => {
  const arena = Arena.create();
  const kernels = instantiateKernels(arena);
  const random = Random.from(1);
  for (let length = 0; length < 40; length++) {
    const values = arena.float32(length);
    let expected = 0;
    for (let i = 0; i < length; i++) {
      values[i] = random.normal();
      expected += values[i] * values[i];
    }
    expect(kernels.sumOfSquares(values.byteOffset, length)).toBeCloseTo(expected, 12);
  }
});
