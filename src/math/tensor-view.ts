/**
 * Tensors as the public API shows them: `ndarray` views (M. Lysenko's ndarray: data, shape, stride, offset).
 * A file of its own because importing ndarray takes some milliseconds, and most commands need none.
 */
import ndarray, { type NdArray } from 'ndarray';
import { elementCount, type StoredTensor, type TensorData } from './tensor.ts';

/**
 * A view of a row-major tensor; it copies nothing, so writing to it changes the tensor.
 * @throws RangeError if the shape does not have as many elements as `data`
 */
export function view<Data extends TensorData>(data: Data, shape: readonly number[]): NdArray<Data> {
  if (elementCount(shape) !== data.length) {
    throw new RangeError(`shape [${shape.join(', ')}] does not have ${data.length} elements`);
  }
  return ndarray(data, [...shape]);
}

/** The same of a tensor as it came from a model file. */
export function viewTensor<Data extends TensorData>(tensor: StoredTensor<Data>): NdArray<Data> {
  return view(tensor.data, tensor.shape);
}
