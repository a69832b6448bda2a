/** A trained model: scores, distributions, text, its file, and weights from elsewhere. */
import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../../src/math/random.ts';
import type { ModelFile } from '../../../src/model-file.ts';
import { traceGates } from '../../../src/models/recurrent/gate-activations.ts';
import { gradientNorms } from '../../../src/models/recurrent/gradient-norms.ts';
import { importStateDict } from '../../../src/models/recurrent/import-pytorch.ts';
import { RecurrentModel } from '../../../src/models/recurrent/model.ts';
import { tokenCosts } from '../../../src/neural/generation/token-costs.ts';
import { decodeModelFile, encodeModelFile } from '../../../src/store/model-codec.ts';
import { encodeSafetensors } from '../../../src/store/safetensors.ts';
import { small, text } from './fixtures.ts';

const models: Record<string, RecurrentModel> = {};
beforeAll(async () => {
  for (const cell of ['rnn', 'lstm', 'gru'] as const) {
    models[cell] = await RecurrentModel.train(text, { ...small, cell, layers: 2, learningRate: 0.03 });
  }
  models.tied = await RecurrentModel.train(text, { ...small, embedding: 10, tied: true });
  models.word = await RecurrentModel.train(text, {
    ...small,
    epochs: 8,
    tokenizer: { type: 'word', lowercase: false },
  });
});

test('the score of a text is the sum of what next says, symbol by symbol', async () => {
  for (const model of Object.values(models)) {
    const part = text.slice(0, 161);
    const ids = model.encode(part);
    const size = model.config.vocabulary;
    const reader = model.stepper();
    reader.reset();
    let bits = 0;
    for (let i = 0; i + 1 < ids.length; i++) {
      const logits = Float64Array.from(reader.readOne(ids[i]).subarray(0, size));
      const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
      bits -= Math.log2(Math.exp(logits[ids[i + 1]]) / sum);
    }
    const score = await model.evaluate(part);
    expect(score?.tokens).toBe(ids.length - 1);
    expect(score?.bitsPerToken).toBeCloseTo(bits / (ids.length - 1), 5);
    expect(Math.log2(score?.perplexity as number)).toBeCloseTo(score?.bitsPerToken as number, 9);
    const costs = tokenCosts(model.stepper(), ids, model.vocabulary);
    expect(costs.reduce((total, cost) => total + cost.bits, 0)).toBeCloseTo(bits, 3);
    expect(costs.reduce((total, cost) => total + cost.count, 0)).toBe(ids.length - 1);
  }
});

test('a character is a code point, whatever a token is', async () => {
  const score = await models.word.evaluate('the cat sat\non the mat\n');
  // Eight tokens with </s>; the first is not predicted, nor are its three characters.
  expect(score?.tokens).toBe(7);
  expect(score?.bitsPerCharacter).toBeCloseTo((7 * (score?.bitsPerToken as number)) / 20, 9);
});

