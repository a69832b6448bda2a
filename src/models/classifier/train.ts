/** From labelled texts and options to a classifier of whatever model. */
import type { Classifier, Provenance } from './classifier.ts';
import { trainCnn, type WordVectors } from './cnn/train-cnn.ts';
import { type LabelledExample, learningSet } from './examples.ts';
import { trainFastText } from './fasttext/train-fasttext.ts';
import { type ClassifierOptions, recordOf, resolveClassifierOptions } from './options.ts';
import { trainLinear } from './train-linear.ts';

export interface TrainingHooks {
  /** What was trained on, to be remembered. */
  corpus?: Provenance['corpus'];
  /** Threads, at most; any number gives the same model. */
  threads?: number;
  /** Hears of each epoch of what is trained by steps. */
  onEpoch?: (text: string) => void;
  /** Vectors of words to begin with. */
  vectors?: WordVectors;
}

export interface TrainedClassifier {
  model: Classifier;
  converged: boolean;
}

/** @throws NlpError for options out of range (exit 2), and for texts from which nothing can be learnt */
export async function trainClassifier(
  examples: readonly LabelledExample[],
  options: ClassifierOptions = {},
  hooks: TrainingHooks = {},
): Promise<TrainedClassifier> {
  const settings = resolveClassifierOptions(options);
  const set = learningSet(examples);
  const provenance: Provenance = { options: recordOf(settings), seed: settings.seed, corpus: hooks.corpus };
  if (settings.model === 'fasttext') {
    return { model: trainFastText(set, settings, provenance, hooks.onEpoch), converged: true };
  }
  if (settings.model === 'cnn')
    return { model: await trainCnn(set, settings, provenance, hooks), converged: true };
  return trainLinear(set, settings, provenance);
}
