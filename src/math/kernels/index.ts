// The SIMD kernels in AssemblyScript (TypeScript syntax, other semantics): compiled by the build to math/kernels.wasm,
// outside the type check of the rest. Pointers are byte offsets into the shared memory of math/arena.ts; nothing here
// allocates. The readable version of each kernel, and its oracle, is plain TypeScript in math/.
export { gruBackward, gruForward, lstmBackward, lstmForward, tanhBackward, tanhForward } from './gates';
export { adagradStep, adamStep, rmspropStep, sgdStep } from './optimizers';
export {
  matmul, matmulPacked, matmulTransposedA, matmulTransposedB, pack, packedLength, packTransposed, scratchLength, setScratch,
} from './products';
export { sumOfSquares } from './reductions';
export { add, addRows, gatherRows, multiply, scale, scatterAddRows, sumRows } from './rows';
export { softmaxCrossEntropy } from './softmax';
export { backwardCounts, backwardPosteriors, forwardScaled } from './forward-backward';
export { scoreLanes } from './ngram-steps';
export { buildWordTable, wordIds } from './word-ids';
export { areBackoffs, areBelow, areCounted, areLogProbs, areSorted } from './ngram-checks';
export { addCountLevel } from './ngram-counts';
