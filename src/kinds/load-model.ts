/** Loading a model file of any kind: the loader is found in the kinds by the name that the file says. */
import { NlpError, type Sentence } from '../errors.ts';
import type { ModelFile } from '../models/model-file.ts';
import { type ModelLoader, readModelFile, type StorableModel } from '../store/stored-model.ts';
import { kindIndex } from './index.ts';
import type { KindOfFile } from './kind.ts';

/**
 * Loads a model.
 * @param expected the class of the model, or the name of a kind of file; without it any kind is loaded
 * @throws NlpError (exit 3) where the file cannot be read, is damaged, of another kind, or of a newer version
 */
export function loadModel<Model extends StorableModel>(
  path: string,
  expected: ModelLoader<Model>,
): Promise<Model>;
export function loadModel(path: string, expected?: string): Promise<StorableModel>;
export async function loadModel(path: string, expected?: string | ModelLoader): Promise<StorableModel> {
  const allocate =
    typeof expected === 'object' || typeof expected === 'function' ? expected.allocate : undefined;
  return modelFromFile(await readModelFile(path, allocate), expected, path);
}

/** The same from a model file that was read already. @param file its path, for messages */
export async function modelFromFile(
  modelFile: ModelFile,
  expected?: string | ModelLoader,
  file?: string,
): Promise<StorableModel> {
  const { kind, version } = modelFile;
  const expectedKind = typeof expected === 'string' ? expected : expected?.kind;
  if (expectedKind !== undefined && expectedKind !== kind) {
    const known = await kindOfFile(kind);
    const remedy: Sentence = (option) => {
      if (known === undefined) return 'Name another file.';
      const command = typeof known.command === 'string' ? known.command : known.command(option);
      return `Try \`${command}\`, or name another file.`;
    };
    const title = known === undefined ? `a model of kind '${kind}'` : `${known.title} (kind '${kind}')`;
    throw new NlpError(`is ${title}; this command needs '${expectedKind}'`, { where: { file }, remedy });
  }
  const loader =
    typeof expected === 'string' || expected === undefined
      ? await (await kindOfFile(kind))?.load()
      : expected;
  if (loader === undefined) {
    const known = kindIndex.flatMap((entry) => entry.files);
    throw new NlpError(`is a model of kind '${kind}', which this version of nlp does not know`, {
      where: { file },
      remedy: `A newer version may. Known here: ${known.join(', ')}.`,
    });
  }
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

async function kindOfFile(name: string): Promise<KindOfFile | undefined> {
  const entry = kindIndex.find(({ files }) => files.includes(name));
  return (await entry?.load())?.files[name];
}
