/** trec_eval's metrics: by hand, against naive versions, and their corner cases; its files. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { parseQueries } from '../../src/evaluate/query-files.ts';
import {
  evaluateRanking,
  evaluateRun,
  isRetrievalMetric,
  nothingMatched,
} from '../../src/evaluate/retrieval-metrics.ts';
import { formatRunLine, parseQrels, parseRun, rankRun } from '../../src/evaluate/trec-files.ts';

const metrics = ['map', 'ndcg', 'ndcg@3', 'p@5', 'recall@2', 'mrr', 'rprec', 'bpref'];

test('a ranking by hand', () => {
  // Relevant: a (grade 2), c, e; judged and not relevant: b, f. d is not judged.
  const judgements = new Map([
    ['a', 2],
    ['b', 0],
    ['c', 1],
    ['e', 1],
    ['f', 0],
  ]);
  const values = evaluateRanking(['b', 'a', 'd', 'c'], judgements, metrics);
  const log = Math.log2;
  expect(values.map).toBeCloseTo((1 / 2 + 2 / 4) / 3, 14);
  expect(values['ndcg@3']).toBeCloseTo(2 / log(3) / (2 + 1 / log(3) + 1 / log(4)), 14);
  expect(values.ndcg).toBeCloseTo((2 / log(3) + 1 / log(5)) / (2 + 1 / log(3) + 1 / log(4)), 14);
  expect(values['p@5']).toBeCloseTo(2 / 5, 14);
  expect(values['recall@2']).toBeCloseTo(1 / 3, 14);
  expect(values.mrr).toBe(1 / 2);
  expect(values.rprec).toBeCloseTo(1 / 3, 14);
  // Both relevant documents found stand below one judged other one; min(R, N) = 2.
  expect(values.bpref).toBeCloseTo((1 - 1 / 2 + (1 - 1 / 2)) / 3, 14);
});

test('agree with definitions written down anew', () => {
  const ranking = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 25 });
  const grades = fc.array(fc.constantFrom(-1, 0, 0, 1, 2, undefined), { minLength: 31, maxLength: 31 });
  fc.assert(
    fc.property(ranking, grades, (order, given) => {
      const judgements = new Map<string, number>();
      for (const [i, grade] of given.entries()) if (grade !== undefined) judgements.set(`d${i}`, grade);
      const ids = order.map((i) => `d${i}`);
      const isRelevant = (id: string) => (judgements.get(id) ?? 0) > 0;
      const relevant = [...judgements.keys()].filter(isRelevant);
      const values = evaluateRanking(ids, judgements, metrics);
      const R = relevant.length;
      if (R === 0) {
        expect(Object.values(values).every((value) => value === 0)).toBe(true);
        return;
      }
      const precision = (k: number) => ids.slice(0, k).filter(isRelevant).length / k;
      const ap =
        relevant.reduce((sum, id) => sum + (ids.includes(id) ? precision(ids.indexOf(id) + 1) : 0), 0) / R;
      expect(values.map).toBeCloseTo(ap, 12);
      expect(values.rprec).toBeCloseTo(precision(R), 12);
      expect(values['p@5']).toBeCloseTo(precision(5), 12);
      const first = ids.findIndex(isRelevant);
      expect(values.mrr).toBe(first < 0 ? 0 : 1 / (first + 1));
      const gain = (id: string) => Math.max(0, judgements.get(id) ?? 0);
      const dcg = (list: string[]) => list.reduce((sum, id, i) => sum + gain(id) / Math.log2(i + 2), 0);
      const ideal = [...judgements.keys()].sort((a, b) => gain(b) - gain(a));
      expect(values['ndcg@3']).toBeCloseTo(dcg(ids.slice(0, 3)) / dcg(ideal.slice(0, 3)), 12);
      expect(values.ndcg).toBeCloseTo(dcg(ids) / dcg(ideal), 12);
      const others = [...judgements].filter(([, grade]) => grade === 0).map(([id]) => id);
      const bpref = relevant
        .filter((id) => ids.includes(id))
        .reduce((sum, id) => {
          const above = others.filter(
            (other) => ids.includes(other) && ids.indexOf(other) < ids.indexOf(id),
          ).length;
          return sum + (above === 0 ? 1 : 1 - Math.min(above, R) / Math.min(others.length, R));
        }, 0);
      expect(values.bpref).toBeCloseTo(bpref / R, 12);
    }),
    { numRuns: 500 },
  );
});

test('judged queries that found nothing count 0, those without judgements are left out', () => {
  const qrels = parseQrels('q1 0 a 1\nq2 0 a 1\n');
  const run = parseRun('q1 Q0 a 1 2.5 t\nq3 Q0 a 1 2.5 t\n');
  const { mean, perQuery, queries } = evaluateRun(run, qrels, ['map']);
  expect(mean.map).toBe(0.5);
  expect([...perQuery.keys()]).toEqual(['q1', 'q2']);
  expect(queries).toBe(2);
});

test('the order is that of trec_eval: score, then id descending as strings', () => {
  const entries = [
    { id: '9', score: 1 },
    { id: '10', score: 1 },
    { id: 'a', score: 1 },
    { id: '1', score: 2 },
  ];
  expect(rankRun(entries)).toEqual(['1', 'a', '9', '10']);
});

test('ids of the same score are ordered by their bytes, not by UTF-16', () => {
  const entries = ['\u{1f600}', '\uff21'].map((id) => ({ id, score: 1 }));
  expect(rankRun(entries)).toEqual(['\u{1f600}', '\uff21']);
});

test.each([
  ['no query is judged', 'q2 0 a 1', /no query is judged.*"q1".*"q2"/],
  ['no document found is judged', 'q1 0 b 1', /no document found is judged.*"a".*"b"/],
  ['something matched', 'q1 0 a 0', undefined],
])('a zero that means nothing is told from one that does: %s', (_, judgements, message) => {
  const run = parseRun('q1 Q0 a 1 2.5 t\n');
  const qrels = parseQrels(judgements);
  const said = nothingMatched(run, qrels, evaluateRun(run, qrels));
  if (message === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(message);
});

test.each(['map', 'ndcg', 'ndcg@10', 'p@5', 'recall@1000'])('%s is a metric', (name) => {
  expect(isRetrievalMetric(name)).toBe(true);
});
test.each(['p', 'map@10', 'p@0', 'ndcg@', 'x', 'p@1.5'])('%s is none', (name) =>
  expect(isRetrievalMetric(name)).toBe(false),
);

describe('files', () => {
  test('blanks, tabs, CRLF and a BOM are taken', () => {
    expect(parseQrels('\ufeffq1\t0\ta\t1\r\nq1  0 b  -1\r\n\r\n')).toEqual(
      new Map([
        [
          'q1',
          new Map([
            ['a', 1],
            ['b', -1],
          ]),
        ],
      ]),
    );
    expect(parseQueries('1\twhat is it\nplain words\n\n')).toEqual([
      { id: '1', text: 'what is it' },
      { id: '2', text: 'plain words' },
    ]);
  });

  test.each([
    ['three columns below a header', 'query-id\tcorpus-id\tscore\nq1\ta\t1\nq1\tb\t-1\n'],
    ['three columns', 'q1 a 1\nq1 b -1\n'],
    ['comments', '# pooled\nq1 0 a 1\n#q1 0 c 1\nq1 0 b -1\n'],
  ])('judgements are read with %s', (_, text) => {
    const [query] = parseQrels(text);
    expect(query).toEqual(['q1', new Map(Object.entries({ a: 1, b: -1 }))]);
  });

  test('a run reads back as it was written', () => {
    const lines = [0.1 + 0.2, 1e-300, 12].map((score, i) => formatRunLine('q', `d${i}`, i + 1, score, 'tag'));
    expect(
      parseRun(lines.join('\n'))
        .get('q')
        ?.map(({ score }) => score),
    ).toEqual([0.1 + 0.2, 1e-300, 12]);
    expect(() => formatRunLine('q', 'two words', 1, 1, 'tag')).toThrow(NlpError);
  });

  test.each([
    ['qrels', 'q a', /f:1.*2 fields/],
    ['qrels', 'q 0 a 1\nq b 1', /f:2.*3 fields, where the first line has 4/],
    ['qrels', 'q 0 a 0.5', /f:1.*grade "0.5" is no whole number/],
    ['qrels', `q 0 a ${'9'.repeat(400)}`, /f:1.*too large/],
    ['qrels', 'q 0 a 1\nq 0 b x', /f:2.*grade "x"/],
    ['qrels', 'q 0 a 1\nq 0 a 1', /f:2.*twice/],
    ['run', 'q Q0 a 1 2', /f:1.*5 fields/],
    ['run', 'q Q0 a 1 high t', /score "high"/],
    ['run', 'q Q0 a 1 2 t\nq Q0 a 2 1 t', /f:2.*twice/],
    ['queries', 'a\tx\na\ty', /f:2.*two queries/],
  ])('%s %j is refused', (kind, text, message) => {
    const parse = { qrels: parseQrels, run: parseRun, queries: parseQueries }[kind];
    expect(() => parse?.(text, 'f')).toThrow(message);
  });
});
