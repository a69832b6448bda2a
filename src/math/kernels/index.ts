// The SIMD kernels of neural models in AssemblyScript (TypeScript syntax, other semantics): compiled by the build to
// math/kernels.wasm, outside the type check of the rest. Pointers are byte offsets into the shared memory of
// math/arena.ts; nothing here allocates. The readable version of each kernel, and its oracle, is in math/plain/.
// Whatever a group exports is a kernel, or a piece of one for a team of threads.
export * from './gates';
export * from './optimizers';
export * from './products';
export * from './reductions';
export * from './rows';
export * from './activations';
export * from './losses';
export * from './masked-softmax';
export * from './norms';
export * from './pooling';
