/**
 * What `next --explain`, `gradients` and `perplexity` say of recurrent models, against the equations of the cells written
 * out here in double precision (PyTorch's documentation of RNN, LSTM and GRU), from nothing but the tensors of the file.
 */
import { beforeAll, expect, test } from 'vitest';
import { traceGates } from '../../src/models/recurrent/gate-activations.ts';
import { gradientNorms } from '../../src/models/recurrent/gradient-norms.ts';
import { RecurrentModel } from '../../src/models/recurrent/model.ts';

const cells = ['rnn', 'lstm', 'gru'] as const;
type Cell = (typeof cells)[number];
const hidden = 7;
const text = 'a cat ate a rat that ran at a tart cart\n'.repeat(30);
const models = {} as Record<Cell, RecurrentModel>;
beforeAll(async () => {
  for (const cell of cells) {
    models[cell] = await RecurrentModel.train(text, {
      cell,
      hidden,
      embedding: 5,
      layers: 2,
      batch: 8,
      sequence: 12,
      epochs: 6,
      learningRate: 0.02,
    });
  }
});

type State = { h: number[]; c: number[] };
type Step = { states: State[]; gates: Record<string, number[]>[]; probabilities: number[] };
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** A model as the textbook has it. */
function naive(model: RecurrentModel) {
  const { tensors } = model.toModelFile();
  const data = (name: string) => tensors[name].data as Float32Array;
  const { cell } = model.config;
  const product = (name: string, x: readonly number[], row: number) =>
    x.reduce((sum, value, k) => sum + data(name)[row * x.length + k] * value, 0);
  const layer = (
    l: number,
    x: readonly number[],
    { h, c }: State,
  ): { state: State; gates: Record<string, number[]> } => {
    const part = (gate: number, unit: number) => {
      const row = gate * hidden + unit;
      return {
        input: product(`rnn.weight_ih_l${l}`, x, row) + data(`rnn.bias_ih_l${l}`)[row],
        state: product(`rnn.weight_hh_l${l}`, h, row) + data(`rnn.bias_hh_l${l}`)[row],
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
      return {
        state: { h: next, c: [...memory] },
        gates: { input, forget, candidate, output, cell: memory },
      };
    }
    const [reset, update] = [all(0, sigmoid), all(1, sigmoid)];
    const candidate = h.map((_, u) => Math.tanh(part(2, u).input + reset[u] * part(2, u).state));
    const next = h.map((old, u) => (1 - update[u]) * candidate[u] + update[u] * old);
    return { state: { h: next, c }, gates: { reset, update, candidate } };
  };
  const zero = (): State[] =>
    [0, 1].map(() => ({ h: new Array(hidden).fill(0), c: new Array(hidden).fill(0) }));
  return {
    zero,
    step(id: number, states: readonly State[], disturb?: (l: number, state: State) => void): Step {
      let x = Array.from(data('embedding.weight').subarray(5 * id, 5 * id + 5));
      const next: State[] = [];
      const gates: Record<string, number[]>[] = [];
      for (const l of [0, 1]) {
        const found = layer(l, x, states[l]);
        disturb?.(l, found.state);
        next.push(found.state);
        gates.push(found.gates);
        x = found.state.h;
      }
      const logits = Array.from(
        { length: model.config.vocabulary },
        (_, v) => product('output.weight', x, v) + data('output.bias')[v],
      );
      const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
      return { states: next, gates, probabilities: logits.map((logit) => Math.exp(logit) / sum) };
    },
  };
}

/** After each id of a text. */
function read(model: RecurrentModel, ids: ArrayLike<number>): Step[] {
  const { step, zero } = naive(model);
  const steps: Step[] = [];
  for (const id of Array.from(ids)) steps.push(step(id, steps.at(-1)?.states ?? zero()));
  return steps;
}

test.each(cells)('the gates, states and means that %s shows are those of the equations', (cell) => {
  const model = models[cell];
  const { gates } = traceGates(model, 'a cat at');
  const steps = read(model, model.encode('a cat at'));
  expect(gates.length).toBe(2 * Object.keys(steps[0].gates[0]).length);
  for (const { gate, layer, units, mean } of gates) {
    for (const [t, step] of steps.entries()) {
      const wanted = step.gates[layer - 1][gate];
      for (const [u, value] of units[t].entries()) expect(value).toBeCloseTo(wanted[u], 5);
      expect(mean[t]).toBeCloseTo(wanted.reduce((sum, value) => sum + Math.abs(value), 0) / hidden, 5);
    }
  }
});

test.each(cells)('the probabilities and the perplexity of %s are those of the equations', async (cell) => {
  const model = models[cell];
  const ids = model.encode('a rat ran at a cat');
  const steps = read(model, ids);
  for (const { token, probability } of model.next('a rat ran at a cat')) {
    expect(probability).toBeCloseTo(steps.at(-1)?.probabilities[model.vocabulary.find(token)] as number, 5);
  }
  const bits = steps.slice(0, -1).map((step, t) => -Math.log2(step.probabilities[ids[t + 1]]));
  const mean = bits.reduce((sum, one) => sum + one, 0) / bits.length;
  const score = await model.evaluate('a rat ran at a cat');
  expect(score?.bitsPerToken).toBeCloseTo(mean, 4);
  expect(score?.perplexity).toBeCloseTo(2 ** mean, 3);
});

test.each(cells)('the norms of gradients of %s are differences of the last loss, layer by layer', (cell) => {
  const model = models[cell];
  const steps = 5;
  const ids = model.encode('a tart');
  const { step, zero } = naive(model);
  // The state of a layer after step `at` changes, and with it all that follows, in the layer above at once.
  const lossWith = (at: number, layer: number, part: 'h' | 'c', unit: number, change: number) => {
    let states = zero();
    let probabilities: number[] = [];
    for (let t = 0; t < steps; t++) {
      ({ states, probabilities } = step(ids[t], states, (l, state) => {
        if (t === at && l === layer) state[part][unit] += change;
      }));
    }
    return -Math.log(probabilities[ids[steps]]);
  };
  const { norms } = gradientNorms(model, 'a tart', { steps, windows: 1 });
  expect(norms.length).toBe(steps);
  for (let back = 0; back < steps; back++) {
    let square = 0;
    for (const layer of [0, 1]) {
      for (const part of cell === 'lstm' ? (['h', 'c'] as const) : (['h'] as const)) {
        for (let unit = 0; unit < hidden; unit++) {
          const [more, less] = [1e-5, -1e-5].map((change) =>
            lossWith(steps - 1 - back, layer, part, unit, change),
          );
          square += ((more - less) / 2e-5) ** 2;
        }
      }
    }
    expect(norms[back] / Math.sqrt(square)).toBeCloseTo(1, 2);
  }
});
