/**
 * Names as tensors: the UTF-8 bytes of all strings one after another, and where each begins.
 *   bytes U8 [total], offsets U32 [strings + 1]
 */
import { NlpError } from '../../errors.ts';
import { expectTensor } from '../../math/expect-tensor.ts';
import type { StoredTensor } from '../../math/tensor.ts';

/** The two tensors of a list of strings, under `<name>.bytes` and `<name>.offsets`. */
export function stringsToTensors(name: string, strings: readonly string[]): Record<string, StoredTensor> {
  const encoder = new TextEncoder();
  const parts = strings.map((text) => encoder.encode(text));
  const offsets = new Uint32Array(parts.length + 1);
  for (let i = 0; i < parts.length; i++) offsets[i + 1] = offsets[i] + parts[i].length;
  const bytes = new Uint8Array(offsets[parts.length]);
  for (let i = 0; i < parts.length; i++) bytes.set(parts[i], offsets[i]);
  return {
    [`${name}.bytes`]: { shape: [bytes.length], data: bytes },
    [`${name}.offsets`]: { shape: [offsets.length], data: offsets },
  };
}

/** @throws NlpError where the tensors are missing, or are not distinct strings in UTF-8 */
export function stringsFromTensors(name: string, tensors: Record<string, StoredTensor>): string[] {
  const bytes = expectTensor(tensors, `${name}.bytes`, Uint8Array, [undefined]).data;
  const offsets = expectTensor(tensors, `${name}.offsets`, Uint32Array, [undefined]).data;
  const count = offsets.length - 1;
  if (count < 0 || offsets[0] !== 0 || offsets[count] !== bytes.length)
    throw new NlpError(`the tensor '${name}.offsets' does not fit '${name}.bytes'`);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const strings: string[] = [];
  for (let i = 0; i < count; i++) {
    if (offsets[i + 1] < offsets[i]) throw new NlpError(`the tensor '${name}.offsets' falls at ${i + 1}`);
    try {
      strings.push(decoder.decode(bytes.subarray(offsets[i], offsets[i + 1])));
    } catch (cause) {
      throw new NlpError(`string ${i} of '${name}.bytes' is not UTF-8`, { cause });
    }
  }
  if (new Set(strings).size !== count) throw new NlpError(`the strings of '${name}.bytes' are not distinct`);
  return strings;
}
