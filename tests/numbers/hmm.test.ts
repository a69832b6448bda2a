/**
 * What explanations, tables and pictures of hidden Markov models say, against sums over all paths and counts of the
 * corpus, both written out here.
 */
import { expect, test } from 'vitest';
import { probabilitiesOf } from '../../src/kinds/hmm/probabilities.ts';
import { forwardBackwardTables, powerOf, sequenceScores } from '../../src/kinds/hmm/sequence-explanation.ts';
import { Random } from '../../src/math/random.ts';
import { explainTagging } from '../../src/models/hmm/explain-tagging.ts';
import { randomParameters } from '../../src/models/hmm/parameters.ts';
import { SequenceModel } from '../../src/models/hmm/sequence-model.ts';
import { HmmTagger } from '../../src/models/hmm/tagger.ts';
import { taggingTrellis } from '../../src/models/hmm/trellis-figure.ts';

const S = 3;
const names = ['x', 'y', 'z'];
const tokens = ['a', 'b', 'c', 'd'];
const parameters = randomParameters(S, tokens.length, Random.from(5));
const model = new SequenceModel(names, tokens, parameters);

/** All sequences of states of a length. */
function paths(length: number): number[][] {
  if (length === 0) return [[]];
  return paths(length - 1).flatMap((path) => names.map((_, state) => [...path, state]));
}

