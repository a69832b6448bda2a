/**
 * Saving and reading model files: one safetensors file a model. Which kinds there are is said in kinds/; here a
 * loader is given, or the file is read as data.
 */
import type { ModelFile } from '../model-file.ts';
import { decodeModelFile, encodeModelFile } from './model-codec.ts';
import { type Allocate, readSafetensors, writeSafetensors } from './safetensors-file.ts';

/** A model that can be saved. */
export interface StorableModel {
  /** The model as data. Its tensors are written as they are, so they may be the model's own arrays. */
  toModelFile(): ModelFile;
}

/** What turns a stored model back into one; a model's class is such a loader. */
export interface ModelLoader<Model extends StorableModel = StorableModel> {
  readonly kind: string;
  /** The newest layout it reads. */
  readonly version: number;
  /**
   * Checks what it is given as untrusted data (the tensors may have any names, types and sizes), and throws an
   * NlpError, without a file name, for what does not fit. The tensors may be kept.
   */
  fromModelFile(file: ModelFile): Model;
  /** Memory of its own that the tensors are read into, aligned for all of them; for none the usual is taken. */
  allocate?: Allocate;
}

/** Saves a model; nothing half-written is left where that fails. @throws NlpError */
export async function saveModel(path: string, model: StorableModel): Promise<void> {
  await writeSafetensors(path, encodeModelFile(model.toModelFile()));
}

/**
 * Reads a model file of any kind without making a model of it.
 * @param allocate memory that the tensors are read into
 * @throws NlpError
 */
export async function readModelFile(path: string, allocate?: Allocate): Promise<ModelFile> {
  return decodeModelFile(await readSafetensors(path, allocate), path);
}
