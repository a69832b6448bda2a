/**
 * Every kind of model: a row each, with what must be known before its descriptor is loaded. A command pays only for
 * the kind that it uses.
 */
import type { Kind } from './kind.ts';

export interface KindEntry {
  /** The command, and in `model:` of an experiment. */
  name: string;
  /** One line of help. */
  summary: string;
  /** Other names of the command, which choose settings of their own. */
  aliases?: Readonly<Record<string, string>>;
  /** The kinds of its model files. */
  files: readonly string[];
  load: () => Promise<Kind>;
}

export const kindIndex: readonly KindEntry[] = [
  {
    name: 'eliza',
    summary: 'chat with the rule-based ELIZA of 1966',
    files: [],
    load: async () => (await import('./eliza.ts')).eliza,
  },
  {
    name: 'ngram',
    summary: 'n-gram language models: train, score, predict, generate',
    files: ['ngram', 'ngram-counts'],
    load: async () => (await import('./ngram.ts')).ngram,
  },
  {
    name: 'hmm',
    summary: 'hidden Markov models: a tagger, and states learnt from sequences',
    files: ['hmm'],
    load: async () => (await import('./hmm.ts')).hmm,
  },
  {
    name: 'crf',
    summary: 'conditional random fields: chunks, names and tags by weights of what is seen',
    files: ['crf'],
    load: async () => (await import('./crf.ts')).crf,
  },
  {
    name: 'classify',
    summary: 'sort texts into classes: naive Bayes, logistic regression, SVM, fastText, CNN',
    aliases: {
      bayes: 'the same with naive Bayes',
      logistic: 'the same with logistic regression',
      cnn: 'the same with a convolutional network',
    },
    files: ['classify'],
    load: async () => (await import('./classify.ts')).classify,
  },
  {
    name: 'tfidf',
    summary: 'index and search documents: TF-IDF, SMART and BM25',
    files: ['tfidf'],
    load: async () => (await import('./tfidf.ts')).tfidf,
  },
  {
    name: 'rnn',
    summary: 'recurrent networks: train, generate, look inside',
    aliases: { lstm: 'the same with LSTM cells', gru: 'the same with GRU cells' },
    files: ['rnn', 'rnn-checkpoint'],
    load: async () => (await import('./rnn.ts')).rnn,
  },
];

/** The kind that a command is of, by its name or another name of it. */
export function findKindEntry(name: string): KindEntry | undefined {
  return kindIndex.find((entry) => entry.name === name || Object.hasOwn(entry.aliases ?? {}, name));
}

/** Every descriptor, loaded. */
export function loadKinds(): Promise<Kind[]> {
  return Promise.all(kindIndex.map((entry) => entry.load()));
}
