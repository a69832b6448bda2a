/** Text to terms: scikit-learn's order of steps, its patterns, and the byte scanner against the plain analyzer. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Analyzer } from '../../../src/models/tfidf/analyzer.ts';
import { DocumentScanner } from '../../../src/models/tfidf/document-scanner.ts';
import type { AnalysisOptions } from '../../../src/models/tfidf/options.ts';
import { stopWordLists } from '../../../src/models/tfidf/stop-words.ts';
import { compileTokenPattern, matchTokens } from '../../../src/models/tfidf/token-pattern.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';

const terms = (text: string, options: AnalysisOptions = {}) =>
  new Analyzer(options).analyze(text).map(({ term }) => term);

describe('words', () => {
  test('are runs of two or more word characters, lower-cased', () => {
    expect(terms("Don't PANIC: it's a_b 42 é É ça x")).toEqual(['don', 'panic', 'it', 'a_b', '42', 'ça']);
    expect(terms('동해물과 백두산이')).toEqual(['동해물과', '백두산이']);
    expect(terms('Ab aB', { lowercase: false })).toEqual(['Ab', 'aB']);
  });

  test('stop words go before n-grams, and leave a gap in the positions', () => {
    const options: AnalysisOptions = { stopwords: ['the', 'of'], ngrams: [1, 2] };
    const analyzer = new Analyzer(options);
    expect(analyzer.analyze('The speed of sound')).toEqual([
      { term: 'speed', position: 1, start: 4, end: 9 },
      { term: 'speed sound', position: 1, start: 4, end: 18 },
      { term: 'sound', position: 3, start: 13, end: 18 },
    ]);
  });

  test('a pattern may have one group, and knows all of Unicode', () => {
    expect(terms('a-b c-d', { tokenPattern: '(\\w)-' })).toEqual(['a', 'c']);
    expect(terms('é1 x', { tokenPattern: '(?u)\\b\\w+\\b' })).toEqual(['é1', 'x']);
    expect(terms('x1é y', { tokenPattern: '[\\w]+' })).toEqual(['x1é', 'y']);
    expect(terms('ab,cd;ef', { tokenPattern: '[^,;]+' })).toEqual(['ab', 'cd', 'ef']);
    expect(() => terms('x', { tokenPattern: '(' })).toThrow(/no regular expression/);
    expect(() => terms('x', { tokenPattern: '(a)(b)' })).toThrow(/2 capturing groups/);
  });

  test.each([[[0, 1]], [[2, 1]], [[1, 99]], [[1.5, 2]]] as [[number, number]][])(
    'n-grams %j are refused',
    (ngrams) => {
      expect(() => terms('x', { ngrams })).toThrow(/no range of n-grams/);
    },
  );

  test('offsets are those of the text as written', () => {
    const text = 'İstanbul and Ankara';
    for (const { term, start, end } of new Analyzer().analyze(text)) {
      if (term === 'and' || term === 'ankara') expect(text.slice(start, end).toLowerCase()).toBe(term);
    }
    expect(new Analyzer().analyze(text).some(({ term }) => term === 'ankara')).toBe(true);
  });
});

describe('characters', () => {
  test('runs of white space are one blank', () => {
    expect(terms('ab  c', { analyzer: 'char', ngrams: [2, 2] })).toEqual(['ab', 'b ', ' c']);
    expect(terms('가나다', { analyzer: 'char', ngrams: [2, 2] })).toEqual(['가나', '나다']);
    expect(terms('a😀', { analyzer: 'char', ngrams: [1, 2] })).toEqual(['a', 'a😀', '😀']);
  });
});

describe('stems', () => {
  test('Porter, and Snowball for English and German', () => {
    expect(terms('relational wings flying', { stem: 'porter' })).toEqual(['relat', 'wing', 'fly']);
    expect(terms('generously flying', { stem: 'snowball' })).toEqual(['generous', 'fli']);
    expect(terms('Häuser', { stem: 'snowball-german' })).toEqual(['haus']);
  });

  test.each(['porte', 'snowball-', 'snowball-klingon', '__proto__'])('%s is no stemmer', (stem) => {
    expect(() => new Analyzer({ stem })).toThrow(/no stemmer/);
  });
});

test.each(Object.entries(stopWordLists))('the %s stop words have no double', (_name, words) => {
  expect(new Set(words).size).toBe(words.length);
  expect(words.length).toBeGreaterThan(50);
});

describe('the byte scanner', () => {
  const settings: AnalysisOptions[] = [
    {},
    { lowercase: false },
    { stopwords: ['aa', 'the'], stem: 'porter' },
    { ngrams: [1, 3] },
    { ngrams: [2, 2], stopwords: ['ab'] },
    { analyzer: 'char', ngrams: [1, 2] },
  ];
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'abAB _1.é한İ😀𝒳\n'), maxLength: 60 }),
    fc
      .array(fc.constantFrom('the', 'running', 'ab', 'flies', 'É', 'ΣΑΣ'), { maxLength: 12 })
      .map((w) => w.join(' ')),
  );

  test.each(settings.map((options) => [JSON.stringify(options), options] as const))(
    '%s',
    (_name, options) => {
      const analyzer = new Analyzer(options);
      const table = Vocabulary.of();
      const scanner = new DocumentScanner(analyzer, table);
      fc.assert(
        fc.property(text, (document) => {
          const source = document.toWellFormed();
          const bytes = new TextEncoder().encode(source);
          scanner.clear();
          const count = scanner.scan(source, bytes, 0, bytes.length);
          const found = Array.from({ length: count }, (_, i) => ({
            term: table.token(scanner.tokens.values[i]),
            position: scanner.positions.values[i],
          }));
          const expected = analyzer.analyze(source).map(({ term, position }) => ({ term, position }));
          expect(found).toEqual(expected);
        }),
        { numRuns: 300, seed: 1 },
      );
    },
  );

  test('the table finds what was added, and keeps thousands apart', () => {
    const table = Vocabulary.of();
    for (let i = 0; i < 20_000; i++) expect(table.add(`term ${i}`)).toBe(i);
    for (let i = 0; i < 20_000; i += 7) expect(table.find(`term ${i}`)).toBe(i);
    expect(table.find('term')).toBe(-1);
    expect(table.token(123)).toBe('term 123');
  });
});

describe("a pattern has Python's classes", () => {
  test.each([
    ['[^\\W\\d_]+', 'Müller 김치 2024 Øre_x', ['müller', '김치', 'øre', 'x']],
    ['[\\W]', 'a\u{1f600}_-', ['\u{1f600}', '-']],
    ['[^\\s]+', 'a\u0085b\x1cc\ufeffd', ['a', 'b', 'c\ufeffd']],
    ['[\\S]+', 'a\u0085b\u3000c', ['a', 'b', 'c']],
    ['\\S+', 'a\x1fb', ['a', 'b']],
    ['[^\\D]+', 'a12٣b', ['12٣']],
  ])('%s', (tokenPattern, text, expected) => {
    expect(terms(text, { tokenPattern })).toEqual(expected);
  });
});

test('runs of white space are those of Python', () => {
  expect(terms('a\u0085\u0085b', { analyzer: 'char' })).toEqual(['a', ' ', 'b']);
  expect(terms('a\ufeff\ufeffb', { analyzer: 'char' })).toEqual(['a', '\ufeff', '\ufeff', 'b']);
});

test.each(['(a+)+$', '(a|a)+$', 'a+a+a+a+a+a+a+a+b', '(?:a?){30}(?:a){30}b'])(
  'a pattern that explodes is given up: %s',
  (pattern) => {
    const text = `${'a'.repeat(300)}c`;
    expect(() => [...matchTokens(compileTokenPattern(pattern), text, 50)]).toThrow(
      /the token pattern takes more than/,
    );
  },
);
