/** The index against a naive search: every scheme's formula, exact top-k, ties, changes, queries with operators. */
import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/math/random.ts';
import type { SearchOptions } from '../../../src/models/tfidf/search-types.ts';
import { TfidfModel } from '../../../src/models/tfidf/tfidf-model.ts';
import { naiveIndex, naiveScores, ranked, zipfDocuments, zipfText } from './collection.ts';

const random = Random.from(7);
const documents = zipfDocuments(random, 4000, 3000);
const oracle = naiveIndex(documents);
const model = TfidfModel.train(documents);
const queries = Array.from({ length: 25 }, (_, i) => zipfText(random, 1 + (i % 8), 3000));

const N = oracle.documents;
const average = oracle.averageLength;
const [k1, b] = [1.2, 0.75];
const K = (length: number) => k1 * (1 - b + (b * length) / average);
/** Each BM25 as in table 1 of Kamphuis et al. 2020, written down anew. */
const formulas: Record<string, (tf: number, df: number, length: number) => number> = {
  bm25: (tf, df, length) => Math.log(1 + (N - df + 0.5) / (df + 0.5)) * (tf / (tf + K(length))),
  'bm25-robertson': (tf, df, length) => Math.log((N - df + 0.5) / (df + 0.5)) * (tf / (tf + K(length))),
  'bm25-atire': (tf, df, length) => Math.log(N / df) * (((k1 + 1) * tf) / (tf + K(length))),
  'bm25+': (tf, df, length) => Math.log((N + 1) / df) * (((k1 + 1) * tf) / (tf + K(length)) + 1),
  bm25l: (tf, df, length) => {
    const c = tf / (1 - b + (b * length) / average);
    return (Math.log((N + 1) / (df + 0.5)) * (k1 + 1) * (c + 0.5)) / (k1 + c + 0.5);
  },
};

describe.each(Object.entries(formulas))('%s', (scheme, formula) => {
  test('scores are those of the formula', () => {
    for (const query of queries) {
      const expected = naiveScores(oracle, query, formula);
      const { hits, total } = model.search(query, { scheme, count: documents.length, total: true });
      expect(hits.length).toBe(expected.size);
      expect(total).toBe(expected.size);
      for (const { id, score } of hits) {
        // Hundreds of thousands of hits: an expect for each would take ten times as long as the search.
        const wanted = expected.get(id);
        if (!(Math.abs(score - (wanted ?? Number.NaN)) < 1e-11)) expect(score).toBe(wanted);
      }
    }
  });

  test('explanations add up to the scores', () => {
    for (const query of queries) {
      const { hits } = model.search(query, { scheme, count: 200, explain: true });
      for (const { score, explanation } of hits)
        expect(explanation?.reduce((partial, part) => partial + part.contribution, 0)).toBe(score);
    }
  });
});

const schemes = [...Object.keys(formulas), 'tfidf', 'ltc.lnc', 'anu.btn', 'Lpb.atc', 'dnn.nnn', 'bnc.Lpu'];

describe.each(schemes)('top-k with %s', (scheme) => {
  test('is the beginning of the whole ranking, to the last bit', () => {
    for (const query of queries) {
      const all = model.search(query, { scheme, count: documents.length }).hits;
      for (const k of [1, 3, 10, 100]) {
        const found = model.search(query, { scheme, count: k }).hits;
        expect(found).toEqual(all.slice(0, k));
      }
    }
  });
});

test('k = 0 finds nothing', () => {
  expect(model.search(queries[0], { count: 0 }).hits).toEqual([]);
});

test('equal scores rank by id: numbers by value, then other ids', () => {
  const ids = ['b', '10', '9', 'a', '100', '2'];
  const tied = TfidfModel.train(ids.map((id) => ({ id, text: 'the same words' })));
  const order = ['2', '9', '10', '100', 'a', 'b'];
  expect(tied.search('words', { count: 6 }).hits.map(({ id }) => id)).toEqual(order);
  expect(tied.search('words', { count: 3 }).hits.map(({ id }) => id)).toEqual(order.slice(0, 3));
});

