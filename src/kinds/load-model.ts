/** Loading a model file of any kind: the loader is found in the kinds by the name that the file says. */
import { NlpError, type Sentence } from '../errors.ts';
import { modelFromFile } from '../store/load-model.ts';
import { type ModelLoader, readModelFile, type StorableModel } from '../store/stored-model.ts';
import { WrongKindError } from '../store/wrong-kind-error.ts';
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
  const given = typeof expected === 'string' ? undefined : expected;
  const modelFile = await readModelFile(path, given?.allocate);
  const { kind } = modelFile;
  try {
    if (typeof expected === 'string' && expected !== kind) throw new WrongKindError(kind, expected, path);
    const loader = given ?? (await (await kindOfFile(kind))?.load());
    if (loader !== undefined) return modelFromFile(modelFile, loader, path);
  } catch (error) {
    throw await withKnownKind(error);
  }
  throw new NlpError(`is a model of kind '${kind}', which this version of nlp does not know`, {
    where: { file: path },
    remedy: `A newer version may. Known here: ${kindIndex.flatMap((entry) => entry.files).join(', ')}.`,
  });
}

/** An error about a model of another kind that says what it is and which command takes it; others as they are. */
export async function withKnownKind(error: unknown): Promise<unknown> {
  if (!(error instanceof WrongKindError)) return error;
  const { found, expected, file } = error;
  const known = await kindOfFile(found);
  if (known === undefined) return error;
  const remedy: Sentence = (option) => {
    const command = typeof known.command === 'string' ? known.command : known.command(option);
    return `Try \`${command}\`, or name another file.`;
  };
  const what = `is ${known.title} (kind '${found}'); this command needs '${expected}'`;
  return new NlpError(what, { where: { file }, remedy, cause: error });
}

async function kindOfFile(name: string): Promise<KindOfFile | undefined> {
  const entry = kindIndex.find(({ files }) => files.includes(name));
  return (await entry?.load())?.files[name];
}
