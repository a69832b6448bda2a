/**
 * The element types of safetensors that are read here, each with its size in bytes and its typed array. Three have no
 * typed array: of F16 and BF16 the bits are kept as 16-bit integers, BOOL is a byte that is 0 or 1.
 */
import type { PackedType, StoredTensor, TensorData } from '../math/tensor.ts';

type Dtype = 'F64' | 'F32' | 'I64' | 'U64' | 'I32' | 'U32' | 'I16' | 'U16' | 'I8' | 'U8' | PackedType;

export interface DtypeInfo {
  bytes: 1 | 2 | 4 | 8;
  /** A view of `length` elements; `offset` (bytes) is a multiple of the size. */
  view: (buffer: ArrayBufferLike, offset: number, length: number) => TensorData;
  /** The name of the type itself where `view` shows only its bits. */
  packed?: PackedType;
}

const dtypes = new Map<string, DtypeInfo>([
  ['F64', { bytes: 8, view: (buffer, offset, length) => new Float64Array(buffer, offset, length) }],
  ['F32', { bytes: 4, view: (buffer, offset, length) => new Float32Array(buffer, offset, length) }],
  [
    'I64',
    { bytes: 8, view: (buffer, offset, length) => new BigInt64Array(buffer as ArrayBuffer, offset, length) },
  ],
  [
    'U64',
    { bytes: 8, view: (buffer, offset, length) => new BigUint64Array(buffer as ArrayBuffer, offset, length) },
  ],
  ['I32', { bytes: 4, view: (buffer, offset, length) => new Int32Array(buffer, offset, length) }],
  ['U32', { bytes: 4, view: (buffer, offset, length) => new Uint32Array(buffer, offset, length) }],
  ['I16', { bytes: 2, view: (buffer, offset, length) => new Int16Array(buffer, offset, length) }],
  ['U16', { bytes: 2, view: (buffer, offset, length) => new Uint16Array(buffer, offset, length) }],
  ['I8', { bytes: 1, view: (buffer, offset, length) => new Int8Array(buffer, offset, length) }],
  ['U8', { bytes: 1, view: (buffer, offset, length) => new Uint8Array(buffer, offset, length) }],
  [
    'F16',
    {
      bytes: 2,
      packed: 'F16',
      view: (buffer, offset, length) => new Uint16Array(buffer, offset, length),
    },
  ],
  [
    'BF16',
    {
      bytes: 2,
      packed: 'BF16',
      view: (buffer, offset, length) => new Uint16Array(buffer, offset, length),
    },
  ],
  [
    'BOOL',
    { bytes: 1, packed: 'BOOL', view: (buffer, offset, length) => new Uint8Array(buffer, offset, length) },
  ],
]);

/** Types of the format that no model here is stored in. */
const foreign = ['C64', 'F8_E4M3', 'F8_E5M2', 'F8_E8M0', 'F4', 'F6_E2M3', 'F6_E3M2'];

export function dtypeInfo(name: string): DtypeInfo | undefined {
  return dtypes.get(name);
}

/** True for a type that safetensors knows and that is not read here. */
export function isForeignDtype(name: string): boolean {
  return foreign.includes(name);
}

/** The type in which a tensor is stored. @throws TypeError for arrays without one, such as Uint8ClampedArray */
export function dtypeOf({ data, packed }: StoredTensor): Dtype {
  if (packed !== undefined) return packed;
  switch (data[Symbol.toStringTag]) {
    case 'Float64Array':
      return 'F64';
    case 'Float32Array':
      return 'F32';
    case 'BigInt64Array':
      return 'I64';
    case 'BigUint64Array':
      return 'U64';
    case 'Int32Array':
      return 'I32';
    case 'Uint32Array':
      return 'U32';
    case 'Int16Array':
      return 'I16';
    case 'Uint16Array':
      return 'U16';
    case 'Int8Array':
      return 'I8';
    case 'Uint8Array':
      return 'U8';
    default:
      throw new TypeError(`a tensor cannot be a ${Object.prototype.toString.call(data)}`);
  }
}

/** The bytes of a tensor, not copied. */
export function bytesOf(data: TensorData): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
