/**
 * The tensors of a model of other programs, in one safetensors file or in several with an index, read one at a time.
 * Opening reads and checks all headers and no data; a tensor is read straight into the memory it is to lie in.
 */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fromSystemError, NlpError, shownValue } from '../errors.ts';
import { elementCount, type StoredTensor } from '../math/tensor.ts';
import type { TensorInfo, TensorSource } from '../math/tensor-source.ts';
import { dtypeInfo } from './dtype.ts';
import { foreignFileError } from './foreign-file.ts';
import { openSafetensors, type ReadableFile, readAt } from './safetensors-file.ts';
import type { TensorEntry } from './safetensors-header.ts';
import { readShardIndex } from './shard-index.ts';
import { placeOfBytes, widenFrom, widenInPlace } from './widen.ts';

const singleFile = 'model.safetensors';
const indexFile = 'model.safetensors.index.json';
/** Bytes of an index: one of 1,000 layers has less than a megabyte. */
const longestIndex = 64 * 1024 * 1024;
/** Elements of 8 bytes are read in pieces of so many. */
const pieceElements = 65_536;

interface Place extends TensorInfo {
  entry: TensorEntry;
  file: OpenFile;
}

interface OpenFile {
  path: string;
  handle: ReadableFile;
  entries: readonly TensorEntry[];
  metadata: ReadonlyMap<string, string>;
  /** Where the data begin. */
  start: number;
}

export class TensorFiles implements TensorSource {
  readonly tensors: ReadonlyMap<string, Place>;
  /** The strings of `__metadata__`; of several files those of the first that has any. */
  readonly metadata: ReadonlyMap<string, string>;
  readonly #files: readonly OpenFile[];
  /** For errors about no tensor in particular. */
  readonly #name: string;

  private constructor(name: string, files: readonly OpenFile[]) {
    this.#name = name;
    this.#files = files;
    this.metadata = files.find((file) => file.metadata.size > 0)?.metadata ?? new Map();
    const places = files.flatMap((file) =>
      file.entries.map((entry): [string, Place] => [
        entry.name,
        { dtype: entry.dtype, shape: entry.shape, entry, file },
      ]),
    );
    this.tensors = new Map(places);
  }

  /**
   * @param name a safetensors file, an index (`.json`), or a folder with `model.safetensors` or its index in it
   * @throws NlpError that names the file and what is wrong with it
   */
  static async open(name: string): Promise<TensorFiles> {
    const file = await fileOf(name);
    if (!file.endsWith('.json')) return new TensorFiles(file, [await openFile(file)]);
    const index = readShardIndex(await readIndex(file), file);
    const files: OpenFile[] = [];
    try {
      for (const part of new Set(index.values()))
        files.push(await openPart(path.join(path.dirname(file), part), file));
      checkParts(index, files, file);
    } catch (error) {
      await closeAll(files);
      throw error;
    }
    return new TensorFiles(file, files);
  }

  async readFloats(name: string, out: Float32Array, shape: readonly number[]): Promise<void> {
    const { dtype, entry, file } = this.#place(name);
    if (entry.shape.length !== shape.length || entry.shape.some((extent, i) => extent !== shape[i])) {
      throw new NlpError(`tensor ${shownValue(name)} has the shape [${entry.shape}], not [${shape}]`, {
        where: { file: file.path },
        remedy: 'It belongs to a model of other sizes.',
      });
    }
    if (elementCount(shape) !== out.length) {
      throw new RangeError(`${out.length} floats for the shape [${shape}]`);
    }
    const place = placeOfBytes(dtype, out);
    let wrong = -1;
    if (place !== undefined) {
      await readAt(file.handle, place, file.start + entry.begin, file.path);
      wrong = widenInPlace(dtype, out);
    } else {
      const piece = new Uint8Array(8 * Math.min(pieceElements, out.length));
      for (let i = 0; i < out.length && wrong < 0; i += pieceElements) {
        const part = out.subarray(i, i + pieceElements);
        const bytes = piece.subarray(0, 8 * part.length);
        await readAt(file.handle, bytes, file.start + entry.begin + 8 * i, file.path);
        wrong = widenFrom(dtype, bytes, part, i);
      }
    }
    if (wrong < 0) return;
    const { bytes } = dtypeInfo(dtype)!;
    const what = dtype === 'BOOL' ? 'is neither 0 nor 1' : 'is too large to be exact as a float32';
    throw new NlpError(`element ${wrong} of tensor ${shownValue(name)} (${dtype}) ${what}`, {
      where: { file: file.path, byte: file.start + entry.begin + bytes * wrong },
      remedy: dtype === 'BOOL' ? 'The file is damaged.' : 'Save the tensor as F32.',
    });
  }

