/**
 * How far back a gradient reaches: the loss of the last step alone, and the norm of its derivative with respect to
 * the state k steps earlier. With plain cells it vanishes or explodes geometrically (Y. Bengio et al., IEEE Trans.
 * Neural Networks 5(2), 1994; R. Pascanu et al., ICML 2013); gates give it a path on which it need not.
 */
import { NlpError } from '../../errors.ts';
import { ParameterVector } from '../../neural/parameters.ts';
import type { RecurrentModel } from './model.ts';
import { RecurrentNetwork } from './network.ts';

export interface GradientNorms {
  cell: string;
  /**
   * [k]: root mean square over the windows of |dL/d(state)| k steps before the last. The state is that of all layers
   * together, each through all that follows from it (with LSTM hidden state and cell).
   */
  norms: number[];
  windows: number;
}

export interface GradientNormOptions {
  /** Steps back. @defaultValue 50 */
  steps?: number;
  /** Windows of the text, at even distances; fewer where the text is short. @defaultValue 32 */
  windows?: number;
}

/** @throws NlpError where the text is shorter than one window */
export function gradientNorms(
  model: RecurrentModel,
  text: string,
  options: GradientNormOptions = {},
): GradientNorms {
  const { steps = 50 } = options;
  const ids = model.encode(text);
  const room = ids.length - 1 - steps;
  if (room < 0) {
    throw new NlpError(`the text has ${ids.length} symbols, too few for ${steps} steps`, {
      remedy: (option) => `Give more text, or fewer ${option('steps')}.`,
    });
  }
  const windows = Math.min(options.windows ?? 32, room + 1);
  const { weights } = model;
  const { backend } = weights;
  const mark = backend.mark();
  try {
    weights.prepare();
    const network = new RecurrentNetwork(weights, { time: steps, batch: windows, training: true });
    network.reset();
    for (let w = 0; w < windows; w++) {
      const from = windows === 1 ? 0 : Math.floor((w * room) / (windows - 1));
      for (let t = 0; t < steps; t++) {
        network.inputs[t * windows + w] = ids[from + t];
        network.targets[t * windows + w] = ids[from + t + 1];
      }
    }
    const squares = new Float64Array(steps);
    for (const layer of network.stack.layers) layer.stateGradients = new Float64Array(steps);
    const gradients = ParameterVector.zeros(backend, weights.values.layout);
    network.lossAndGradient(gradients, steps, 1, {}, steps - 1);
    for (const { stateGradients } of network.stack.layers) {
      for (let t = 0; t < steps; t++) squares[t] += stateGradients?.[t] ?? 0;
    }
    const norms = Array.from(squares, (square) => Math.sqrt(square / windows)).reverse();
    return { cell: model.config.cell, norms, windows };
  } finally {
    backend.release(mark);
  }
}
