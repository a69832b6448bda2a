/** Every command: its name, one line of help, and where its code is; only the one that runs is loaded. */
import type { Command } from 'commander';

export interface CommandEntry {
  name: string;
  summary: string;
  /** Heading it stands under in `nlp --help`. */
  group: 'Models' | 'Tools';
  /** Adds arguments, options, verbs and examples to its (empty) command. */
  load: () => Promise<{ configure: (command: Command) => void }>;
}

export const commandTable: readonly CommandEntry[] = [
  {
    name: 'eliza',
    summary: 'chat with the rule-based ELIZA of 1966',
    group: 'Models',
    load: () => import('./commands/eliza.ts'),
  },
  {
    name: 'ngram',
    summary: 'n-gram language models: train, score, predict, generate',
    group: 'Models',
    load: () => import('./commands/ngram.ts'),
  },
  {
    name: 'hmm',
    summary: 'hidden Markov models: a tagger, and states learnt from sequences',
    group: 'Models',
    load: () => import('./commands/hmm.ts'),
  },
  {
    name: 'tfidf',
    summary: 'index and search documents: TF-IDF, SMART and BM25',
    group: 'Models',
    load: () => import('./commands/tfidf.ts'),
  },
  {
    name: 'rnn',
    summary: 'recurrent networks: train, generate, look inside',
    group: 'Models',
    load: () => import('./commands/rnn.ts'),
  },
  {
    name: 'lstm',
    summary: 'the same with LSTM cells',
    group: 'Models',
    load: () => import('./commands/rnn.ts'),
  },
  {
    name: 'gru',
    summary: 'the same with GRU cells',
    group: 'Models',
    load: () => import('./commands/rnn.ts'),
  },
  {
    name: 'experiment',
    summary: 'one file, many trials, checked numbers: for CI',
    group: 'Tools',
    load: () => import('./commands/experiment.ts'),
  },
  {
    name: 'tour',
    summary: 'a guided tour: how language models came to be',
    group: 'Tools',
    load: () => import('./commands/tour.ts'),
  },
  {
    name: 'corpus',
    summary: 'list, inspect, split, convert and check corpora',
    group: 'Tools',
    load: () => import('./commands/corpus.ts'),
  },
  {
    name: 'tokenize',
    summary: 'show how text becomes tokens',
    group: 'Tools',
    load: () => import('./commands/tokenize.ts'),
  },
];
