// The kernels of n-gram models in AssemblyScript; compiled by the build to models/ngram/kernels.wasm.
export { areBackoffs, areBelow, areCounted, areLogProbs, areSorted } from './checks';
export { addCountLevel } from './counts';
export { scoreLanes } from './steps';
