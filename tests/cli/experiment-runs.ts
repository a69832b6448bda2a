/** What the tests of `nlp experiment` share: two files, how to run one, and its results. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Results, withoutTimings } from '../../src/experiment/results.ts';
import { formatResults, parseResults } from '../../src/experiment/results-file.ts';
import { nlp, nlpProcess, shell, temporaryFolder } from './run.ts';

/** The file of the documentation. */
export const whole = `name: smoothing
corpus: { train: "@fables:train", test: "@fables:test" }
trials:
  - model: ngram
    matrix: { order: [2, 3, 4, 5], smoothing: [modified-kneser-ney, witten-bell] }
  - model: rnn
    matrix: { cell: [rnn, lstm, gru], hidden: [64] }
    options: { epochs: 3, learningRate: "0.01 * 0.7 ^ epoch" }
repeat: { seeds: [1, 2, 3] }
metrics: [perplexity, tokensPerSecond]
assert:
  - "min(ngram.perplexity) < 180"
  - "best(rnn, 'perplexity').cell != 'rnn'"
  - "baseline?.perplexity == null or perplexity <= 1.02 * baseline.perplexity"
`;
/** Small trials of several kinds. */
export const small = `name: small
trials:
  - model: ngram
    corpus: { train: "@text-ko:valid", test: "@text-ko:test" }
    matrix: { order: [1, 2, 3], smoothing: [witten-bell, kneser-ney] }
  - model: hmm
    corpus: { train: "@tagged-ko:valid", test: "@tagged-ko:test" }
    matrix: { order: [1, 2], preset: [best, tnt] }
  - model: tfidf
    corpus: { documents: "@library", queries: "@library:queries", qrels: "@library:qrels" }
    matrix: { scheme: [tfidf, bm25] }
metrics: [perplexity, accuracy, map, "ndcg@5", tokensPerSecond]
assert:
  - "min(ngram.perplexity) < 1e6"
  - "accuracy > 0.1"
  - "best(tfidf, 'ndcg@5').ndcg5 > 0 and max(hmm.tokensPerSecond) > 0"
`;

/** @param warm the trials of the small file are known already */
export function experiment(
  text: string,
  warm = false,
): { folder: string; run: (...args: string[]) => ReturnType<typeof nlp> } {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'e.yaml'), text);
  if (warm) cpSync(known.cache, path.join(folder, 'out', 'cache'), { recursive: true });
  return {
    folder,
    run: (...args) =>
      nlp(['experiment', 'run', 'e.yaml', '--output', 'out', ...args], { cwd: folder, timeout: 110_000 }),
  };
}

export function resultsIn(...parts: string[]): Results {
  const file = path.join(...parts, 'results.json');
  return parseResults(readFileSync(file, 'utf8'), file);
}

export const plainText = (results: Results) => formatResults(withoutTimings(results));

/** Results of the small file, and a cache of its trials. */
export let known: { folder: string; cache: string; results: Results; milliseconds: number };

/** Trains the trials of the small file once for all tests of the file that calls this. */
export function prepareKnownTrials(): void {
  beforeAll(() => {
    const folder = mkdtempSync(path.join(tmpdir(), 'nlp-test-'));
    writeFileSync(path.join(folder, 'e.yaml'), small);
    const start = performance.now();
    // With worker processes, as its users have it: the time tells how long a run is worth interrupting.
    const { status, stderr } = nlpProcess(['experiment', 'run', 'e.yaml', '--output', 'out'], {
      cwd: folder,
    });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const milliseconds = performance.now() - start;
    known = {
      folder,
      cache: path.join(folder, 'out', 'cache'),
      results: resultsIn(folder, 'out'),
      milliseconds,
    };
  });

  afterAll(() => rmSync(known.folder, { recursive: true, force: true }));
}

/** Seconds of processors that a command takes, workers included: the clock tells more of what else is running. */
export function processorSeconds(
  folder: string,
  line: string,
): { seconds: number; status: number | null; stdout: string } {
  const { status, stdout, stderr } = shell(`TIMEFORMAT='%U %S'; time ${line} 2> err.txt`, {
    cwd: folder,
    timeout: 110_000,
  });
  const [user, system] = stderr.trim().split(' ').map(Number);
  return { seconds: user + system, status, stdout };
}
