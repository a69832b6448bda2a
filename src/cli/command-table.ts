/** Every command: its name, one line of help, and where its code is; only the one that runs is loaded. */
import type { Command } from 'commander';
import { kindIndex } from '../kinds/index.ts';

export interface CommandEntry {
  name: string;
  summary: string;
  /** Heading it stands under in `nlp --help`. */
  group: 'Models' | 'Tools';
  /** Adds arguments, options, verbs and examples to its (empty) command. @param verb that will run, where it is known */
  load: (verb?: string) => Promise<{ configure: (command: Command) => void }>;
}

/** The commands of the kinds of models, with their other names, then the tools. */
export const commandTable: readonly CommandEntry[] = [
  ...kindIndex.flatMap(({ name, summary, aliases = {} }) =>
    Object.entries({ [name]: summary, ...aliases }).map(
      ([one, text]): CommandEntry => ({
        name: one,
        summary: text,
        group: 'Models',
        load: async (verb) => (await import('./kind-command.ts')).kindCommand(one, verb),
      }),
    ),
  ),
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
    name: 'tokenizer',
    summary: 'learn, inspect, convert and check tokenizers of subwords',
    group: 'Tools',
    load: () => import('./commands/tokenizer.ts'),
  },
  {
    name: 'tokenize',
    summary: 'show how text becomes tokens',
    group: 'Tools',
    load: () => import('./commands/tokenize.ts'),
  },
];
