/**
 * The header of a safetensors file: what it may say, checked before anything it says is trusted.
 * Source: the safetensors format, Hugging Face 2022, and the checks of its reference reader: 8 bytes of
 * little-endian header length, a JSON object { name: { dtype, shape, data_offsets } } with strings under
 * `__metadata__`, then the tensors without holes, overlaps or bytes behind the last.
 */
import { NlpError, shownValue } from '../errors.ts';
import { elementCount } from '../math/tensor.ts';
import { dtypeInfo, isForeignDtype } from './dtype.ts';
import { JsonReader } from './json-reader.ts';

/** The length of a header, in bytes, beyond which no reader accepts it. */
export const maximumHeaderLength = 100_000_000;
/** The key of the header that names no tensor. */
export const metadataKey = '__metadata__';
/** As many dimensions as NumPy and PyTorch know. */
const maximumRank = 64;

/** One tensor of the header; `begin` and `end` are bytes, counted from the end of the header. */
export interface TensorEntry {
  name: string;
  dtype: string;
  shape: number[];
  begin: number;
  end: number;
  /** Where the file describes it: a byte offset in the file. */
  describedAt(): number;
}

export interface Header {
  metadata: Map<string, string>;
  /** The byte offset in the file at which the value of a metadata key stands. */
  byteOfMetadata(key: string): number | undefined;
  /** In the order of their data. */
  entries: TensorEntry[];
  /** Bytes of data that follow the header. */
  dataLength: number;
}

/**
 * Reads and checks the 8 bytes that a file begins with.
 * @param head the first bytes of the file, at least 9 where the file has so many
 * @param fileSize in bytes; infinite where it is not known
 * @throws NlpError
 */
export function readHeaderLength(head: Uint8Array, fileSize: number, file?: string): number {
  if (fileSize < 8 || head.length < 8) {
    const size = Math.min(fileSize, head.length);
    throw new NlpError(`the file ends here; a safetensors file begins with 8 bytes of header length`, {
      where: { file, byte: size },
      remedy: 'The file was cut short or is no model file.',
    });
  }
  const view = new DataView(head.buffer, head.byteOffset, 8);
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 4294967296;
  const remedy = 'The file is damaged or is no model file.';
  if (length > maximumHeaderLength) {
    const what = `a header of ${length} bytes is announced, and at most ${maximumHeaderLength} are allowed`;
    throw new NlpError(what, { where: { file, byte: 0 }, remedy });
  }
  if (8 + length > fileSize) {
    const what = `a header of ${length} bytes is announced, and only ${fileSize - 8} follow`;
    throw new NlpError(what, {
      where: { file, byte: 0 },
      remedy: 'The file was cut short or is no model file.',
    });
  }
  if (length < 2 || (head.length > 8 && head[8] !== 0x7b)) {
    throw new NlpError("the header does not begin with '{'", { where: { file, byte: 8 }, remedy });
  }
  return length;
}

/**
 * Parses and checks a header.
 * @param bytes the header without the 8 bytes of its length
 * @param dataSize how many bytes follow it in the file; infinite where that is not known
 * @throws NlpError that names the byte at which the first wrong thing stands
 */
export function parseHeader(bytes: Uint8Array, dataSize: number, file?: string): Header {
  const text = decodeUtf8(bytes, file);
  const byteAt = (position: number) => 8 + Buffer.byteLength(text.slice(0, position));
  const fail: Fail = (what, position, remedy = 'The header of the model file is damaged.') =>
    new NlpError(what, { where: { file, byte: byteAt(position) }, remedy });

  const reader = new JsonReader(text, (what, position) => fail(`the header is not valid: ${what}`, position));
  const metadata = new Map<string, string>();
  const places = new Map<string, number>();
  const entries: TensorEntry[] = [];
  reader.object((name, position) => {
    if (name === metadataKey) {
      reader.object((key) => {
        places.set(key, reader.position);
        metadata.set(key, reader.string());
      });
    } else {
      entries.push({ name, describedAt: () => byteAt(position), ...readEntry(reader, name, position, fail) });
    }
  });
  reader.end();
  const dataLength = checkLayout(entries, dataSize, 8 + bytes.length, file);
  const byteOfMetadata = (key: string) => (places.has(key) ? byteAt(places.get(key)!) : undefined);
  return { metadata, byteOfMetadata, entries, dataLength };
}

