/** The corpora of an experiment, hashed once each: what caches and results know them by. */
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { resolveInputs } from '../corpus/inputs.ts';
import { readInputs } from '../corpus/reading.ts';
import type { CorpusFingerprint, Input } from '../corpus/types.ts';
import { fromSystemError, NlpError } from '../errors.ts';
import { protectMoreInputs } from '../store/protected-inputs.ts';
import type { CorpusRecord } from './results.ts';

export interface HashedCorpus {
  inputs: string[];
  record: CorpusRecord;
  /** The fingerprint of each of its inputs. */
  parts: CorpusFingerprint[];
  /** What besides the bytes decides how they are read: the formats by name and by catalogue. */
  shape: string[];
  /** Names, sizes and times of its files, from before they were read. */
  files: string;
}

export class Corpora {
  readonly #known = new Map<string, Promise<HashedCorpus>>();

  /** @throws NlpError (exit 3) for what is not there or cannot be read */
  get(inputs: string | string[]): Promise<HashedCorpus> {
    const list = typeof inputs === 'string' ? [inputs] : inputs;
    const key = JSON.stringify(list);
    let corpus = this.#known.get(key);
    if (corpus === undefined) {
      corpus = hashCorpus(list, typeof inputs === 'string' ? inputs : key);
      this.#known.set(key, corpus);
    }
    return corpus;
  }
}

/** The inputs of a record: a list stands in it as JSON. */
export function inputsOf(record: CorpusRecord): string | string[] {
  if (!record.input.startsWith('[')) return record.input;
  try {
    const list: unknown = JSON.parse(record.input);
    if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list;
  } catch {
    // A glob such as [ab].txt.
  }
  return record.input;
}

/** Whether its files hold something else than when they were hashed, are gone, or are more. */
export async function hasChanged(corpus: HashedCorpus): Promise<boolean> {
  try {
    if ((await filesOf(await resolveInputs(corpus.inputs))) === corpus.files) return false;
    return (await hashCorpus(corpus.inputs, corpus.record.input)).record.sha256 !== corpus.record.sha256;
  } catch (error) {
    if (error instanceof NlpError) return true;
    throw error;
  }
}

async function filesOf(inputs: readonly Input[]): Promise<string> {
  const known: (string | number)[][] = [];
  for (const { name, source } of inputs) {
    if (source.kind !== 'file') continue;
    const { size, mtimeMs, ctimeMs, ino } = await stat(source.path).catch((error) => {
      throw fromSystemError(error, name, 'read');
    });
    known.push([name, size, mtimeMs, ctimeMs, ino]);
  }
  return JSON.stringify(known);
}

async function hashCorpus(list: string[], input: string): Promise<HashedCorpus> {
  if (list.includes('-')) {
    throw new NlpError('standard input cannot be a corpus of an experiment', {
      remedy: 'It can be read only once: save it to a file.',
      exitStatus: 2,
    });
  }
  const resolved = await resolveInputs(list);
  protectMoreInputs(() => resolved.flatMap(({ source }) => (source.kind === 'file' ? [source.path] : [])));
  const pipe = resolved.find(({ source }) => source.kind === 'file' && source.bytes === undefined);
  if (pipe !== undefined) {
    throw new NlpError('is a pipe or a device, which can be read only once', {
      where: { file: pipe.name },
      remedy: 'Save it to a file.',
    });
  }
  const files = await filesOf(resolved);
  const reading = readInputs(resolved, {}, async function* (session): AsyncGenerator<number, void> {
    for (const one of session.inputs) for await (const chunk of session.bytes(one)) yield chunk.length;
  });
  for await (const _ of reading);
  const { sha256, bytes } = reading.fingerprint();
  const shape = resolved.map(({ name, format, field }) => [format ?? extname(name), field ?? ''].join(' '));
  return { inputs: list, record: { input, sha256, bytes }, parts: reading.parts(), shape, files };
}
