/**
 * What the gates do while a prompt is read: their activations in every layer after every token, and with LSTM the state
 * of the cell that they leave. What PyTorch calls the gates `cell` and `new` is no gate but the candidate: the tanh of
 * what could be written.
 */
import type { CellName } from '../../neural/layers/cell-weights.ts';
import type { RecurrentModel } from './model.ts';

export interface GateActivations {
  /** From 1, the lowest. */
  layer: number;
  /** `input`, `forget`, `candidate`, ..., `cell` for the state of the cell, `hidden` for a plain cell. */
  gate: string;
  /** True for what can be negative (the candidate, the states), false for what lies between 0 and 1. */
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

/** The rows of each cell: a name, and the group of its part of the step, or the state that is carried on. */
const rowsOf: Readonly<Record<CellName, readonly TracedRow[]>> = {
  rnn: [{ gate: 'hidden', signed: true, group: 0 }],
  lstm: [
    { gate: 'input', signed: false, group: 0 },
    { gate: 'forget', signed: false, group: 1 },
    { gate: 'candidate', signed: true, group: 2 },
    { gate: 'output', signed: false, group: 3 },
    { gate: 'cell', signed: true, state: 1 },
  ],
  gru: [
    { gate: 'reset', signed: false, group: 0 },
    { gate: 'update', signed: false, group: 1 },
    { gate: 'candidate', signed: true, group: 2 },
  ],
};

type TracedRow = { gate: string; signed: boolean } & ({ group: number } | { state: number });

export function traceGates(model: RecurrentModel, prompt: string): PromptTrace {
  const { cell, hidden } = model.config;
  const traced = rowsOf[cell];
  const ids = model.encoder.encodePrompt(prompt);
  const reader = model.stepper();
  reader.reset();
  const { layers } = reader.network.stack;
  const gates: GateActivations[] = layers.flatMap((_, l) =>
    traced.map(({ gate, signed }) => ({ layer: l + 1, gate, signed, mean: [], units: [] })),
  );
  for (const id of ids) {
    reader.readOne(id);
    layers.forEach((one, l) => {
      traced.forEach((row, r) => {
        // After a token was read, what is carried on is the state after it.
        const values =
          'group' in row
            ? one.inputPart.subarray(row.group * hidden, (row.group + 1) * hidden)
            : one.carried()[row.state];
        const units = Array.from(values);
        const into = gates[l * traced.length + r];
        into.units.push(units);
        into.mean.push(units.reduce((sum, value) => sum + Math.abs(value), 0) / hidden);
      });
    });
  }
  return { symbols: Array.from(ids, (id) => model.vocabulary.token(id)), gates };
}
