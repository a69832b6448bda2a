/** The types of model files, as store/ names them: see models/model-file.ts, which models can import. */
export type { StoredTensor, TensorData } from '../math/tensor.ts';
export type { ModelFile } from '../models/model-file.ts';
