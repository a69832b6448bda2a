/** What explanations of a search say, against formulas over the texts themselves, and against the formulas they print. */
import { expect, test } from 'vitest';
import { TfidfModel } from '../../src/models/tfidf/tfidf-model.ts';

const texts = [
  'bread needs flour and water and time',
  'the sea is deep and the sea is cold',
  'bread and bread again with salt',
  'water boils in time',
  'a cold day by the sea with bread',
  'flour flour flour dust',
];
const documents = texts.map((text, i) => ({ id: `d${i}`, text }));
const query = 'bread sea sea time';
const bags = texts.map((text) =>
  (text.match(/[a-z]{2,}/g) as string[]).reduce(tally, new Map<string, number>()),
);
const N = bags.length;
const lengths = bags.map((bag) => [...bag.values()].reduce((a, b) => a + b, 0));
const meanLength = lengths.reduce((a, b) => a + b, 0) / N;
const df = (term: string) => bags.filter((bag) => bag.has(term)).length;
const tf = (term: string, d: number) => bags[d].get(term) ?? 0;
const asked = query.split(' ').reduce(tally, new Map<string, number>());

function tally(bag: Map<string, number>, word: string): Map<string, number> {
  return bag.set(word, (bag.get(word) ?? 0) + 1);
}

/** What a term adds to a document's score, by the definition of each scheme. */
const parts: Record<string, (term: string, d: number) => number> = {
  bm25: (term, d) => {
    const K = 1.2 * (0.25 + (0.75 * lengths[d]) / meanLength);
    const idf = Math.log(1 + (N - df(term) + 0.5) / (df(term) + 0.5));
    return ((asked.get(term) as number) * idf * tf(term, d)) / (tf(term, d) + K);
  },
  'bm25+': (term, d) => {
    const K = 1.2 * (0.25 + (0.75 * lengths[d]) / meanLength);
    const idf = Math.log((N + 1) / df(term));
    return (asked.get(term) as number) * idf * ((2.2 * tf(term, d)) / (tf(term, d) + K) + 1);
  },
  bm25l: (term, d) => {
    const x = tf(term, d) / (0.25 + (0.75 * lengths[d]) / meanLength);
    const idf = Math.log((N + 1) / (df(term) + 0.5));
    return ((asked.get(term) as number) * idf * 2.2 * (x + 0.5)) / (1.2 + x + 0.5);
  },
  tfidf: (term, d) =>
    cosinePart(
      term,
      d,
      (count) => count,
      (word) => Math.log((1 + N) / (1 + df(word))) + 1,
      true,
    ),
  'ltc.lnc': (term, d) =>
    cosinePart(
      term,
      d,
      (count) => 1 + Math.log(count),
      (word) => Math.log(N / df(word)),
      false,
    ),
};

/** @param both whether the query has the idf as well */
function cosinePart(
  term: string,
  d: number,
  weigh: (count: number) => number,
  idf: (term: string) => number,
  both: boolean,
): number {
  const document = new Map([...bags[d]].map(([word, count]) => [word, weigh(count) * idf(word)]));
  const wanted = new Map([...asked].map(([word, count]) => [word, weigh(count) * (both ? idf(word) : 1)]));
  const norm = (vector: Map<string, number>) => Math.hypot(...vector.values());
  return ((document.get(term) as number) * (wanted.get(term) as number)) / norm(document) / norm(wanted);
}

/** The value of a printed formula. */
function evaluated(formula: string): number {
  const script = formula.replaceAll(' x ', ' * ').replaceAll('^', '**').replaceAll('ln(', 'Math.log(');
  expect(script.replaceAll('Math.log', '').replace(/e[+-]\d+/g, '')).toMatch(/^[\d\s.()+*/-]+$/);
  return new Function(`return ${script}`)() as number;
}

test.each(Object.keys(parts))(
  'the parts of a score of %s are those of its definition and of its formulas',
  (scheme) => {
    const model = TfidfModel.train(documents);
    const { hits, formulas } = model.search(query, { scheme, explain: true, count: 10 });
    expect(hits.length).toBeGreaterThan(3);
    expect(Object.keys(formulas ?? {})).toEqual(expect.arrayContaining(['score', 'weight', 'idf', 'value']));
    for (const { id, score, explanation = [] } of hits) {
      const d = Number(id.slice(1));
      let sum = 0;
      for (const one of explanation) {
        expect(one.contribution).toBeCloseTo(parts[scheme](one.term, d), 10);
        expect([one.tf, one.df, one.queryTf]).toEqual([tf(one.term, d), df(one.term), asked.get(one.term)]);
        expect(one.weight * one.value).toBeCloseTo(one.contribution, 10);
        expect(evaluated(one.formulas.idf)).toBeCloseTo(one.idf, 5);
        expect(evaluated(one.formulas.value)).toBeCloseTo(one.value, 5);
        const length = one.formulas.K ?? one.formulas.norm;
        if (length !== undefined) expect(evaluated(length)).toBeCloseTo(one.lengthNorm, 5);
        sum += one.contribution;
      }
      expect(sum).toBeCloseTo(score, 12);
    }
  },
);

test('every scheme prints formulas that give its own numbers', () => {
  const model = TfidfModel.train(documents);
  const smart = ['nnn', 'ltn', 'anc', 'bpb', 'Ltu', 'dtn'].map((letters) => `${letters}.ntc`);
  const names = ['bm25-robertson', 'bm25-atire', 'tfidf', ...smart];
  for (const scheme of names) {
    for (const options of scheme === 'tfidf'
      ? [{}, { sublinearTf: true, norm: 'l1' as const }, { idf: false }]
      : [{}]) {
      const { hits } = model.search(query, { scheme, explain: true, ...options });
      for (const one of hits.flatMap(({ explanation = [] }) => explanation)) {
        expect(evaluated(one.formulas.value)).toBeCloseTo(one.value, 4);
        if (!one.formulas.idf.includes('max')) expect(evaluated(one.formulas.idf)).toBeCloseTo(one.idf, 4);
        const length = one.formulas.K ?? one.formulas.norm;
        if (length !== undefined) expect(evaluated(length)).toBeCloseTo(one.lengthNorm, 4);
      }
    }
  }
});

test('keywords are the weights of the definition, heaviest first', () => {
  const model = TfidfModel.train(documents);
  const found = model.keywords('d0', { scheme: 'tfidf', count: 10 });
  const raw = [...bags[0]].map(
    ([term, count]) => [term, count * (Math.log((1 + N) / (1 + df(term))) + 1)] as const,
  );
  const norm = Math.hypot(...raw.map(([, weight]) => weight));
  for (const { term, weight } of found)
    expect(weight).toBeCloseTo((new Map(raw).get(term) as number) / norm, 10);
  expect(found.map(({ weight }) => weight)).toEqual(found.map(({ weight }) => weight).sort((a, b) => b - a));
});
