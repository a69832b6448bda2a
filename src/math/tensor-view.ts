/**
 * Tensors as the public API shows them: `ndarray` views (M. Lysenko's ndarray: data, shape, stride, offset).
 * A file of its own because importing ndarray takes some milliseconds, and most commands need none.
 */
import ndarray, { type NdArray, type Data as NdData } from 'ndarray';
import { elementCount, type StoredTensor, type TensorData } from './tensor.ts';

/** What ndarray's types know; the rest are 64-bit integers, which must not lie in shared memory. */
export type Viewed<Data> = Data extends NdData ? Data : Data & NdData;

/**
 * A view of a row-major tensor; it copies nothing, so writing to it changes the tensor.
 * @throws RangeError if the shape does not have as many elements as `data`
 */
export function view<Data extends TensorData>(data: Data, shape: readonly number[]): NdArray<Viewed<Data>> {
  if (elementCount(shape) !== data.length) {
    throw new RangeError(`shape [${shape.join(', ')}] does not have ${data.length} elements`);
  }
  return ndarray(data as Viewed<Data>, [...shape]);
}

/** The same of a tensor as it came from a model file. */
export function viewTensor<Data extends TensorData>(tensor: StoredTensor<Data>): NdArray<Viewed<Data>> {
  return view(tensor.data, tensor.shape);
}
