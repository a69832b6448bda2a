/**
 * A checksum of all that a model file means: CRC-32 (ISO 3309, as in gzip) of the metadata in the order of their
 * keys and of the tensors in the order of their names, so that it survives another program's order of things and
 * finds a single flipped bit. It guards against broken disks and copies, not against people.
 */
import { crc32 } from 'node:zlib';
import { compareCodePoints } from '../text/code-points.ts';
import { bytesOf, dtypeOf } from './dtype.ts';
import type { SafetensorsContent } from './safetensors.ts';

/** The key of the metadata that holds it. */
export const checksumKey = 'checksum';
/** zlib counts lengths in 32 bits. */
const pieceLength = 256 * 1024 * 1024;

/** @returns `crc32:` and 8 hexadecimal digits; the metadata key `checksum` is left out of the sum */
export function checksum({ metadata, tensors }: SafetensorsContent): string {
  let sum = 0;
  for (const key of Object.keys(metadata).sort(compareCodePoints)) {
    if (key !== checksumKey) sum = crc32(`${JSON.stringify([key, metadata[key]])}\n`, sum);
  }
  for (const name of Object.keys(tensors).sort(compareCodePoints)) {
    const { shape, data, pieces } = tensors[name];
    sum = crc32(`${JSON.stringify([name, dtypeOf(tensors[name]), ...shape])}\n`, sum);
    for (const bytes of pieces?.() ?? [bytesOf(data)]) {
      for (let i = 0; i < bytes.length; i += pieceLength)
        sum = crc32(bytes.subarray(i, i + pieceLength), sum);
    }
  }
  return `crc32:${sum.toString(16).padStart(8, '0')}`;
}
