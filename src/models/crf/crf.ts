/** The loader of model files of kind `crf`. */
import type { ModelFile } from '../../model-file.ts';
import { crfFromFile, crfToFile } from './crf-file.ts';
import type { CrfModel } from './model.ts';

/** A model as it is saved. */
export const storable = (model: CrfModel): CrfModel & { toModelFile(): ModelFile } =>
  Object.assign(model, { toModelFile: () => crfToFile(model) });

export const crfLoader = {
  kind: 'crf',
  version: 1,
  fromModelFile: (file: ModelFile) => storable(crfFromFile(file)),
} as const;
