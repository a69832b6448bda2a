/** `nlp tfidf` as it is used: the real program, its files and its exit status. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nlp, type RunResult } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-tfidf-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => path.join(folder, name);
const model = file('library.safetensors');

/** Runs a verb that must succeed. */
function tfidf(args: string[], input = ''): RunResult {
  const result = nlp(['tfidf', ...args], { input, cwd: folder });
  expect(result.status, result.stderr).toBe(0);
  return result;
}

const json = (args: string[], input = '') => JSON.parse(tfidf([...args, '--json'], input).stdout);

interface JsonHit {
  rank: number;
  id: string;
  score: number;
  snippet: string;
  highlights: [number, number][];
  explanation?: { term: string; tf: number; df: number; contribution: number }[];
}

beforeAll(() => {
  tfidf(['index', '@library', '-o', model]);
  writeFileSync(file('small.tsv'), 'a\tthe cat sat\nb\tthe dog sat on the cat\nc\tbirds fly\n');
  tfidf(['index', file('small.tsv'), '--format', 'tsv', '-q', '-o', file('small.safetensors')]);
});

describe('search', () => {
  test('--json has the fields of the contract', () => {
    const result = json(['search', '-m', model, 'yeast bread', '-k', '3']);
    expect(Object.keys(result)).toEqual(['query', 'hits', 'total']);
    expect(result.query).toBe('yeast bread');
    expect(result.hits.length).toBe(3);
    expect(result.total).toBeGreaterThan(3);
    result.hits.forEach((hit: JsonHit, i: number) => {
      expect(Object.keys(hit).slice(0, 4)).toEqual(['rank', 'id', 'score', 'snippet']);
      expect(hit.rank).toBe(i + 1);
      for (const [start, end] of hit.highlights) {
        expect(hit.snippet.slice(start, end).toLowerCase()).toMatch(/^(yeast|bread)$/);
      }
    });
  });

  test('--explain adds up, for people and as data', () => {
    const { hits } = json(['search', '-m', model, 'yeast bread rise', '--explain', '--scheme', 'ltc.lnc']);
    for (const { score, explanation } of hits as JsonHit[]) {
      expect(explanation?.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
    }
    const { stdout } = tfidf(['search', '-m', model, 'yeast bread', '-k', '1', '--explain']);
    expect(stdout).toMatch(/term +tf +df +idf +weight +value +length norm +score/);
  });

  test('many queries as TREC run, which eval measures like the index itself', () => {
    tfidf([
      'search',
      '-m',
      model,
      '--queries',
      '@library:queries',
      '-k',
      '1000',
      '--run',
      'me',
      '-o',
      file('a.run'),
    ]);
    const [line] = readFileSync(file('a.run'), 'utf8').split('\n');
    expect(line).toMatch(/^q01 Q0 d\d+ 1 [\d.]+ me$/);
    const fromRun = json(['eval', '--run-file', file('a.run'), '--qrels', '@library:qrels']);
    const direct = json(['eval', '-m', model, '--queries', '@library:queries', '--qrels', '@library:qrels']);
    expect(fromRun).toEqual(direct);
    expect(Object.keys(direct)).toEqual([
      'map',
      'ndcg@10',
      'p@10',
      'recall@100',
      'mrr',
      'rprec',
      'bpref',
      'queries',
      'answeredQueries',
      'judgedDocuments',
    ]);
    expect(direct.queries).toBe(22);
  });

  test('words of several arguments are one query; nothing found is no error', () => {
    expect(tfidf(['search', '-m', model, 'yeast', 'bread']).stdout).toBe(
      tfidf(['search', '-m', model, 'yeast bread']).stdout,
    );
    expect(tfidf(['search', '-m', model, 'zzzz']).stdout).toBe('no documents match\n');
    expect(json(['search', '-m', model, 'zzzz'])).toEqual({ query: 'zzzz', hits: [], total: 0 });
  });

  test('without colour, matches stand between asterisks', () => {
    expect(tfidf(['search', '-m', model, 'yeast', '-k', '1']).stdout).toMatch(/\*[Yy]east\*/);
  });
});

describe('eval', () => {
  const judged = ['--queries', '@library:queries', '--qrels', '@library:qrels'];

  test('compares with a baseline, query by query', () => {
    tfidf(['index', '@library', '--preset', 'best', '-o', file('best.safetensors')]);
    tfidf(['eval', '-m', model, ...judged, '--save-run', file('base.run')]);
    const result = json([
      'eval',
      '-m',
      file('best.safetensors'),
      ...judged,
      '--baseline',
      file('base.run'),
      '--per-query',
    ]);
    expect(result.comparison.map.difference).toBeGreaterThan(0.1);
    expect(result.comparison.map.p).toBeLessThan(0.01);
    expect(result.perQuery.length).toBe(22);
    expect(tfidf(['info', file('best.safetensors')]).stdout).toMatch(/preset +best/);
  });

  test('--fail-under exits 1', () => {
    expect(nlp(['tfidf', 'eval', '-m', model, ...judged, '--fail-under', '0.9']).status).toBe(1);
    expect(nlp(['tfidf', 'eval', '-m', model, ...judged, '--fail-under', '0.1']).status).toBe(0);
  });

  test('--metrics chooses', () => {
    expect(Object.keys(json(['eval', '-m', model, ...judged, '--metrics', 'p@3,ndcg']))).toEqual([
      'p@3',
      'ndcg',
      'queries',
      'answeredQueries',
      'judgedDocuments',
    ]);
  });

  test('ids that have nothing in common are a warning, not only a zero', () => {
    writeFileSync(file('other.qrels'), 'x 0 a 1\n');
    writeFileSync(file('cat.tsv'), 'y\tcat\n');
    const args = [
      'eval',
      '-m',
      file('small.safetensors'),
      '--queries',
      file('cat.tsv'),
      '--qrels',
      file('other.qrels'),
    ];
    const { stdout, stderr } = tfidf([...args, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      map: 0,
      answeredQueries: 0,
      warning: expect.stringMatching(/"y".*"x"/),
    });
    expect(stderr).toMatch(/no query is judged/);
  });
});

describe('vectors', () => {
  test("are scikit-learn's", () => {
    const { stdout } = tfidf(['vectors', '--format', 'tsv', file('small.tsv'), '--json', '-q']);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    // the, cat and sat are in two of three documents: three equal weights.
    for (const weight of Object.values(lines[0].vector)) expect(weight).toBeCloseTo(1 / Math.sqrt(3), 12);
    expect(Object.keys(lines[2].vector).sort()).toEqual(['birds', 'fly']);
  });

  test('1 is a count and 1.0 a fraction', () => {
    const terms = (...flags: string[]) => {
      const { stdout } = tfidf(['vectors', '--format', 'tsv', file('small.tsv'), '--json', '-q', ...flags]);
      const vectors = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).vector);
      return [...new Set(vectors.flatMap((vector) => Object.keys(vector)))].sort();
    };
    expect(terms('--max-df', '1')).toEqual(['birds', 'dog', 'fly', 'on']);
    expect(terms('--max-df', '1.0').length).toBe(7);
    expect(terms('--min-df', '2')).toEqual(['cat', 'sat', 'the']);
    expect(terms('--min-df', '0.5')).toEqual(['cat', 'sat', 'the']);
    expect(terms('--stopwords', 'english', '--stem', 'porter')).toEqual(['bird', 'cat', 'dog', 'fly', 'sat']);
    expect(terms('--token-pattern', '\\b[a-c]\\w+\\b')).toEqual(['birds', 'cat']);
  });
});

