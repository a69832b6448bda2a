/** The last station: one held-out text, and how many bits a character each model of the tour needs for it. */
import { characterBits, hiddenStateBits, recurrentBits, textsOf, uniformBits, wordBits } from './bits.ts';
import { type Block, figure, paragraph } from './blocks.ts';
import { decimal } from './format.ts';
import type { TableModel } from './messages/messages.ts';
import { trainedCell } from './recurrent.ts';
import type { Station, StationNumbers } from './station.ts';
import { proseText } from './text.ts';

export interface TableNumbers extends StationNumbers {
  station: 'table';
  trainCharacters: number;
  characters: number;
  bytes: number;
  unknownCharacters: number;
  bitsPerCharacter: Record<TableModel, number>;
  best: TableModel;
}

const counting: TableModel[] = ['unigram', 'trigram', 'sixgram', 'words'];

/** States of the hidden Markov model of characters. */
const hiddenStates = 16;

export const tableStation: Station<TableNumbers> = {
  async measure(context) {
    const { language } = context;
    const train = await proseText(language, 'train');
    const texts = textsOf(train, await proseText(language, 'test'));
    const { test, characters, unknown } = texts;
    const { model: rnn } = await trainedCell(context, 'rnn');
    const { model: lstm } = await trainedCell(context, 'lstm');
    const measures: Record<TableModel, () => number | Promise<number>> = {
      uniform: () => uniformBits(texts),
      unigram: () => characterBits(texts, 1),
      hmm: () => hiddenStateBits(texts, hiddenStates),
      trigram: () => characterBits(texts, 3),
      sixgram: () => characterBits(texts, 6),
      words: () => wordBits(texts, 3),
      rnn: () => recurrentBits(rnn, texts),
      lstm: () => recurrentBits(lstm, texts),
    };
    const names = Object.keys(measures) as TableModel[];
    const bits = {} as Record<TableModel, number>;
    for (const [i, name] of names.entries()) {
      context.report({ what: name, done: i / names.length });
      bits[name] = await measures[name]();
    }
    const best = names.reduce((least, name) => (bits[name] < bits[least] ? name : least));
    return {
      station: 'table',
      language,
      claims: {
        everyModelBeatsUniform: names.every((name) => name === 'uniform' || bits[name] < bits.uniform),
        contextPays: bits.sixgram < bits.trigram && bits.trigram < bits.unigram,
        hiddenStatesPay: bits.hmm < bits.unigram,
        gatesPay: bits.lstm < bits.rnn,
        countingWins: counting.includes(best),
        memoryWins: best === 'rnn' || best === 'lstm',
      },
      trainCharacters: [...train].length,
      characters,
      bytes: Buffer.byteLength(test),
      unknownCharacters: unknown,
      bitsPerCharacter: Object.fromEntries(
        names.map((name) => [name, bits[name] / characters]),
      ) as TableNumbers['bitsPerCharacter'],
      best,
    };
  },

  describe(numbers, { table: m }): Block[] {
    const {
      claims,
      bitsPerCharacter: bits,
      characters,
      bytes,
      trainCharacters,
      unknownCharacters,
      best,
    } = numbers;
    return [
      paragraph(m.intro(characters, bytes, trainCharacters)),
      figure({
        kind: 'bar',
        title: m.figureTitle,
        description: m.figureDescription,
        axis: m.figureAxis,
        series: [''],
        bars: (Object.keys(bits) as TableModel[]).map((name) => ({
          label: m.names[name],
          values: [bits[name]],
        })),
        format: (value) => decimal(value, 2),
      }),
      paragraph(m.best(m.names[best], bits[best], bits.uniform)),
      ...(claims.contextPays ? [paragraph(m.counts(bits.unigram, bits.sixgram))] : []),
      ...(claims.hiddenStatesPay ? [paragraph(m.hiddenStates(hiddenStates, bits.unigram, bits.hmm))] : []),
      paragraph((claims.gatesPay ? m.gates : m.noGates)(bits.rnn, bits.lstm)),
      ...(claims.countingWins ? [paragraph(m.countingWins)] : []),
      ...(claims.memoryWins ? [paragraph(m.memoryWins)] : []),
      paragraph(m.silent),
      ...(unknownCharacters > 0 ? [paragraph(m.unknownCharacters(unknownCharacters, characters))] : []),
      paragraph(m.end),
      { kind: 'commands', label: m.tryIt, calls: m.calls },
    ];
  },
};