describe('SMART triples', () => {
  const small = [
    { id: '1', text: 'cat cat dog' },
    { id: '2', text: 'cat bird' },
    { id: '3', text: 'fish fish fish fish' },
  ];
  const tiny = TfidfModel.train(small);
  const scoresOf = (scheme: string, query: string) =>
    Object.fromEntries(tiny.search(query, { scheme }).hits.map(({ id, score }) => [id, score]));

  test('nnn.nnn counts', () => expect(scoresOf('nnn.nnn', 'cat cat bird')).toEqual({ 1: 4, 2: 3 }));

  test('lnc.ntn by hand', () => {
    // Document 1: cat 1 + ln 2, dog 1, divided by their length; query: cat with ln(3 / 2).
    const cat = 1 + Math.log(2);
    const found = scoresOf('lnc.ntn', 'cat');
    expect(found[1]).toBeCloseTo((cat / Math.hypot(cat, 1)) * Math.log(3 / 2), 14);
    expect(found[2]).toBeCloseTo((1 / Math.SQRT2) * Math.log(3 / 2), 14);
  });

  test('the other letters by hand', () => {
    expect(scoresOf('ann.nnn', 'dog')[1]).toBeCloseTo(0.5 + 0.5 / 2, 14);
    expect(scoresOf('bnn.nnn', 'cat')[1]).toBe(1);
    expect(scoresOf('Lnn.nnn', 'cat')[1]).toBeCloseTo((1 + Math.log(2)) / (1 + Math.log(1.5)), 14);
    expect(scoresOf('dnn.nnn', 'cat')[1]).toBeCloseTo(1 + Math.log(1 + Math.log(2)), 14);
    expect(scoresOf('npn.nnn', 'fish')[3]).toBeCloseTo(4 * Math.log(2), 14);
    // df 2 of 3: ln(1 / 2) is negative, so p gives 0.
    expect(scoresOf('npn.nnn', 'cat')[1]).toBe(0);
    const pivot = (2 + 2 + 1) / 3;
    expect(scoresOf('nnu.nnn', 'dog')[1]).toBeCloseTo(1 / (0.8 * pivot + 0.2 * 2), 14);
    expect(scoresOf('nnb.nnn', 'dog')[1]).toBeCloseTo('cat cat dog'.length ** -0.375, 14);
  });

  test('every pair of triples gives finite scores', () => {
    const letters = ['nlabLd', 'ntp', 'ncub'];
    let tried = 0;
    for (const tf of letters[0]) {
      for (const df of letters[1]) {
        for (const norm of letters[2]) {
          const triple = tf + df + norm;
          for (const scheme of [`${triple}.ntc`, `lnc.${triple}`]) {
            for (const { score } of tiny.search('cat dog fish', { scheme }).hits) {
              expect(Number.isFinite(score)).toBe(true);
            }
            tried++;
          }
        }
      }
    }
    expect(tried).toBe(144);
  });

  test.each(['ltc', 'ltc.lnx', 'xtc.lnc', 'ltclnc', 'BM25', ''])('%j is no scheme', (scheme) => {
    expect(() => tiny.search('cat', { scheme })).toThrow(/there is no scheme/);
  });
});

describe('changes', () => {
  const fresh = (from: readonly { id: string; text: string }[]) => TfidfModel.train(from);
  const compare = (a: TfidfModel, other: TfidfModel) => {
    for (const scheme of ['bm25', 'tfidf', 'anu.btn']) {
      for (const query of queries) {
        const options: SearchOptions = { scheme, count: 50, total: true };
        const [x, y] = [a.search(query, options), other.search(query, options)];
        expect(x.total).toBe(y.total);
        expect(x.hits.map(({ id }) => id)).toEqual(y.hits.map(({ id }) => id));
        for (const [i, { score }] of x.hits.entries()) expect(score).toBeCloseTo(y.hits[i].score, 12);
      }
    }
  };

  test('adding piece by piece and removing give the scores, and the file, of a fresh index', () => {
    const changed = fresh(documents.slice(0, 2000));
    for (let i = 2000; i < 2040; i++) changed.add([documents[i]]);
    changed.add(documents.slice(2040, 3000));
    const removed = documents.filter((_, i) => i < 3000 && i % 7 === 3).map(({ id }) => id);
    changed.remove(removed);
    const expected = fresh(documents.slice(0, 3000).filter(({ id }) => !removed.includes(id)));
    expect(changed.size).toBe(expected.size);
    compare(changed, expected);
    expect(changed.toModelFile()).toEqual(expected.toModelFile());
    compare(changed, expected);
  });

  test('without texts, documents can be removed too', () => {
    const options = { store: false };
    const changed = TfidfModel.train(documents.slice(0, 300), options);
    changed.remove(['5', '17', '300']);
    const kept = documents.slice(0, 300).filter(({ id }) => !['5', '17', '300'].includes(id));
    expect(changed.toModelFile()).toEqual(TfidfModel.train(kept, options).toModelFile());
  });

  test('a removed document can come back, a double one cannot', () => {
    const changed = fresh(documents.slice(0, 10));
    changed.remove(['3']);
    expect(() => changed.remove(['3'])).toThrow(/no document with the id "3"/);
    changed.add([documents[2]]);
    expect(() => changed.add([documents[2]])).toThrow(/two documents with the id "3"/);
    expect(changed.size).toBe(10);
  });
});