/** P(states, symbols) of the first symbols. */
function joint(path: readonly number[], symbols: readonly string[]): number {
  const { initial, transition, emission } = parameters;
  return path.reduce((p, state, t) => {
    const id = tokens.indexOf(symbols[t]);
    const emitted = id === -1 ? 1 : emission[state * tokens.length + id];
    return p * emitted * (t === 0 ? initial[state] : transition[path[t - 1] * S + state]);
  }, 1);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test.each([[['a', 'b', 'd', 'a', 'c']], [['c', 'never seen', 'b']], [['d']]])(
  'alpha, beta, posterior, delta and back-pointers of %j are sums and maxima over all paths',
  (symbols) => {
    const T = symbols.length;
    const { logAlpha, logBeta, logProbability } = forwardBackwardTables(model, symbols);
    const scores = sequenceScores(model, symbols);
    const total = sum(paths(T).map((path) => joint(path, symbols)));
    expect(Math.exp(logProbability)).toBeCloseTo(total, 12);
    for (let t = 0; t < T; t++) {
      const shares: number[] = [];
      for (let state = 0; state < S; state++) {
        const here = paths(t + 1).filter((path) => path[t] === state);
        const beginnings = here.map((path) => joint(path, symbols.slice(0, t + 1)));
        expect(Math.exp(logAlpha[t][state])).toBeCloseTo(sum(beginnings), 12);
        const through = sum(
          paths(T)
            .filter((path) => path[t] === state)
            .map((path) => joint(path, symbols)),
        );
        expect(Math.exp(logAlpha[t][state] + logBeta[t][state])).toBeCloseTo(through, 12);
        shares.push(through / total);
        const best = here.reduce((a, b) => (joint(b, symbols) > joint(a, symbols) ? b : a));
        const { logScore, from, state: name } = scores[t][state];
        expect(name).toBe(names[state]);
        expect(logScore).toBeCloseTo(Math.log(Math.max(...beginnings)), 10);
        expect(from).toBe(t === 0 ? null : names[best[t - 1]]);
      }
      expect(model.posteriors(symbols)?.[t]).toEqual(shares.map((share) => expect.closeTo(share, 10)));
      expect(sum(logAlpha[t].map((value, state) => Math.exp(value + logBeta[t][state])))).toBeCloseTo(
        total,
        12,
      );
    }
    expect(sum(logAlpha[T - 1].map(Math.exp))).toBeCloseTo(total, 12);
  },
);

test('probabilities that no double can hold are written all the same', () => {
  expect([0, -1, -1000, Number.NEGATIVE_INFINITY].map(powerOf)).toEqual([
    '1.000',
    '0.3679',
    '5.076e-435',
    '0',
  ]);
});

/** Three tags over few words, some with two tags. */
const corpus =
  'the/D dog/N runs/V|the/D run/N|dogs/N run/V|the/D dogs/N run/V the/D dog/N|run/V|the/D old/N dog/N'
    .split('|')
    .map((line) => {
      const pairs = line.split(' ').map((pair) => pair.split('/'));
      return { tokens: pairs.map(([token]) => token), tags: pairs.map(([, tag]) => tag) };
    });

/** TnT of second order as Brants describes it: deleted interpolation of relative counts. */
function naiveTnt() {
  const grams = new Map<string, number>();
  const add = (...parts: string[]) => grams.set(parts.join(' '), (grams.get(parts.join(' ')) ?? 0) + 1);
  const of = (...parts: string[]) => grams.get(parts.join(' ')) ?? 0;
  const words = new Map<string, number>();
  const trigrams: string[][] = [];
  let total = 0;
  for (const { tokens: list, tags } of corpus) {
    const padded = ['<s>', '<s>', ...tags, '</s>'];
    for (const [i, tag] of tags.entries()) {
      words.set(`${list[i]} ${tag}`, (words.get(`${list[i]} ${tag}`) ?? 0) + 1);
      words.set(tag, (words.get(tag) ?? 0) + 1);
    }
    for (let i = 2; i < padded.length; i++) {
      const [a, b, c] = padded.slice(i - 2, i + 1);
      trigrams.push([a, b, c]);
      add(a, b, c);
      add('pair', b, c);
      add('context', a, b);
      add('contextOf', b);
      add('one', c);
      total++;
    }
  }
  const weights = [0, 0, 0];
  const ratio = (count: number, all: number) => (all <= 1 ? 0 : (count - 1) / (all - 1));
  for (const [a, b, c] of trigrams) {
    const cases = [
      ratio(of('one', c), total),
      ratio(of('pair', b, c), of('contextOf', b)),
      ratio(of(a, b, c), of('context', a, b)),
    ];
    // Ties go to the longer history or are shared; either way the sums are over trigrams.
    const most = Math.max(...cases);
    const winners = cases.flatMap((value, i) => (value === most ? [i] : []));
    for (const winner of winners) weights[winner] += 1 / winners.length;
  }
  return { of, words, total, weights: weights.map((weight) => weight / trigrams.length) };
}

test('the transitions and emissions of an explanation are those of the corpus', () => {
  const tagger = HmmTagger.train(corpus, { preset: 'tnt' });
  const { of, words, total } = naiveTnt();
  const lambdas = tagger.transitions.lambdas as readonly number[];
  expect(sum([...lambdas])).toBeCloseTo(1, 12);
  const transition = (a: string, b: string, c: string) => {
    const parts = [
      of('one', c) / total,
      of('contextOf', b) === 0 ? 0 : of('pair', b, c) / of('contextOf', b),
      of('context', a, b) === 0 ? 0 : of(a, b, c) / of('context', a, b),
    ];
    return sum(parts.map((part, i) => part * lambdas[i]));
  };
  const sentence = ['the', 'dogs', 'run'];
  const { words: explained, end, tags, logProbability } = explainTagging(tagger, sentence);
  const path = ['<s>', '<s>', ...tags, '</s>'];
  let score = 0;
  for (const [i, { candidates }] of explained.entries()) {
    const chosen = candidates.find((candidate) => candidate.chosen);
    const tag = tags[i];
    expect(Math.exp(chosen?.logTransition as number)).toBeCloseTo(transition(path[i], path[i + 1], tag), 9);
    expect(Math.exp(chosen?.logEmission as number)).toBeCloseTo(
      (words.get(`${sentence[i]} ${tag}`) as number) / (words.get(tag) as number),
      9,
    );
    score += (chosen?.logTransition as number) + (chosen?.logEmission as number);
    expect(chosen?.logScore).toBeCloseTo(score, 9);
  }
  const last = end.find(({ chosen }) => chosen);
  expect(Math.exp(last?.logTransition as number)).toBeCloseTo(
    transition(path[path.length - 3], path[path.length - 2], '</s>'),
    9,
  );
  expect(last?.logScore).toBeCloseTo(logProbability, 12);
  expect(score + (last?.logTransition as number)).toBeCloseTo(logProbability, 9);
});

test.each(['best', 'tnt'] as const)(
  'each score of a trellis (%s) is before + transition + emission',
  (preset) => {
    const tagger = HmmTagger.train(corpus, { preset });
    for (const sentence of [['the', 'run', 'run'], ['zebras', 'run', 'the', 'old', 'dog'], ['the']]) {
      const explanation = explainTagging(tagger, sentence);
      const { words: explained, end, logProbability } = explanation;
      for (const candidate of [...explained.flatMap(({ candidates }) => candidates), ...end]) {
        const { logScore, logBefore, logTransition, logEmission } = candidate;
        expect(logBefore + logTransition + logEmission).toBeCloseTo(logScore, 9);
      }
      expect(Math.max(...end.map(({ logScore }) => logScore))).toBe(logProbability);
      const { columns, rows } = taggingTrellis(explanation);
      const marked = columns.map(({ nodes }) =>
        nodes.filter((node) => node.marked).map(({ row }) => rows[row]),
      );
      expect(marked).toEqual([['<s>'], ...explanation.tags.map((tag) => [tag]), ['</s>']]);
    }
  },
);

test.each(['best', 'tnt'] as const)(
  'the rows of info (%s) are distributions, and its emissions relative counts',
  (preset) => {
    const tagger = HmmTagger.train(corpus, { preset });
    const { states, initial, transition, toEnd, emissions } = probabilitiesOf(tagger, 100, 100);
    expect(states).toEqual(tagger.tags);
    for (const [i, row] of transition.entries()) expect(sum(row) + (toEnd?.[i] as number)).toBeCloseTo(1, 9);
    expect(sum(initial)).toBeLessThanOrEqual(1 + 1e-9);
    expect(sum(initial)).toBeGreaterThan(0.9);
    const { words } = naiveTnt();
    for (const { state, symbols } of emissions) {
      expect(sum(symbols.map(({ probability }) => probability))).toBeCloseTo(1, 12);
      for (const { symbol, probability } of symbols)
        expect(probability).toBeCloseTo(
          (words.get(`${symbol} ${state}`) as number) / (words.get(String(state)) as number),
          12,
        );
    }
  },
);
