/** Training of conditional random fields: which features there are, and their weights by one of three algorithms. */
import { NlpError } from '../../errors.ts';
import { simdIsWanted } from '../../math/kernel-module.ts';
import { minimize } from '../../math/minimize/lbfgs.ts';
import { Random } from '../../math/random.ts';
import { Turns } from '../../math/turns.ts';
import type { AttributeData } from './attribute-data.ts';
import { type CrfOptions, type CrfSettings, resolveCrfOptions } from './crf-options.ts';
import { chooseFeatures, type FeatureSet, featureCount } from './feature-set.ts';
import { CrfModel, type TrainingRecord } from './model.ts';
import { type CrfObjective, plainObjective } from './objective.ts';
import { threadedObjective } from './objective-threads.ts';
import { type Pass, trainPerceptron } from './perceptron.ts';
import { trainSgd } from './sgd.ts';
import type { TrainingCorpus } from './training-corpus.ts';
import { withoutZeros } from './without-zeros.ts';

export interface CrfTrainingOptions extends Omit<CrfOptions, 'template'> {
  /** For algorithms that draw the order of sentences. @defaultValue 1 */
  seed?: number;
  /** The bytes of the model are the same for any number. @defaultValue 1 */
  threads?: number;
  /** What it was trained on, remembered in the model file. */
  corpus?: { sha256: string; bytes: number }[];
  /** Called after each iteration or pass; what it returns is waited for. */
  progress?: (pass: Pass) => void | Promise<void>;
}

/** Labels, at most: the tables of transitions grow with their square. */
const mostLabels = 4096;
const passes = { sgd: 30, perceptron: 10 };

/** @throws NlpError where there is nothing to learn from, or (exit 2) for options out of range */
export async function trainCrf(corpus: TrainingCorpus, options: CrfTrainingOptions = {}): Promise<CrfModel> {
  const { seed = 1, threads = 1, corpus: parts, progress = () => {}, ...choices } = options;
  const settings = resolveCrfOptions(choices);
  const { source } = corpus;
  const labels = corpus.data.labels.list;
  if (labels.length > mostLabels) {
    throw new NlpError(
      `there are ${labels.length} different labels, and at most ${mostLabels} can be learnt`,
      {
        remedy: (option) => `Is the column of labels the right one? Choose it with ${option('label')}.`,
      },
    );
  }
  const data = corpus.data.build();
  const { attributes } = corpus.data;
  const chosen = chooseFeatures(data, labels.length, attributes.size, settings);
  const features = corpus.hasTransitions ? chosen : { ...chosen, transitions: new Uint32Array(0) };
  if (featureCount(features) === 0) {
    throw new NlpError('no feature was seen often enough', {
      remedy: (option) => `Lower ${option('minFrequency')}, or give the items attributes.`,
    });
  }
  const found = await learn(data, features, settings, { seed, threads, progress });
  const kept = withoutZeros(attributes, { features, values: found.values });
  return new CrfModel({
    labels,
    ...kept,
    source,
    settings: { ...settings, template: undefined },
    training: found.record,
    ...(parts === undefined ? {} : { corpus: parts }),
  });
}

interface LearningContext {
  seed: number;
  threads: number;
  progress: (pass: Pass) => void | Promise<void>;
}

async function learn(
  data: AttributeData,
  features: FeatureSet,
  settings: CrfSettings,
  { seed, threads, progress }: LearningContext,
): Promise<{ values: Float64Array; record: TrainingRecord }> {
  const { algorithm, c1, c2, iterations, tolerance } = settings;
  const turns = new Turns();
  if (algorithm !== 'lbfgs') {
    let last: Pass = { iteration: 0, loss: 0 };
    const common = {
      iterations: iterations ?? passes[algorithm],
      random: Random.from(seed).fork(algorithm),
      pause: () => turns.pause(),
      progress: (pass: Pass) => {
        last = pass;
        return progress(pass);
      },
    };
    const values =
      algorithm === 'sgd'
        ? await trainSgd(data, features, { ...common, c2 })
        : (await trainPerceptron(data, features, common)).averaged;
    const record = {
      iterations: last.iteration,
      loss: last.loss,
      converged: last.iteration < common.iterations,
    };
    return { values, record };
  }
  const values = new Float64Array(featureCount(features));
  const objective = await objectiveOf(data, features, c2, threads);
  try {
    const minimum = await minimize(objective.evaluate, values, {
      l1: c1,
      iterations,
      delta: tolerance,
      tolerance,
      progress: async ({ iteration, value }) => {
        await progress({ iteration, loss: value });
        await turns.pause();
      },
    });
    const { iterations: done, value: loss, converged } = minimum;
    return { values, record: { iterations: done, loss, converged } };
  } finally {
    await objective.close();
  }
}

function objectiveOf(
  data: AttributeData,
  features: FeatureSet,
  c2: number,
  threads: number,
): CrfObjective | Promise<CrfObjective> {
  return simdIsWanted() ? threadedObjective(data, features, c2, threads) : plainObjective(data, features, c2);
}