test('next is a distribution, the likeliest first', () => {
  for (const model of Object.values(models)) {
    const found = model.next('the c');
    expect(found.length).toBe(model.config.vocabulary);
    expect(found.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    for (let i = 1; i < found.length; i++)
      expect(found[i].probability).toBeLessThanOrEqual(found[i - 1].probability);
    expect(model.next('the c', 2)).toEqual(found.slice(0, 2));
  }
});

test('what was learnt is generated; the same seed gives the same text', () => {
  const options = { prompt: 'the ', length: 120, temperature: 0.5 };
  const drawn = models.lstm.generate(Random.from(1), options);
  expect(drawn.length).toBe(124);
  expect(drawn.startsWith('the ')).toBe(true);
  expect(models.lstm.generate(Random.from(1), options)).toBe(drawn);
  expect(models.lstm.generate(Random.from(2), options)).not.toBe(drawn);
  expect([...drawn].every((letter) => text.includes(letter))).toBe(true);
  const words = models.word.generate(Random.from(1), { length: 60 }).split(/\s+/);
  const known = new Set(text.split(/\s+/));
  expect(words.filter((word) => word !== '').every((word) => known.has(word))).toBe(true);
  const greedy = models.word.generate(Random.from(1), { prompt: 'the', length: 5, temperature: 0 });
  expect(models.word.generate(Random.from(9), { prompt: 'the', length: 5, topK: 1 })).toBe(greedy);
});

describe('the file', () => {
  const stored = (model: RecurrentModel): ModelFile => {
    const { metadata, tensors } = encodeModelFile(model.toModelFile());
    return decodeModelFile({ metadata, tensors, byteOfMetadata: () => 0 });
  };

  test('holds the tensors of a state dict, by their names, and nothing else', () => {
    const { tensors } = models.gru.toModelFile();
    const layer = (l: number) =>
      ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'].map((name) => `rnn.${name}_l${l}`);
    expect(Object.keys(tensors)).toEqual([
      'embedding.weight',
      ...layer(0),
      ...layer(1),
      'output.weight',
      'output.bias',
    ]);
    expect(tensors['rnn.weight_ih_l1'].shape).toEqual([30, 10]);
    expect(models.tied.toModelFile().tensors['output.weight'].data).toEqual(
      models.tied.toModelFile().tensors['embedding.weight'].data,
    );
  });

  test('comes back as the same model', async () => {
    for (const model of Object.values(models)) {
      const again = RecurrentModel.fromModelFile(stored(model));
      expect(again.next('the d')).toEqual(model.next('the d'));
      expect([...encodeSafetensors(encodeModelFile(again.toModelFile()))]).toEqual([
        ...encodeSafetensors(encodeModelFile(model.toModelFile())),
      ]);
    }
  });

  test('is refused where parts do not belong together', () => {
    const file = stored(models.lstm);
    const broken = (change: Partial<ModelFile>) => () => RecurrentModel.fromModelFile({ ...file, ...change });
    const { 'output.bias': bias, ...rest } = file.tensors;
    expect(broken({ tensors: rest })).toThrow(/"output.bias" is missing/);
    expect(broken({ tensors: { ...file.tensors, more: bias } })).toThrow(/"more" belongs to no lstm/);
    const nothing = { shape: bias.shape, data: new Float32Array(bias.data.length).fill(Number.NaN) };
    expect(broken({ tensors: { ...file.tensors, 'output.bias': nothing } })).toThrow(/not finite numbers/);
    expect(broken({ options: { ...file.options, hidden: 11 } })).toThrow(/shape/);
    expect(broken({ options: { ...file.options, hidden: 1e9 } })).toThrow(/hidden/);
    expect(broken({ options: { ...file.options, cell: 'x' } })).toThrow(/cell/);
    expect(broken({ extra: {} })).toThrow(/vocabulary/);
    expect(broken({ extra: { vocabulary: ['a', 'a'] } })).toThrow(/twice/);
    expect(broken({ tokenizer: undefined })).toThrow(/tokenizer/);
  });
});

describe('weights from elsewhere', () => {
  test('the shape is read from the tensors; without a vocabulary symbols are numbers', () => {
    for (const name of ['rnn', 'lstm', 'gru', 'tied']) {
      const model = models[name];
      const { tensors } = model.toModelFile();
      const vocabulary = [...model.vocabulary.tokens()];
      const again = importStateDict(tensors, { vocabulary });
      expect({ ...again.config, dropout: 0 }).toEqual({ ...model.config, dropout: 0 });
      expect(again.next('the')).toEqual(model.next('the'));
      const numbered = importStateDict(tensors);
      const ids = model.encode('the');
      expect(numbered.next([...ids].join(' ')).map((one) => one.probability)).toEqual(
        model.next('the').map((one) => one.probability),
      );
    }
  });

  test('what does not fit is named', () => {
    const { tensors } = models.lstm.toModelFile();
    const { 'rnn.bias_hh_l1': _bias, ...rest } = tensors;
    expect(() => importStateDict(rest)).toThrow(/"rnn.bias_hh_l1" is missing/);
    expect(() => importStateDict({})).toThrow(/"embedding.weight" is missing/);
    const reverse = { ...tensors, 'rnn.weight_ih_l0_reverse': tensors['rnn.weight_ih_l0'] };
    expect(() => importStateDict(reverse)).toThrow(/reverse belongs to no module/);
    expect(() => importStateDict(tensors, { vocabulary: ['a'] })).toThrow(/1 symbols/);
  });
});

describe('looking inside', () => {
  test('gates after each symbol of a prompt, in their ranges', () => {
    for (const [name, gates] of [
      ['rnn', 1],
      ['lstm', 5],
      ['gru', 3],
    ] as const) {
      const trace = traceGates(models[name], 'the');
      expect(trace.symbols).toEqual(['t', 'h', 'e']);
      expect(trace.gates.length).toBe(2 * gates);
      for (const { gate, units, signed, mean } of trace.gates) {
        expect(units.length).toBe(3);
        for (const value of units.flat()) {
          if (gate !== 'cell') expect(Math.abs(value)).toBeLessThanOrEqual(1);
          if (!signed) expect(value).toBeGreaterThanOrEqual(0);
        }
        expect(mean[0]).toBeCloseTo(units[0].reduce((sum, value) => sum + Math.abs(value), 0) / 10, 6);
      }
    }
    expect(models.lstm.next('the')).toEqual(models.lstm.next('the'));
  });

  test('the cell of an LSTM is what its gates keep of it and write of the candidate', () => {
    const { gates } = traceGates(models.lstm, 'the cat');
    for (const layer of [1, 2]) {
      const [input, forget, candidate, , cell] = gates
        .filter((one) => one.layer === layer)
        .map(({ units }) => units);
      cell.forEach((units, t) => {
        const wanted = units.map((_, u) => {
          const before = t === 0 ? 0 : cell[t - 1][u];
          return forget[t][u] * before + input[t][u] * candidate[t][u];
        });
        for (const [u, value] of units.entries()) expect(value).toBeCloseTo(wanted[u], 5);
      });
    }
    expect(gates.slice(0, 5).map(({ gate }) => gate)).toEqual([
      'input',
      'forget',
      'candidate',
      'output',
      'cell',
    ]);
  });

  test.each(['rnn', 'lstm', 'gru'] as const)(
    'gradient norms of %s are differences of the loss',
    async (cell) => {
      // One window of three steps: the loss of the last step as a function of the state two steps before.
      const model = await RecurrentModel.train(text, { ...small, cell });
      const { norms, windows } = gradientNorms(model, 'the cat', { steps: 3, windows: 1 });
      expect([norms.length, windows]).toEqual([3, 1]);
      const ids = model.encode('the cat');
      const reader = model.stepper();
      const lossFrom = (part: number, unit: number, change: number) => {
        reader.reset();
        reader.readOne(ids[0]);
        const states = reader.network.stack.carried();
        states[part][unit] += change;
        reader.readOne(ids[1]);
        const logits = Float64Array.from(reader.readOne(ids[2]).subarray(0, model.config.vocabulary));
        return Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0)) - logits[ids[3]];
      };
      let square = 0;
      for (let part = 0; part < (cell === 'lstm' ? 2 : 1); part++) {
        for (let unit = 0; unit < 10; unit++) {
          const h = 1e-2;
          square += ((lossFrom(part, unit, h) - lossFrom(part, unit, -h)) / (2 * h)) ** 2;
        }
      }
      expect(norms[2] / Math.sqrt(square)).toBeCloseTo(1, 2);
      expect(() => gradientNorms(model, 'the', { steps: 3 })).toThrow(/too few for 3 steps/);
    },
  );
});