describe('operators', () => {
  const tokens = new Map(documents.map(({ id, text }) => [id, text.split(' ')]));
  const lines = documents.map(({ id, text }): [string, string] => [id, ` ${text} `]);
  const found = (query: string) =>
    new Set(model.search(query, { count: documents.length }).hits.map(({ id }) => id));
  const where = (test: (words: string[]) => boolean) =>
    new Set([...tokens].filter(([, words]) => test(words)).map(([id]) => id));

  test('a phrase is found where its words follow each other', () => {
    let nonEmpty = 0;
    for (let i = 0; i < 60; i++) {
      const words = tokens.get(String(1 + i * 31)) ?? [];
      if (words.length < 3) continue;
      for (const phrase of [words.slice(0, 2), words.slice(0, 3), [words[1], words[0]]]) {
        const wanted = ` ${phrase.join(' ')} `;
        const expected = new Set(lines.filter(([, line]) => line.includes(wanted)).map(([id]) => id));
        expect(found(`"${phrase.join(' ')}"`)).toEqual(expected);
        nonEmpty += expected.size > 0 ? 1 : 0;
      }
    }
    expect(nonEmpty).toBeGreaterThan(60);
  });

  test('required, excluded, prefix', () => {
    expect(found('w0x +w5x')).toEqual(where((own) => own.includes('w5x')));
    expect(found('w5x -w0x')).toEqual(where((own) => own.includes('w5x') && !own.includes('w0x')));
    expect(found('+w5x +w7x')).toEqual(where((own) => own.includes('w5x') && own.includes('w7x')));
    expect(found('w12*')).toEqual(where((own) => own.some((word) => word.startsWith('w12'))));
    expect(found('-w0x')).toEqual(new Set());
    expect(found('w3x +unheardof')).toEqual(new Set());
    expect(found('w3x +"w1x w2x"')).toEqual(where((own) => ` ${own.join(' ')} `.includes(' w1x w2x ')));
  });

  test('top-k is exact with them too', () => {
    for (const query of [
      '"w0x w1x" w5x',
      '+w3x w1*',
      'w15x~1 w0x',
      'w0x w1x w2x -w4x',
      'w1* w2* -"w0x w0x"',
    ]) {
      for (const scheme of ['bm25', 'tfidf', 'bm25l']) {
        const all = model.search(query, { scheme, count: documents.length }).hits;
        expect(all.length).toBeGreaterThan(10);
        expect(model.search(query, { scheme, count: 7 }).hits).toEqual(all.slice(0, 7));
      }
    }
  });

  test('they are plain words where operators are off', () => {
    const plain = model.search('+w5x -w0x', { count: 5000, operators: false }).hits.map(({ id }) => id);
    expect(new Set(plain)).toEqual(where((own) => own.includes('w5x') || own.includes('w0x')));
  });

  test('phrases keep the places of stop words, and need positions', () => {
    const two = [
      { id: '1', text: 'the speed of sound' },
      { id: '2', text: 'speed sound' },
    ];
    const stopped = TfidfModel.train(two, { stopwords: ['the', 'of'] });
    expect(stopped.search('"speed of sound"').hits.map(({ id }) => id)).toEqual(['1']);
    expect(stopped.search('"speed sound"').hits.map(({ id }) => id)).toEqual(['2']);
    const bare = TfidfModel.train(two, { positions: false });
    expect(() => bare.search('"speed sound"')).toThrow(/no positions/);
  });
});

test('ranking agrees with the naive one', () => {
  for (const query of queries) {
    const expected = ranked(naiveScores(oracle, query, formulas.bm25), 10);
    expect(model.search(query).hits.map(({ id }) => id)).toEqual(expected);
  }
});

test('memory stays below three times the text', () => {
  const { memoryBytes, textBytes } = model.statistics();
  expect(memoryBytes).toBeLessThan(3 * textBytes);
});
