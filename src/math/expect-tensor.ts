/** Tensors that came from a file, checked before a model trusts them: there, of the right type, of the right shape. */
import { NlpError, shownValue } from '../errors.ts';
import type { StoredTensor, TensorData } from './tensor.ts';

const remedy = 'The model file is damaged; train or copy it again.';

/**
 * The tensor of a name.
 * @param type the class of its data, such as `Float32Array`
 * @param shape its extents; `undefined` stands for any
 * @throws NlpError, without a file name, where it is missing or another one
 */
export function expectTensor<Data extends TensorData>(
  tensors: Readonly<Record<string, StoredTensor>>,
  name: string,
  type: new (length: number) => Data,
  shape: readonly (number | undefined)[],
): StoredTensor<Data> {
  const tensor = Object.hasOwn(tensors, name) ? tensors[name] : undefined;
  if (tensor === undefined) throw new NlpError(`the tensor ${shownValue(name)} is missing`, { remedy });
  const { data, packed } = tensor;
  if (!(data instanceof type) || packed !== undefined) {
    const what = `the tensor ${shownValue(name)} is a ${packed ?? data[Symbol.toStringTag]}, not a ${type.name}`;
    throw new NlpError(what, { remedy });
  }
  const fits =
    shape.length === tensor.shape.length && shape.every((n, i) => n === undefined || n === tensor.shape[i]);
  if (!fits) {
    const wanted = shape.map((extent) => extent ?? 'any').join(', ');
    const what = `the tensor ${shownValue(name)} has the shape [${tensor.shape.join(', ')}], not [${wanted}]`;
    throw new NlpError(what, { remedy });
  }
  return { shape: tensor.shape, data };
}
