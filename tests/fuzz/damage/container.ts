/** Ways to damage a safetensors file, drawn from a seed: by bits, bytes, lengths, and by what its header says. */
import type { Random } from '../../../src/math/random.ts';

const hostile = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\\u0000',
  '\\ud800',
  ' ',
  '\n',
  '-',
  '0',
  '.0',
  'e9',
  '1e308',
  '-1',
  'null',
  'true',
  '4294967296',
  '9007199254740991',
  '9007199254740992',
  '18446744073709551615',
  '99999999999999999999999',
  '"F64"',
  '"U8"',
  '"BF16"',
  '"__proto__"',
  '"__metadata__":{',
  '"shape":[',
  '"data_offsets":[0,0]',
  '"constructor"',
  '['.repeat(5000),
  '{"a":'.repeat(5000),
  '9'.repeat(5000),
  '"'.repeat(999),
  '\u0000',
  '\ud7ff',
  '\ufeff',
  '\u2028',
];

/** By name; `other` is a file to take pieces from. */
export const damages: Record<string, (bytes: Buffer, random: Random, other: Buffer) => Buffer> = {
  truncated: (bytes, random) => bytes.subarray(0, random.int(bytes.length)),
  flipped: (bytes, random) => {
    for (let n = 1 + random.int(8); n > 0; n--) bytes[random.int(bytes.length)] ^= 1 << random.int(8);
    return bytes;
  },
  'one bit flipped': (bytes, random) => {
    bytes[random.int(bytes.length)] ^= 1 << random.int(8);
    return bytes;
  },
  overwritten: (bytes, random) => {
    const start = random.int(bytes.length);
    return bytes.fill(random.int(256), start, Math.min(bytes.length, start + 1 + random.int(64)));
  },
  spliced: (bytes, random, other) => {
    const at = random.int(bytes.length);
    const from = random.int(other.length);
    const piece = other.subarray(from, from + random.int(200));
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + random.int(200))]);
  },
  extended: (bytes, random, other) => Buffer.concat([bytes, other.subarray(0, 1 + random.int(other.length))]),
  'length edited': (bytes, random) => {
    const length = Number(bytes.readBigUInt64LE());
    const lengths = [
      0,
      1,
      2,
      length - 8,
      length - 1,
      length + 1,
      length + 8,
      bytes.length - 8,
      bytes.length,
      1e8,
      1e8 + 1,
    ];
    const wild = [2 ** 31, 2 ** 32 + length, 2 ** 53, random.int(2 ** 53), random.int(bytes.length)];
    const all = [...lengths, ...wild];
    bytes.writeBigUInt64LE(BigInt(all[random.int(all.length)]));
    return bytes;
  },
  'header edited': (bytes, random) => {
    const length = Number(bytes.readBigUInt64LE());
    let header = bytes.subarray(8, 8 + length).toString();
    for (let n = 1 + random.int(3); n > 0; n--) {
      const at = random.int(header.length);
      header = header.slice(0, at) + hostile[random.int(hostile.length)] + header.slice(at + random.int(6));
    }
    return withHeader(header, bytes.subarray(8 + length));
  },
  'numbers edited': (bytes, random) => {
    const length = Number(bytes.readBigUInt64LE());
    const header = bytes.subarray(8, 8 + length).toString();
    const numbers = [...header.matchAll(/[0-9]+/g)];
    const { 0: old, index } = numbers[random.int(numbers.length)];
    const replacements = [
      Number(old) + 1,
      Number(old) - 1,
      Number(old) * 2,
      0,
      2 ** 32,
      2 ** 53 - 1,
      `${old}.0`,
      `-${old}`,
    ];
    const replacement = replacements[random.int(replacements.length)];
    return withHeader(
      header.slice(0, index) + replacement + header.slice(index + old.length),
      bytes.subarray(8 + length),
    );
  },
};

/** The header with its true length before it, padded as the format wants it. */
function withHeader(header: string, data: Buffer): Buffer {
  const text = Buffer.from(header);
  const start = Buffer.alloc(8 + Math.ceil(text.length / 8) * 8, ' ');
  start.writeBigUInt64LE(BigInt(start.length - 8));
  start.set(text, 8);
  return Buffer.concat([start, data]);
}
