/** The arrays of numbers that kernels work on. */

export type Floats = Float32Array | Float64Array;
export type Precision = 'float32' | 'float64';
