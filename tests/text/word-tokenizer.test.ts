import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';

/** The rules of files that were written before there was a second version; joined-words.test.ts has those of today. */
const word = createTokenizer({ type: 'word', lowercase: false });
const tokens = (text: string) => word.tokenize(text);

/** What the documentation of `word` says, as one expression, for text without emoji, Kana, Han and joiners. */
const literal = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|[^\p{White_Space}\u200b\ufeff]\p{M}*/gu;

describe('words', () => {
  test.each([
    ["don't stop", ["don't", 'stop']],
    ["'quoted' l’eau dogs' rock'n'roll", ["'", 'quoted', "'", 'l’eau', 'dogs', "'", "rock'n'roll"]],
    ['‘tis’ ’tis a’’b', ['‘', 'tis', '’', '’', 'tis', 'a', '’', '’', 'b']],
    ['3.14, 1,000 and 12th', ['3', '.', '14', ',', '1', ',', '000', 'and', '12th']],
    ['COVID-19 a_b x² ½', ['COVID', '-', '19', 'a', '_', 'b', 'x²', '½']],
    ['wait... what?!', ['wait', '.', '.', '.', 'what', '?', '!']],
    ['mail@example.org', ['mail', '@', 'example', '.', 'org']],
    ['Straße ÇA naïve Ελλάς Москва', ['Straße', 'ÇA', 'naïve', 'Ελλάς', 'Москва']],
  ])('%s', (text, expected) => expect(tokens(text)).toEqual(expected));

  test('combining marks stay with their base, also with punctuation and at the start', () => {
    expect(tokens('e\u0301te\u0301 !\u0301 \u0301a')).toEqual(['e\u0301te\u0301', '!\u0301', '\u0301a']);
    expect(tokens("a\u0301'b")).toEqual(["a\u0301'b"]);
  });

  test('letters beyond the basic plane', () => {
    expect(tokens('𐌰𐌱x 𝒜𝒷!')).toEqual(['𐌰𐌱x', '𝒜𝒷', '!']);
  });
});

describe('scripts', () => {
  test('Hangul: syllables, jamo and conjoining jamo are letters', () => {
    expect(tokens('안녕하세요, ㅋㅋㅋ 좋아요ㅎㅎ!')).toEqual([
      '안녕하세요',
      ',',
      'ㅋㅋㅋ',
      '좋아요ㅎㅎ',
      '!',
    ]);
    expect(tokens('\u1112\u1161\u11ab\u1100\u1173\u11af.')).toEqual([
      '\u1112\u1161\u11ab\u1100\u1173\u11af',
      '.',
    ]);
    expect(tokens('서울2024년 LG전자')).toEqual(['서울2024년', 'LG전자']);
  });

  test('Kana and Han: a run of one script is a word', () => {
    expect(tokens('カタカナ ひらがな 日本語')).toEqual(['カタカナ', 'ひらがな', '日本語']);
    expect(tokens('こんにちは世界')).toEqual(['こんにちは', '世界']);
    expect(tokens('私は学生です。')).toEqual(['私', 'は', '学生', 'です', '。']);
    expect(tokens('東京タワー2024年')).toEqual(['東京', 'タワー', '2024', '年']);
    expect(tokens('佐々木 二〇二四')).toEqual(['佐々木', '二〇二四']);
  });

  test('Kana: the prolonged sound mark and voicing marks stay inside', () => {
    expect(tokens('コーヒーとらーめん')).toEqual(['コーヒー', 'とらーめん']);
    expect(tokens('か\u3099き ｶﾞｰ')).toEqual(['か\u3099き', 'ｶﾞｰ']);
  });

  test('vowel signs, viramas and joiners of other scripts', () => {
    expect(tokens('क्षत्रिय हिन्दी।')).toEqual(['क्षत्रिय', 'हिन्दी', '।']);
    expect(tokens('می\u200cخواهم')).toEqual(['می\u200cخواهم']);
    expect(tokens('ක්\u200dරම สวัสดี שָׁלוֹם')).toEqual(['ක්\u200dරම', 'สวัสดี', 'שָׁלוֹם']);
  });
});

