/**
 * What `next --explain`, `gradients` and `perplexity` say of recurrent models, against the equations of the cells in double
 * precision, from nothing but the tensors of the file.
 */
import { beforeAll, expect, test } from 'vitest';
import { traceGates } from '../../src/models/recurrent/gate-activations.ts';
import { gradientNorms } from '../../src/models/recurrent/gradient-norms.ts';
import { RecurrentModel } from '../../src/models/recurrent/model.ts';
import { type NaiveNetwork, type NaiveStep, naiveRecurrent } from './naive-recurrent.ts';

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

/** A model as the textbook has it. */
function naive(model: RecurrentModel): NaiveNetwork {
  const { tensors } = model.toModelFile();
  return naiveRecurrent(model.config.cell, 2, (name) => tensors[name].data as Float32Array);
}

/** After each id of a text. */
function read(model: RecurrentModel, ids: ArrayLike<number>): NaiveStep[] {
  const { step, zero } = naive(model);
  const steps: NaiveStep[] = [];
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
