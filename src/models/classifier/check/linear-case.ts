/**
 * A case of naive Bayes, logistic regression and support vector machines, computed again: texts cut at white space, raw
 * counts, the optimum of each setting that the case names.
 */

import { shownValue } from '../../../errors.ts';
import { Random } from '../../../math/random.ts';
import { badCase } from '../../../neural/training/parity.ts';
import { type LinearScores, scoreRow, softmax } from '../linear-scores.ts';
import { fitLogistic } from '../logistic.ts';
import { type BayesModel, fitNaiveBayes } from '../naive-bayes.ts';
import { classWeightsOf, fitSvm } from '../svm.ts';
import { TextFeatures } from '../text-features.ts';

interface LinearCase {
  trainTexts: string[];
  trainLabels: string[];
  testTexts: string[];
  features: string[];
  classes: string[];
  naiveBayes?: { setting: string }[];
  logistic?: { setting: string }[];
  svm?: { setting: string }[];
}

export function isLinearCase(given: object): given is LinearCase {
  return ['trainTexts', 'trainLabels', 'testTexts', 'features', 'classes'].every((key) => key in given);
}

export async function linearCase(given: LinearCase): Promise<Record<string, unknown>> {
  const { trainTexts, trainLabels, testTexts, features: names, classes } = given;
  const { features, matrix } = TextFeatures.learn(
    trainTexts,
    {
      features: 'word',
      ngrams: [1, 1],
      tokenizer: { type: 'whitespace', lowercase: false },
      weighting: 'count',
    },
    1,
  );
  const test = features.rows(testTexts);
  const classOf = trainLabels.map((label) => classes.indexOf(label));
  const K = classes.length;
  const inOrder = names.map((name) => features.vocabulary.find(name));
  if (inOrder.includes(-1) || classOf.includes(-1)) throw badCase('"features" or "classes" lack something');
  const rowsOf = (weights: Float64Array) =>
    classes.map((_, k) => inOrder.map((feature) => weights[feature * K + k]));
  const scoresOf = (fit: LinearScores) => testTexts.map((_, row) => scoreRow(fit, test, row));
  const probabilities = (fit: LinearScores) => scoresOf(fit).map((row) => [...softmax(row)]);

  const naiveBayes = given.naiveBayes?.map((one) => {
    const fit = fitNaiveBayes(matrix, classOf, K, {
      model: bayesName(one.setting),
      alpha: numberIn(one.setting, 'alpha'),
      uniformPrior: one.setting.includes('uniform prior'),
      norm: / norm\b/.test(one.setting),
    });
    // scikit-learn's _joint_log_likelihood takes counts as they are; predict and predict_proba make them 0 or 1 before.
    const joint = scoresOf({ ...fit, binary: false });
    return {
      ...one,
      classLogPrior: [...fit.classLogPrior],
      featureLogProb: rowsOf(fit.featureLogProb),
      jointLogLikelihood: joint.map((row) => [...row]),
      probabilities: probabilities(fit),
      predictions: scoresOf(fit).map((row) => classes[row.indexOf(Math.max(...row))]),
    };
  });
  const logistic = await Promise.all(
    (given.logistic ?? []).map(async (one) => {
      const oneScore = one.setting.startsWith('binary');
      const fit = await fitLogistic(matrix, classOf, K, {
        c: numberIn(one.setting, 'C'),
        classWeights: classWeightsOf(classOf, K, one.setting.includes('balanced')),
        intercept: !one.setting.includes('no intercept'),
        oneScore,
        tolerance: 1e-11,
        iterations: 10_000,
      });
      const { gradientMaxNorm: _, ...rest } = one as { setting: string; gradientMaxNorm?: number };
      const rows = rowsOf(fit.weights);
      return {
        ...rest,
        objective: fit.objective,
        coefficients: oneScore ? [rows[1].map((weight) => 2 * weight)] : rows,
        intercepts: oneScore ? [2 * fit.bias[1]] : [...fit.bias],
        testProbabilities: probabilities(fit),
      };
    }),
  );
  const svm = given.svm?.map((one) => {
    const fit = fitSvm(matrix, classOf, K, {
      c: numberIn(one.setting, 'C'),
      classWeights: classWeightsOf(classOf, K, one.setting.includes('balanced')),
      tolerance: 1e-13,
      iterations: 200_000,
      random: Random.from(1),
    });
    const from = K === 2 ? 1 : 0;
    return {
      ...one,
      objectives: fit.objectives,
      coefficients: rowsOf(fit.weights).slice(from),
      intercepts: [...fit.bias.subarray(from)],
      decision: scoresOf(fit).map((row) => [...row.subarray(from)]),
    };
  });
  return { ...given, naiveBayes, logistic, svm };
}

function bayesName(setting: string): BayesModel {
  const [name] = setting.split(' ');
  if (name === 'multinomial') return 'naive-bayes';
  if (name === 'bernoulli' || name === 'complement') return name;
  throw badCase(`the setting ${shownValue(setting)} begins with no kind of naive Bayes`);
}

function numberIn(setting: string, name: string): number {
  const match = new RegExp(`\\b${name}=([\\d.eE+-]+)`).exec(setting);
  if (match === null) throw badCase(`the setting ${shownValue(setting)} has no ${name}=`);
  return Number(match[1]);
}
