/** What n-gram commands print, against modified Kneser-Ney over maps of strings. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { NgramModel } from '../../src/models/ngram/model.ts';
import { proseWords } from '../../src/tour/text.ts';
import { nlp, temporaryFolder } from '../cli/run.ts';
import { naiveKneserNey, naiveScore } from './naive-kneser-ney.ts';

let train: string[][];
let held: string[][];
beforeAll(async () => {
  train = (await proseWords('en', 'train')).slice(0, 900);
  held = (await proseWords('en', 'test')).slice(0, 60);
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('each part of an explanation is the naive number, and the parts add up', async () => {
  const model = await NgramModel.train(train, { order: 3 });
  const naive = naiveKneserNey(train, 3);
  for (const sentence of [...held.slice(0, 20), ...train.slice(0, 5)]) {
    const wanted = naiveScore(naive, sentence);
    const padded = ['<s>', ...sentence, '</s>'];
    for (const [i, word] of model.explain(sentence).entries()) {
      const { logProb10, ngram, ngramLogProb10, backoffs, estimate } = word;
      expect(logProb10).toBeCloseTo(wanted[i], 4);
      expect(ngramLogProb10 + sum(backoffs.map(({ logWeight10 }) => logWeight10))).toBeCloseTo(logProb10, 5);
      const own = Math.log10(naive.probability(ngram.at(-1) as string, ngram.slice(0, -1)));
      // An n-gram that begins inside a sentence has the probability of its own, shorter context.
      if (ngram.length > 1) expect(ngramLogProb10).toBeCloseTo(own, 4);
      if (ngram.length > 1) expect(padded.slice(i + 2 - ngram.length, i + 2)).toEqual(ngram);
      if (estimate === undefined) continue;
      const { count, discount, divisor, backoffWeight, lower } = estimate;
      expect(Math.log10((count - discount) / divisor + backoffWeight * lower)).toBeCloseTo(ngramLogProb10, 4);
    }
  }
});

test('next lists the naive distribution, which sums to 1', async () => {
  const model = await NgramModel.train(train, { order: 3 });
  const naive = naiveKneserNey(train, 3);
  const context = train[3].slice(0, 2);
  const found = model.next(context);
  expect(sum(found.map(({ probability }) => probability))).toBeCloseTo(1, 5);
  for (const { token, probability } of found.slice(0, 200)) {
    if (token !== '<s>') expect(probability).toBeCloseTo(naive.probability(token, ['<s>', ...context]), 6);
  }
});

test('perplexity, its bits, and that with fewer words of context are the naive ones', () => {
  const folder = temporaryFolder();
  const [text, model, test] = ['train.txt', 'm.lm', 'test.txt'].map((name) => path.join(folder, name));
  const lines = (sentences: string[][]) => `${sentences.map((words) => words.join(' ')).join('\n')}\n`;
  writeFileSync(text, lines(train));
  writeFileSync(test, lines(held));
  const common = ['--tokenizer', 'whitespace', '--quiet'];
  expect(nlp(['ngram', 'train', text, '-o', model, ...common]).status).toBe(0);
  const { stdout } = nlp(['ngram', 'perplexity', '-m', model, test, '--explain', '--json', '--quiet']);
  const answer = JSON.parse(stdout);
  const naive = naiveKneserNey(train, 3);
  const scores = held.flatMap((sentence) => naiveScore(naive, sentence));
  expect(answer.tokens).toBe(scores.length);
  expect(answer.perplexity).toBeCloseTo(10 ** (-sum(scores) / scores.length), 1);
  expect(answer.bitsPerToken).toBeCloseTo((-sum(scores) * Math.log2(10)) / scores.length, 4);
  expect(answer.bitsPerCharacter).toBeCloseTo((-sum(scores) * Math.log2(10)) / lines(held).length, 4);
  expect(answer.byOrder.length).toBe(3);
  expect(answer.byOrder[2]).toBe(answer.perplexity);
  for (const words of [0, 1]) {
    // Of the same model, so with the counts of words before: what it would say had it forgotten the rest.
    const forgetful = held.flatMap((sentence) => {
      const padded = ['<s>', ...sentence, '</s>'];
      return padded
        .slice(1)
        .map((word, i) =>
          Math.log10(naive.probability(word, padded.slice(0, i + 1).slice(words === 0 ? i + 1 : -words))),
        );
    });
    expect(answer.byOrder[words] / 10 ** (-sum(forgetful) / forgetful.length)).toBeCloseTo(1, 3);
  }
  const matched: number[] = answer.matched;
  expect(sum(matched)).toBe(answer.tokens);
});