describe('lookups and changes', () => {
  test('keywords and similar', () => {
    const { keywords } = json(['keywords', '-m', model, 'd001', '-k', '3']);
    expect(keywords.length).toBe(3);
    expect(keywords[0].weight).toBeGreaterThan(keywords[2].weight);
    const { hits } = json(['similar', '-m', model, 'd001', '-k', '5']);
    expect(hits.length).toBe(5);
    expect(hits.map(({ id }: JsonHit) => id)).not.toContain('d001');
  });

  test('add, replace, remove', () => {
    const small = file('small.safetensors');
    const more = file('more.safetensors');
    const ids = (index: string) => json(['info', index, '--ids']).ids;
    tfidf(['add', '-m', small, '--text', 'a cat and a bird', '--id-prefix', 'new-', '-o', more]);
    expect(ids(more)).toEqual(['a', 'b', 'c', 'new-1']);
    expect(nlp(['tfidf', 'add', '-m', more, '--text', 'again', '--id-prefix', 'new-']).status).toBe(3);
    tfidf(['add', '-m', more, '--text', 'a whale', '--id-prefix', 'new-', '--replace']);
    expect(json(['search', '-m', more, 'whale']).hits[0].id).toBe('new-1');
    tfidf(['remove', '-m', more, 'new-1', 'b']);
    expect(ids(more)).toEqual(['a', 'c']);
    expect(ids(small)).toEqual(['a', 'b', 'c']);
    const missing = nlp(['tfidf', 'remove', '-m', more, 'b']);
    expect(missing.status).toBe(3);
    expect(missing.stderr).toContain('no document with the id "b"');
  });

  test('Korean with character bigrams', () => {
    const korean = file('korean.safetensors');
    tfidf(['index', '@text-ko', '--analyzer', 'char', '--ngrams', '2,2', '-o', korean, '-q']);
    expect(json(['search', '-m', korean, '사람']).hits.length).toBeGreaterThan(0);
  });
});

describe('wrong usage and bad input', () => {
  test.each([
    [2, ['search', '-m', model, 'x', '--scheme', 'ltc']],
    [2, ['search', '-m', model, 'x', '--b', '2']],
    [2, ['search', '-m', model, 'x', '--k1', '-1']],
    [2, ['search', 'x']],
    [2, ['search', '-m', model, 'x', '--queries', '@library:queries']],
    [2, ['eval', '--qrels', '@library:qrels']],
    [
      2,
      [
        'eval',
        '-m',
        model,
        '--queries',
        '@library:queries',
        '--qrels',
        '@library:qrels',
        '--metrics',
        'mapp',
      ],
    ],
    [2, ['index', '@library', '-o', file('x'), '--ngrams', '3,1']],
    [2, ['index', '@library', '-o', file('x'), '--max-df', '1.5']],
    [2, ['index', '@library', '-o', file('x'), '--stem', 'porte']],
    [2, ['index', '@library', '-o', file('x'), '--stopwords', 'klingon']],
    [2, ['index', '@library', '-o', file('x'), '--token-pattern', '(']],
    [2, ['info']],
    [3, ['search', '-m', file('absent'), 'x']],
    [3, ['index', file('absent'), '-o', file('x')]],
    [3, ['keywords', '-m', model, 'd999']],
    [3, ['eval', '-m', model, '--queries', '@library:queries', '--qrels', '@library:queries']],
    [3, ['index', '--text', '- . -', '-o', file('x')]],
  ] as [number, string[]][])('exit %i: %j', (status, args) => {
    const result = nlp(['tfidf', ...args]);
    expect(result.status, result.stderr).toBe(status);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(/^nlp: /);
    expect(result.stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
    expect(existsSync(file('x'))).toBe(false);
  });
});
