/** The parts that tokenizer.json names, each by what it does to a text; templates, truncation and batches. */
import { describe, expect, test } from 'vitest';
import { buildParts } from '../../../src/text/subword/parts.ts';
import { SubwordEncoder } from '../../../src/text/subword/subword-encoder.ts';
import { padBatch } from '../../../src/text/subword/truncation.ts';

/** A tokenizer whose tokens are characters, of what the parts make of a text. */
function withParts(parts: Record<string, unknown>, more: readonly string[] = []): SubwordEncoder {
  const tokens = ['<unk>', ...' abcdeABé\u2581.,!1279#Ġ', ...more];
  const vocab = Object.fromEntries(tokens.map((token, id) => [token, id]));
  return new SubwordEncoder(
    buildParts({ model: { type: 'BPE', vocab, merges: [], unk_token: '<unk>' }, ...parts }),
  );
}

function tokensOf(encoder: SubwordEncoder, text: string): string {
  return Array.from(encoder.encodeIds(text), (id) => encoder.parts.tokens[id]).join('');
}

const normalizers: [part: Record<string, unknown>, text: string, wanted: string][] = [
  [{ type: 'NFC' }, 'e\u0301', 'é'],
  [{ type: 'NFKC' }, '\uff21', 'A'],
  [{ type: 'Sequence', normalizers: [{ type: 'NFD' }, { type: 'StripAccents' }] }, 'é', 'e'],
  [{ type: 'Lowercase' }, 'ABé', 'abé'],
  [{ type: 'Strip', strip_left: true, strip_right: false }, '  a ', 'a '],
  [{ type: 'Replace', pattern: { Regex: ' {2,}' }, content: ' ' }, 'a   b', 'a b'],
  [{ type: 'Replace', pattern: { String: 'ab' }, content: 'c' }, 'aabb', 'acb'],
  [{ type: 'Prepend', prepend: '\u2581' }, 'a', '\u2581a'],
];

test.each(normalizers)('normaliser %j', (normalizer, text, wanted) => {
  expect(tokensOf(withParts({ normalizer }), text)).toBe(wanted);
});

const preTokenizers: [part: Record<string, unknown>, text: string, pieces: string[]][] = [
  [{ type: 'Whitespace' }, 'ab, c', ['ab', ',', 'c']],
  [{ type: 'WhitespaceSplit' }, 'ab, c', ['ab,', 'c']],
  [{ type: 'BertPreTokenizer' }, 'ab,c!', ['ab', ',', 'c', '!']],
  [{ type: 'Digits', individual_digits: true }, 'a12', ['a', '1', '2']],
  [{ type: 'Digits' }, 'a12b', ['a', '12', 'b']],
  [{ type: 'Punctuation', behavior: 'Contiguous' }, 'a,,b', ['a', ',,', 'b']],
  [{ type: 'CharDelimiterSplit', delimiter: '#' }, 'a#b', ['a', 'b']],
  [{ type: 'Metaspace' }, 'a b', ['\u2581a', '\u2581b']],
  [{ type: 'Metaspace', prepend_scheme: 'never' }, 'a b', ['a', '\u2581b']],
  [{ type: 'Metaspace', split: false }, 'a b', ['\u2581a\u2581b']],
  [{ type: 'Split', pattern: { String: ',' }, behavior: 'MergedWithPrevious' }, 'a,b,', ['a,', 'b,']],
  [{ type: 'Split', pattern: { String: ',' }, behavior: 'MergedWithNext' }, 'a,b', ['a', ',b']],
  [{ type: 'Split', pattern: { String: ',' }, behavior: 'Removed' }, 'a,b', ['a', 'b']],
  [{ type: 'Split', pattern: { Regex: '[a-c]+' }, behavior: 'Removed', invert: true }, 'ab, c', ['ab', 'c']],
  [
    {
      type: 'Sequence',
      pretokenizers: [{ type: 'WhitespaceSplit' }, { type: 'Metaspace' }, { type: 'Digits' }],
    },
    'a1 b',
    ['\u2581a', '1', '\u2581b'],
  ],
];

