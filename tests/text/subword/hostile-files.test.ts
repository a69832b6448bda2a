/** Damaged and hostile tokenizer files: an error that says what is wrong, never a crash, a hang or other tokens. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { describeMerges, describeWordPieces } from '../../../src/text/subword/files.ts';
import { buildParts } from '../../../src/text/subword/parts.ts';
import { safePattern } from '../../../src/text/subword/pattern.ts';
import { readSubwordEncoder } from '../../../src/text/subword/read-file.ts';
import { describeSentencePiece } from '../../../src/text/subword/sentencepiece-file.ts';
import { SubwordEncoder } from '../../../src/text/subword/subword-encoder.ts';

const model = {
  type: 'BPE',
  vocab: { a: 0, b: 1, ab: 2 } as Record<string, unknown>,
  merges: ['a b'] as unknown[],
};

/** A file with some keys instead of those of a good one. */
function build(changes: Record<string, unknown> = {}, modelChanges: Record<string, unknown> = {}) {
  return new SubwordEncoder(buildParts({ version: '1.0', ...changes, model: { ...model, ...modelChanges } }));
}

test('the file without changes is good', () => {
  expect([...build().encodeIds('abba')]).toEqual([2, 1, 0]);
});

const damaged: [
  what: string,
  changes: Record<string, unknown>,
  model: Record<string, unknown>,
  message: RegExp,
][] = [
  ['an id twice', {}, { vocab: { a: 0, b: 1, ab: 1 } }, /gives "ab" the id 1, which "b" has/],
  [
    'an id out of range',
    {},
    { vocab: { a: 0, b: 1, ab: 7 } },
    /gives "ab" the id 7, but 3 tokens have ids from 0 to 2/,
  ],
  ['a negative id', {}, { vocab: { a: 0, b: -1, ab: 2 } }, /gives "b" the id -1/],
  ['a fraction', {}, { vocab: { a: 0, b: 0.5, ab: 2 } }, /gives "b" the id 0.5/],
  ['no vocabulary', {}, { vocab: null }, /has null for "vocab"/],
  ['a merge of no token', {}, { merges: ['a c'] }, /makes "ac", which is not in the vocabulary/],
  ['a merge that makes no token', {}, { merges: ['b a'] }, /merges\[0\] makes "ba"/],
  ['a merge that goes round', {}, { merges: ['a b', 'ab a'] }, /merges\[1\] makes "aba"/],
  ['a merge twice', {}, { merges: ['a b', 'a b'] }, /merges\[1\] is "a b", as merges\[0\] is/],
  ['a merge of three', {}, { merges: ['a b a'] }, /merges\[0\] is "a b a", not two tokens/],
  [
    'an unknown token that is none',
    {},
    { unk_token: '<unk>' },
    /unknown token "<unk>", which is not in the vocabulary/,
  ],
  ['a model of another type', {}, { type: 'WordLevel' }, /model is a "WordLevel", which is not supported/],
  [
    'a model that asks for more',
    {},
    { cache_capacity_of_the_moon: 3 },
    /asks for "cache_capacity_of_the_moon": 3/,
  ],
  [
    'an unknown normaliser',
    { normalizer: { type: 'Nmt' } },
    {},
    /normalizer is a "Nmt", which is not supported/,
  ],
  ['an unknown pre-tokenizer', { pre_tokenizer: { type: 'UnicodeScripts' } }, {}, /is a "UnicodeScripts"/],
  ['an unknown decoder', { decoder: { type: 'CTC' } }, {}, /decoder is a "CTC"/],
  ['an unknown part', { quantizer: { type: 'X' } }, {}, /asks for "quantizer"/],
  [
    'an added token with a taken id',
    { added_tokens: [{ id: 1, content: '<s>' }] },
    {},
    /gives "<s>" the id 1, which "b" has/,
  ],
  ['an added token behind a gap', { added_tokens: [{ id: 9, content: '<s>' }] }, {}, /no token has the id 3/],
  [
    'a template with an id out of range',
    { post_processor: { type: 'BertProcessing', cls: ['x', 1], sep: ['y', 99] } },
    {},
    /uses the id 99, but ids go from 0 to 2/,
  ],
];

test.each(damaged)('%s', (_what, changes, modelChanges, message) => {
  expect(() => build(changes, modelChanges)).toThrow(NlpError);
  expect(() => build(changes, modelChanges)).toThrow(message);
});

