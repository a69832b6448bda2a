/** Every kind of model: its numbers, the scores they are made of, and what its tables promise. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findMetric, sharedMetrics } from '../../src/experiment/metric-catalogue.ts';
import { findModel, models, reports } from '../../src/experiment/models.ts';
import { kindIndex } from '../../src/kinds/index.ts';
import type { TrialTask, UnitScores } from '../../src/kinds/trial.ts';
import { Eliza } from '../../src/models/eliza/engine.ts';
import { loadScript } from '../../src/models/eliza/scripts.ts';
import { temporaryFolder } from '../cli/run.ts';

const tagged = { train: ['@tagged-ko:valid'], test: ['@tagged-ko:test'] };
const library = { documents: ['@library'], queries: ['@library:queries'], qrels: ['@library:qrels'] };
const korean = { train: ['@text-ko:valid'], test: ['@text-ko:test'] };
const tasks: [string, Partial<TrialTask>][] = [
  ['ngram', { options: { order: 2 }, corpora: korean }],
  ['ngram', { options: { order: 3, smoothing: 'mle', tokenizer: 'char' }, corpora: korean }],
  ['hmm', { options: { preset: 'tnt', suffix: 3 }, corpora: tagged }],
  [
    'tfidf',
    { options: { preset: 'best', maxDf: '0.5', stopwords: 'none' }, corpora: library, metrics: ['ndcg@3'] },
  ],
  [
    'rnn',
    {
      options: { hidden: 8, embedding: 8, epochs: 2 },
      corpora: korean,
      schedules: { learningRate: [0.01, 0.005] },
    },
  ],
  ['rnn', { options: { hidden: 8, embedding: 8, epochs: 1, unit: 'word', cell: 'gru' }, corpora: korean }],
];

const runTask = (model: string, task: Partial<TrialTask>) =>
  findModel(model)?.run({ model, options: {}, seed: 1, corpora: {}, metrics: [], schedules: {}, ...task });

describe.each(tasks)('%s %j', (model, task) => {
  test('reports what it promises; scores add up to the metrics; the same seed gives the same numbers', async () => {
    const kind = findModel(model);
    const [first, second] = [await runTask(model, task), await runTask(model, task)];
    if (kind === undefined || first === undefined || second === undefined) expect.unreachable();
    const promised = kind.metrics.filter(
      (name) => name !== 'validLoss' || Object.hasOwn(first.metrics, name),
    );
    expect(Object.keys(first.metrics)).toEqual(
      expect.arrayContaining([...promised, ...(task.metrics ?? [])]),
    );
    for (const name of Object.keys(first.metrics)) {
      expect(reports(kind, name), name).toBe(true);
      expect(findMetric(name), name).toBeDefined();
      if (!findMetric(name)?.timing) expect(second.metrics[name], name).toBe(first.metrics[name]);
    }
    expect(second.scores).toEqual(first.scores);
    expect(Object.keys(task.corpora ?? {})).toContain(first.scores?.corpus);
    for (const [name, scores] of Object.entries(first.scores?.metrics ?? {})) {
      const expected = first.metrics[name];
      const found = fromScores(scores);
      if (Number.isFinite(expected)) expect(found / expected).toBeCloseTo(1, 5);
      else expect(scores.above).toContain(null);
    }
  });
});

test('retrieval whose queries nobody judged is no trial', async () => {
  const file = path.join(temporaryFolder(), 'other.qrels');
  writeFileSync(file, 'other 0 d001 1\n');
  await expect(runTask('tfidf', { corpora: { ...library, qrels: [file] } })).rejects.toThrow(
    /no query is judged/,
  );
});

test('a schedule changes what is learnt, epoch by epoch', async () => {
  const task = { options: { hidden: 8, embedding: 8, epochs: 2 }, corpora: korean };
  const perplexity = async (rates: number[] | undefined, learningRate?: number) => {
    const options = learningRate === undefined ? task.options : { ...task.options, learningRate };
    const schedules: Record<string, number[]> = rates === undefined ? {} : { learningRate: rates };
    return (await runTask('rnn', { ...task, options, schedules }))?.metrics.perplexity;
  };
  expect(await perplexity([0.01, 0.01])).toBe(await perplexity(undefined, 0.01));
  expect(await perplexity([0.01, 0.001])).not.toBe(await perplexity([0.01, 0.01]));
});

test.each(['rnn', 'lstm', 'gru'])('%s trains its own cell, unless another is asked for', async (name) => {
  const options = { hidden: 8, embedding: 8, epochs: 1 };
  const numbers = async (model: string, more = {}) =>
    (await runTask(model, { options: { ...options, ...more }, corpora: korean }))?.metrics.perplexity;
  expect(await numbers(name)).toBe(await numbers('rnn', { cell: name }));
  expect(await numbers(name, { cell: 'gru' })).toBe(await numbers('gru'));
});

describe('eliza', () => {
  const write = (lines: string[]) => {
    const file = path.join(temporaryFolder(), 'golden.transcript');
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    return { transcript: [file] };
  };
  const talk = () => {
    const eliza = new Eliza(loadScript('doctor'));
    const lines = [eliza.greeting];
    for (const text of ['I am unhappy.', 'My mother hates me', 'You are rude.'])
      lines.push(`> ${text}`, eliza.respond(text).reply);
    return lines;
  };

  test('a transcript that still comes out', async () => {
    const outcome = await runTask('eliza', { corpora: write(talk()) });
    expect(outcome?.metrics).toMatchObject({ accuracy: 1, matches: 4, mismatches: 0, replies: 4 });
  });

  test('a reply that changed', async () => {
    const lines = talk();
    lines[4] = 'WHAT?';
    const outcome = await runTask('eliza', { corpora: write(lines) });
    expect(outcome?.metrics).toMatchObject({ accuracy: 0.75, mismatches: 1 });
    expect(outcome?.scores?.metrics.accuracy.above).toEqual([1, 1, 0, 1]);
  });

  test.each([
    [[], /empty/],
    [['Hello.', 'no mark'], /golden.transcript:2: here an input should be/],
    [['Hello.', '> I am here'], /the last input has no reply/],
  ])('what is no transcript: %j', async (lines, message) => {
    await expect(runTask('eliza', { corpora: write(lines as string[]) })).rejects.toThrow(message as RegExp);
  });
});

test('every kind has a name of its own, metrics that are known, and roles', () => {
  expect(new Set(models.map(({ name }) => name)).size).toBe(models.length);
  for (const { metrics, corpora } of models) {
    for (const metric of metrics) expect(findMetric(metric), metric).toBeDefined();
    expect(Object.values(corpora).some(({ required }) => required)).toBe(true);
  }
});

test('a metric means the same wherever it is reported: a kind defines only what no other has', () => {
  const kinds = kindIndex.map(({ name }) => models.filter((model) => model.name === name));
  const own = kinds.flat().flatMap(({ ownMetrics }) => ownMetrics.map(({ name }) => name));
  const shared = sharedMetrics.map(({ name }) => name);
  expect(new Set([...own, ...shared]).size).toBe(own.length + shared.length);
});

test('what is a mean over tokens says so, as tokens are what the tokenizer makes of them', () => {
  const per = new Map(sharedMetrics.map((metric) => [metric.name, metric.per]));
  expect(per.get('perplexity')).toBe('token');
  expect(per.get('bitsPerToken')).toBe('token');
  expect(per.get('bitsPerCharacter')).toBeUndefined();
  expect(per.get('accuracy')).toBeUndefined();
});

function fromScores({ transform, above, below }: UnitScores): number {
  const sum = (values: readonly (number | null)[]) =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const ratio = sum(above) / (below === undefined ? above.length : sum(below));
  return { ratio, exp: Math.exp(ratio), exp2: 2 ** ratio, exp10: 10 ** ratio }[transform];
}
