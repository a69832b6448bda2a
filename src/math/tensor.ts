/**
 * Tensors as plain data: a flat typed array and a shape, row-major (the last index runs fastest).
 * The public API shows them as `ndarray` views: see tensor-view.ts.
 */

/** Only the 64-bit integers may not lie in shared memory: ndarray's types know no such views. */
export type TensorData =
  | Float64Array
  | Float32Array
  | BigInt64Array<ArrayBuffer>
  | BigUint64Array<ArrayBuffer>
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

/** Element types of files for which there is no typed array: `data` holds their bits, BOOL as 0 and 1. */
export type PackedType = 'F16' | 'BF16' | 'BOOL';

/** A tensor as stored: row-major; in a file little-endian. */
export interface StoredTensor<Data extends TensorData = TensorData> {
  /** The extent of each dimension; `[]` is a scalar, which has one element. */
  shape: readonly number[];
  data: Data;
  /** What the elements of `data` are, where they are not what its class says. */
  packed?: PackedType;
  /**
   * For a tensor too large for memory, which can only be written: its bytes in pieces of whole elements, from the
   * element `from` on (0 where absent), as often as asked. `data` is empty then and tells the type.
   */
  pieces?: (from?: number) => Iterable<Uint8Array>;
}

/**
 * The number of elements of a shape: the product of its extents, 1 for a scalar.
 * @returns a safe integer, or -1 where an extent is no whole number of at least 0 or the product is no safe integer
 */
export function elementCount(shape: readonly number[]): number {
  let count = 1;
  let empty = false;
  for (const extent of shape) {
    if (!Number.isSafeInteger(extent) || extent < 0) return -1;
    if (extent === 0) empty = true;
    else if (count > Number.MAX_SAFE_INTEGER / extent) return -1;
    else count *= extent;
  }
  return empty ? 0 : count;
}
