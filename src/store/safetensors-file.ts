/**
 * Safetensors files on the disk. The header is read and checked, against the size of the file too, before memory
 * for the data is asked for; the data are read into one buffer, in pieces, because one system call reads at most
 * 2 GiB. A pipe has no size: it is read as far as its header says, and must end there.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { fromSystemError, NlpError } from '../errors.ts';
import { writeAtomically } from './atomic.ts';
import { foreignFileError } from './foreign-file.ts';
import {
  assemble,
  type DecodedSafetensors,
  encodeSafetensors,
  type SafetensorsContent,
} from './safetensors.ts';
import { type Header, parseHeader, readHeaderLength } from './safetensors-header.ts';

/** Enough to recognise other kinds of files. */
const headLength = 4096;
const pieceLength = 64 * 1024 * 1024;

/** Memory of a reader's own for the tensors of a file; where it gives none, the usual is taken. */
export type Allocate = (bytes: number) => Uint8Array | undefined;

/** @throws NlpError that names the file and the byte at which the first wrong thing stands */
export async function readSafetensors(path: string, allocate?: Allocate): Promise<DecodedSafetensors> {
  try {
    const handle = await open(path, 'r');
    try {
      return await readFrom(handle, path, allocate);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fromSystemError(error, path, 'read');
  }
}

/** An open file, as far as tensors are read from it. */
export interface ReadableFile {
  read(
    target: Uint8Array,
    offset: number,
    length: number,
    position: number | null,
  ): Promise<{ bytesRead: number }>;
  close(): Promise<void>;
}

/** A file whose header was read and checked; its data begin at byte `start`. The caller closes the handle. */
export interface OpenSafetensors {
  handle: ReadableFile;
  header: Header;
  start: number;
}

/** Opens a file to read single tensors of it. @throws NlpError as readSafetensors, and for a pipe */
export async function openSafetensors(path: string): Promise<OpenSafetensors> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const { header, start, size } = await readHeader(handle, path);
    if (size === Number.POSITIVE_INFINITY) {
      throw new NlpError('is no regular file, and tensors are read from it in any order', {
        where: { file: path },
        remedy: 'Save it to a file first.',
      });
    }
    return { handle, header, start };
  } catch (error) {
    await handle?.close();
    throw fromSystemError(error, path, 'read');
  }
}

/** Fills `target` from byte `offset` of the file on. @throws NlpError where the file ends before */
export async function readAt(
  handle: ReadableFile,
  target: Uint8Array,
  offset: number,
  file: string,
): Promise<void> {
  try {
    const got = await readInto(handle, target, offset);
    if (got === target.length) return;
    throw new NlpError(`the file ends here; ${target.length - got} bytes are missing`, {
      where: { file, byte: offset + got },
      remedy: 'The file was cut short.',
    });
  } catch (error) {
    throw fromSystemError(error, file, 'read');
  }
}

/** @throws NlpError where it cannot be written; nothing half-written is left */
export async function writeSafetensors(path: string, content: SafetensorsContent): Promise<void> {
  await writeAtomically(path, async (output) => {
    for (const bytes of encodeSafetensors(content)) await output.write(bytes);
  });
}

/** Reads from the beginning to the end of the header, or some bytes further: those are `early`. */
async function readHeader(
  handle: FileHandle,
  file: string,
): Promise<{ header: Header; start: number; size: number; early: Uint8Array }> {
  const stats = await handle.stat();
  if (stats.isDirectory()) {
    throw new NlpError('is a folder, not a model file', { where: { file }, remedy: 'Name a file in it.' });
  }
  const size = stats.isFile() ? stats.size : Number.POSITIVE_INFINITY;
  const head = new Uint8Array(Math.min(headLength, size));
  const got = head.subarray(0, await readInto(handle, head));
  const foreign = foreignFileError(got, file);
  if (foreign !== undefined) throw foreign;
  const known = got.length < head.length ? got.length : size;
  const length = readHeaderLength(got, known, file);

  const headerBytes = new Uint8Array(allocate(length, file));
  headerBytes.set(got.subarray(8, 8 + length));
  await readExactly(handle, headerBytes, Math.max(0, got.length - 8), 8, file);
  const header = parseHeader(headerBytes, known - 8 - length, file);
  return { header, start: 8 + length, size, early: got.subarray(8 + length) };
}

async function readFrom(
  handle: FileHandle,
  file: string,
  allocateOwn?: Allocate,
): Promise<DecodedSafetensors> {
  const { header, start, size, early } = await readHeader(handle, file);
  if (size === Number.POSITIVE_INFINITY && early.length > header.dataLength)
    throw tooLong(start + header.dataLength, file);
  const own = size === Number.POSITIVE_INFINITY ? undefined : allocateOwn?.(header.dataLength);
  const data = own ?? new Uint8Array(allocate(header.dataLength, file));
  data.set(early);
  await readExactly(handle, data, early.length, start, file);
  if (size === Number.POSITIVE_INFINITY && (await readInto(handle, new Uint8Array(1))) > 0) {
    throw tooLong(start + header.dataLength, file);
  }
  return assemble(header, data.buffer, data.byteOffset);
}

/** Memory that the system hands out page by page as it is written to, so that a lie about a length costs little. */
function allocate(length: number, file: string): ArrayBuffer {
  try {
    return new ArrayBuffer(length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const gigabytes = (length / 2 ** 30).toFixed(1);
    throw new NlpError(`the file needs ${gigabytes} GiB of memory at once, which is not to be had`, {
      where: { file },
      remedy: 'Use a machine with more memory, or a smaller model.',
      cause: error,
    });
  }
}

/** Fills `target` from `start` on. @param offset the place of `target` in the file, for the message */
async function readExactly(
  handle: FileHandle,
  target: Uint8Array,
  start: number,
  offset: number,
  file: string,
) {
  if (start >= target.length) return;
  const got = await readInto(handle, target.subarray(start));
  if (start + got < target.length) {
    throw new NlpError(`the file ends here; ${target.length - start - got} bytes are missing`, {
      where: { file, byte: offset + start + got },
      remedy: 'The file was cut short.',
    });
  }
}

/**
 * Reads until `target` is full or the file ends, and returns how many bytes it read.
 * @param offset the place in the file; without it, where the last reading ended
 */
async function readInto(handle: ReadableFile, target: Uint8Array, offset?: number): Promise<number> {
  let filled = 0;
  while (filled < target.length) {
    const { bytesRead } = await handle.read(
      target,
      filled,
      Math.min(pieceLength, target.length - filled),
      offset === undefined ? null : offset + filled,
    );
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

function tooLong(byte: number, file: string): NlpError {
  const remedy = 'Something was appended to the file, or its header is damaged.';
  return new NlpError('bytes follow the last tensor', { where: { file, byte }, remedy });
}
