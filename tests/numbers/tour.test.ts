/** Numbers of the tour that counting alone can give, counted here: of n-grams, tags, search and the table of bits. */
import { stemmer } from 'stemmer';
import { expect, test } from 'vitest';
import { characterBits, textsOf, uniformBits } from '../../src/tour/bits.ts';
import type { HmmNumbers } from '../../src/tour/hmm-station.ts';
import type { NgramNumbers } from '../../src/tour/ngram-station.ts';
import { TourContext } from '../../src/tour/station.ts';
import { measureStation } from '../../src/tour/stations.ts';
import { proseText, proseWords, taggedSentences } from '../../src/tour/text.ts';
import type { TfidfNumbers } from '../../src/tour/tfidf-station.ts';
import { naiveKneserNey, naiveScore } from './naive-kneser-ney.ts';

const languages = ['en', 'ko'] as const;

/** The sentences with their ends, and all n-grams in them. */
function gramsOf(sentences: readonly (readonly string[])[], order: number): Set<string> {
  const grams = new Set<string>();
  for (const words of sentences) {
    const padded = ['<s>', ...words, '</s>'];
    for (let from = 0; from < padded.length; from++) {
      for (let to = from + 1; to <= Math.min(padded.length, from + order); to++)
        grams.add(padded.slice(from, to).join('\t'));
    }
  }
  return grams;
}

test.each(languages)(
  'n-grams (%s): unseen shares and perplexities are those of plain counting',
  async (language) => {
    const [train, held] = [await proseWords(language, 'train'), await proseWords(language, 'test')];
    const numbers = (await measureStation('ngram', new TourContext(language))) as NgramNumbers;
    expect(numbers.trainWords).toBe(train.flat().length);
    expect(numbers.testWords).toBe(held.flat().length);
    const seen = gramsOf(train, 5);
    const words = new Set(train.flat());
    const known = (word: string) => (words.has(word) || word === '<s>' || word === '</s>' ? word : '<unk>');
    for (const { order, unseenShare, smoothedPerplexity } of numbers.orders) {
      let unseen = 0;
      let all = 0;
      for (const sentence of held) {
        const padded = ['<s>', ...sentence, '</s>'];
        for (let i = 1; i < padded.length; i++) {
          all++;
          if (
            !seen.has(
              padded
                .slice(Math.max(0, i + 1 - order), i + 1)
                .map(known)
                .join('\t'),
            )
          )
            unseen++;
        }
      }
      expect(unseenShare).toBeCloseTo(unseen / all, 12);
      if (order !== 3) continue;
      const naive = naiveKneserNey(train, order);
      const scores = held.flatMap((sentence) => naiveScore(naive, sentence));
      const sum = scores.reduce((total, score) => total + score, 0);
      expect(smoothedPerplexity / 10 ** (-sum / scores.length)).toBeCloseTo(1, 3);
    }
  },
);

test.each(languages)('tags (%s): the baseline is the usual tag of each word', async (language) => {
  const [train, held] = [await taggedSentences(language, 'train'), await taggedSentences(language, 'test')];
  const numbers = (await measureStation('hmm', new TourContext(language))) as HmmNumbers;
  const counts = new Map<string, Map<string, number>>();
  for (const { tokens, tags } of train) {
    for (const [i, token] of tokens.entries()) {
      const own = counts.get(token) ?? new Map<string, number>();
      counts.set(token, own.set(tags[i], (own.get(tags[i]) ?? 0) + 1));
    }
  }
  let known = 0;
  let right = 0;
  let all = 0;
  for (const { tokens, tags } of held) {
    for (const [i, token] of tokens.entries()) {
      all++;
      const own = counts.get(token);
      if (own === undefined) continue;
      known++;
      if ([...own].sort((a, b) => b[1] - a[1])[0][0] === tags[i]) right++;
    }
  }
  // Known to the tagger is a word in lower case as well, where it begins a sentence: so only nearly the same.
  expect(numbers.unknownShare).toBeLessThanOrEqual(1 - known / all + 1e-12);
  expect(Math.abs(1 - known / all - numbers.unknownShare)).toBeLessThan(0.03);
  expect(Math.abs(numbers.baselineKnownAccuracy - right / known)).toBeLessThan(0.02);
  expect(numbers.testWords).toBe(all);
  const { accuracy, knownAccuracy, unknownAccuracy, unknownShare } = numbers;
  expect(knownAccuracy * (1 - unknownShare) + unknownAccuracy * unknownShare).toBeCloseTo(accuracy, 12);
  // The shades are relative to the best candidate of each word, and the marked ones are the tags.
  const { tags, scores, path } = numbers.trellis;
  for (const column of numbers.sentence.keys()) {
    const shades = scores.map((row) => row[column]).filter((score) => score !== null);
    expect(Math.max(...shades)).toBe(1);
    expect(tags[path[column]]).toBe(numbers.tags[column]);
  }
});

test('search: the parts of each score add up to it, and df and matches are counted in the texts', async () => {
  const numbers = (await measureStation('tfidf', new TourContext('en'))) as TfidfNumbers;
  for (const { score, terms } of numbers.hits) {
    expect(terms.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 12);
  }
  const { readDocuments } = await import('../../src/corpus/documents.ts');
  const bags: Set<string>[] = [];
  for await (const batch of readDocuments(['@library'], { fingerprint: false })) {
    for (const { title, text } of batch)
      bags.push(
        new Set((`${title ?? ''} ${text}`.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? []).map(stemmer)),
      );
  }
  expect(numbers.documents).toBe(bags.length);
  for (const { term, df } of numbers.hits.flatMap(({ terms }) => terms)) {
    expect(df).toBe(bags.filter((bag) => bag.has(term)).length);
  }
  const wanted = numbers.query.split(' ').map(stemmer);
  expect(numbers.matches).toBe(bags.filter((bag) => wanted.some((word) => bag.has(word))).length);
  const { used, usedMatches, unused, unusedMatches } = numbers.synonym;
  expect([usedMatches, unusedMatches]).toEqual(
    [used, unused].map(stemmer).map((word) => bags.filter((bag) => bag.has(word)).length),
  );
});

test.each(languages)('the table (%s): guessing and counting characters, by formula', async (language) => {
  const [train, test] = [await proseText(language, 'train'), await proseText(language, 'test')];
  const texts = textsOf(train, test);
  const characters = [...test];
  const known = new Set(train);
  const unknown = characters.filter((character) => !known.has(character)).length;
  expect(texts).toMatchObject({ characters: characters.length, unknown });
  expect(uniformBits(texts)).toBeCloseTo(characters.length * Math.log2(known.size + 1) + 16 * unknown, 6);
  const lines = (text: string) =>
    text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => [...line]);
  const naive = naiveKneserNey(lines(train), 2);
  const bits =
    -lines(test)
      .flatMap((line) => naiveScore(naive, line))
      .reduce((a, b) => a + b, 0) * Math.log2(10);
  expect((await characterBits(texts, 2)) / (bits + 16 * unknown)).toBeCloseTo(1, 4);
});
