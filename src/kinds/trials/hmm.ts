/** A trial of a tagger: as `nlp hmm train` and `nlp hmm eval`. */
import { inputOptionsOf } from '../../corpus/input-options.ts';
import { NlpError } from '../../errors.ts';
import { taggerTable, taggingTable } from '../../models/hmm/tagger-options.ts';
import { pickOptions } from '../../options/table.ts';
import { textChoicesTable } from '../../text/tokenizer-options.ts';
import { newestSpec } from '../../text/tokenizer-spec.ts';
import { compactScores, secondsSince, type TrialOutcome, type TrialTask } from '../trial.ts';

export async function run({ options, corpora }: TrialTask): Promise<TrialOutcome> {
  const [{ HmmTagger }, { macroF1 }, { readTaggedCorpus }] = await Promise.all([
    import('../../models/hmm/tagger.ts'),
    import('../../evaluate/tagging.ts'),
    import('../../corpus/tagged-corpus.ts'),
  ]);
  const input = { ...inputOptionsOf(options), fingerprint: false };
  const start = performance.now();
  const training = await readTaggedCorpus(corpora.train, input);
  const tagger = HmmTagger.train(training.sentences, {
    ...pickOptions(taggerTable, options),
    tokenizer: newestSpec('whitespace', pickOptions(textChoicesTable, options)),
  });
  const trainSeconds = secondsSince(start);

  const { sentences } = await readTaggedCorpus(corpora.test, input);
  if (sentences.length === 0) {
    throw new NlpError('there are no tagged sentences to measure on', { where: { file: corpora.test[0] } });
  }
  const testStart = performance.now();
  const { scores, correct, lengths } = tagger.evaluate(sentences, pickOptions(taggingTable, options));
  const testSeconds = secondsSince(testStart);
  const { perTag: _tags, confusion: _confusion, ...metrics } = scores;
  const whollyCorrect = correct.map((count, i) => (count === lengths[i] ? 1 : 0));
  return {
    metrics: {
      ...metrics,
      macroF1: macroF1(scores),
      trainSeconds,
      testSeconds,
      tokensPerSecond: training.tokens / trainSeconds,
      sentencesPerSecond: sentences.length / testSeconds,
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