  /** A tensor as it is stored. @throws NlpError as readFloats */
  async read(name: string): Promise<StoredTensor> {
    const { dtype, entry, file } = this.#place(name);
    const { bytes, view, packed } = dtypeInfo(dtype)!;
    const buffer = new ArrayBuffer(entry.end - entry.begin);
    await readAt(file.handle, new Uint8Array(buffer), file.start + entry.begin, file.path);
    const tensor = { shape: entry.shape, data: view(buffer, 0, buffer.byteLength / bytes) };
    return packed === undefined ? tensor : { ...tensor, packed };
  }

  async close(): Promise<void> {
    await closeAll(this.#files);
  }

  #place(name: string): Place {
    const place = this.tensors.get(name);
    if (place !== undefined) return place;
    throw new NlpError(`tensor ${shownValue(name)} is missing`, {
      where: { file: this.#name },
      remedy: 'It is of another kind of model, or not the whole of it.',
    });
  }
}

/** The file that a name stands for: itself, or what is in the folder. */
async function fileOf(name: string): Promise<string> {
  try {
    if (!(await stat(name)).isDirectory()) return name;
  } catch (error) {
    throw fromSystemError(error, name, 'read');
  }
  for (const file of [singleFile, indexFile]) {
    const inFolder = path.join(name, file);
    if ((await stat(inFolder).catch(() => undefined))?.isFile()) return inFolder;
  }
  throw new NlpError(`is a folder with neither ${singleFile} nor ${indexFile} in it`, {
    where: { file: name },
    remedy: 'Name the file itself.',
  });
}

async function openFile(file: string): Promise<OpenFile> {
  const { handle, header, start } = await openSafetensors(file);
  return { path: file, handle, entries: header.entries, metadata: header.metadata, start };
}

/** @param index the file that names it */
async function openPart(part: string, index: string): Promise<OpenFile> {
  try {
    return await openFile(part);
  } catch (error) {
    const code =
      error instanceof NlpError ? (error.cause as NodeJS.ErrnoException | undefined)?.code : undefined;
    if (code !== 'ENOENT') throw error;
    throw new NlpError(`there is no such file, and ${path.basename(index)} says that tensors are in it`, {
      where: { file: part },
      remedy: 'Download all files of the model into one folder.',
      cause: error,
    });
  }
}

async function readIndex(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > longestIndex) {
      throw new NlpError(`takes ${size} bytes, and an index at most ${longestIndex}`, {
        where: { file },
        remedy: 'Name a model of several files by its model.safetensors.index.json.',
      });
    }
    const bytes = await readFile(file);
    // JSON is what an index is; a pointer of Git LFS or an archive is said to be one.
    if (!/^\s*[{[]/.test(bytes.toString('latin1', 0, 100))) {
      const foreign = foreignFileError(bytes.subarray(0, 4096), file);
      if (foreign !== undefined) throw foreign;
    }
    return bytes;
  } catch (error) {
    throw fromSystemError(error, file, 'read');
  }
}

/** Every tensor is in the file that the index says, and in no other; no file holds one that the index does not name. */
function checkParts(index: ReadonlyMap<string, string>, files: readonly OpenFile[], file: string): void {
  const held = new Map(
    files.map((each) => [path.basename(each.path), new Set(each.entries.map(({ name }) => name))]),
  );
  const remedy = 'Index and files are not of one model; download all of them again.';
  for (const [tensor, part] of index) {
    if (held.get(part)?.has(tensor)) continue;
    throw new NlpError(`tensor ${shownValue(tensor)} is not in ${shownValue(part)}, where the index has it`, {
      where: { file },
      remedy,
    });
  }
  for (const { path: part, entries } of files) {
    for (const { name, describedAt } of entries) {
      const wanted = index.get(name);
      if (wanted === path.basename(part)) continue;
      const what =
        wanted === undefined ? 'which the index does not name' : `which is in ${shownValue(wanted)} too`;
      throw new NlpError(`holds tensor ${shownValue(name)}, ${what}`, {
        where: { file: part, byte: describedAt() },
        remedy,
      });
    }
  }
}

async function closeAll(files: readonly OpenFile[]): Promise<void> {
  for (const { handle } of files) await handle.close();
}
