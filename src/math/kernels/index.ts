// The SIMD kernels in AssemblyScript (TypeScript syntax, other semantics): compiled by the build to math/kernels.wasm,
// outside the type check of the rest. Pointers are byte offsets into the shared memory of math/arena.ts; nothing here
// allocates. The readable version of each kernel, and its oracle, is plain TypeScript in math/.
export { sumOfSquares } from './reductions';
export { backwardCounts, backwardPosteriors, forwardScaled } from './forward-backward';
