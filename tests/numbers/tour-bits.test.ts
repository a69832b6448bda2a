/**
 * The bits a character that the tour's table compares, what it says of agreement over a distance, and how often ELIZA
 * answered nonsense as sense: each computed once more here. The models are smaller than the tour's, the functions its own.
 */
import { expect, test } from 'vitest';
import { Random } from '../../src/math/random.ts';
import { SequenceModel } from '../../src/models/hmm/sequence-model.ts';
import { RecurrentModel } from '../../src/models/recurrent/model.ts';
import { trainAgreement } from '../../src/tour/agreement.ts';
import { hiddenStateBits, recurrentBits, textsOf, wordBits } from '../../src/tour/bits.ts';
import type { ElizaNumbers } from '../../src/tour/eliza-station.ts';
import { TourContext } from '../../src/tour/station.ts';
import { measureStation } from '../../src/tour/stations.ts';
import { proseText } from '../../src/tour/text.ts';
import { nlp } from '../cli/run.ts';
import { naiveKneserNey, naiveScore } from './naive-kneser-ney.ts';
import { naiveRecurrent } from './naive-recurrent.ts';

const languages = ['en', 'ko'] as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');

test.each(languages)(
  'words (%s): known ones by counting, unknown ones letter by letter',
  async (language) => {
    const [train, held] = [await proseText(language, 'train'), await proseText(language, 'test')];
    const wordsOf = (line: string) => line.split(' ').filter((word) => word !== '');
    const sentences = linesOf(train).map(wordsOf);
    const types = [...new Set(sentences.flat())];
    const [words, letters] = [
      naiveKneserNey(sentences, 3),
      naiveKneserNey(
        types.map((word) => [...word]),
        3,
      ),
    ];
    const known = new Set(train);
    let bits = 0;
    for (const line of linesOf(held)) {
      bits -= sum(naiveScore(words, wordsOf(line))) * Math.log2(10);
      for (const word of wordsOf(line).filter((word) => !types.includes(word))) {
        bits -= sum(naiveScore(letters, [...word])) * Math.log2(10);
        bits += 16 * [...word].filter((letter) => !known.has(letter)).length;
      }
    }
    expect((await wordBits(textsOf(train, held), 3)) / bits).toBeCloseTo(1, 4);
  },
);

test.each(languages)('hidden states (%s): the forward sum in plain probabilities', async (language) => {
  const train = (await proseText(language, 'train')).slice(0, 2500);
  // Short, so that no product of probabilities becomes too small for a number.
  const held = (await proseText(language, 'test')).slice(0, 90);
  const texts = textsOf(train, held);
  const stream = [...train];
  const pieces = [0, 1, 2]
    .map((i) => stream.slice(1000 * i, 1000 * i + 1000))
    .filter((piece) => piece.length);
  const random = Random.from(1).fork('hmm');
  const model = SequenceModel.train(pieces, { states: 4, random, restarts: 1, iterations: 40 });
  const { initial, transition, emission } = model.parameters;
  const states = [0, 1, 2, 3];
  let alpha: number[] | undefined;
  for (const character of held) {
    const id = model.tokens.indexOf(character);
    const from = alpha;
    alpha = states.map((state) => {
      const come =
        from === undefined ? initial[state] : sum(from.map((a, i) => a * transition[4 * i + state]));
      return come * (id === -1 ? 1 : emission[state * model.tokens.length + id]);
    });
  }
  const once = [...known(train)].filter(
    (character) => stream.filter((one) => one === character).length === 1,
  );
  const share = Math.max(1, once.length) / (stream.length + known(train).size);
  const unknown = [...held].filter((character) => !known(train).has(character)).length;
  const bits =
    -Math.log2(sum(alpha as number[])) -
    ([...held].length - unknown) * Math.log2(1 - share) +
    unknown * (16 - Math.log2(share));
  expect(hiddenStateBits(texts, 4)).toBeCloseTo(bits, 6);
});

function known(text: string): Set<string> {
  return new Set(text);
}

test.each(['rnn', 'lstm'] as const)('%s: the bits of the equations, from a line end on', async (cell) => {
  const train = (await proseText('en', 'train')).slice(0, 4000);
  const held = `${(await proseText('en', 'test')).slice(0, 200)}가`;
  const model = await RecurrentModel.train(train, {
    cell,
    hidden: 8,
    embedding: 4,
    batch: 4,
    sequence: 16,
    epochs: 2,
  });
  const { tensors } = model.toModelFile();
  const network = naiveRecurrent(cell, 1, (name) => tensors[name].data as Float32Array);
  const ids = model.encode(`\n${held}`);
  let states = network.zero();
  let bits = 16;
  for (let t = 0; t + 1 < ids.length; t++) {
    const step = network.step(ids[t], states);
    states = step.states;
    bits -= Math.log2(step.probabilities[ids[t + 1]]);
  }
  expect(await recurrentBits(model, textsOf(train, held))).toBeCloseTo(bits, 2);
});

test.each(['rnn', 'lstm'] as const)(
  'agreement: the answers of the %s are those of its equations',
  async (cell) => {
    const { answers, symbols, tensors } = await trainAgreement({ cell, distractors: 6, steps: 60, seed: 3 });
    const network = naiveRecurrent(cell, 1, (name) => tensors[name]);
    expect(answers.length).toBeGreaterThan(1000);
    let checked = 0;
    for (const { sequence, answer, correct } of answers.slice(0, 300)) {
      const names = sequence.split(' ');
      expect(names).toHaveLength(7);
      expect(correct).toBe(names[0].toUpperCase());
      let states = network.zero();
      let probabilities: number[] = [];
      for (const name of names) ({ states, probabilities } = network.step(symbols.indexOf(name), states));
      const best = Math.max(...probabilities);
      // Where two answers are as good as one another, single precision decides.
      if (probabilities.filter((one) => one > best - 1e-4).length > 1) continue;
      expect(symbols[probabilities.indexOf(best)]).toBe(answer);
      checked++;
    }
    expect(checked).toBeGreaterThan(200);
  },
);

test.each(languages)(
  'ELIZA (%s): the share of nonsense answered like sense is counted from the program',
  async (language) => {
    const numbers = (await measureStation('eliza', new TourContext(language))) as ElizaNumbers;
    const script = language === 'ko' ? 'korean' : 'doctor';
    const ask = async (text: string) => {
      const { stdout } = await nlp(['eliza', '--script', script, '--text', text, '--json']);
      const { keyword, reassembly, reply } = JSON.parse(stdout);
      return { rule: `${keyword} ${reassembly}`, reply };
    };
    let same = 0;
    for (const { sense, nonsense } of numbers.pairs) {
      const [one, other] = [await ask(sense.input), await ask(nonsense.input)];
      expect([one.reply, other.reply]).toEqual([sense.reply, nonsense.reply]);
      if (one.rule === other.rule) same++;
    }
    expect(numbers.sameRuleShare).toBe(same / numbers.pairs.length);
  },
);
