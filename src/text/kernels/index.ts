// The kernels of text in AssemblyScript; compiled by the build to text/kernels.wasm.
export { buildWordTable, wordIds } from './word-ids';
