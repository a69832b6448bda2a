/** `nlp classify eval`: a classifier against labelled texts, or its options in folds of them. */
import { bootstrapInterval } from '../../evaluate/bootstrap.ts';
import { confusionFigure } from '../../evaluate/confusion-figure.ts';
import { Random } from '../../math/random.ts';
import type { Classifier } from '../../models/classifier/classifier.ts';
import { crossValidate } from '../../models/classifier/folds.ts';
import { type JudgedClassifier, judgeClassifier, judgedJson } from '../../models/classifier/judged.ts';
import { type ClassifierOptions, classifierTable } from '../../models/classifier/options.ts';
import { classificationReport, confusionOf } from '../../models/classifier/report.ts';
import { trainClassifier } from '../../models/classifier/train.ts';
import { pickOptions } from '../../options/table.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { Evaluation, EvaluationTask } from '../verbs/eval.ts';
import { noteSeenText } from '../verbs/seen-text.ts';
import { type LabelledCorpus, openClassifier, readLabelled } from './files.ts';

export async function evaluate(
  { models, inputs, options, samples, seed }: EvaluationTask,
  context: VerbContext,
): Promise<Evaluation[]> {
  const { folds } = options as { folds?: number };
  const opened = await Promise.all(models.map(openClassifier));
  const corpus = await context.reading('reading', (input) => readLabelled(inputs, input));
  if (corpus.examples.length === 0) return [];
  const evaluations: Evaluation[] = [];
  for (const [i, model] of opened.entries()) {
    evaluations.push(
      folds === undefined
        ? judged(model, models[i], corpus, context)
        : await inFolds(model, folds, corpus, context),
    );
  }
  const random = Random.from(seed).fork('bootstrap');
  return evaluations.map((one) => {
    const accuracyBootstrap = bootstrapInterval(
      one.correct,
      one.correct.map(() => 1),
      random,
      { samples },
    );
    return { ...one, json: { ...one.json, accuracyBootstrap } };
  });
}

function judged(
  model: Classifier,
  file: string,
  { examples, parts }: LabelledCorpus,
  context: VerbContext,
): Evaluation {
  const found = judgeClassifier(model, examples);
  const seen = noteSeenText(file, model.provenance.corpus, parts, context);
  if (found.unknown.length > 0) {
    context.warn(
      `${found.unknown.length} labels of these texts are none of the model's: they count as mistakes`,
    );
  }
  return evaluationOf(found, seen);
}

async function inFolds(
  model: Classifier,
  folds: number,
  { examples }: LabelledCorpus,
  context: VerbContext,
): Promise<Evaluation> {
  const { options, seed } = model.provenance;
  const given = { ...pickOptions(classifierTable, options), seed } as ClassifierOptions;
  const {
    judged: found,
    accuracies,
    small,
  } = await crossValidate(examples, folds, async (part, fold) => {
    const trained = await trainClassifier(part, given);
    context.note(`fold ${fold + 1} of ${folds}: trained on ${part.length} texts`);
    return trained.model;
  });
  if (small.length > 0) {
    context.warn(
      `of ${small.length === 1 ? 'one class' : `${small.length} classes`} (${small[0]}) there are fewer than ${folds} texts: some folds have none`,
    );
  }
  const mean = accuracies.reduce((sum, one) => sum + one, 0) / folds;
  return evaluationOf(found, { folds: accuracies, meanAccuracy: mean });
}

function evaluationOf(found: JudgedClassifier, more: object): Evaluation {
  const { folds, meanAccuracy } = more as { folds?: number[]; meanAccuracy?: number };
  const line =
    folds === undefined || meanAccuracy === undefined
      ? []
      : [
          `folds: ${folds.map((one) => (100 * one).toFixed(2)).join(' ')}; mean ${(100 * meanAccuracy).toFixed(2)}%`,
        ];
  return {
    json: { ...judgedJson(found), ...more },
    report: [...classificationReport(found), ...line, ''],
    score: found.scores.accuracy,
    correct: found.correct,
    figure: confusionFigure(confusionOf(found), 'texts'),
  };
}
