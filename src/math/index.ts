/** `classic-nlp/math`: seeded chance, tensors, and the backends that compute. */

export { type BackendOptions, createBackend } from './backend.ts';
export type { Backend } from './backend-interface.ts';
export type { Floats, Precision } from './floats.ts';
export { Random, type RandomState } from './random.ts';
export type { StoredTensor, TensorData } from './tensor.ts';
export { view, viewTensor } from './tensor-view.ts';
