/** The options of an index: what they stand for, what is refused, and the record of them in a file. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feedbackSettings } from '../../../src/models/tfidf/feedback-settings.ts';
import { resolveIndexSettings } from '../../../src/models/tfidf/index-settings.ts';
import type { TfidfOptions } from '../../../src/models/tfidf/options.ts';
import { mergeSchemes } from '../../../src/models/tfidf/scheme.ts';
import { settingsFromRecord, settingsToRecord } from '../../../src/models/tfidf/settings-record.ts';
import { TfidfModel } from '../../../src/models/tfidf/tfidf-model.ts';

test('an unknown name is refused with the nearest one', () => {
  const options = { stopWords: 'english' } as TfidfOptions;
  expect(() => TfidfModel.train([], options)).toThrow(/stopWords: there is no such option/);
  try {
    TfidfModel.train([], options);
  } catch (error) {
    expect((error as { remedy: string }).remedy).toMatch(/^Did you mean stopwords\?/);
  }
});

test.each([
  [{ k1: -1 }, /k1: is -1/],
  [{ b: 2 }, /b: is 2/],
  [{ minDf: '0' }, /minDf: 0 is out of range/],
  [{ maxDf: '1.5' }, /maxDf: 1.5 is out of range/],
  [{ ngrams: [2, 1] as const }, /ngrams: '2,1' is no range/],
  [{ stopwords: 'klingon' }, /stopwords: there is no stop word list/],
  [{ feedbackTerms: 0 }, /feedbackTerms: is 0/],
] as [TfidfOptions, RegExp][])('%j is refused by its key', (options, message) => {
  expect(() => TfidfModel.train([], options)).toThrow(message);
});

describe('limits of documents', () => {
  test.each([
    [1, { count: 1 }],
    [0.5, { fraction: 0.5 }],
    ['3', { count: 3 }],
    ['1.0', { fraction: 1 }],
    ['.25', { fraction: 0.25 }],
    ['1e-3', { fraction: 0.001 }],
  ] as const)('%j', (given, limit) => {
    expect(resolveIndexSettings({ minDf: given }).minDf).toEqual(limit);
  });
});

describe('feedback', () => {
  test.each([
    [{}, undefined],
    [{ feedback: false, feedbackTerms: 5 }, false],
    [{ feedback: true }, { documents: 8, terms: 30, beta: 0.6 }],
    [{ feedback: 3 }, { documents: 3, terms: 30, beta: 0.6 }],
    [{ feedbackBeta: 0.1 }, { documents: 8, terms: 30, beta: 0.1 }],
  ])('%j', (options, settings) => {
    expect(feedbackSettings(options)).toEqual(settings);
  });
});

describe('a preset', () => {
  test('stands under what is given', () => {
    const { scheme, analysis, feedback } = resolveIndexSettings({ preset: 'best', k1: 0.9, stem: 'none' });
    expect(scheme).toEqual({ scheme: 'bm25', k1: 0.9, b: 0.75 });
    expect(analysis.stem).toBe('none');
    expect(analysis.stopwords).toContain('the');
    expect(feedback).toBeDefined();
  });

  test('without its feedback', () => {
    expect(resolveIndexSettings({ preset: 'best', feedback: false }).feedback).toBeUndefined();
  });
});

describe('the scheme of a search', () => {
  const recorded = { scheme: 'bm25+', k1: 0.5, norm: 'l1' } as const;
  test.each([
    [{}, recorded],
    [{ k1: 2 }, { ...recorded, k1: 2 }],
    [{ scheme: 'bm25' }, { scheme: 'bm25' }],
    [
      { scheme: 'tfidf', idf: false },
      { scheme: 'tfidf', norm: 'l1', idf: false },
    ],
  ])('%j over that of the index', (asked, merged) => {
    expect(mergeSchemes(recorded, asked)).toEqual(merged);
  });
});

describe('the record in a file', () => {
  test('has the keys and the order that files always had', () => {
    const settings = resolveIndexSettings({
      scheme: 'tfidf',
      norm: 'l1',
      idf: false,
      stopwords: ['the'],
      stem: 'porter',
      tokenPattern: '\\w+',
      minDf: 2,
      feedback: true,
    });
    expect(JSON.stringify(settingsToRecord(settings))).toBe(
      '{"analyzer":"word","lowercase":true,"tokenPattern":"\\\\w+","ngrams":[1,1],"stopWords":["the"],' +
        '"stem":"porter","minDf":{"count":2},"maxDf":{"fraction":1},"positions":true,"store":true,' +
        '"scheme":{"scheme":"tfidf","useIdf":false,"norm":"l1"},' +
        '"feedback":{"documents":8,"terms":30,"beta":0.6}}',
    );
  });

  test('is read as it was written', () => {
    const options: fc.Arbitrary<TfidfOptions> = fc.record(
      {
        preset: fc.constant('best' as const),
        analyzer: fc.constantFrom('word' as const, 'char' as const),
        ngrams: fc.constantFrom([1, 1] as const, [1, 3] as const),
        stopwords: fc.oneof(fc.constantFrom('english', 'none'), fc.array(fc.string(), { maxLength: 3 })),
        stem: fc.constantFrom('none', 'porter', 'snowball-german'),
        lowercase: fc.boolean(),
        minDf: fc.constantFrom<number | string>(1, 2, 0.1, '1.0'),
        maxDf: fc.constantFrom<number | string>(7, 0.5, '1.0'),
        scheme: fc.constantFrom('tfidf', 'bm25', 'ltc.lnc'),
        k1: fc.double({ min: 0, max: 9, noNaN: true }),
        delta: fc.double({ min: 0, max: 9, noNaN: true }),
        idf: fc.boolean(),
        sublinearTf: fc.boolean(),
        feedback: fc.oneof(fc.boolean(), fc.integer({ min: 1, max: 99 })),
        feedbackTerms: fc.integer({ min: 1, max: 99 }),
        store: fc.boolean(),
        positions: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(options, (given) => {
        const settings = resolveIndexSettings(given);
        const json = JSON.parse(JSON.stringify(settingsToRecord(settings)));
        expect(settingsFromRecord(json)).toEqual(JSON.parse(JSON.stringify(settings)));
      }),
      { numRuns: 200 },
    );
  });
});