describe('patterns', () => {
  test.each([
    '(a+)+$',
    '(a|a)*b',
    '(\\w*)*x',
    '(?<=a)b',
    '(a)\\1',
    '((((((((((a))))))))))',
    'a*+a',
    '[[a]&&b]',
    'a{2}(b{3})+',
  ])('%s is refused', (pattern) => {
    expect(() => safePattern(pattern)).toThrow(/is not supported/);
  });

  test('those of models in use are read', () => {
    const cl100k =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    const text = "I'LL say: 12345 words\n\n  가나다 x";
    expect(text.match(safePattern(cl100k))).toEqual([
      'I',
      "'LL",
      ' say',
      ':',
      ' ',
      '123',
      '45',
      ' words',
      '\n\n',
      ' ',
      ' 가나다',
      ' x',
    ]);
    expect('a b'.match(safePattern('\\w+|[^\\w\\s]+'))).toEqual(['a', 'b']);
  });

  test('blanks without end take no more than their time', () => {
    const pattern = safePattern('\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+');
    expect(`${' '.repeat(200_000)}x`.match(pattern)?.length).toBe(2);
  });
});

test('merges and vocab.txt name the line', () => {
  const where = { vocabulary: { file: 'v' }, merges: { file: 'm' } };
  const merges = (text: string) => () => describeMerges({ a: 0, b: 1, ab: 2 }, text, where);
  expect(merges('#version: 0.2\na b\na b\n')).toThrow(/m:3: the merge "a b" stands in line 2 already/);
  expect(merges('a b c\n')).toThrow(/m:1: "a b c" is not two tokens/);
  expect(merges('a c\n')).toThrow(/needs "c", which the vocabulary has not/);
  expect(() => describeWordPieces('[UNK]\na\na\n', { file: 'v' })).toThrow(
    /v:3: the token "a" stands in line 2 already/,
  );
  expect(() => describeWordPieces('a\n', { file: 'v' })).toThrow(/has no line \[UNK\]/);
});

/** A message of fields, by hand. */
function field(number: number, content: Uint8Array | number): number[] {
  if (typeof content === 'number') return [number * 8, content];
  return [number * 8 + 2, content.length, ...content];
}

function piece(text: string, score: number, type?: number): number[] {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, score, true);
  const inside = [
    ...field(1, Buffer.from(text)),
    2 * 8 + 5,
    ...bytes,
    ...(type === undefined ? [] : field(3, type)),
  ];
  return field(1, Uint8Array.from(inside));
}

describe('SentencePiece files', () => {
  const good = Uint8Array.from([
    ...piece('<unk>', 0, 2),
    ...piece('\u2581a', -1),
    ...piece('\u2581', -2),
    ...piece('a', -2.5),
    ...field(2, Uint8Array.from(field(3, 1))),
  ]);

  test('a whole one is read', () => {
    const encoder = new SubwordEncoder(buildParts(describeSentencePiece(good)));
    expect([...encoder.encodeIds(' a  aa z ')]).toEqual([1, 1, 3, 2, 0]);
    expect(encoder.decode([1, 1, 3])).toBe('a aa');
  });

  test('cut off anywhere, or with any byte changed, it is read or refused', () => {
    const attempt = (bytes: Uint8Array) => {
      try {
        new SubwordEncoder(buildParts(describeSentencePiece(bytes))).encodeIds('a b\u2581');
      } catch (error) {
        if (!(error instanceof NlpError)) throw error;
      }
    };
    for (let end = 0; end < good.length; end++) attempt(good.subarray(0, end));
    for (let at = 0; at < good.length; at++) {
      for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
        const bytes = Uint8Array.from(good);
        bytes[at] = value;
        attempt(bytes);
      }
    }
  });

  test('lengths beyond the end are refused with the place', () => {
    const cut = () => describeSentencePiece(good.subarray(0, 20));
    expect(cut).toThrow(/a field of \d+ bytes begins where \d+ are left/);
  });

  test('a map of characters that points out of itself finds nothing', () => {
    const map = Buffer.alloc(4 + 4 * 300);
    map.writeUInt32LE(1200, 0);
    for (let i = 4; i < map.length; i++) map[i] = 0xff;
    const bytes = Uint8Array.from([
      ...good,
      0x1a,
      ...varint(map.length + 3),
      0x12,
      ...varint(map.length),
      ...map,
    ]);
    const encoder = new SubwordEncoder(buildParts(describeSentencePiece(bytes)));
    expect([...encoder.encodeIds('a')]).toEqual([1]);
  });
});

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}

test('a file that is cut off is named', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nlp-tokenizer-'));
  const file = path.join(folder, 'tokenizer.json');
  writeFileSync(file, JSON.stringify({ model }).slice(0, -5));
  expect(() => readSubwordEncoder(folder)).toThrow(/tokenizer\.json: is no JSON/);
  expect(() => readSubwordEncoder(path.join(folder, 'nothing.json'))).toThrow(/no such file/);
});

test('a vocabulary of two hundred thousand tokens is read', { timeout: 20_000 }, () => {
  const vocab: [string, number][] = [['<unk>', 0]];
  for (let i = 0; i < 200_000; i++) vocab.push([`t${i}`, -i]);
  const encoder = build({}, { type: 'Unigram', vocab, merges: undefined, unk_id: 0 });
  expect(encoder.decode(encoder.encodeIds('t77'))).toBe('t77');
});
