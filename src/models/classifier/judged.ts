/** A classifier against labelled texts: everything that is measured, and each text's answer. */

import { NlpError, shownValue } from '../../errors.ts';
import {
  averagePrecision,
  brierScore,
  type ClassificationScores,
  calibrationError,
  likeliest,
  logLoss,
  meanOverClasses,
  type ReliabilityBin,
  reliability,
  rocAuc,
  scoreClassification,
  wilsonInterval,
} from '../../evaluate/classification/index.ts';
import { compareCodePoints } from '../../text/code-points.ts';
import type { Classifier } from './classifier.ts';
import type { LabelledExample } from './examples.ts';

export interface JudgedClassifier {
  /** The model's, then those that only the texts have. */
  classes: string[];
  scores: ClassificationScores;
  /** Of the accuracy at 95%, by Wilson's formula. */
  interval: [number, number];
  /** Of the probabilities; NaN where the model has none, or does not know a label. */
  logLoss: number;
  brier: number;
  ece: number;
  /** Of two classes that of the second, else the mean of each class against the rest; NaN where one has no text. */
  rocAuc: number;
  averagePrecision: number;
  bins: ReliabilityBin[];
  /** [N] 1 where the answer is one of the text's labels */
  correct: number[];
  /** Labels of the texts that the model does not know. */
  unknown: string[];
}

/** Bins of the calibration error. */
const BINS = 10;

/** A text's answer: its class, [K] scores and probabilities. */
export interface Answer {
  scores: Float64Array;
  probabilities?: Float64Array;
}

/** @throws NlpError where the model knows none of the labels */
export function judgeClassifier(model: Classifier, examples: readonly LabelledExample[]): JudgedClassifier {
  const answers: Answer[] = [];
  const piece = 1024;
  for (let i = 0; i < examples.length; i += piece) {
    const texts = examples.slice(i, i + piece).map(({ text }) => text);
    for (const scores of model.scores(texts)) {
      answers.push({
        scores,
        probabilities: model.hasProbabilities ? model.probabilitiesOf(scores) : undefined,
      });
    }
  }
  return judgeAnswers(model.classes, answers, examples);
}

/** @param known the classes of the answers' scores */
export function judgeAnswers(
  known: readonly string[],
  answers: readonly Answer[],
  examples: readonly LabelledExample[],
): JudgedClassifier {
  const knownSet = new Set(known);
  const unknown = [...new Set(examples.flatMap(({ labels }) => labels))]
    .filter((label) => !knownSet.has(label))
    .sort(compareCodePoints);
  if (!examples.some(({ labels }) => labels.some((label) => knownSet.has(label)))) {
    const names = (list: readonly string[]) =>
      list
        .slice(0, 5)
        .map((name) => shownValue(name))
        .join(', ');
    throw new NlpError(`has none of the labels that the model knows: ${names(unknown)}`, {
      where: { file: examples[0].file },
      remedy: `The model knows ${names(known)}${known.length > 5 ? ', ...' : ''}; is it another task, or another column?`,
    });
  }
  const classes = [...known, ...unknown];
  const id = new Map(classes.map((name, k) => [name, k]));
  const predicted = answers.map(({ scores, probabilities }) => likeliest(probabilities ?? scores));
  // A text of several labels counts as the one that was answered, where it is one of them.
  const gold = examples.map(({ labels }, i) => {
    const answer = classes[predicted[i]];
    return id.get(labels.includes(answer) ? answer : labels[0]) as number;
  });
  const scores = scoreClassification(gold, predicted, classes.length);
  const correct = gold.map((k, i) => (k === predicted[i] ? 1 : 0));
  const right = correct.reduce((sum: number, hit) => sum + hit, 0);
  const probabilities = answers.map((answer) => answer.probabilities).filter((row) => row !== undefined);
  const has = probabilities.length === answers.length && unknown.length === 0;
  const bins = has ? reliability(probabilities, gold, BINS) : [];
  const ordering = answers.map((answer) => answer.probabilities ?? answer.scores);
  const two = known.length === 2;
  const margin = ordering.map((row) => row[1] - row[0]);
  const isSecond = gold.map((k) => (k === 1 ? 1 : 0));
  const ranking = (measure: typeof rocAuc) => {
    if (unknown.length > 0) return Number.NaN;
    return two ? measure(margin, isSecond) : meanOverClasses(measure, ordering, gold);
  };
  return {
    classes,
    scores,
    interval: wilsonInterval(right, gold.length),
    logLoss: has ? logLoss(probabilities, gold) : Number.NaN,
    brier: has ? brierScore(probabilities, gold) : Number.NaN,
    ece: has ? calibrationError(bins) : Number.NaN,
    rocAuc: ranking(rocAuc),
    averagePrecision: ranking(averagePrecision),
    bins,
    correct,
    unknown,
  };
}

/** As JSON: what is not finite becomes null there. */
export function judgedJson(judged: JudgedClassifier): Record<string, unknown> {
  const { classes, scores, interval, bins, correct, unknown: _unknown, ...rest } = judged;
  const { perClass, confusion, ...summary } = scores;
  return {
    ...summary,
    accuracyInterval: interval,
    ...rest,
    texts: correct.length,
    classes,
    perClass: Object.fromEntries(classes.map((name, k) => [name, perClass[k]])),
    confusion,
    reliability: bins,
  };
}
