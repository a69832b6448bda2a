// The SIMD kernels of neural models in AssemblyScript (TypeScript syntax, other semantics): compiled by the build to
// math/kernels.wasm, outside the type check of the rest. Pointers are byte offsets into the shared memory of
// math/arena.ts; nothing here allocates. The readable version of each kernel, and its oracle, is in math/plain/.
export { gruBackward, gruForward, lstmBackward, lstmForward, tanhBackward, tanhForward } from './gates';
export { adagradStep, adamStep, rmspropStep, sgdStep } from './optimizers';
export {
  matmul, matmulPacked, matmulTransposedA, matmulTransposedB, pack, packedLength, packTransposed, scratchLength, setScratch,
} from './products';
export { sumOfSquares } from './reductions';
export { add, addRows, gatherRows, multiply, scale, scatterAddRows, sumRows } from './rows';
export { softmaxCrossEntropy } from './softmax';
