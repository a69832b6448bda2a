// The kernels of conditional random fields in AssemblyScript; compiled by the build to models/crf/kernels.wasm.
export { addSequence } from './sequence';
