// The SIMD kernels of neural models in AssemblyScript (TypeScript syntax, other semantics): compiled by the build to
// math/kernels.wasm, outside the type check of the rest. Pointers are byte offsets into the shared memory of
// math/arena.ts; nothing here allocates. The readable version of each kernel, and its oracle, is in math/plain/.
export { gruBackward, gruForward, lstmBackward, lstmForward, tanhBackward, tanhForward } from './gates';
export { adadeltaStep, adagradStep, adamStep, rmspropStep, sgdStep } from './optimizers';
export {
  matmul, matmulBatched, matmulBatchedPart, matmulPacked, matmulTransposedA, matmulTransposedB, pack, packedLength,
  packTransposed, product, scratchLength, setScratch,
} from './products';
export { sumOfSquares } from './reductions';
export { add, addRows, gatherRows, multiply, scale, scatterAddColumns, scatterAddRows, sumColumns, sumRows } from './rows';
export {
  geluBackward, geluForward, geluTanhBackward, geluTanhForward, reluBackward, reluForward, sigmoidBackward,
  sigmoidForward, siluBackward, siluForward,
} from './activations';
export { binaryCrossEntropy, softmaxCrossEntropy } from './losses';
export {
  logSoftmax, maskedSoftmax, maskedSoftmaxBackward, maskedSoftmaxBackwardRows, maskedSoftmaxRows,
} from './masked-softmax';
export {
  layerNormBackward, layerNormForward, normColumns, normParameterGradients, rmsNormBackward, rmsNormForward,
} from './norms';
export { maxOverTimeBackward, maxOverTimeForward } from './pooling';