describe('characters alone, as a reader sees them', () => {
  test.each([
    ['family', '👨‍👩‍👧‍👦'],
    ['skin tone', '👍🏽'],
    ['flag', '🇰🇷'],
    ['key cap', '1️⃣'],
    ['key cap without a variation selector', '1⃣'],
    ['number sign key cap', '#️⃣'],
    ['tag sequence', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['heart on fire', '❤️‍🔥'],
    ['variation selector', '☺️'],
    ['information', 'ℹ️'],
    ['rainbow flag', '🏳️‍🌈'],
    ['profession with skin tone', '👩🏽‍🚀'],
  ])('%s', (_, emoji) => {
    expect(tokens(emoji)).toEqual([emoji]);
    expect(tokens(`${emoji}${emoji}`)).toEqual([emoji, emoji]);
    expect(tokens(`abc${emoji}def ${emoji}.`)).toEqual(['abc', emoji, 'def', emoji, '.']);
  });

  test('three regional indicators are a flag and a half', () => {
    expect(tokens('🇰🇷🇰')).toEqual(['🇰🇷', '🇰']);
  });

  test('a digit before a key cap stays a number', () => {
    expect(tokens('121️⃣a')).toEqual(['12', '1️⃣', 'a']);
  });
});

describe('white space and what cannot be seen', () => {
  test('all white space of Unicode separates, and U+200B and U+FEFF do', () => {
    const spaces =
      '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2003\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff';
    for (const space of spaces) expect(tokens(`a${space}b${space}`), escape(space)).toEqual(['a', 'b']);
  });

  test('soft hyphens stay inside a word, not at its edge', () => {
    expect(tokens('co\u00adoperate end\u00ad !')).toEqual(['co\u00adoperate', 'end', '\u00ad', '!']);
  });

  test('control characters, format characters and lone surrogates stand alone', () => {
    expect(tokens('a\0b\u0007c\u200ed')).toEqual(['a', '\0', 'b', '\u0007', 'c', '\u200e', 'd']);
    expect(tokens('\ud800a\udc00\udc00b\ud83d')).toEqual(['\ud800', 'a', '\udc00', '\udc00', 'b', '\ud83d']);
  });

  test('nothing gives nothing', () => {
    expect(tokens('')).toEqual([]);
    expect(tokens(' \n\u00a0')).toEqual([]);
    expect(word.offsets('')).toEqual({ offsets: expect.any(Uint32Array), count: 0 });
  });
});

test('equals the literal reading on text without the special cases', () => {
  const alphabet = [...'abcXYZ019éßя한글ㅋ \n\t\'’.,-_!"()“”\u0301\u0308'];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 60 }), (text) => {
      expect(tokens(text)).toEqual(text.match(literal) ?? []);
    }),
    { numRuns: 2000 },
  );
});

test('every character that is not white space is in exactly one token, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      let at = 0;
      for (const { text: token, start, end } of word.tokens(text)) {
        expect(text.slice(at, start)).toMatch(/^[\p{White_Space}\u200b\ufeff]*$/u);
        expect(end).toBeGreaterThan(start);
        expect(token).toBe(text.slice(start, end));
        at = end;
      }
      expect(text.slice(at)).toMatch(/^[\p{White_Space}\u200b\ufeff]*$/u);
    }),
    { numRuns: 500 },
  );
});

test('no token cuts an emoji or a letter from its marks', () => {
  const parts = [
    'a',
    '1',
    ' ',
    '!',
    '한',
    'か',
    '漢',
    '\u0301',
    '👍',
    '🏽',
    '🇰',
    '❤',
    '\ufe0f',
    '👩\u200d🚀',
    '\u20e3',
    "'",
  ];
  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 14 }), (list) => {
      // Marks with nothing to stand on, and skin tones on letters, are read in their own way.
      const text = list
        .join('')
        .replace(/(?<!👍)🏽/gu, '')
        .replace(/(^|\s)[\u0301\ufe0f\u20e3]+/g, '$1');
      const edges = new Set([...segmenter.segment(text)].map(({ index }) => index).concat(text.length));
      for (const { start, end } of word.tokens(text)) {
        expect(edges.has(start) && edges.has(end), JSON.stringify(text)).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

test('lower case comes after splitting and leaves offsets alone', () => {
  const lower = createTokenizer({ type: 'word', lowercase: true });
  expect(lower.tokens('İstanbul ΣΑΣ!')).toEqual([
    { text: 'i\u0307stanbul', start: 0, end: 8 },
    { text: 'σας', start: 9, end: 12 },
    { text: '!', start: 12, end: 13 },
  ]);
});

test('the array passed in is used when it is long enough, else a longer one comes back', () => {
  const out = new Uint32Array(4);
  const short = word.offsets('one two', out);
  expect(short.offsets).toBe(out);
  expect([...out]).toEqual([0, 3, 4, 7]);
  const long = word.offsets('a b c d e', out);
  expect(long.offsets).not.toBe(out);
  expect(long.count).toBe(5);
  expect([...long.offsets.subarray(0, 10)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(word.offsets('a b', new Uint32Array(0)).count).toBe(2);
});

test('text for people to read', () => {
  expect(word.detokenize(tokens('Well, he said (yes): “go”!'))).toBe('Well, he said (yes): “go”!');
  expect(word.detokenize(tokens('コーヒーを飲む。とても'))).toBe('コーヒーを飲む。とても');
  expect(word.detokenize([])).toBe('');
});
