/** A model from training to file and back: decoding, explanations, and what it refuses. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { ModelFile } from '../../../src/model-file.ts';
import { crfFromFile, crfToFile } from '../../../src/models/crf/crf-file.ts';
import type { CrfOptions } from '../../../src/models/crf/crf-options.ts';
import { explainLabelling } from '../../../src/models/crf/explain-labelling.ts';
import type { CrfModel } from '../../../src/models/crf/model.ts';
import { trainCrf } from '../../../src/models/crf/train.ts';
import { TrainingCorpus } from '../../../src/models/crf/training-corpus.ts';

const lines = [
  'Anna/B-PER Kim/I-PER lives/O in/O Busan/B-LOC',
  'the/O shop/O of/O Bo/B-PER is/O in/O New/B-LOC York/I-LOC',
  'Busan/B-LOC is/O by/O the/O sea/O',
  'I/O met/O Anna/B-PER in/O York/B-LOC',
];
const table = (line: string) => {
  const cells = line.split(' ').map((token) => token.split('/'));
  return {
    names: ['word', 'label'],
    columns: [cells.map(([word]) => word), cells.map(([, label]) => label)],
  };
};
const corpusOf = (texts: string[], template?: string) => {
  const corpus = new TrainingCorpus({ template });
  for (const line of texts) corpus.add(table(line));
  return corpus;
};
const train = (options: CrfOptions = {}, template?: string) =>
  trainCrf(corpusOf(lines, template), { c2: 0.01, ...options });

describe('training', () => {
  test.each([
    { algorithm: 'lbfgs', c2: 0.01 },
    { algorithm: 'lbfgs', c1: 0.01, c2: 0.01 },
    { algorithm: 'sgd', c2: 0.01, iterations: 200 },
    { algorithm: 'perceptron', c2: undefined },
  ] as const)('%j learns the text by heart', async (options) => {
    const model = await train(options);
    for (const line of lines) expect(model.labelsOf(table(line))).toEqual(table(line).columns[1]);
  });

  test('L1 leaves out features, and attributes that have no other', async () => {
    const [all, few] = [await train(), await train({ c1: 1 })];
    expect(few.weights.values.length).toBeLessThan(all.weights.values.length / 3);
    expect(few.weights.values.includes(0)).toBe(false);
    expect(few.attributes.size).toBeLessThan(all.attributes.size);
  });

  test('stochastic gradient comes near the optimum', async () => {
    const corpus = corpusOf(lines);
    const best = await trainCrf(corpusOf(lines), { c2: 0.5, tolerance: 1e-9 });
    const near = await trainCrf(corpus, { c2: 0.5, algorithm: 'sgd', iterations: 300 });
    const loss = (model: CrfModel) => {
      let sum = 0;
      for (const line of lines) sum -= model.score(table(line), table(line).columns[1]).logLikelihood;
      return sum + 0.5 * model.weights.values.reduce((total, value) => total + value * value, 0);
    };
    expect(loss(best)).toBeCloseTo(best.training.loss, 6);
    expect(loss(near)).toBeGreaterThanOrEqual(loss(best));
    expect(loss(near)).toBeLessThan(1.05 * loss(best));
  });

  test('templates without B have no weights for pairs of labels', async () => {
    const model = await train({}, 'U0:%x[0,0]');
    expect(model.weights.features.transitions).toHaveLength(0);
  });

  test('what cannot be learnt from is refused', async () => {
    await expect(trainCrf(new TrainingCorpus(), {})).rejects.toThrow('there is no labelled sentence');
    await expect(train({ minFrequency: 1000 })).rejects.toThrow('no feature was seen often enough');
    await expect(train({ algorithm: 'perceptron', c1: 1, c2: undefined })).rejects.toThrow('cannot matter');
    expect(() => corpusOf(lines, 'U:%x[0,1]')).toThrow('which has the labels');
    expect(() => corpusOf(lines, 'U:%x[0,4]')).toThrow('the template looks at column 4');
    const mixed = corpusOf(lines);
    expect(() => mixed.add({ attributes: [['a']], values: [[1]], labels: ['O'] })).toThrow('cannot be mixed');
  });
});

describe('a model', () => {
  let model: CrfModel;
  beforeAll(async () => {
    model = await train();
  });
  const sentence = { names: ['word'], columns: [['Bo', 'Kim', 'left', 'Busan']] };

  test('needs no column of labels to label', () => {
    expect(model.labelsOf(sentence)).toEqual(['B-PER', 'I-PER', 'O', 'B-LOC']);
  });

  test('probabilities: of the sequence, of the n best, of each label', () => {
    const { labels, logProbability } = model.label(sentence);
    const best = model.nBest(sentence, 5);
    expect(best[0].labels).toEqual(labels);
    expect(best[0].logProbability).toBeCloseTo(logProbability, 12);
    expect(model.score(sentence, labels).logLikelihood).toBeCloseTo(logProbability, 12);
    for (const row of model.marginals(sentence)) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    const all = model.nBest(sentence, model.labels.length ** 4);
    expect(all.reduce((sum, one) => sum + Math.exp(one.logProbability), 0)).toBeCloseTo(1, 9);
  });

  test('a label that training did not see has the probability 0', () => {
    expect(model.score(sentence, ['B-ORG', 'O', 'O', 'O']).logLikelihood).toBe(Number.NEGATIVE_INFINITY);
  });

  test('evidence adds up to the log odds of the two sequences', () => {
    const words = explainLabelling(model, sentence);
    const { labels, logProbability } = model.label(sentence);
    for (const [t, word] of words.entries()) {
      expect(word.label).toBe(labels[t]);
      expect(word.evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(word.logOdds, 12);
      const other = labels.with(t, word.runnerUp?.label ?? '');
      const odds = logProbability - model.score(sentence, other).logLikelihood;
      expect(word.logOdds).toBeCloseTo(odds, 9);
    }
  });

  test('too few columns are named', async () => {
    const chunker = new TrainingCorpus();
    chunker.add({ names: ['1', '2', '3'], columns: [['a'], ['DT'], ['B-NP']] });
    const two = await trainCrf(chunker);
    expect(two.columns).toBe(2);
    expect(() => two.labelsOf({ names: ['word'], columns: [['a']] })).toThrow('looks at 2 columns');
  });

  test('comes back from its file with the same answers', () => {
    const again = crfFromFile(crfToFile(model));
    expect(again.label(sentence)).toEqual(model.label(sentence));
    expect(again.training).toEqual(model.training);
  });

  test.each<[string, (file: ModelFile) => void]>([
    [
      'weights',
      (file) =>
        Object.assign(file.tensors.weights, {
          data: new Float64Array(file.tensors.weights.data.length).fill(Number.NaN),
        }),
    ],
    ['a label out of range', (file) => (file.tensors['state.label'].data as Uint32Array).fill(99)],
    ['starts that fall', (file) => (file.tensors['state.start'].data as Uint32Array).reverse()],
    ['pairs out of range', (file) => (file.tensors.transitions.data as Uint32Array).fill(1e6)],
    ['no labels', (file) => delete file.tensors['labels.bytes']],
    ['a template that is none', (file) => Object.assign(file.extra?.source as object, { template: 'oops' })],
    ['columns of another type', (file) => Object.assign(file.extra?.source as object, { columns: 'word' })],
    [
      'a column of labels that is not there',
      (file) => Object.assign(file.extra?.source as object, { labelColumn: 7 }),
    ],
    ['no training', (file) => Object.assign(file, { extra: { source: file.extra?.source } })],
    ['options of another type', (file) => Object.assign(file, { options: { c2: '1' } })],
  ])('a damaged file is refused: %s', (_, damage) => {
    const file = structuredClone(crfToFile(model));
    damage(file);
    expect(() => crfFromFile(file)).toThrow(/damaged|tensor|weight|template|option/);
  });
});
