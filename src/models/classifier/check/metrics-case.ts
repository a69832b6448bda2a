/**
 * A case of metrics computed by another program, computed again: the same object, in which every result that the case
 * names stands as this program finds it.
 */
import {
  averagePrecision,
  brierScore,
  calibrationError,
  clopperPearsonInterval,
  fitIsotonic,
  fitPlatt,
  fitTemperature,
  isotonicAt,
  logLoss,
  meanOverClasses,
  pairwiseRocAuc,
  reliability,
  rocAuc,
  scoreClassification,
  wilsonInterval,
} from '../../../evaluate/classification/index.ts';
import { chiSquareMcnemar, mcnemar } from '../../../evaluate/mcnemar.ts';

interface MetricsCase {
  classes: number;
  labels: number[];
  logits: number[][];
  probabilities: number[][];
  predictions: number[];
  predictionsOther: number[];
  tiedScores?: number[];
}

/** Whether it looks like one. */
export function isMetricsCase(given: object): given is MetricsCase {
  return ['classes', 'labels', 'logits', 'probabilities', 'predictions'].every((key) => key in given);
}

export function metricsCase(given: MetricsCase): Record<string, unknown> {
  const { classes, labels, logits, probabilities, predictions, predictionsOther, tiedScores = [] } = given;
  const { perClass, ...scores } = scoreClassification(labels, predictions, classes);
  const hits = (answers: readonly number[]) => labels.map((label, i) => (answers[i] === label ? 1 : 0));
  const column = <Key extends keyof (typeof perClass)[0]>(key: Key) => perClass.map((one) => one[key]);
  const second = probabilities.map((row) => row[1]);
  const difference = logits.map((row) => row[1] - row[0]);
  const isSecond = labels.map((label) => (label === 1 ? 1 : 0));
  const right = hits(predictions).reduce((sum: number, hit) => sum + hit, 0);
  const compute: Record<string, () => unknown> = {
    ...Object.fromEntries(Object.entries(scores).map(([key, value]) => [key, () => value])),
    perClass: () => ({
      precision: column('precision'),
      recall: column('recall'),
      f1: column('f1'),
      support: column('support'),
    }),
    logLoss: () => logLoss(probabilities, labels),
    brier: () => brierScore(probabilities, labels),
    ece10: () => calibrationError(reliability(probabilities, labels, 10)),
    ece15: () => calibrationError(reliability(probabilities, labels, 15)),
    rocAuc: () => rocAuc(second, isSecond),
    averagePrecision: () => averagePrecision(second, isSecond),
    rocAucTied: () => rocAuc(tiedScores, isSecond),
    averagePrecisionTied: () => averagePrecision(tiedScores, isSecond),
    rocAucOvrMacro: () => meanOverClasses(rocAuc, probabilities, labels),
    rocAucOvoMacro: () => pairwiseRocAuc(probabilities, labels),
    isotonic: () => {
      const fit = fitIsotonic(second, isSecond);
      return second.map((score) => isotonicAt(fit, score));
    },
    platt: () => {
      const { a, b, loss } = fitPlatt(difference, isSecond);
      return { A: a, B: b, loss };
    },
    temperature: () => {
      const { temperature, loss } = fitTemperature(logits, labels);
      return { T: temperature, nll: loss };
    },
    mcnemar: () => {
      const [first, other] = [hits(predictions), hits(predictionsOther)];
      const { onlyFirst, onlySecond, pValue } = mcnemar(first, other);
      const { statistic, pValue: chi2P } = chiSquareMcnemar(onlyFirst, onlySecond);
      return {
        onlyFirstRight: onlyFirst,
        onlySecondRight: onlySecond,
        exactP: pValue,
        chi2Continuity: statistic,
        chi2P,
      };
    },
    wilson95: () => wilsonInterval(right, labels.length),
    clopperPearson95: () => clopperPearsonInterval(right, labels.length),
  };
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const found = Object.hasOwn(compute, key) ? compute[key]() : value;
      // Remarks of the other program stay.
      return [key, isPlain(value) && isPlain(found) ? { ...value, ...found } : found];
    }),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
