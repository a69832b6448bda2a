/** What `word` keeps whole by the rules of today; word-tokenizer.test.ts has what holds for both versions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';

const today = createTokenizer('word');
const before = createTokenizer({ type: 'word', lowercase: false });
/** Tokens with a bar between. */
const cut = (text: string) => today.tokenize(text).join('|');

describe('numbers', () => {
  test.each([
    ['1,000.50 and 3.14, 1,2,3.', '1,000.50|and|3.14|,|1,2,3|.'],
    ['at 3:45pm or 10:20:30', 'at|3:45pm|or|10:20:30'],
    ['$5.00 50% 1/2 -3 2024-01-15', '$|5.00|50|%|1|/|2|-|3|2024|-|01|-|15'],
    ['192.168.0.1:80 v1.2.3', '192.168.0.1:80|v1.2.3'],
    ['3.14는 ١٬٢٣٤٫٥ １，０００．５', '3.14는|١٬٢٣٤٫٥|１，０００．５'],
    ['5. 5 , 6 1..2 1,,2 ,5 5,', '5|.|5|,|6|1|.|.|2|1|,|,|2|,|5|5|,'],
    ['1️⃣.5', '1️⃣|.|5'],
  ])('%s', (text, expected) => expect(cut(text)).toBe(expected));
});

describe('names', () => {
  test.each([
    ['foo_bar a__b _so_ snake_case_2', 'foo_bar|a__b|_|so|_|snake_case_2'],
    ['example.com. e.g. U.S.A. Ph.D.', 'example.com|.|e.g|.|U.S.A|.|Ph.D|.'],
    ['a. b c .d wait...what', 'a|.|b|c|.|d|wait|.|.|.|what'],
    ['col·lecció 한국·중국 갔다.그리고', 'col·lecció|한국|·|중국|갔다|.|그리고'],
    ['e\u0301.e\u0301', 'e\u0301.e\u0301'],
    ['state-of-the-art AT&T', 'state|-|of|-|the|-|art|AT|&|T'],
  ])('%s', (text, expected) => expect(cut(text)).toBe(expected));
});

describe('addresses', () => {
  test.each([
    ['kim@example.com, a.b+c@my-site.co.uk!', 'kim@example.com|,|a.b+c@my-site.co.uk|!'],
    ['<mailto:x_y@mail.example.org>', '<|mailto|:|x_y@mail.example.org|>'],
    ['@user me@ a@b kim @ example.com', '@|user|me|@|a|@|b|kim|@|example.com'],
    ['https://a.example.org/b(c)?d=1&e=%20#f, x', 'https://a.example.org/b(c)?d=1&e=%20#f|,|x'],
    ['(see http://x.org/a). "http://y.org"', '(|see|http://x.org/a|)|.|"|http://y.org|"'],
    ['ftp://h http:// a:// ://x', 'ftp://h|http|:|/|/|a|:|/|/|:|/|/|x'],
    ['www.my-site.com/x/y.html mp3.com:8080/z', 'www.my-site.com/x/y.html|mp3.com:8080/z'],
    ['메일은 kim@example.com으로', '메일은|kim@example.com으로'],
    ['https://ko.example.org/위키/한국어에서', 'https://ko.example.org/위키/한국어에서'],
    ['well-known.com-pany a-b.community', 'well|-|known.com|-|pany|a|-|b.community'],
  ])('%s', (text, expected) => expect(cut(text)).toBe(expected));
});

test('today joins tokens of the first version and does nothing else', () => {
  const signs = [...'ab1.,:_-@/·é한 (）\u0301', '://', '.com', 'a@b.org', "'", '1️⃣', 'https://a.b/'];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 }), (text) => {
      const old = before.tokens(text);
      const now = today.tokens(text);
      const edges = (tokens: typeof old) => new Set(tokens.flatMap(({ start, end }) => [start, end]));
      const oldEdges = edges(old);
      for (const edge of edges(now)) expect(oldEdges).toContain(edge);
      expect(now.map((token) => token.text).join('')).toBe(old.map((token) => token.text).join(''));
    }),
    { numRuns: 2000 },
  );
});

test('what was kept whole comes back as it was', () => {
  for (const text of [
    'It cost $5.00 at 3:45 p.m., 1,000.50 won.',
    'Write to kim@example.com (or see https://example.org/a?b=1).',
    'In 2024. 15 of 20 came.',
    'It was 5. 14 more came, 3: 45 left.',
  ]) {
    expect(today.detokenize(today.tokenize(text))).toBe(text);
  }
});
