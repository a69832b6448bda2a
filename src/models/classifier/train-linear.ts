/** Training of the classifiers that are linear in the features of a text. */
import { NlpError } from '../../errors.ts';
import { Random } from '../../math/random.ts';
import type { SparseMatrix } from '../../math/sparse.ts';
import { tokenizerOf } from '../../text/tokenizer-options.ts';
import type { Provenance } from './classifier.ts';
import type { LearningSet } from './examples.ts';
import { LinearClassifier } from './linear-classifier.ts';
import type { LinearScores } from './linear-scores.ts';
import { fitLogistic } from './logistic.ts';
import { fitNaiveBayes } from './naive-bayes.ts';
import type { ClassifierSettings } from './options.ts';
import { classWeightsOf, fitSvm } from './svm.ts';
import { TextFeatures } from './text-features.ts';

/** Coefficients that fit into memory: 2 GiB of them. */
const mostWeights = 2 ** 28;

export interface LinearTraining {
  model: LinearClassifier;
  /** Whether the optimum was reached; of naive Bayes, always. */
  converged: boolean;
}

export async function trainLinear(
  { classes, texts, classOf }: LearningSet,
  settings: ClassifierSettings,
  provenance: Provenance,
): Promise<LinearTraining> {
  const { features: unit, ngrams, weighting, minDf, tokenizer, lowercase, model } = settings;
  const { features, matrix } = TextFeatures.learn(
    texts,
    { features: unit, ngrams, weighting, tokenizer: tokenizerOf({ tokenizer, lowercase }) },
    minDf,
  );
  if (features.size === 0) {
    throw new NlpError('the texts have no features: none of their n-grams is in enough texts', {
      remedy: (option) => `Give more text, a lower ${option('minDf')} or shorter ${option('ngrams')}.`,
    });
  }
  if (features.size * classes.length > mostWeights) {
    const [f, k] = [features.size, classes.length].map((count) => count.toLocaleString('en-US'));
    throw new NlpError(`${f} features for ${k} classes are too many coefficients for memory`, {
      remedy: (option) =>
        `Raise ${option('minDf')}, or choose ${option('model')} fasttext with ${option('loss')} hs, which is made for many classes.`,
    });
  }
  const fit = await fitOf(matrix, classOf, classes.length, settings);
  return {
    model: new LinearClassifier(model, classes, features, fit, provenance),
    converged: fit.converged ?? true,
  };
}

async function fitOf(
  matrix: SparseMatrix,
  classOf: Uint32Array,
  K: number,
  { model, alpha, c, classWeight, tolerance, seed }: ClassifierSettings,
): Promise<LinearScores & { converged?: boolean }> {
  if (model === 'naive-bayes' || model === 'bernoulli' || model === 'complement') {
    return fitNaiveBayes(matrix, classOf, K, { model, alpha });
  }
  const classWeights = classWeightsOf(classOf, K, classWeight === 'balanced');
  if (model === 'logistic') return fitLogistic(matrix, classOf, K, { c, classWeights, tolerance });
  return fitSvm(matrix, classOf, K, { c, classWeights, tolerance, random: Random.from(seed) });
}
