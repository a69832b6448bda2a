/**
 * Protocol buffers as far as SentencePiece's files need them: fields of a message with their number and value. Every
 * length is checked against what is left before it is used.
 * Source: the wire format of Protocol Buffers (protobuf.dev, "Encoding").
 */
import { NlpError } from '../../errors.ts';

export interface Field {
  number: number;
  /** A varint or fixed number; undefined for bytes. */
  value: number | undefined;
  /** The bytes of a text, of bytes, or of a message; undefined for numbers. */
  bytes: Uint8Array | undefined;
  /** Where the field begins in the file. */
  at: number;
}

/** @param base where the message begins in the file, for errors */
export function* fieldsOf(message: Uint8Array, base = 0): Generator<Field> {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let at = 0;
  const damaged = (what: string, place: number) =>
    new NlpError(`is no SentencePiece model, or damaged: ${what}`, {
      where: { byte: base + place },
      remedy: 'Fetch the file anew.',
    });
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i++) {
      if (at >= message.length) throw damaged('it ends inside a number', at);
      const byte = message[at++];
      value += (byte & 0x7f) * scale;
      scale *= 128;
      if (byte < 0x80) return value;
    }
    throw damaged('a number has more than ten bytes', at - 10);
  };
  const fixed = (size: number): number => {
    if (at + size > message.length) throw damaged('it ends inside a number', at);
    at += size;
    return size === 4 ? view.getFloat32(at - 4, true) : view.getFloat64(at - 8, true);
  };
  while (at < message.length) {
    const start = at;
    const key = varint();
    const number = Math.floor(key / 8);
    const type = key % 8;
    if (number === 0) throw damaged('a field has the number 0', start);
    let value: number | undefined;
    let bytes: Uint8Array | undefined;
    if (type === 0) value = varint();
    else if (type === 5) value = fixed(4);
    else if (type === 1) value = fixed(8);
    else if (type === 2) {
      const length = varint();
      if (length > message.length - at)
        throw damaged(`a field of ${length} bytes begins where ${message.length - at} are left`, start);
      bytes = message.subarray(at, at + length);
      at += length;
    } else throw damaged(`a field is of the unknown type ${type}`, start);
    yield { number, value, bytes, at: base + start };
  }
}
