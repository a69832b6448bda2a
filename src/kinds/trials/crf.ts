/** A trial of a conditional random field: as `nlp crf train` and `nlp crf eval`. */
import { inputOptionsOf } from '../../corpus/input-options.ts';
import { NlpError } from '../../errors.ts';
import { crfTable } from '../../models/crf/crf-options.ts';
import { decodingOf } from '../../models/crf/decoding-options.ts';
import { pickOptions } from '../../options/table.ts';
import { compactScores, secondsSince, type TrialOutcome, type TrialTask } from '../trial.ts';

export async function run({ options, corpora, seed }: TrialTask): Promise<TrialOutcome> {
  const [
    { readTraining },
    { trainCrf },
    { labelled, measureCrf, chunkJson },
    { readLabelled },
    { evaluateChunks },
  ] = await Promise.all([
    import('../crf/train.ts'),
    import('../../models/crf/train.ts'),
    import('../crf/eval.ts'),
    import('../crf/sentences.ts'),
    import('../../evaluate/chunks.ts'),
  ]);
  const input = { ...inputOptionsOf(options), fingerprint: false };
  const { template, ...choices } = pickOptions(crfTable, options);
  const start = performance.now();
  const { corpus } = await readTraining(corpora.train, template, options.label as string | undefined, {
    reading: (_, read) => read(input),
  });
  const trainTokens = corpus.data.items;
  const model = await trainCrf(corpus, { ...choices, seed });
  const trainSeconds = secondsSince(start);

  const sentences = [];
  for await (const batch of readLabelled(corpora.test, input))
    for (const sentence of batch) sentences.push(labelled(sentence, model.source.labelColumn));
  if (sentences.length === 0) {
    throw new NlpError('there are no labelled sentences to measure on', { where: { file: corpora.test[0] } });
  }
  const testStart = performance.now();
  const { scores, correct, lengths, judged } = measureCrf(model, sentences, decodingOf(options));
  const testSeconds = secondsSince(testStart);
  const { precision, recall, f1 } = chunkJson(evaluateChunks(judged, 'conlleval'));
  const { accuracy, sentenceAccuracy, tokens } = scores;
  const whollyCorrect = correct.map((count, i) => (count === lengths[i] ? 1 : 0));
  return {
    metrics: {
      accuracy,
      sentenceAccuracy,
      precision,
      recall,
      f1,
      tokens,
      sentences: sentences.length,
      trainSeconds,
      testSeconds,
      tokensPerSecond: trainTokens / trainSeconds,
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
