/**
 * Tensors that lie in files and are read one at a time, into the memory of whoever asks. What reads them is in store/;
 * models name only this type.
 */

/** What a file says of a tensor. */
export interface TensorInfo {
  /** `F32`, `BF16`, ...: as safetensors calls it. */
  dtype: string;
  shape: readonly number[];
}

export interface TensorSource {
  readonly tensors: ReadonlyMap<string, TensorInfo>;
  /**
   * Reads a tensor as float32 straight into `out`, which may lie in an arena. F16, BF16, F32, whole numbers of up to
   * 16 bits and BOOL (0 and 1) are exact; F64 is rounded to the nearest; other whole numbers may reach 2^24.
   * @param out as long as the tensor has elements
   * @param shape what it must be
   * @throws NlpError that names the file and the tensor: missing, of another shape, not exact, file cut short
   */
  readFloats(name: string, out: Float32Array, shape: readonly number[]): Promise<void>;
}
