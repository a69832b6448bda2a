/** A trial of a tagger: as `nlp hmm train` and `nlp hmm eval`. */
import { inputOptionsOf } from '../../corpus/input-options.ts';
import type { TaggedSentence } from '../../corpus/types.ts';
import { NlpError } from '../../errors.ts';
import {
  compactScores,
  secondsSince,
  type TrialOptions,
  type TrialOutcome,
  type TrialTask,
} from '../trial.ts';

export async function run({ options, corpora }: TrialTask): Promise<TrialOutcome> {
  const [{ HmmTagger }, { scoreTagging }] = await Promise.all([
    import('../../models/hmm/tagger.ts'),
    import('../../evaluate/tagging.ts'),
  ]);
  const start = performance.now();
  const training = await readAll(corpora.train, options);
  const tagger = HmmTagger.train(training, {
    preset: options.preset as 'best' | 'tnt' | undefined,
    order: options.order as 1 | 2 | undefined,
    suffixLength: options.suffix as number | undefined,
    rareCount: options.rare as number | undefined,
  });
  const trainSeconds = secondsSince(start);
  const trained = training.reduce((sum, { tokens }) => sum + tokens.length, 0);

  const test = await readAll(corpora.test, options);
  if (test.length === 0) {
    throw new NlpError('there are no tagged sentences to measure on', { where: { file: corpora.test[0] } });
  }
  const beam = options.beam === undefined ? undefined : Math.log(options.beam as number);
  const testStart = performance.now();
  const judged = test.map(({ tokens, tags }) => {
    const initials = tagger.initials(tokens);
    return {
      gold: tags,
      predicted: tagger.tag(tokens, beam).tags,
      known: tokens.map((token, i) => tagger.knows(token, initials[i])),
    };
  });
  const testSeconds = secondsSince(testStart);
  const { perTag, confusion: _, ...scores } = scoreTagging(judged);
  const f1 = Object.values(perTag).map((tag) => tag.f1);
  const right = judged.map(({ gold, predicted }) => gold.filter((tag, i) => tag === predicted[i]).length);
  const words = judged.map(({ gold }) => gold.length);
  const whollyRight = right.map((count, i) => (count === words[i] ? 1 : 0));
  return {
    metrics: {
      ...scores,
      macroF1: f1.reduce((sum, value) => sum + value, 0) / f1.length,
      trainSeconds,
      testSeconds,
      tokensPerSecond: trained / trainSeconds,
      sentencesPerSecond: test.length / testSeconds,
    },
    scores: {
      unit: 'sentence',
      corpus: 'test',
      metrics: {
        accuracy: { transform: 'ratio', above: compactScores(right), below: words },
        sentenceAccuracy: { transform: 'ratio', above: compactScores(whollyRight) },
      },
    },
  };
}

async function readAll(inputs: string[], options: TrialOptions): Promise<TaggedSentence[]> {
  const { readTagged } = await import('../../corpus/tagged-sentences.ts');
  const sentences: TaggedSentence[] = [];
  for await (const batch of readTagged(inputs, inputOptionsOf(options))) sentences.push(...batch);
  return sentences;
}
