/** A trial of a classifier: as `nlp classify train` and `nlp classify eval`. */
import { inputOptionsOf } from '../../corpus/input-options.ts';
import { NlpError } from '../../errors.ts';
import { classifierTable } from '../../models/classifier/options.ts';
import { pickOptions } from '../../options/table.ts';
import { compactScores, secondsSince, type TrialOutcome, type TrialTask } from '../trial.ts';

export async function run({ options, corpora, seed }: TrialTask): Promise<TrialOutcome> {
  const [{ trainClassifier }, { judgeClassifier }, { readLabelled }] = await Promise.all([
    import('../../models/classifier/train.ts'),
    import('../../models/classifier/judged.ts'),
    import('../classify/files.ts'),
  ]);
  const input = { ...inputOptionsOf(options), fingerprint: false };
  const training = await readLabelled(corpora.train, input);
  const start = performance.now();
  const { model } = await trainClassifier(training.examples, {
    ...pickOptions(classifierTable, options),
    seed,
  });
  const trainSeconds = secondsSince(start);
  const { examples } = await readLabelled(corpora.test, input);
  if (examples.length === 0) {
    throw new NlpError('there are no labelled texts to measure on', { where: { file: corpora.test[0] } });
  }
  const testStart = performance.now();
  const { scores, logLoss, brier, ece, rocAuc, correct } = judgeClassifier(model, examples);
  const testSeconds = secondsSince(testStart);
  const { accuracy, mcc, macro, weighted } = scores;
  return {
    metrics: {
      accuracy,
      macroF1: macro.f1,
      weightedF1: weighted.f1,
      mcc,
      logLoss,
      brier,
      ece,
      rocAuc,
      documents: examples.length,
      parameters: model.parameters,
      trainSeconds,
      testSeconds,
      documentsPerSecond: examples.length / testSeconds,
    },
    scores: {
      unit: 'document',
      corpus: 'test',
      metrics: { accuracy: { transform: 'ratio', above: compactScores(correct) } },
    },
  };
}
