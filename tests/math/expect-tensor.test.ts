import { describe, expect, it } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { expectTensor } from '../../src/math/expect-tensor.ts';

describe('expectTensor', () => {
  const tensors = {
    weights: { shape: [2, 3], data: new Float32Array(6) },
    scalar: { shape: [], data: Float64Array.of(1) },
  };

  it('returns a tensor of the right type and shape', () => {
    expect(expectTensor(tensors, 'weights', Float32Array, [2, 3]).data).toBe(tensors.weights.data);
    expect(expectTensor(tensors, 'weights', Float32Array, [undefined, 3]).shape).toEqual([2, 3]);
    expect(expectTensor(tensors, 'scalar', Float64Array, []).data[0]).toBe(1);
  });

  it('names what is wrong', () => {
    const cases: [() => unknown, string][] = [
      [() => expectTensor(tensors, 'bias', Float32Array, [2]), 'the tensor "bias" is missing'],
      [() => expectTensor(tensors, 'toString', Float32Array, [2]), 'the tensor "toString" is missing'],
      [
        () => expectTensor(tensors, 'weights', Float64Array, [2, 3]),
        'the tensor "weights" is a Float32Array, not a Float64Array',
      ],
      [
        () => expectTensor(tensors, 'weights', Float32Array, [undefined, 4]),
        'the tensor "weights" has the shape [2, 3], not [any, 4]',
      ],
      [
        () => expectTensor(tensors, 'weights', Float32Array, [6]),
        'the tensor "weights" has the shape [2, 3], not [6]',
      ],
    ];
    for (const [action, message] of cases) {
      expect(action).toThrow(NlpError);
      expect(action).toThrow(message);
    }
  });
});
