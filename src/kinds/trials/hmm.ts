/** A trial of a tagger: as `nlp hmm train` and `nlp hmm eval`. */
import { inputOptionsOf } from '../../corpus/input-options.ts';
import type { TaggedSentence } from '../../corpus/types.ts';
import { NlpError } from '../../errors.ts';
import { taggerTable, taggingTable } from '../../models/hmm/tagger-options.ts';
import { pickOptions } from '../../options/table.ts';
import {
  compactScores,
  secondsSince,
  type TrialOptions,
  type TrialOutcome,
  type TrialTask,
} from '../trial.ts';

export async function run({ options, corpora }: TrialTask): Promise<TrialOutcome> {
  const [{ HmmTagger }, { macroF1 }] = await Promise.all([
    import('../../models/hmm/tagger.ts'),
    import('../../evaluate/tagging.ts'),
  ]);
  const start = performance.now();
  const training = await readAll(corpora.train, options);
  const tagger = HmmTagger.train(training, pickOptions(taggerTable, options));
  const trainSeconds = secondsSince(start);
  const trained = training.reduce((sum, { tokens }) => sum + tokens.length, 0);

  const test = await readAll(corpora.test, options);
  if (test.length === 0) {
    throw new NlpError('there are no tagged sentences to measure on', { where: { file: corpora.test[0] } });
  }
  const testStart = performance.now();
  const { scores, correct, lengths } = tagger.evaluate(test, pickOptions(taggingTable, options));
  const testSeconds = secondsSince(testStart);
  const { perTag: _tags, confusion: _confusion, ...metrics } = scores;
  const whollyCorrect = correct.map((count, i) => (count === lengths[i] ? 1 : 0));
  return {
    metrics: {
      ...metrics,
      macroF1: macroF1(scores),
      trainSeconds,
      testSeconds,
      tokensPerSecond: trained / trainSeconds,
      sentencesPerSecond: test.length / testSeconds,
    },
    scores: {
      unit: 'sentence',
      corpus: 'test',
      metrics: {
        accuracy: { transform: 'ratio', above: compactScores(correct), below: [...lengths] },
        sentenceAccuracy: { transform: 'ratio', above: compactScores(whollyCorrect) },
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
