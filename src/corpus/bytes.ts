/**
 * The decompressed bytes of an input, as they come.
 *
 * Gzip is known by its first two bytes (1F 8B, which begin no text in UTF-8), so that it is also read from stdin
 * and from files of another name; what is called `.gz` must be gzip. Members that follow each other are read as
 * one text (RFC 1952, section 2.2).
 */
import { readFileSync } from 'node:fs';
import { fromSystemError, NlpError } from '../errors.ts';
import type { Input, InputOptions } from './types.ts';

/** Large enough that awaiting costs nothing beside decoding, small enough for the second-level cache. */
const CHUNK_BYTES: number = 1 << 18;
/** Files up to this are read at once: handing thousands of them to other threads takes longer than reading them. */
const SMALL_FILE_BYTES: number = 1 << 16;

/** Each stream of stdin that was begun: its text is gone for a second reading. */
const begun = new WeakSet<object>();

/** @param onRead called with the bytes of each read, before decompression */
export async function* readBytes(
  input: Input,
  options: InputOptions,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer, void, undefined> {
  const source = rawBytes(input, options, onRead);
  try {
    const first = await beginning(source);
    const named = input.source.kind === 'file' && /\.gz$/i.test(input.source.path);
    const zipped = first.length > 1 && first[0] === 0x1f && first[1] === 0x8b;
    if (named && !zipped) {
      throw new NlpError(first.length === 0 ? 'is empty, which no gzip file is' : 'is not a gzip file', {
        where: { file: input.name, byte: 0 },
        remedy: 'It may have been cut off or renamed: without .gz in its name it is read as it is.',
      });
    }
    if (zipped) {
      const { gunzip } = await import('./gunzip.ts');
      yield* gunzip(preceded(first, source), input.name);
    } else {
      if (first.length > 0) yield first;
      yield* source;
    }
  } catch (error) {
    throw fromSystemError(error, input.name, 'read');
  } finally {
    await source.return();
  }
}

/** The first bytes: at least two where the first could begin gzip. No more, as a dialogue waits for its answer. */
async function beginning(source: AsyncGenerator<Buffer, void>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length === 0 || (first.length === 1 && first[0] === 0x1f)) {
    const { value, done } = await source.next();
    if (done) break;
    first = first.length === 0 ? value : Buffer.concat([first, value]);
  }
  return first;
}

/** The same bytes, not copied. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function* preceded(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* rawBytes(
  input: Input,
  options: InputOptions,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  const { source } = input;
  if (source.kind === 'text') {
    const bytes = Buffer.from(source.text);
    onRead(bytes.length);
    if (bytes.length > 0) yield bytes;
  } else if (source.kind === 'file') {
    yield* fileBytes(source.path, source.bytes, onRead);
  } else {
    const stream = options.stdin ?? process.stdin;
    if (begun.has(stream)) {
      throw new NlpError('was read before, and can be read only once', {
        where: { file: input.name },
        remedy: 'Save it to a file and name that.',
      });
    }
    begun.add(stream);
    for await (const piece of stream) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : bufferOf(piece);
      onRead(bytes.length);
      if (bytes.length > 0) yield bytes;
    }
  }
}

/** @param expected bytes of a regular file as it was found; it may have changed since */
async function* fileBytes(
  path: string,
  expected: number | undefined,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  if (expected !== undefined && expected <= SMALL_FILE_BYTES) {
    const bytes = readFileSync(path);
    onRead(bytes.length);
    if (bytes.length > 0) yield bytes;
    return;
  }
  const { open } = await import('node:fs/promises');
  const handle = await open(path, 'r');
  const readNext = async (): Promise<Buffer> => {
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, null);
    return bytesRead === CHUNK_BYTES ? buffer : buffer.subarray(0, bytesRead);
  };
  let ahead: Promise<Buffer> | undefined;
  try {
    for (;;) {
      const bytes = await (ahead ?? readNext());
      ahead = undefined;
      if (bytes.length === 0) return;
      // The disk works while the caller does. A pipe may keep us waiting, so it is asked only when need be.
      if (expected !== undefined) {
        ahead = readNext();
        ahead.catch(() => {});
      }
      onRead(bytes.length);
      yield bytes;
    }
  } finally {
    await ahead?.catch(() => {});
    await handle.close();
  }
}
