/** Named sequence models: JSON and files, unseen symbols, sampling, and learning that starts from a tagger. */
import { expect, test } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { Random } from '../../../src/math/random.ts';
import { hmmLoader } from '../../../src/models/hmm/hmm.ts';
import { sequenceFromJson, sequenceToJson } from '../../../src/models/hmm/sequence-json.ts';
import { SequenceModel } from '../../../src/models/hmm/sequence-model.ts';
import { HmmTagger } from '../../../src/models/hmm/tagger.ts';
import { taggerAsSequence } from '../../../src/models/hmm/tagger-as-sequence.ts';

/** The doctor's patient (Wikipedia's and many lectures' example of Viterbi). */
const clinic = {
  states: ['Healthy', 'Fever'],
  symbols: ['normal', 'cold', 'dizzy'],
  initial: [0.6, 0.4],
  transition: [
    [0.7, 0.3],
    [0.4, 0.6],
  ],
  emission: [
    [0.5, 0.4, 0.1],
    [0.1, 0.3, 0.6],
  ],
};

test('a worked example', () => {
  const model = sequenceFromJson(clinic);
  const { path, logProbability } = model.decode(['normal', 'cold', 'dizzy']);
  expect(path).toEqual(['Healthy', 'Healthy', 'Fever']);
  expect(Math.exp(logProbability)).toBeCloseTo(0.01512, 12);
  // 0.6 x 0.5 + 0.4 x 0.1
  expect(Math.exp(model.score(['normal']).logProbability)).toBeCloseTo(0.34, 12);
  expect(model.posteriors(['normal'])?.[0][0]).toBeCloseTo(0.3 / 0.34, 12);
});

test('an unseen symbol says nothing', () => {
  const model = sequenceFromJson(clinic);
  expect(model.score(['normal', 'sneezing']).logProbability).toBeCloseTo(
    model.score(['normal']).logProbability,
    12,
  );
  expect(model.score(['normal', 'sneezing'])).toMatchObject({ tokens: 2, unseen: 1 });
  expect(model.posteriors(['sneezing'])?.[0]).toEqual([0.6, 0.4]);
});

test('JSON and model files bring a model back; numbers stay names', () => {
  const model = sequenceFromJson({ ...clinic, states: [0, 1] });
  expect(model.decode(['normal', 'dizzy']).path).toEqual([0, 1]);
  const again = hmmLoader.fromModelFile(model.toModelFile()) as SequenceModel;
  expect(sequenceToJson(again)).toEqual({ ...clinic, states: [0, 1] });
  expect(again.decode(['normal', 'dizzy']).path).toEqual([0, 1]);
});

test.each([
  [{ ...clinic, initial: [0.6, 0.5] }, /initial sums to/],
  [{ ...clinic, transition: [[1, 0]] }, /"transition" does not have 2 rows/],
  [{ ...clinic, emission: [[1, 0, 0], [1]] }, /row 2 of "emission"/],
  [{ ...clinic, emission: [[2, -1, 0], clinic.emission[1]] }, /row 1 of emission holds 2/],
  [{ ...clinic, states: ['A', 'A'] }, /2 different/],
  [{ ...clinic, symbols: [] }, /"symbols"/],
  [[], /no JSON object/],
])('what is no model is refused: case %#', (value, message) => {
  expect(() => sequenceFromJson(value)).toThrow(message);
  expect(() => sequenceFromJson(value)).toThrow(NlpError);
});

test('samples have the frequencies of the model, and depend on the seed alone', () => {
  const model = sequenceFromJson(clinic);
  const { states, tokens } = model.generate(Random.from(3), { length: 20_000 });
  const feverish = states.filter((state) => state === 'Fever').length / states.length;
  // The stationary distribution: 0.3 / (0.3 + 0.4).
  expect(feverish).toBeCloseTo(3 / 7, 1);
  const dizzy = tokens.filter((token, t) => token === 'dizzy' && states[t] === 'Fever').length;
  expect(dizzy / (feverish * states.length)).toBeCloseTo(0.6, 1);
  const draw = () => model.generate(Random.from(3), { length: 50 });
  expect(draw()).toEqual(draw());
});

test('Baum-Welch finds the states of a clear cycle', () => {
  const lines = Array.from({ length: 20 }, (_, i) =>
    'a b c a b c a b c a b'
      .split(' ')
      .slice(i % 3)
      .slice(0, 8),
  );
  const model = SequenceModel.train(lines, { states: 3, restarts: 8 });
  expect(model.training.converged).toBe(true);
  const path = model.decode(['a', 'b', 'c', 'a']).path ?? [];
  expect(path[0]).toBe(path[3]);
  expect(new Set(path).size).toBe(3);
});

test('learning goes on from a tagger, with words that it did not know', () => {
  const tagger = HmmTagger.train([
    { tokens: ['the', 'dog', 'barks'], tags: ['D', 'N', 'V'] },
    { tokens: ['a', 'cat', 'sleeps'], tags: ['D', 'N', 'V'] },
  ]);
  const lines = [
    ['the', 'cow', 'sleeps'],
    ['a', 'cow', 'barks'],
    ['the', 'cow'],
  ];
  const start = taggerAsSequence(tagger, lines.flat());
  expect(start.states).toEqual(tagger.tags);
  const model = SequenceModel.train(lines, { init: start, iterations: 5, tolerance: 0 });
  const { logLikelihoods } = model.training;
  expect(logLikelihoods.at(-1)).toBeGreaterThan(logLikelihoods[0]);
  expect(model.decode(['the', 'cow', 'barks']).path).toEqual(['D', 'N', 'V']);
});

test('what cannot be trained is refused before anything is learnt', () => {
  expect(() => SequenceModel.train([['a']])).toThrow(/number of states/);
  expect(() => SequenceModel.train([['a']], { states: 0 })).toThrow(/states/);
  expect(() => SequenceModel.train([[]], { states: 2 })).toThrow(/no sequences/);
  const init = sequenceFromJson(clinic);
  expect(() => SequenceModel.train([['cold']], { init, states: 3 })).toThrow(/init has 2 states, not 3/);
});
