// The kernels of hidden Markov models in AssemblyScript; compiled by the build to models/hmm/kernels.wasm.
export { backwardCounts, backwardPosteriors, forwardScaled } from './forward-backward';
