/** Parameters as the tensors of a file and back, checked before any memory is taken for them. */
import { NlpError, shownValue } from '../errors.ts';
import type { StoredTensor, TensorData } from '../math/tensor.ts';
import type { ParameterLayout, ParameterTensor, ParameterVector } from './parameters.ts';

type Tensors = Readonly<Record<string, StoredTensor>>;

/** Copies of all parameters as float32, by their names. */
export function tensorsOf(values: ParameterVector): Record<string, StoredTensor> {
  const tensors: Record<string, StoredTensor> = {};
  for (const { name, shape } of values.layout.tensors) {
    tensors[name] = { shape, data: Float32Array.from(values.get(name)) };
  }
  return tensors;
}

/**
 * The tensors must be those of the layout, of its shapes, no more and no fewer.
 * @param what the model, for the error about a tensor that does not belong to it
 * @param also names that may be there besides
 * @throws NlpError that names the tensor
 */
export function checkTensors(
  tensors: Tensors,
  layout: ParameterLayout,
  what: string,
  also: readonly string[] = [],
): void {
  const extra = Object.keys(tensors).find((name) => !layout.has(name) && !also.includes(name));
  if (extra !== undefined) throw new NlpError(`the tensor ${shownValue(extra)} belongs to no ${what}`);
  for (const tensor of layout.tensors) tensorOf(tensors, tensor);
}

/** Copies the tensors of a file into the parameters. @throws NlpError for one that is missing or another one */
export function fillFrom(values: ParameterVector, tensors: Tensors): void {
  for (const tensor of values.layout.tensors) values.get(tensor.name).set(numbersOf(tensors, tensor));
}

/**
 * The numbers of one tensor. @param remedy for one that is missing
 * @throws NlpError where it is missing, of another shape, of another type than F32 or F64, or not finite
 */
export function numbersOf(
  tensors: Tensors,
  { name, shape }: Pick<ParameterTensor, 'name' | 'shape'>,
  remedy?: string,
): Float32Array | Float64Array {
  const data = tensorOf(tensors, { name, shape }, remedy);
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    throw new NlpError(`the tensor ${shownValue(name)} holds no F32 or F64`, {
      remedy: 'Save the weights with .float().',
    });
  }
  if (!data.every(Number.isFinite))
    throw new NlpError(`the tensor ${shownValue(name)} holds values that are not finite numbers`);
  return data;
}

/** The sides of a matrix. @throws NlpError where it is missing or has none */
export function sidesOf(tensors: Tensors, name: string, remedy?: string): [rows: number, columns: number] {
  const found = tensors[name];
  if (found === undefined) throw new NlpError(`the tensor ${shownValue(name)} is missing`, { remedy });
  const [rows, columns] = found.shape;
  if (found.shape.length === 2 && rows > 0 && columns > 0) return [rows, columns];
  throw new NlpError(`the tensor ${shownValue(name)} has the shape [${found.shape}], not two sides`);
}

function tensorOf(
  tensors: Tensors,
  { name, shape }: Pick<ParameterTensor, 'name' | 'shape'>,
  remedy?: string,
): TensorData {
  const found = Object.hasOwn(tensors, name) ? tensors[name] : undefined;
  if (found === undefined) throw new NlpError(`the tensor ${shownValue(name)} is missing`, { remedy });
  if (found.shape.join() !== shape.join()) {
    throw new NlpError(`the tensor ${shownValue(name)} has the shape [${found.shape}], not [${shape}]`);
  }
  return found.data;
}
