/** A small model with a bit of everything, for tests of the store. */
import { NlpError } from '../../src/errors.ts';
import { expectTensor } from '../../src/math/expect-tensor.ts';
import type { ModelFile } from '../../src/model-file.ts';

export class SampleModel {
  static readonly kind: string = 'sample';
  static readonly version: number = 2;

  readonly file: ModelFile;

  constructor(file: ModelFile) {
    this.file = file;
  }

  toModelFile(): ModelFile {
    return this.file;
  }

  static fromModelFile(file: ModelFile): SampleModel {
    const { shape } = expectTensor(file.tensors, 'weights', Float32Array, [undefined, 3]);
    expectTensor(file.tensors, 'bias', Float64Array, [shape[0]]);
    const { data } = expectTensor(file.tensors, 'offsets', Uint32Array, [undefined]);
    const { data: letters } = expectTensor(file.tensors, 'letters', Uint8Array, [undefined]);
    for (let i = 1; i < data.length; i++) {
      if (data[i] < data[i - 1]) throw new NlpError(`offset ${i} is below the one before it`);
    }
    if (data.length > 0 && data[data.length - 1] > letters.length)
      throw new NlpError('an offset beyond the letters');
    return new SampleModel(file);
  }
}

export function sampleModel(): SampleModel {
  return new SampleModel({
    kind: 'sample',
    version: 2,
    options: { smoothing: 'none', order: 3, nested: { b: [1, 2.5, null], a: '가' } },
    tokenizer: { type: 'word', lowercase: true },
    corpus: [{ sha256: 'ab'.repeat(32), bytes: 12_345 }],
    seed: -7,
    extra: { note: 'quotes " and \\ and 😀', list: [] },
    tensors: {
      weights: { shape: [2, 3], data: Float32Array.of(0.5, -1, 2, 3, 4, 5) },
      bias: { shape: [2], data: Float64Array.of(1 / 3, -0) },
      offsets: { shape: [4], data: Uint32Array.of(0, 1, 3, 7) },
      letters: { shape: [7], data: new TextEncoder().encode('abécdf') },
      empty: { shape: [0, 5], data: new Int16Array(0) },
    },
  });
}
