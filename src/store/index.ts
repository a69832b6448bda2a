/** `classic-nlp/store`: model files, one safetensors container for every model. `loadModel` stands in the root. */

export type { ModelFile } from '../model-file.ts';
export { readSafetensors, writeSafetensors } from './safetensors-file.ts';
export { type ModelLoader, readModelFile, type StorableModel, saveModel } from './stored-model.ts';
