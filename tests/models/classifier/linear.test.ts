/** Naive Bayes, logistic regression and support vector machines: scikit-learn's numbers, and what must hold by itself. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linearCase } from '../../../src/models/classifier/check/linear-case.ts';
import { learningSet, similarLabels } from '../../../src/models/classifier/examples.ts';
import { foldOf } from '../../../src/models/classifier/folds.ts';
import { classifierLoader } from '../../../src/models/classifier/loader.ts';
import { resolveClassifierOptions } from '../../../src/models/classifier/options.ts';
import { trainClassifier } from '../../../src/models/classifier/train.ts';
import { distance } from './_closeness.ts';

const golden = JSON.parse(
  readFileSync(new URL('../../golden/sklearn-classify.json', import.meta.url), 'utf8'),
);

type Named = Record<string, { setting: string; gradientMaxNorm?: number }[]>;

describe.each([0, 1])('the numbers of scikit-learn, case %i', (i) => {
  it.each([
    ['naiveBayes', 1e-12],
    ['logistic', 1e-6],
    ['svm', 1e-9],
  ])('%s', async (name, tolerance) => {
    const found = (await linearCase(golden.cases[i])) as Named;
    for (const [n, { gradientMaxNorm: _, ...theirs }] of (golden.cases[i] as Named)[name].entries()) {
      const { worst, at } = distance(found[name][n], theirs);
      expect(worst, `${theirs.setting}${at}`).toBeLessThan(tolerance);
    }
  });
});

const examples = [
  ['good', 'lovely soup'],
  ['good', 'lovely bread and soup'],
  ['bad', 'cold soup'],
  ['bad', 'cold coffee, cold tea'],
  ['bad', ''],
].map(([label, text]) => ({ labels: [label], text }));

describe.each(['naive-bayes', 'bernoulli', 'complement', 'logistic', 'svm', 'fasttext', 'cnn'] as const)(
  '%s',
  (model) => {
    const small =
      model === 'cnn'
        ? { filters: 4, embedding: 8, minCount: 1 }
        : model === 'fasttext'
          ? { dimensions: 4 }
          : {};
    const trained = trainClassifier(examples, { model, ...small });

    it('answers the same from its file', async () => {
      const { model: before } = await trained;
      const after = classifierLoader.fromModelFile(before.toModelFile());
      const texts = ['lovely tea', '', 'nothing known', 'cold '.repeat(50)];
      expect(after.scores(texts)).toEqual(before.scores(texts));
    });

    it('is explained by parts that add up', async () => {
      const { model: one } = await trained;
      for (const text of ['lovely tea and soup', '', 'unheard of']) {
        const { margin, contributions } = one.explain(text);
        const sum = contributions.reduce((total, part) => total + part.contribution, 0);
        expect(sum).toBeCloseTo(margin, 5);
      }
    });

    it('gives probabilities that sum to 1, where it has any', async () => {
      const { model: one } = await trained;
      if (!one.hasProbabilities) return expect(model).toBe('svm');
      const [scores] = one.scores(['cold soup']);
      expect(one.probabilitiesOf(scores).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    });
  },
);

describe('labels', () => {
  it('must be at least two', () => {
    expect(() => learningSet([{ text: 'a', labels: ['x'] }])).toThrow('nothing to tell apart');
    expect(() => learningSet([])).toThrow('no labelled texts');
  });

  it('that differ by blanks or capitals are found', () => {
    expect(similarLabels(['pos', 'pos ', 'neg'])).toEqual([['pos', 'pos ']]);
  });

  it('come in order, and a text of several is there once for each', () => {
    const { classes, classOf } = learningSet([{ text: 'a', labels: ['z', 'b'] }]);
    expect(classes).toEqual(['b', 'z']);
    expect([...classOf]).toEqual([1, 0]);
  });

  it('go into folds by their place within the class', () => {
    const list = ['a', 'a', 'b', 'a', 'b'].map((label) => ({ text: '', labels: [label] }));
    expect([...foldOf(list, 2)]).toEqual([0, 1, 0, 0, 1]);
  });
});

describe('options', () => {
  it('of another model are refused', () => {
    expect(() => resolveClassifierOptions({ model: 'svm', alpha: 2 })).toThrow('belongs to naive-bayes');
  });

  it('beside a preset win', () => {
    expect(resolveClassifierOptions({ preset: 'best', c: 7 })).toMatchObject({
      model: 'svm',
      c: 7,
      features: 'char',
    });
  });

  it('that leave no features are an error', async () => {
    const none = trainClassifier(examples, { model: 'svm', minDf: 100 });
    await expect(none).rejects.toThrow('no features');
  });
});
