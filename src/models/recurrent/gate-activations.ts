/** What the gates do while a prompt is read: their activations in every layer after every token. */
import { gateNames } from '../../neural/layers/cell-weights.ts';
import type { RecurrentModel } from './model.ts';

export interface GateActivations {
  /** From 1, the lowest. */
  layer: number;
  /** `input`, `forget`, ..., `hidden` for a plain cell. */
  gate: string;
  /** True for what lies between -1 and 1 (tanh), false for what lies between 0 and 1. */
  signed: boolean;
  /** [token]: the mean over the units; of what is signed the mean size. */
  mean: number[];
  /** [token][unit] */
  units: number[][];
}

export interface PromptTrace {
  symbols: string[];
  gates: GateActivations[];
}

export function traceGates(model: RecurrentModel, prompt: string): PromptTrace {
  const { cell, hidden } = model.config;
  const names = gateNames[cell];
  const ids = model.encoder.encodePrompt(prompt);
  const reader = model.stepper();
  reader.reset();
  const { layers } = reader.network.stack;
  const gates: GateActivations[] = layers.flatMap((_, l) =>
    names.map((gate, g) => ({
      layer: l + 1,
      gate,
      // The candidates of LSTM and GRU come third.
      signed: cell === 'rnn' || g === 2,
      mean: [],
      units: [],
    })),
  );
  for (const id of ids) {
    reader.readOne(id);
    layers.forEach((one, l) => {
      names.forEach((_, g) => {
        const units = Array.from(one.inputPart.subarray(g * hidden, (g + 1) * hidden));
        const row = gates[l * names.length + g];
        row.units.push(units);
        row.mean.push(units.reduce((sum, value) => sum + Math.abs(value), 0) / hidden);
      });
    });
  }
  return { symbols: Array.from(ids, (id) => model.vocabulary.token(id)), gates };
}
