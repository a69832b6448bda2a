/** Asking a model: scores, explanations, sampling, mixtures, pruning, its file, and the odd cases. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { Random } from '../../../src/math/random.ts';
import { drawWord, nextWords } from '../../../src/models/ngram/distribution.ts';
import { entropyPrune } from '../../../src/models/ngram/entropy-prune.ts';
import { explainSentence } from '../../../src/models/ngram/explain.ts';
import { mixModels } from '../../../src/models/ngram/mix.ts';
import { NgramModel } from '../../../src/models/ngram/model.ts';
import { smoothingNames } from '../../../src/models/ngram/smoothing-names.ts';
import { TextScorer } from '../../../src/models/ngram/text-scorer.ts';
import { TokenStream } from '../../../src/models/ngram/token-stream.ts';
import { corpus, trainModel } from './corpora.ts';

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const fables = [
  'the fox saw the crow',
  'the crow saw the fox',
  'the fox took the cheese',
  'a crow had a cheese',
  'the crow had the cheese and the fox saw it',
].map((line) => line.split(' '));

test('scores of a text are those of its sentences, in whatever pieces it comes', () => {
  fc.assert(
    fc.property(corpus, corpus, fc.constantFrom(...smoothingNames), (sentences, texts, smoothing) => {
      const model = trainModel(sentences, { order: 3, smoothing });
      const totals = [1, 1000].map((piece) => {
        const stream = new TokenStream(model.vocabulary, { learn: false, markBegin: false });
        const scorer = new TextScorer(model.trie, model.stepPrice);
        texts.forEach((text, i) => {
          stream.feed(Buffer.from(`${text.join(' ')}\n`));
          if (i % piece !== piece - 1 && i < texts.length - 1) return;
          scorer.score(stream.tokens, stream.length);
          stream.length = 0;
        });
        return scorer.totals;
      });
      expect(totals[0]).toEqual(totals[1]);
      const scores = texts.map((text) => model.score(text));
      const words = scores.flatMap((score) => score.words.map((word) => word.logProb10));
      const zero = words.filter((value) => value === Number.NEGATIVE_INFINITY).length;
      expect(totals[0].zeroProbs).toBe(zero);
      expect(totals[0].oovs).toBe(sum(scores.map((score) => score.oovs)));
      expect(totals[0].tokens).toBe(words.length);
      const finite = sum(words.filter((value) => value !== Number.NEGATIVE_INFINITY));
      expect(Math.abs(totals[0].logProb - finite)).toBeLessThan(1e-4);
    }),
  );
});

test('an explanation adds up to the score, and next agrees with it', () => {
  fc.assert(
    fc.property(corpus, fc.constantFrom(...smoothingNames), (sentences, smoothing) => {
      const model = trainModel(sentences, { order: 3, smoothing });
      for (const text of [...sentences.slice(0, 3), ['c', 'zzz', 'a']]) {
        for (const word of explainSentence(model, text)) {
          const parts = word.ngramLogProb10 + sum(word.backoffs.map((paid) => paid.logWeight10));
          if (parts === Number.NEGATIVE_INFINITY) expect(word.logProb10).toBe(parts);
          else expect(parts).toBeCloseTo(word.logProb10, 9);
          expect(word.ngram.length).toBe(word.order);
        }
        if (smoothing === 'stupid-backoff') continue;
        const { logProb10 } = model.score(text).words[text.length];
        const end = model.next(text).find(({ token }) => token === '</s>')?.probability ?? 0;
        expect(end).toBeCloseTo(10 ** logProb10, 6);
      }
    }),
  );
});

test('generation: seeded, within top-k, greedy at temperature 0, never <s> or <unk>', () => {
  const model = trainModel(fables, { order: 3 });
  const draw = (seed: number, options = {}) => model.generate(Random.from(seed), options);
  expect(draw(3)).toEqual(draw(3));
  const texts = Array.from({ length: 50 }, (_, seed) => draw(seed));
  expect(new Set(texts.map(String)).size).toBeGreaterThan(20);
  expect(texts.flat().some((word) => word === '<s>' || word === '<unk>' || word === '</s>')).toBe(false);
  const greedy = draw(1, { temperature: 0 });
  expect(draw(2, { topK: 1 })).toEqual(greedy);
  expect(draw(2, { topP: 1e-9 })).toEqual(greedy);
  expect(draw(2, { length: 2, prompt: ['the'] }).length).toBeLessThanOrEqual(3);
  const probability = nextWords(model.trie, model.stateOf(['the']));
  const drawn = new Float64Array(probability.length);
  const random = Random.from(9);
  for (let i = 0; i < 20_000; i++) drawn[drawWord(probability.slice(), random)]++;
  const unknown = probability[0];
  probability.forEach((p, id) => {
    if (id > 1) expect(Math.abs(drawn[id] / 20_000 - p / (1 - unknown))).toBeLessThan(0.015);
  });
});

test('a mixture is the weighted sum of its models on their n-grams, and sums to 1', () => {
  fc.assert(
    fc.property(corpus, corpus, fc.constantFrom('union', 'intersection'), (one, other, vocabulary) => {
      const a = trainModel(one, { order: 3 });
      const b = trainModel(other, { order: 2, smoothing: 'witten-bell' });
      const mixed = mixModels([a, b], [3, 1], { vocabulary: vocabulary as 'union' });
      for (const context of [[], ['a'], ['a', 'b'], ['zzz'], ...one.slice(0, 3)]) {
        expect(Math.abs(sum(nextWords(mixed.trie, mixed.stateOf(context))) - 1)).toBeLessThan(1e-6);
      }
      if (vocabulary === 'intersection') return;
      for (const { token, probability } of mixed.next([])) {
        if (token === '<unk>') continue;
        const of = (model: NgramModel) =>
          model.next([]).find((found) => found.token === token)?.probability ?? 0;
        // Words that follow <s> in one of them are n-grams of the mixture.
        const seen = [...one, ...other].some((sentence) => (sentence[0] ?? '</s>') === token);
        if (seen) expect(probability).toBeCloseTo(0.75 * of(a) + 0.25 * of(b), 6);
      }
    }),
    { numRuns: 40 },
  );
});

test('models of different vocabularies are mixed only when told how', () => {
  const [a, b] = [fables, [['zebra']]].map((text) => trainModel(text, {}));
  expect(() => mixModels([a, b], [1, 1])).toThrow(/know different words/);
  expect(mixModels([a, b], [1, 1], { vocabulary: 'union' }).vocabulary.find('zebra')).toBeLessThan(
    a.vocabulary.size + 1,
  );
  expect(mixModels([a, b], [1, 1], { vocabulary: 'intersection' }).vocabulary.size).toBe(3);
});

test('entropy pruning: nothing at 0, less at more, and what is left sums to 1', () => {
  fc.assert(
    fc.property(corpus, fc.double({ min: 1e-6, max: 1, noNaN: true }), (sentences, threshold) => {
      const model = trainModel(sentences, { order: 3, smoothing: 'witten-bell' });
      const smaller = entropyPrune(model.trie, threshold);
      const smallest = entropyPrune(model.trie, threshold * 10);
      expect(smaller.word.length).toBeLessThanOrEqual(model.trie.word.length);
      expect(smallest.word.length).toBeLessThanOrEqual(smaller.word.length);
      expect(smaller.levelStart[1]).toBe(model.vocabulary.size);
      const pruned = new NgramModel({
        trie: smaller,
        vocabulary: model.vocabulary,
        tokenizer: undefined,
        provenance: { options: {} },
      });
      for (const context of [[], ['a', 'b'], ...sentences.slice(0, 3)]) {
        expect(Math.abs(sum(nextWords(smaller, pruned.stateOf(context))) - 1)).toBeLessThan(1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

test('a model file gives the same model; one whose numbers cannot be is refused', () => {
  const model = trainModel(fables, { order: 3 });
  const again = NgramModel.fromModelFile(model.toModelFile());
  expect(again.score(['the', 'fox'])).toEqual(model.score(['the', 'fox']));
  for (const name of ['word', 'first', 'suffix']) {
    const length = model.toModelFile().tensors[name].data.length;
    for (const at of [0, length >> 1, length - 1]) {
      const file = model.toModelFile();
      const data = Uint32Array.from(file.tensors[name].data as Uint32Array).fill(0xfffffff0, at, at + 1);
      file.tensors[name] = { shape: [length], data };
      expect(() => NgramModel.fromModelFile(file)).toThrow(NlpError);
    }
  }
  const short = model.toModelFile();
  short.tensors.logProb = { shape: [1], data: new Float32Array(1) };
  expect(() => NgramModel.fromModelFile(short)).toThrow(NlpError);
});

test('a model takes at most 20 bytes an n-gram', () => {
  const words = Array.from({ length: 3000 }, (_, i) => `w${i}`);
  const random = Random.from(5);
  const text = Array.from({ length: 4000 }, () =>
    Array.from({ length: 20 }, () => words[random.int(random.int(3000) + 1)]),
  );
  const { tensors, extra } = trainModel(text, { order: 3 }).toModelFile();
  const bytes = sum(Object.values(tensors).map(({ data }) => data.byteLength));
  expect(bytes / sum(extra?.ngrams as number[])).toBeLessThan(20);
});

test('one word, an order beyond every sentence, blank sentences, <unk> in the text', () => {
  const one = trainModel([['a']], { order: 9 });
  expect(one.order).toBe(9);
  expect(one.ngrams).toEqual([4, 2, 1, 0, 0, 0, 0, 0, 0]);
  expect(sum(nextWords(one.trie, one.stateOf(['a'])))).toBeCloseTo(1, 6);
  expect(() => trainModel([], {})).toThrow(/no words/);
  expect(() => trainModel([[], []], {})).toThrow(/no words/);
  const unknown = trainModel([['a', '<unk>'], ['a', '<unk>'], ['b']], {
    order: 2,
    smoothing: 'witten-bell',
  });
  expect(unknown.ngrams[0]).toBe(5);
  expect(unknown.next(['a'], 1)[0].token).toBe('<unk>');
  expect(unknown.score(['a', 'never']).words[1].logProb10).toBe(
    unknown.score(['a', '<unk>']).words[1].logProb10,
  );
});

test('a literal <s> or </s> is refused in training with its line, skipped when asked, unknown when scored', () => {
  expect(() => trainModel([['a'], ['b', '<s>']], {})).toThrow(/<s> is no word/);
  const model = trainModel([['a', 'b']], {});
  const score = model.score(['</s>', '<s>']);
  expect(score.oovs).toBe(2);
  const stream = new TokenStream(model.vocabulary, { learn: true, markBegin: true, skipSymbols: true });
  stream.feed(Buffer.from('a <s> b </s>\n'));
  expect([...stream.tokens.subarray(0, stream.length)].length).toBe(4);
  const strict = new TokenStream(model.vocabulary, { learn: true, markBegin: true });
  expect(() => strict.feed(Buffer.from('a\na </s> b\n'), 'x.txt', 7)).toThrow(/x\.txt:8/);
});

test('bytes and strings make the same tokens; a word may be longer than 64 KB', () => {
  const long = 'x'.repeat(70_000);
  const lines = [`a\tb  ${long}\r`, '', ' ä € 𝄞 ', 'last'];
  const model = trainModel([['a', 'b', long, 'ä', '𝄞', 'last']], { order: 2 });
  const read = [false, true].map((asBytes) => {
    const stream = new TokenStream(model.vocabulary, { learn: false, markBegin: true });
    if (asBytes) stream.feed(Buffer.from(lines.join('\n')));
    else for (const line of lines) stream.feedTokens(line.split(/[ \t\r]+/).filter((word) => word !== ''));
    return [...stream.tokens.subarray(0, stream.length)];
  });
  expect(read[0]).toEqual(read[1]);
  expect(model.vocabulary.token(model.vocabulary.find(long))).toBe(long);
});

test('evaluate adds up the scores of the sentences; nothing is no text', async () => {
  const model = await NgramModel.train(fables, { order: 3 });
  const text = fables.slice(0, 20);
  const scores = text.map((sentence) => model.score(sentence));
  const logProbability = scores.reduce((sum, score) => sum + score.logProbability, 0);
  const tokens = scores.reduce((sum, score) => sum + score.tokens, 0);
  const result = await model.evaluate(text, 500);
  expect(result).toMatchObject({ tokens, sentences: text.length, oovs: 0, zeroProbs: 0 });
  expect(result?.perplexity).toBeCloseTo(Math.exp(-logProbability / tokens), 3);
  expect(result?.bitsPerCharacter).toBeCloseTo(-logProbability / Math.LN2 / 500, 3);
  expect(await model.evaluate([])).toBeUndefined();
});
