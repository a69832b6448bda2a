/** Results to test reports with: small ones with every member, and arbitrary ones with hostile texts and numbers. */
import fc from 'fast-check';
import { describeMetric } from '../../src/experiment/metric-catalogue.ts';
import {
  type Results,
  resultsFormat,
  resultsVersion,
  type TrialResult,
} from '../../src/experiment/results.ts';
import type { JsonValue } from '../../src/kinds/trial.ts';

const environment = { version: '0.1.0', node: 'v20.20.2', platform: 'linux', arch: 'x64' };

/** A trial that went well, unless told otherwise. */
export function trialOf(changes: Partial<TrialResult> = {}): TrialResult {
  return {
    id: 'ngram-1',
    index: 0,
    group: 'ngram order=2',
    model: 'ngram',
    options: { order: 2 },
    seed: 1,
    status: 'ok',
    metrics: { perplexity: 181.25 },
    command: 'nlp experiment rerun results.json ngram-1',
    corpora: { test: { input: '@fables:test', sha256: 'ab'.repeat(32), bytes: 12 } },
    environment,
    timings: { seconds: 1.5, cached: false, metrics: { tokensPerSecond: 1000 } },
    ...changes,
  };
}

/** Results of these trials, without assertions and aggregates unless told otherwise. */
export function resultsOf(trials: TrialResult[], changes: Partial<Results> = {}): Results {
  return {
    format: resultsFormat,
    version: resultsVersion,
    name: 'smoothing',
    plan: { sha256: 'cd'.repeat(32), trials: trials.length },
    metrics: ['perplexity', 'tokensPerSecond'].map(describeMetric),
    trials,
    assertions: [],
    aggregates: [],
    timings: { seconds: 3, jobs: 2 },
    ...changes,
  };
}

/** Texts that break careless writers of HTML, XML, Markdown and terminals. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '</script><img src=x onerror=alert(1)>',
  ']]>',
  '<!--',
  '&amp; " \' `',
  'a|b\\|c\n# heading\n\n---',
  '[link](javascript:alert(1)) **bold** _x_ ~~y~~ @someone #1',
  '\u001b[2J\u001b]0;title\u0007',
  '\u0000\u0001\u0008\u000b\u001f\u007f\u0085\ufffe\uffff',
  '\u202eevil\u202c \u2066x\u2069',
  '\ud800',
  'x'.repeat(5000),
  '𝔘 한국어 العربية',
  '__proto__',
  'constructor',
  '',
  ' ',
  '\r\n\t',
  '$x $& $1 `',
];

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

/** A metric: any number, those that are not finite too. */
export const anyNumber: fc.Arbitrary<number | null> = fc.oneof(
  fc.constantFrom(null, 0, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e-300, 1e300, -1.5),
  fc.double(),
);

const anyValue = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>;

/** Results with whatever texts and numbers; ids are unique. */
export const anyResults: fc.Arbitrary<Results> = fc
  .array(
    fc.record({
      text: anyText,
      model: anyText,
      failed: fc.boolean(),
      perplexity: anyNumber,
      tokensPerSecond: anyNumber,
      seed: fc.integer(),
      option: fc.tuple(anyText, fc.oneof(anyText, anyValue)),
      above: fc.array(anyNumber, { maxLength: 4 }),
    }),
    { maxLength: 5 },
  )
  .chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      name: anyText,
      assertions: fc.array(
        fc.record({
          text: anyText,
          passed: fc.constantFrom(true, false, null),
          message: fc.option(anyText, { nil: undefined }),
          seen: fc.dictionary(anyText, anyValue, { maxKeys: 3 }),
          line: fc.option(fc.nat(), { nil: undefined }),
        }),
        { maxLength: 3 },
      ),
    }),
  )
  .map(({ rows, name, assertions }) =>
    resultsOf(
      rows.map((row, index) =>
        trialOf({
          id: `${row.text}${index}`,
          index,
          group: `${row.model}${row.option[0]}`,
          model: row.model,
          options: { [row.option[0]]: row.option[1] },
          seed: row.seed,
          status: row.failed ? 'failed' : 'ok',
          failure: row.failed ? { kind: 'error', message: row.text } : undefined,
          metrics: row.failed ? {} : { perplexity: row.perplexity },
          command: row.text,
          scores: row.failed
            ? undefined
            : {
                unit: 'sentence',
                corpus: 'test',
                metrics: { perplexity: { transform: 'exp10', above: row.above } },
              },
          timings: { seconds: 1, cached: false, metrics: { tokensPerSecond: row.tokensPerSecond } },
        }),
      ),
      { name, assertions },
    ),
  );
