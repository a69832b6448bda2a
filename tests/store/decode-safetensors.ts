/** A whole file in memory as `readSafetensors` would read it from the disk. */
import { assemble, type DecodedSafetensors } from '../../src/store/safetensors.ts';
import { parseHeader, readHeaderLength } from '../../src/store/safetensors-header.ts';

export function decodeSafetensors(bytes: Uint8Array<ArrayBuffer>, file?: string): DecodedSafetensors {
  const start = 8 + readHeaderLength(bytes, bytes.length, file);
  const header = parseHeader(bytes.subarray(8, start), bytes.length - start, file);
  return assemble(header, bytes.buffer, bytes.byteOffset + start);
}
