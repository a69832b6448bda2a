/** Experiment files, results, baselines and the cache. */
import { strictEqual } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readResults, readSpecText } from '../../../src/cli/commands/experiment/inputs.ts';
import { NlpError } from '../../../src/errors.ts';
import { TrialCache } from '../../../src/experiment/cache.ts';
import { compareResults } from '../../../src/experiment/compare.ts';
import { mergeResults } from '../../../src/experiment/merge.ts';
import { makePlan } from '../../../src/experiment/plan.ts';
import { proveAssertions } from '../../../src/experiment/prove.ts';
import { comparisonTable } from '../../../src/experiment/report/comparison-table.ts';
import { htmlReport } from '../../../src/experiment/report/html.ts';
import { junitReport } from '../../../src/experiment/report/junit.ts';
import { markdownReport } from '../../../src/experiment/report/markdown.ts';
import {
  assertionTable,
  countsText,
  summaryTable,
  trialTable,
} from '../../../src/experiment/report/result-tables.ts';
import { formatResults, parseResults } from '../../../src/experiment/results-file.ts';
import { readSpec } from '../../../src/experiment/spec/read-spec.ts';
import { canonicalJson } from '../../../src/store/canonical-json.ts';
import { resultsOf, trialOf } from '../../experiment/example-results.ts';
import { damageJson } from '../damage/json.ts';
import { damageText } from '../damage/text.ts';
import type { Reader, ReaderTools } from '../reader.ts';

const yaml = `name: small
corpus: { train: "@fables:test", test: "@fables:test" }
trials:
  - model: ngram
    matrix: { order: [1, 2], smoothing: [witten-bell, kneser-ney] }
  - model: rnn
    options: { epochs: 2, hidden: 4, learningRate: "0.01 * 0.7 ^ epoch" }
repeat: { seeds: [1, 2] }
metrics: [perplexity, tokensPerSecond]
assert:
  - "min(ngram.perplexity) < 180"
  - "best(ngram, 'perplexity').smoothing != 'none'"
  - "baseline?.perplexity == null or perplexity <= 1.02 * baseline.perplexity"
`;
const json = JSON.stringify({
  name: 'small',
  trials: [
    {
      model: 'hmm',
      corpus: { train: '@tagged-en:test', test: '@tagged-en:test' },
      matrix: { order: [1, 2] },
    },
  ],
  metrics: ['accuracy'],
  assert: ['mean(hmm.accuracy) > 0.5'],
});
const other = resultsOf([trialOf(), trialOf({ id: 'b', index: 1, seed: 2, metrics: { perplexity: 70 } })]);
const cached = {
  key: 'k',
  metrics: { accuracy: 0.5, trainSeconds: 1 },
  scores: {
    unit: 'sentence',
    corpus: 'test',
    metrics: { accuracy: { transform: 'ratio' as const, above: [1, 0] } },
  },
  seconds: 1,
  environment: { version: '0.1.0', node: 'v20', platform: 'linux', arch: 'x64' },
};

export async function experimentReaders(): Promise<Reader[]> {
  const entry = await entryOf(cached);
  return [
    {
      name: 'experiment yaml',
      fileName: 'damaged.yaml',
      seeds: [Buffer.from(yaml)],
      damage: damageText,
      use: plan,
      share: 0.3,
    },
    {
      name: 'experiment json',
      fileName: 'damaged.json',
      seeds: [Buffer.from(json)],
      damage: damageJson,
      use: plan,
      share: 0.3,
    },
    {
      name: 'results',
      fileName: 'damaged.json',
      seeds: [Buffer.from(formatResults(other)), Buffer.from(formatResults(resultsOf([trialOf()])))],
      damage: damageJson,
      share: 0.5,
      use: report,
    },
    {
      name: 'cache',
      fileName: 'k.json',
      seeds: [entry],
      damage: damageJson,
      async use(file) {
        const cache = await TrialCache.open(path.dirname(file));
        const found = await cache.find('k');
        // Believed or not there, but never something else.
        if (found === undefined) throw new NlpError('not believed');
        // JSON has one 0: it may have been written as -0.
        strictEqual(canonicalJson(found), canonicalJson(cached));
      },
      share: 0.3,
    },
  ];
}

async function plan(file: string): Promise<void> {
  const spec = readSpec(await readSpecText(file), file);
  const made = await makePlan(spec, '0.1.0');
  proveAssertions(made, spec);
}

async function report(file: string, { check }: ReaderTools): Promise<void> {
  const part = await readResults(file);
  const { results } = part;
  for (const [before, now] of [
    [results, other],
    [other, results],
  ]) {
    const comparison = compareResults(before, now);
    check('compare', comparison);
    for (const text of [
      htmlReport(now, comparison),
      markdownReport(now, comparison),
      junitReport(now, { comparison }),
    ])
      if (text.length === 0) throw new Error('an empty report');
    comparisonTable(comparison);
    summaryTable(now);
    trialTable(now);
    assertionTable(now);
    countsText(now);
  }
  // What is written again is read again.
  parseResults(formatResults(await mergeResults([part])), 'again');
}

/** The file of an entry of the cache. */
async function entryOf(trial: typeof cached): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nlp-fuzz-'));
  try {
    await (await TrialCache.open(folder)).add(trial);
    return readFileSync(path.join(folder, `${trial.key}.json`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
