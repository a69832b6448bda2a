/** Ways to damage any file, drawn from a seed: bits, bytes, blocks, ends, and pieces of another file. */
import type { Random } from '../../../src/math/random.ts';

/** @param other a file to take pieces from @returns the damaged bytes; those that are given stay as they are */
export type Damage = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

/** What readers of text stumble over: terminators, marks, half characters, characters of four bytes, deep brackets. */
const pieces = [
  Buffer.from([0]),
  Buffer.from([0xff]),
  Buffer.from([0xc3]),
  Buffer.from([0xed, 0xa0, 0x80]),
  ...[
    '\ufeff',
    '\r',
    '\r\n',
    '\n\n\n',
    '\t',
    ' ',
    '\f',
    '\u000b',
    '\u0085',
    '\u2028',
    '\u00a0',
    '\u3000',
  ].map((text) => Buffer.from(text)),
  ...[
    '"',
    "'",
    '\\',
    '(',
    ')',
    '[',
    '{',
    ',',
    ';',
    ':',
    '#',
    '/',
    '<s>',
    '</s>',
    '<unk>',
    '\u{1f98a}',
    'e\u0301',
  ].map((text) => Buffer.from(text)),
  Buffer.from('['.repeat(3000)),
  Buffer.from('('.repeat(3000)),
  Buffer.from('a'.repeat(5000)),
  Buffer.from(' '.repeat(5000)),
];

const named: Record<string, Damage> = {
  truncated: (bytes, random) => bytes.subarray(0, random.int(bytes.length + 1)),
  beheaded: (bytes, random) => bytes.subarray(random.int(bytes.length + 1)),
  flipped: (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 1 + random.int(4); n > 0 && copy.length > 0; n--)
      copy[random.int(copy.length)] ^= 1 << random.int(8);
    return copy;
  },
  overwritten: (bytes, random) => {
    const start = random.int(bytes.length + 1);
    return Buffer.from(bytes).fill(
      random.int(256),
      start,
      Math.min(bytes.length, start + 1 + random.int(32)),
    );
  },
  inserted: (bytes, random) => {
    const at = random.int(bytes.length + 1);
    const piece = pieces[random.int(pieces.length)];
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + random.int(3))]);
  },
  'block doubled': (bytes, random) => {
    const [from, to] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  'block lost': (bytes, random) => {
    const [from, to] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  'blocks swapped': (bytes, random) => {
    const [from, to] = range(bytes, random);
    const middle = from + random.int(to - from + 1);
    const parts = [
      bytes.subarray(0, from),
      bytes.subarray(middle, to),
      bytes.subarray(from, middle),
      bytes.subarray(to),
    ];
    return Buffer.concat(parts);
  },
  joined: (bytes, _random, other) => Buffer.concat([bytes, other]),
  spliced: (bytes, random, other) => {
    const at = random.int(bytes.length + 1);
    const [from, to] = range(other, random);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at)]);
  },
};

function range({ length }: Buffer, random: Random): [number, number] {
  const a = random.int(length + 1);
  const b = Math.min(length, a + random.int(Math.min(length, 400) + 1));
  return [a, b];
}

const all = Object.values(named);

export const damageBytes: Damage = (bytes, random, other) =>
  all[random.int(all.length)](bytes, random, other);
