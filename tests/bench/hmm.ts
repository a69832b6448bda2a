/**
 * Hidden Markov models inside the process: tagging and training on Brown where it is, on the built-in corpus where it
 * is not, beside a naive TnT, first order and Brants's choices; Baum-Welch on a million observations, 16 states, 1,000
 * symbols, with the SIMD kernels and without.
 * Wanted: a million Brown tokens a second, training in under 2 s, an iteration of Baum-Welch in under 0.25 s.
 */
import { readTagged } from '../../src/corpus/tagged-sentences.ts';
import type { TaggedSentence } from '../../src/corpus/types.ts';
import { Random } from '../../src/math/random.ts';
import { baumWelch } from '../../src/models/hmm/baum-welch.ts';
import { PlainForwardBackward } from '../../src/models/hmm/forward-backward.ts';
import { SimdForwardBackward } from '../../src/models/hmm/forward-backward-simd.ts';
import { randomParameters } from '../../src/models/hmm/parameters.ts';
import { HmmTagger } from '../../src/models/hmm/tagger.ts';
import { hasShared, sharedPath } from '../shared.ts';
import { NaiveTnt } from './_naive-tnt.ts';
import { type BenchResult, bench } from './harness.ts';

export async function run(): Promise<BenchResult[]> {
  const [train, held] = hasShared
    ? [sharedPath('data/brown/brown.train.tag.gz'), sharedPath('data/brown/brown.test.tag.gz')]
    : ['@tagged-en:train', '@tagged-en:test'];
  const learnt = await read(train);
  const asked = await read(held);
  const name = hasShared ? 'Brown' : 'tagged-en';
  const tagAll = (tagger: HmmTagger) => () => {
    for (const { tokens } of asked) tagger.tag(tokens);
  };
  const variants = [
    ['best', HmmTagger.train(learnt)],
    ['best, first order', HmmTagger.train(learnt, { order: 1 })],
    ['tnt', HmmTagger.train(learnt, { preset: 'tnt' })],
  ] as const;
  const naive = new NaiveTnt(learnt);
  const some = asked.slice(0, 500);
  const tagNaively = () => {
    for (const { tokens } of some) naive.tag(tokens);
  };
  checkNaive(naive, some);
  const tagging = variants.map(([label, tagger]) => ({
    name: label,
    run: tagAll(tagger),
    work: count(asked),
  }));
  const training = [
    { name: 'best', run: () => HmmTagger.train(learnt), work: count(learnt) },
    { name: 'tnt', run: () => HmmTagger.train(learnt, { preset: 'tnt' }), work: count(learnt) },
  ];
  return [
    await bench(
      `tagging ${name}`,
      [{ name: 'TnT on Maps, naive', run: tagNaively, work: count(some) }, ...tagging],
      { unit: 'token' },
    ),
    await bench(`training on ${name}`, training, { unit: 'token', runs: 5, warmUps: 1 }),
    await bench('Baum-Welch, 16 states, 1,000 symbols', baumWelchRows(), {
      unit: 'observation',
      runs: 5,
      warmUps: 1,
    }),
  ];
}

/** A yardstick that tags badly is none. */
function checkNaive(naive: NaiveTnt, sentences: readonly TaggedSentence[]): void {
  let right = 0;
  for (const { tokens, tags } of sentences) {
    const given = naive.tag(tokens);
    for (let i = 0; i < tags.length; i++) if (given[i] === tags[i]) right++;
  }
  const accuracy = right / count(sentences);
  if (accuracy < 0.85) throw new RangeError(`the naive TnT tags ${accuracy} right`);
}

function baumWelchRows() {
  const random = Random.from(1);
  const observations = Uint32Array.from({ length: 1_000_000 }, () => random.int(1000));
  const start = randomParameters(16, 1000, random);
  const plain = new PlainForwardBackward(start);
  const simd = new SimdForwardBackward(start);
  const iteration = () => baumWelch([observations], start, { iterations: 1 });
  const work = observations.length;
  return [
    {
      name: 'an iteration, NLP_KERNELS=js',
      run: () => {
        process.env.NLP_KERNELS = 'js';
        iteration();
        delete process.env.NLP_KERNELS;
      },
      work,
    },
    { name: 'an iteration', run: iteration, work },
    { name: 'likelihood, NLP_KERNELS=js', run: () => plain.logLikelihood(observations), work },
    { name: 'likelihood', run: () => simd.logLikelihood(observations), work },
    { name: 'posteriors', run: () => simd.posteriors(observations), work },
  ];
}

async function read(input: string): Promise<TaggedSentence[]> {
  const sentences: TaggedSentence[] = [];
  for await (const batch of readTagged([input])) sentences.push(...batch);
  return sentences;
}

function count(sentences: readonly TaggedSentence[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
}
