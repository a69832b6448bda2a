/**
 * What the stations of recurrent networks share: a small network trained on the prose of a language, with its loss
 * on the way; how the gradient of the last step's loss fades going back; and how much of it is left.
 */
import { Random } from '../math/random.ts';
import { gradientNorms } from '../models/recurrent/gradient-norms.ts';
import { RecurrentModel } from '../models/recurrent/model.ts';
import { networkEpochs, networkRates, networkSize } from './calls.ts';
import type { TourContext } from './station.ts';
import { proseText } from './text.ts';

export type Cell = 'rnn' | 'lstm';

export interface TrainedCell {
  model: RecurrentModel;
  /** Characters read so far, and the mean loss since the point before; nats a character. */
  trainLoss: [number, number][];
  /** Characters read so far, and the loss on held-out text. */
  heldLoss: [number, number][];
  /** What it wrote before it had learnt anything. */
  untrained: string;
}

export interface GradientPoint {
  stepsBack: number;
  /** Norm of the loss's derivative by the state so many steps back, relative to that by the last state. */
  norm: number;
}

/** Points of the loss curve, and of the loss on held-out text. */
const trainPoints = 60;
const heldPoints = 6;

/** A network of the cell trained on the training text, once a tour. */
export function trainedCell(context: TourContext, cell: Cell): Promise<TrainedCell> {
  return context.shared(`trained ${cell}`, () => train(context, cell));
}

async function train(context: TourContext, cell: Cell): Promise<TrainedCell> {
  const { language } = context;
  const text = await proseText(language, 'train');
  const held = `\n${(await proseText(language, 'valid')).slice(0, 4000)}`;
  const trainLoss: [number, number][] = [];
  const heldLoss: [number, number][] = [];
  let untrained = '';
  let read = 0;
  let sum = 0;
  let summed = 0;
  let stepOfTraining = 0;
  let measure: (() => Promise<void>) | undefined;
  let steps = 1;
  const stepTokens = networkSize.batch * networkSize.sequence;
  const options = {
    cell,
    ...networkSize,
    ...networkRates,
    epochs: networkEpochs[language],
    validText: held,
    seed: 1,
  };
  const model = await RecurrentModel.train(text, options, {
    onStart(training) {
      steps = training.task.stepsPerEpoch * options.epochs;
      const model = RecurrentModel.fromTraining(training);
      untrained = model.generate(Random.from(1).fork('before'), { length: 120, prompt: '' });
      measure = async () => {
        const found = await training.task.validate?.(() => false);
        if (found !== undefined) heldLoss.push([read, found.loss / found.tokens]);
      };
    },
    onStep({ loss }) {
      stepOfTraining++;
      read += stepTokens;
      sum += loss;
      summed++;
      if (stepOfTraining % Math.ceil(steps / trainPoints) !== 0) return;
      trainLoss.push([read, sum / summed]);
      context.report({ what: cell, done: stepOfTraining / steps, losses: trainLoss });
      sum = 0;
      summed = 0;
    },
    onSafePoint(atEpochEnd) {
      const isDue = stepOfTraining === 1 || stepOfTraining % Math.ceil(steps / heldPoints) === 0;
      if (atEpochEnd || !(isDue || stepOfTraining === steps)) return undefined;
      return measure?.();
    },
  });
  return { model, trainLoss, heldLoss, untrained };
}

/**
 * How the loss of one step depends on the states before it, on held-out text.
 * @param steps how far back
 */
export function gradientProfile(model: RecurrentModel, text: string, steps: number): GradientPoint[] {
  const { norms } = gradientNorms(model, text, { steps: steps + 1 });
  return norms.map((norm, stepsBack) => ({ stepsBack, norm: norm / norms[0] }));
}
