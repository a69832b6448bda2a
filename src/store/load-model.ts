/** Loading a model file whose kind is known. Any kind is loaded by kinds/load-model.ts, which knows them all. */
import { NlpError } from '../errors.ts';
import type { ModelFile } from '../model-file.ts';
import { type ModelLoader, readModelFile, type StorableModel } from './stored-model.ts';
import { WrongKindError } from './wrong-kind-error.ts';

/**
 * Loads a model.
 * @param loader the class of the model
 * @throws NlpError (exit 3) where the file cannot be read, is damaged or of a newer version; WrongKindError
 */
export async function loadModel<Model extends StorableModel>(
  path: string,
  loader: ModelLoader<Model>,
): Promise<Model> {
  return modelFromFile(await readModelFile(path, loader.allocate), loader, path);
}

/** The same from a model file that was read already. @param file its path, for messages */
export function modelFromFile<Model extends StorableModel>(
  modelFile: ModelFile,
  loader: ModelLoader<Model>,
  file?: string,
): Model {
  const { kind, version } = modelFile;
  if (kind !== loader.kind) throw new WrongKindError(kind, loader.kind, file);
  if (version > loader.version) {
    throw new NlpError(
      `is a model of kind '${kind}', layout ${version}; this version of nlp reads up to ${loader.version}`,
      { where: { file }, remedy: 'Use the version of nlp that wrote it, or a newer one.' },
    );
  }
  try {
    return loader.fromModelFile(modelFile);
  } catch (error) {
    // The loader does not know where the file lies.
    if (error instanceof NlpError && error.where?.file === undefined) throw error.located({ file });
    throw error;
  }
}
