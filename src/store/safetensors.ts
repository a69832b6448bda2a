/**
 * The safetensors container in memory: tensors and strings to bytes and back.
 * Source: the safetensors format, Hugging Face 2022. Python's `safetensors` opens what is written here.
 *
 * The same content gives the same bytes: tensors lie by element size descending and then by name (code points),
 * so that each is aligned to its element size; metadata keys are sorted; the header is padded with spaces to a
 * multiple of 8 bytes.
 */
import { NlpError } from '../errors.ts';
import { elementCount, type StoredTensor } from '../math/tensor.ts';
import { compareCodePoints } from '../text/code-points.ts';
import { bytesOf, dtypeInfo, dtypeOf } from './dtype.ts';
import { type Header, maximumHeaderLength, metadataKey, type TensorEntry } from './safetensors-header.ts';

/** Both records have no prototype when they were read: `__proto__` is a name like any other. */
export interface SafetensorsContent {
  metadata: Record<string, string>;
  tensors: Record<string, StoredTensor>;
}

/** What was read, with the places of what can still turn out to be wrong. */
export interface DecodedSafetensors extends SafetensorsContent {
  /** The byte offset in the file at which the value of a metadata key stands. */
  byteOfMetadata(key: string): number | undefined;
}

/** Raw bytes are those of the platform; all that Node runs on, but for s390x, are little-endian. */
const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * The bytes of a file in pieces: the header, then each tensor, which is not copied.
 * @throws RangeError for a tensor whose shape does not fit its data, TypeError for an array that has no dtype
 * @throws NlpError where the header grows too long
 */
export function* encodeSafetensors(content: SafetensorsContent): Generator<Uint8Array> {
  requireLittleEndian();
  const tensors = Object.entries(content.tensors).sort(
    ([nameA, a], [nameB, b]) =>
      b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT || compareCodePoints(nameA, nameB),
  );
  const metadata = Object.entries(content.metadata).sort(([a], [b]) => compareCodePoints(a, b));
  const fields = metadata.map(([key, value]) => `${quote(key)}:${quote(value)}`);
  const members = fields.length > 0 ? [`${quote(metadataKey)}:{${fields.join(',')}}`] : [];
  let begin = 0;
  for (const [name, tensor] of tensors) {
    const { shape, data, pieces } = tensor;
    if (name === metadataKey) throw new RangeError(`no tensor can have the name ${metadataKey}`);
    if (pieces === undefined && elementCount(shape) !== data.length) {
      throw new RangeError(
        `tensor ${name}: shape [${shape.join(', ')}] does not have ${data.length} elements`,
      );
    }
    const end = begin + elementCount(shape) * data.BYTES_PER_ELEMENT;
    const place = `"shape":[${shape.join(',')}],"data_offsets":[${begin},${end}]`;
    members.push(`${quote(name)}:{"dtype":"${dtypeOf(tensor)}",${place}}`);
    begin = end;
  }
  const header = Buffer.from(`{${members.join(',')}}`);
  const padded = Math.ceil(header.length / 8) * 8;
  if (padded > maximumHeaderLength) {
    throw new NlpError(`the header takes ${padded} bytes, and at most ${maximumHeaderLength} are allowed`);
  }
  const start = Buffer.alloc(8 + padded, ' ');
  start.writeBigUInt64LE(BigInt(padded));
  start.set(header, 8);
  yield start;
  for (const [, { data, pieces }] of tensors) {
    if (pieces !== undefined) yield* pieces();
    else if (data.byteLength > 0) yield bytesOf(data);
  }
}

/**
 * Joins a checked header to its data, which begin at byte `start` of `buffer`. The tensors are views of that memory,
 * which they keep alive; one that is not aligned (in files of other programs) is copied.
 */
export function assemble(header: Header, buffer: ArrayBufferLike, start: number): DecodedSafetensors {
  requireLittleEndian();
  const metadata: Record<string, string> = Object.create(null);
  const tensors: Record<string, StoredTensor> = Object.create(null);
  for (const [key, value] of header.metadata) metadata[key] = value;
  for (const entry of header.entries) tensors[entry.name] = tensorAt(entry, buffer, start);
  return { metadata, tensors, byteOfMetadata: header.byteOfMetadata };
}

function tensorAt(entry: TensorEntry, buffer: ArrayBufferLike, start: number): StoredTensor {
  const info = dtypeInfo(entry.dtype)!;
  const count = (entry.end - entry.begin) / info.bytes;
  const offset = start + entry.begin;
  const aligned = offset % info.bytes === 0;
  const data = aligned
    ? info.view(buffer, offset, count)
    : info.view(buffer.slice(offset, start + entry.end), 0, count);
  return info.packed === undefined
    ? { shape: entry.shape, data }
    : { shape: entry.shape, data, packed: info.packed };
}

/** A JSON string; lone surrogates have no UTF-8, so no name or value can hold them. */
function quote(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new RangeError(`${JSON.stringify(text)} has half a surrogate pair`);
  return JSON.stringify(text);
}

function requireLittleEndian(): void {
  if (!littleEndian) throw new NlpError('model files are not supported on big-endian machines');
}
