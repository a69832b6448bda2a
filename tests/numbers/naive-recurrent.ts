/**
 * The cells of recurrent networks as PyTorch's documentation of RNN, LSTM and GRU has them, in double precision and from
 * nothing but named tensors: nothing of it is shared with the program.
 */

export type NaiveCell = 'rnn' | 'lstm' | 'gru';

/** A hidden state, and with LSTM a cell. */
export type NaiveState = { h: number[]; c: number[] };

export type NaiveStep = {
  /** By layer. */
  states: NaiveState[];
  gates: Record<string, number[]>[];
  probabilities: number[];
};

export interface NaiveNetwork {
  zero(): NaiveState[];
  /** @param disturb may change the state of a layer before the layer above reads it */
  step(
    id: number,
    states: readonly NaiveState[],
    disturb?: (layer: number, state: NaiveState) => void,
  ): NaiveStep;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** @param tensor the values of a tensor by its name */
export function naiveRecurrent(
  cell: NaiveCell,
  layers: number,
  tensor: (name: string) => ArrayLike<number>,
): NaiveNetwork {
  const hidden = tensor('rnn.weight_hh_l0').length / tensor('rnn.bias_hh_l0').length;
  const vocabulary = tensor('output.bias').length;
  const embedding = tensor('embedding.weight').length / vocabulary;
  const product = (name: string, x: readonly number[], row: number) => {
    const weights = tensor(name);
    return x.reduce((sum, value, k) => sum + weights[row * x.length + k] * value, 0);
  };
  const layer = (l: number, x: readonly number[], { h, c }: NaiveState) => {
    const part = (gate: number, unit: number) => {
      const row = gate * hidden + unit;
      return {
        input: product(`rnn.weight_ih_l${l}`, x, row) + tensor(`rnn.bias_ih_l${l}`)[row],
        state: product(`rnn.weight_hh_l${l}`, h, row) + tensor(`rnn.bias_hh_l${l}`)[row],
      };
    };
    const all = (gate: number, f: (x: number) => number) =>
      h.map((_, unit) => f(part(gate, unit).input + part(gate, unit).state));
    if (cell === 'rnn') {
      const next = all(0, Math.tanh);
      return { state: { h: [...next], c }, gates: { hidden: next } };
    }
    if (cell === 'lstm') {
      const [input, forget, output] = [all(0, sigmoid), all(1, sigmoid), all(3, sigmoid)];
      const candidate = all(2, Math.tanh);
      const memory = c.map((old, u) => forget[u] * old + input[u] * candidate[u]);
      const next = memory.map((value, u) => output[u] * Math.tanh(value));
      const gates: Record<string, number[]> = { input, forget, candidate, output, cell: memory };
      return { state: { h: next, c: [...memory] }, gates };
    }
    const [reset, update] = [all(0, sigmoid), all(1, sigmoid)];
    const candidate = h.map((_, u) => Math.tanh(part(2, u).input + reset[u] * part(2, u).state));
    const next = h.map((old, u) => (1 - update[u]) * candidate[u] + update[u] * old);
    return { state: { h: next, c }, gates: { reset, update, candidate } as Record<string, number[]> };
  };
  return {
    zero: () =>
      Array.from({ length: layers }, () => ({ h: new Array(hidden).fill(0), c: new Array(hidden).fill(0) })),
    step(id, states, disturb) {
      let x = Array.from({ length: embedding }, (_, k) => tensor('embedding.weight')[id * embedding + k]);
      const next: NaiveState[] = [];
      const gates: Record<string, number[]>[] = [];
      for (let l = 0; l < layers; l++) {
        const found = layer(l, x, states[l]);
        disturb?.(l, found.state);
        next.push(found.state);
        gates.push(found.gates);
        x = found.state.h;
      }
      const logits = Array.from(
        { length: vocabulary },
        (_, v) => product('output.weight', x, v) + tensor('output.bias')[v],
      );
      const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
      return { states: next, gates, probabilities: logits.map((logit) => Math.exp(logit) / sum) };
    },
  };
}
