/**
 * Every kind of model by name, and how to save and load one. A kind's code is imported when a file of that kind is
 * loaded, so that a command pays only for the model it uses.
 */
import { NlpError } from '../errors.ts';
import type { ModelFile } from '../models/model-file.ts';
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
   * Checks what it is given as it would check a stranger's (the tensors may have any names, types and sizes), and
   * throws an NlpError, without a file name, for what does not fit. The tensors may be kept.
   */
  fromModelFile(file: ModelFile): Model;
  /** Memory of its own that the tensors are read into, aligned for all of them; for none the usual is taken. */
  allocate?: Allocate;
}

export interface ModelKind {
  kind: string;
  /** In a sentence: "is <title>". */
  title: string;
  /** The command that uses such a file, for messages. */
  command: string;
  load: () => Promise<ModelLoader>;
}

export const modelKinds: readonly ModelKind[] = [
  {
    kind: 'ngram',
    title: 'an n-gram language model',
    command: 'nlp ngram score',
    load: async () => (await import('../models/ngram/model.ts')).NgramModel,
  },
  {
    kind: 'ngram-counts',
    title: 'n-gram counts',
    command: 'nlp ngram train --counts',
    load: async () => (await import('../models/ngram/counts-file.ts')).NgramCounts,
  },
  {
    kind: 'hmm',
    title: 'a hidden Markov model',
    command: 'nlp hmm',
    load: async () => (await import('../models/hmm/hmm.ts')).hmmLoader,
  },
  {
    kind: 'tfidf',
    title: 'a search index',
    command: 'nlp tfidf',
    load: async () => (await import('../models/tfidf/tfidf-model.ts')).TfidfModel,
  },
  {
    kind: 'rnn',
    title: 'a recurrent language model',
    command: 'nlp rnn',
    load: async () => (await import('../models/recurrent/model.ts')).RecurrentModel,
  },
  {
    kind: 'rnn-checkpoint',
    title: 'the checkpoint of a training',
    command: 'nlp rnn train --resume',
    load: async () => (await import('../models/recurrent/checkpoint.ts')).Checkpoint,
  },
];

/** Saves a model; nothing half-written is left where that fails. @throws NlpError */
export async function saveModel(path: string, model: StorableModel): Promise<void> {
  await writeSafetensors(path, encodeModelFile(model.toModelFile()));
}

/** Reads a model file of any kind without making a model of it. @throws NlpError */
export async function readModelFile(path: string): Promise<ModelFile> {
  return decodeModelFile(await readSafetensors(path), path);
}

/**
 * Loads a model.
 * @param expected the class of the model, or the name of a kind; without it any kind is loaded
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
  return modelFromFile(decodeModelFile(await readSafetensors(path, allocate), path), expected, path);
}

/** The same from a model file that was read already. @param file its path, for messages */
export async function modelFromFile(
  modelFile: ModelFile,
  expected?: string | ModelLoader,
  file?: string,
): Promise<StorableModel> {
  const { kind, version } = modelFile;
  const known = modelKinds.find((entry) => entry.kind === kind);
  const expectedKind = typeof expected === 'string' ? expected : expected?.kind;
  if (expectedKind !== undefined && expectedKind !== kind) {
    const remedy =
      known === undefined ? 'Name another file.' : `Try \`${known.command}\`, or name another file.`;
    const title = known === undefined ? `a model of kind '${kind}'` : `${known.title} (kind '${kind}')`;
    throw new NlpError(`is ${title}; this command needs '${expectedKind}'`, { where: { file }, remedy });
  }
  const loader = typeof expected === 'string' || expected === undefined ? await known?.load() : expected;
  if (loader === undefined) {
    throw new NlpError(`is a model of kind '${kind}', which this version of nlp does not know`, {
      where: { file },
      remedy: `A newer version may. Known here: ${modelKinds.map((entry) => entry.kind).join(', ')}.`,
    });
  }
  if (version > loader.version) {
    throw new NlpError(
      `is a model of kind '${kind}', layout ${version}; this version of nlp reads up to ${loader.version}`,
      {
        where: { file },
        remedy: 'Use the version of nlp that wrote it, or a newer one.',
      },
    );
  }
  try {
    return loader.fromModelFile(modelFile);
  } catch (error) {
    if (!(error instanceof NlpError) || error.where?.file !== undefined) throw error;
    // The loader does not know where the file lies.
    const where = { ...error.where, file };
    throw new NlpError(error.what, {
      where,
      remedy: error.remedy,
      exitStatus: error.exitStatus,
      cause: error,
    });
  }
}
