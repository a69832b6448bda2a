/** Elements of any type of safetensors as float32, widened in the memory in which they are to lie. */
import { widenBrainFloat, widenHalf } from '../math/half.ts';
import { dtypeInfo } from './dtype.ts';

/** Whole numbers up to here are exact in float32: 2^24. */
const largestExact = 16_777_216;

/**
 * The place of the raw bytes of a tensor in the memory of its floats: at the end, from where `widenInPlace` moves
 * forward and never overtakes itself. Undefined for types of 8 bytes, which do not fit.
 */
export function placeOfBytes(dtype: string, out: Float32Array): Uint8Array | undefined {
  const { bytes } = dtypeInfo(dtype)!;
  if (bytes > 4) return undefined;
  const length = out.length * bytes;
  return new Uint8Array(out.buffer, out.byteOffset + out.byteLength - length, length);
}

/**
 * Widens the elements that were read to `placeOfBytes`.
 * @returns the index of the first element that cannot be a float32 exactly (or is no BOOL), else -1
 */
export function widenInPlace(dtype: string, out: Float32Array): number {
  const place = placeOfBytes(dtype, out)!;
  const data = dtypeInfo(dtype)!.view(place.buffer, place.byteOffset, out.length);
  return widen(dtype, data as Exclude<typeof data, BigInt64Array | BigUint64Array>, out);
}

/** The same for elements that lie elsewhere. @param start the index of the first, for the answer */
export function widenFrom(dtype: string, bytes: Uint8Array, out: Float32Array, start: number): number {
  const data = dtypeInfo(dtype)!.view(bytes.buffer, bytes.byteOffset, out.length);
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
    for (let i = 0; i < data.length; i++) {
      const value = Number(data[i]);
      if (Math.abs(value) > largestExact) return start + i;
      out[i] = value;
    }
    return -1;
  }
  const wrong = widen(dtype, data, out);
  return wrong < 0 ? -1 : start + wrong;
}

function widen(dtype: string, data: ArrayLike<number>, out: Float32Array): number {
  switch (dtype) {
    case 'F32':
      return -1;
    case 'F16':
      widenHalf(data as Uint16Array, out);
      return -1;
    case 'BF16':
      widenBrainFloat(data as Uint16Array, out);
      return -1;
    case 'F64':
    case 'I16':
    case 'U16':
    case 'I8':
    case 'U8':
      for (let i = 0; i < data.length; i++) out[i] = data[i];
      return -1;
    default: {
      const largest = dtype === 'BOOL' ? 1 : largestExact;
      for (let i = 0; i < data.length; i++) {
        const value = data[i];
        if (value > largest || value < -largest) return i;
        out[i] = value;
      }
      return -1;
    }
  }
}