type Fail = (what: string, position: number, remedy?: string) => NlpError;

/** Reads `{ dtype, shape, data_offsets }` and checks that the three agree. */
function readEntry(reader: JsonReader, name: string, start: number, fail: Fail) {
  const of = `tensor ${shownValue(name)}`;
  const shape: number[] = [];
  const offsets: number[] = [];
  let dtype = '';
  let seen = 0;
  let offsetsPosition = start;
  reader.object((key, position) => {
    seen++;
    if (key === 'dtype') {
      const valuePosition = reader.position;
      dtype = reader.string();
      if (dtypeInfo(dtype) !== undefined) return;
      if (isForeignDtype(dtype))
        throw fail(`${of} holds ${dtype}, which is not read here`, valuePosition, 'Save it as F32.');
      throw fail(`${of} has the unknown dtype ${shownValue(dtype)}`, valuePosition);
    } else if (key === 'shape') {
      reader.array(() => {
        if (shape.length === maximumRank)
          throw fail(`${of} has more than ${maximumRank} dimensions`, reader.position);
        shape.push(reader.size());
      });
    } else if (key === 'data_offsets') {
      offsetsPosition = reader.position;
      reader.array(() => {
        if (offsets.length === 2) throw fail(`${of} has more than two data_offsets`, reader.position);
        offsets.push(reader.size());
      });
      if (offsets.length < 2) throw fail(`${of} has fewer than two data_offsets`, offsetsPosition);
    } else {
      throw fail(`${of} has the unknown field ${shownValue(key)}`, position);
    }
  });
  // Keys are unique, so three known ones are all three.
  if (seen !== 3) throw fail(`${of} does not have all of dtype, shape and data_offsets`, start);
  const [begin, end] = offsets;
  if (begin > end) throw fail(`${of} ends (at ${end}) before it begins (at ${begin})`, offsetsPosition);
  const length = elementCount(shape) * dtypeInfo(dtype)!.bytes;
  if (length < 0 || !Number.isSafeInteger(length)) {
    throw fail(`${of} has a shape [${shape.slice(0, 8).join(', ')}] that is too large`, start);
  }
  if (end - begin !== length) {
    const what = `${of} takes ${length} bytes by its shape and dtype, and ${end - begin} by its data_offsets`;
    throw fail(what, offsetsPosition);
  }
  return { dtype, shape, begin, end };
}

/** Sorts the entries by their data, which must follow one another from 0 to the end of the file. */
function checkLayout(entries: TensorEntry[], dataSize: number, dataStart: number, file?: string): number {
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let end = 0;
  for (const entry of entries) {
    if (entry.begin !== end) {
      const what =
        entry.begin > end
          ? `${entry.begin - end} bytes before tensor ${shownValue(entry.name)} belong to no tensor`
          : `tensor ${shownValue(entry.name)} overlaps the one before it by ${end - entry.begin} bytes`;
      const remedy = 'The header of the model file is damaged.';
      throw new NlpError(what, { where: { file, byte: entry.describedAt() }, remedy });
    }
    end = entry.end;
    if (end > dataSize) {
      const what = `the file ends here; tensor ${shownValue(entry.name)} reaches to byte ${dataStart + end}`;
      throw new NlpError(what, {
        where: { file, byte: dataStart + dataSize },
        remedy: 'The file was cut short.',
      });
    }
  }
  if (end < dataSize && dataSize !== Number.POSITIVE_INFINITY) {
    throw new NlpError(`${dataSize - end} bytes follow the last tensor`, {
      where: { file, byte: dataStart + end },
      remedy: 'Something was appended to the file, or its header is damaged.',
    });
  }
  return end;
}

function decodeUtf8(bytes: Uint8Array, file?: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Decoded leniently and encoded again, the text differs from the first invalid byte on.
    const lenient = Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    let i = 0;
    while (i < bytes.length && lenient[i] === bytes[i]) i++;
    const remedy = 'The header of the model file is damaged.';
    throw new NlpError('the header is not valid UTF-8', { where: { file, byte: 8 + i }, remedy });
  }
}
