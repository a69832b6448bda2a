/** The query language, words that are nearly alike, and snippets. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Analyzer } from '../../../src/models/tfidf/analyzer.ts';
import { editDistance } from '../../../src/models/tfidf/edit-distance.ts';
import { parseQuery } from '../../../src/models/tfidf/query-parser.ts';
import { makeSnippet } from '../../../src/models/tfidf/snippet.ts';
import { TfidfModel } from '../../../src/models/tfidf/tfidf-model.ts';

describe('parsing', () => {
  const shape = (query: string) =>
    parseQuery(query).map(({ kind, text, occurrence, edits }) => [kind, text, occurrence, edits]);

  test('every operator', () => {
    expect(shape('wing flow +lift -drag "boundary layer" -"shock wave" aero* wnig~ flwo~2 +sup*')).toEqual([
      ['words', 'wing flow', 'optional', 0],
      ['words', 'lift', 'required', 0],
      ['words', 'drag', 'excluded', 0],
      ['phrase', 'boundary layer', 'optional', 0],
      ['phrase', 'shock wave', 'excluded', 0],
      ['prefix', 'aero', 'optional', 0],
      ['fuzzy', 'wnig', 'optional', 1],
      ['fuzzy', 'flwo', 'optional', 2],
      ['prefix', 'sup', 'required', 0],
    ]);
  });

  test('what only looks like one is a word', () => {
    expect(shape('+ - * ~ a-b c+d "open')).toEqual([['words', '+ - * ~ a-b c+d "open', 'optional', 0]]);
    expect(shape('')).toEqual([]);
    expect(() => parseQuery('a~9')).toThrow(/too many edits/);
  });

  test('anything can be asked', () => {
    const model = TfidfModel.train([{ id: '1', text: 'alpha beta gamma' }]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab "+-*~1'), maxLength: 30 }), (query) => {
        fc.pre(!/~\d*[4-9]|~\d\d/.test(query));
        for (const { score } of model.search(query).hits) expect(Number.isFinite(score)).toBe(true);
      }),
    );
  });
});

describe('edit distance', () => {
  test('a swap is one edit', () => {
    expect(editDistance([...'wnig'], [...'wing'], 2)).toBe(1);
    expect(editDistance([...'kitten'], [...'sitting'], 5)).toBe(3);
    // No part is edited twice: ca -> abc takes three edits, not two.
    expect(editDistance([...'ca'], [...'abc'], 5)).toBe(3);
  });

  test('agrees with the recursive definition', () => {
    const naive = (a: string, b: string): number => {
      if (a === '' || b === '') return a.length + b.length;
      const [i, j] = [a.length - 1, b.length - 1];
      let best = Math.min(
        naive(a.slice(0, -1), b) + 1,
        naive(a, b.slice(0, -1)) + 1,
        naive(a.slice(0, -1), b.slice(0, -1)) + (a[i] === b[j] ? 0 : 1),
      );
      if (i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j]) {
        best = Math.min(best, naive(a.slice(0, -2), b.slice(0, -2)) + 1);
      }
      return best;
    };
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 5 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, limit) => {
        expect(editDistance([...a], [...b], limit)).toBe(Math.min(naive(a, b), limit + 1));
      }),
      { numRuns: 300 },
    );
  });

  test('finds words that are nearly alike', () => {
    const model = TfidfModel.train([
      { id: '1', text: 'wing' },
      { id: '2', text: 'wings' },
      { id: '3', text: 'swinging' },
    ]);
    const ids = (query: string) =>
      model
        .search(query)
        .hits.map(({ id }) => id)
        .sort();
    expect(ids('wnig~1')).toEqual(['1']);
    expect(ids('wnig~2')).toEqual(['1', '2']);
    expect(ids('win~0')).toEqual([]);
    expect(ids('WING~0')).toEqual(['1']);
  });
});

describe('snippets', () => {
  const analyzer = new Analyzer();
  const marked = (text: string, ...terms: string[]) => {
    const snippet = makeSnippet(analyzer, text, new Set(terms));
    return { ...snippet, words: snippet.highlights.map(([start, end]) => snippet.text.slice(start, end)) };
  };

  test('shows the place with the most different terms', () => {
    const filler = 'nothing to see here and so on '.repeat(20);
    const text = `wing ${filler} wing wing wing ${filler} a Wing in the\n  Slipstream of a propeller ${filler}`;
    const { text: shown, words } = marked(text, 'wing', 'slipstream');
    expect(words).toEqual(['Wing', 'Slipstream']);
    expect(shown).toMatch(/^… .* …$/);
    expect(shown.length).toBeLessThan(175);
  });

  test('is the beginning where nothing matches, and all of a short text', () => {
    expect(marked('Short  text.', 'absent')).toMatchObject({ text: 'Short text.', words: [] });
    expect(marked('', 'absent')).toMatchObject({ text: '', words: [] });
    expect(marked('x '.repeat(500), 'absent').text.endsWith(' …')).toBe(true);
  });

  test('highlights are where the matches are, in any text', () => {
    const word = fc.constantFrom(
      'wing',
      'Flow',
      'a',
      '\n\n',
      '  ',
      '한국',
      'İ',
      '.',
      'wing-flow',
      'x'.repeat(200),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), fc.constantFrom('', ' '), (parts, glue) => {
        const { highlights, words, text } = marked(parts.join(glue), 'wing', 'flow', '한국');
        let before = 0;
        for (const [start, end] of highlights) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeLessThanOrEqual(text.length);
          before = end;
        }
        for (const item of words) expect(item.toLowerCase()).toMatch(/^(wing|flow|한국)$/);
      }),
      { numRuns: 500 },
    );
  });
});