test.each(preTokenizers)('pre-tokenizer %j', (part, text, pieces) => {
  const encoder = withParts({ pre_tokenizer: part });
  expect(encoder.modelPieces(text).map(({ piece }) => piece)).toEqual(pieces);
});

test('places are those of the text as it was, whatever was put before or taken away', () => {
  const encoder = withParts({
    normalizer: { type: 'Sequence', normalizers: [{ type: 'NFD' }, { type: 'StripAccents' }] },
    pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'WhitespaceSplit' }, { type: 'Metaspace' }] },
  });
  const text = 'a é  b';
  const { ids, offsets } = encoder.encodeUnits(text);
  const found = Array.from(ids, (id, i) => [
    encoder.parts.tokens[id],
    text.slice(offsets[2 * i], offsets[2 * i + 1]),
  ]);
  expect(found).toEqual([
    ['\u2581', ''],
    ['a', 'a'],
    ['\u2581', ''],
    ['e', 'é'],
    ['\u2581', ''],
    ['b', 'b'],
  ]);
});

describe('added tokens', () => {
  const added = (more: Record<string, unknown>) =>
    withParts({ added_tokens: [{ id: 20, content: '<x>', special: true, ...more }] }, ['<x>']);

  test('are one token wherever they stand, and left out of decoded text', () => {
    const encoder = added({});
    expect(encoder.parts.tokens.indexOf('<x>')).toBe(20);
    expect([...encoder.encodeIds('a<x>b')]).toEqual([2, 20, 3]);
    expect(encoder.decode([2, 20, 3])).toBe('a b');
    expect(encoder.decode([2, 20, 3], { skipSpecialTokens: false })).toBe('a <x> b');
  });

  test('take the blanks beside them, or stand alone, where they say so', () => {
    expect([...added({ lstrip: true, rstrip: true }).encodeIds('a <x> b')]).toEqual([2, 20, 3]);
    expect([...added({ single_word: true }).encodeIds('a<x>b').slice(0, 2)]).toEqual([2, 0]);
  });
});

describe('around a text', () => {
  const post = {
    type: 'TemplateProcessing',
    single: [{ SpecialToken: { id: '#', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
    pair: [
      { SpecialToken: { id: '#', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '#', type_id: 1 } },
      { Sequence: { id: 'B', type_id: 1 } },
    ],
    special_tokens: { '#': { id: '#', ids: [18], tokens: ['#'] } },
  };

  test('a template puts special tokens, types and a mask', () => {
    const { ids, typeIds, specialTokensMask } = withParts({ post_processor: post }).encode('ab', {
      pair: 'c',
    });
    expect([...ids]).toEqual([18, 2, 3, 18, 4]);
    expect([...typeIds]).toEqual([0, 0, 0, 1, 1]);
    expect([...specialTokensMask]).toEqual([1, 0, 0, 1, 0]);
  });

  test.each([
    ['LongestFirst', 'Right', [18, 2, 3, 18, 4]],
    ['LongestFirst', 'Left', [18, 4, 5, 18, 6]],
    ['OnlyFirst', 'Right', [18, 2, 18, 4, 6]],
  ])('truncation: %s, %s', (strategy, direction, wanted) => {
    const truncation = { strategy, direction, max_length: 5, stride: 0 };
    const encoder = withParts({ post_processor: post, truncation });
    expect([...encoder.encode('abcd', { pair: 'ce' }).ids]).toEqual(wanted);
  });

  test('a batch has one length, and a mask of what is text', () => {
    const encoder = withParts({});
    const batch = padBatch([encoder.encode('abc'), encoder.encode('a')], 9, { multipleOf: 4, side: 'left' });
    expect(batch.length).toBe(4);
    expect([...batch.ids]).toEqual([9, 2, 3, 4, 9, 9, 9, 2]);
    expect([...batch.attentionMask]).toEqual([0, 1, 1, 1, 0, 0, 0, 1]);
  });
});
