/** The commands that stations show: each does what the station did and prints the numbers beside it. */
import type { CommandCall } from '../options/command-call.ts';
import type { Language } from './station.ts';

/** Sizes and training of the networks of the tour. */
export const networkSize = { embedding: 32, hidden: 96, batch: 8, sequence: 32 };
export const networkRates = { learningRate: 0.01, schedule: 'cosine' } as const;
/** Korean has many more characters and this text fewer: it is read more often. */
export const networkEpochs: Record<Language, number> = { en: 3, ko: 6 };
/** Up to so many steps back is measured how much of the gradient is left. */
export const stepsBack = 30;

/** The prose and the tagged corpus of a language. */
export const prose: Record<Language, string> = { en: 'fables', ko: 'text-ko' };
export const tagged: Record<Language, string> = { en: 'tagged-en', ko: 'tagged-ko' };

export function ngramCalls(language: Language, context: string): CommandCall[] {
  const model = `${prose[language]}.nlp`;
  return [
    {
      command: 'ngram train',
      operands: [`@${prose[language]}:train`],
      options: { lowercase: true, output: model },
    },
    { command: 'ngram perplexity', operands: [`@${prose[language]}:test`], options: { model } },
    { command: 'ngram next', operands: [context], options: { model } },
  ];
}

export function hmmCalls(language: Language, text: string): CommandCall[] {
  const model = 'tagger.nlp';
  return [
    { command: 'hmm train', operands: [`@${tagged[language]}:train`], options: { output: model } },
    { command: 'hmm eval', operands: [`@${tagged[language]}:test`], options: { model } },
    { command: 'hmm tag', options: { model, tokenizer: 'whitespace', text } },
  ];
}

/** @param query the station's; in Korean pairs of syllables are the terms, and a line is a document */
export function tfidfCalls(language: Language, query: string): CommandCall[] {
  const model = 'index.nlp';
  const index: CommandCall =
    language === 'en'
      ? { command: 'tfidf index', operands: ['@library'], options: { output: model, preset: 'best' } }
      : {
          command: 'tfidf index',
          operands: [`@${prose.ko}:train`],
          options: { output: model, format: 'lines', analyzer: 'char', ngrams: '2,2' },
        };
  return [
    index,
    {
      command: 'tfidf search',
      operands: [query],
      options: { model, noFeedback: true, k: 5, explain: true },
    },
  ];
}

/** Trains the network of a cell as the stations do. */
function trainCall(language: Language, cell: 'rnn' | 'lstm'): CommandCall {
  const options = {
    output: `${cell}.nlp`,
    valid: `@${prose[language]}:valid`,
    ...networkSize,
    ...networkRates,
    epochs: networkEpochs[language],
  };
  return { command: `${cell} train`, operands: [`@${prose[language]}:train`], options };
}

export function gradientCalls(language: Language, cells: readonly ('rnn' | 'lstm')[]): CommandCall[] {
  return [
    ...cells.map((cell) => trainCall(language, cell)),
    ...cells.map((cell) => ({
      command: `${cell} gradients`,
      operands: [`@${prose[language]}:valid`],
      options: { model: `${cell}.nlp`, steps: stepsBack + 1 },
    })),
  ];
}

/** A model of characters, a line a sentence. */
export function tableCalls(language: Language): CommandCall[] {
  const model = 'characters.nlp';
  return [
    {
      command: 'ngram train',
      operands: [`@${prose[language]}:train`],
      options: { format: 'text', tokenizer: 'char', output: model },
    },
    {
      command: 'ngram perplexity',
      operands: [`@${prose[language]}:test`],
      options: { model, format: 'text' },
    },
  ];
}
