/** fastText: files of the program itself and what it answers on them; its four losses learn; damaged files are refused. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openClassifier } from '../../../src/kinds/classify/files.ts';
import { readFastText } from '../../../src/models/classifier/fasttext/file-reader.ts';
import { labelTree } from '../../../src/models/classifier/fasttext/huffman.ts';
import { trainClassifier } from '../../../src/models/classifier/train.ts';
import { describeShared, sharedPath } from '../../shared.ts';

const tools = (name: string) => sharedPath(`reference/tools/${name}`);
const lines = (name: string) => readFileSync(tools(name), 'utf8').trimEnd().split('\n');

describeShared('files of fastText', () => {
  it.each([
    ['ft-names.bin', 'names-probe.ft', 'ft-names.predict-prob.txt', 2e-5],
    ['ft-names.ftz', 'names-probe.ft', 'ft-names.ftz.predict-prob.txt', 2e-5],
    ['ft-trec-softmax.bin', 'trec-probe.ft', 'ft-trec-softmax.predict-prob.txt', 2e-5],
    ['ft-trec-hs.bin', 'trec-probe.ft', 'ft-trec-hs.predict-prob.txt', 5e-5],
    ['ft-trec-ova.bin', 'trec-probe.ft', 'ft-trec-ova.predict-prob.txt', 0.007],
    ['ft-trec-ns.bin', 'trec-probe.ft', 'ft-trec-ns.predict-prob.txt', 0.007],
  ])(
    '%s: the same labels, probabilities as near as its tables allow',
    async (file, probe, answers, tolerance) => {
      const model = await openClassifier(tools(file));
      const texts = lines(probe).map((line) => line.replaceAll(/__label__\S+\s*/g, ''));
      const expected = lines(answers);
      model.scores(texts).forEach((scores, i) => {
        const ranked = model.ranked(scores);
        const words = expected[i].replaceAll('__label__', '').split(' ');
        expect(ranked[0].label).toBe(words[0]);
        for (let k = 0; k < words.length; k += 2) {
          const { value = Number.NaN } = ranked.find(({ label }) => label === words[k]) ?? {};
          expect(Math.abs(value - Number(words[k + 1]))).toBeLessThan(tolerance);
        }
      });
    },
  );

  it('cut anywhere are refused with the byte; vectors of words are no classifier', async () => {
    const bytes = readFileSync(tools('ft-names.ftz'));
    for (const length of [4, 30, 90, 2000, bytes.length - 1]) {
      expect(() => readFastText(bytes.subarray(0, length))).toThrow(/byte \d+: ends too early/);
    }
    await expect(openClassifier(tools('ft-skip.bin'))).rejects.toThrow('no labels');
  });
});

describe('training', () => {
  const examples = Array.from({ length: 40 }, (_, i) => ({
    text: ['warm soup', 'cold rain', 'loud train', 'old book'][i % 4] + ' '.repeat(i % 3),
    labels: [['food', 'weather', 'travel', 'reading'][i % 4]],
  }));

  it.each(['softmax', 'hs', 'ova', 'ns'] as const)(
    'with the loss %s learns, also by n-grams',
    async (loss) => {
      const options = {
        model: 'fasttext',
        loss,
        dimensions: 8,
        minN: 2,
        maxN: 3,
        wordNgrams: 2,
        epochs: 30,
      } as const;
      const { model } = await trainClassifier(examples, { ...options, buckets: 1000, learningRate: 0.5 });
      for (const { text, labels } of examples) {
        expect(model.ranked(model.scores([text])[0])[0].label).toBe(labels[0]);
      }
      // A word that was not seen, of n-grams that were.
      expect(model.ranked(model.scores(['soups'])[0])[0].label).toBe('food');
    },
  );

  it('the tree puts frequent labels near the root', () => {
    const { paths } = labelTree([8, 4, 2, 1]);
    expect(paths.map(({ length }) => length)).toEqual([1, 2, 3, 3]);
  });
});
