/** `nlp eliza`: what it and its verbs take; what each does is loaded when it runs. */
import type { Command } from 'commander';
import { inputTable } from '../../corpus/input-options.ts';
import { elizaTable } from '../../models/eliza/options.ts';
import { pickRows } from '../../options/table.ts';
import { anyText, text } from '../../options/types.ts';
import { addVerb, addVerbs, encodingOfText, type Verb } from '../verb.ts';

const talk: Omit<Verb, 'name' | 'summary'> = {
  operands: [
    {
      name: 'inputs',
      text: 'files with one input a line, or -; a chat on a terminal',
      many: true,
      isInput: true,
    },
  ],
  options: {
    ...elizaTable,
    text: { type: anyText(), text: 'the input itself, instead of files' },
    ...pickRows(inputTable, 'encoding'),
    transcript: { type: text('file'), text: 'save the conversation', isWritten: true },
  },
  voids: [encodingOfText],
  explain: 'show how each reply came about',
  notes:
    'On a terminal: /help lists the commands of the chat, Ctrl-D leaves.\n' +
    '--json prints {"input","reply","keyword","decomposition","reassembly","memory"} a line.',
  examples: [
    'nlp eliza',
    'echo "I am worried about my exam." | nlp eliza',
    'nlp eliza --text "My sister never calls." --explain',
    'nlp eliza --text "I dreamt of the sea." --json',
    'nlp eliza scripts',
  ],
  run: async () => (await import('./eliza/talk.ts')).talk,
};

const verbs: readonly Verb[] = [
  {
    name: 'scripts',
    summary: 'list the built-in scripts',
    examples: [],
    run: async () => (await import('./eliza/scripts.ts')).listAll,
  },
  {
    name: 'check',
    summary: 'find what is wrong with a script, with line and column; exit 3 on errors',
    operands: [
      {
        name: 'file',
        text: 'a script file, or the name of a built-in script',
        required: true,
        suggestions: elizaTable.script.suggestions,
      },
    ],
    examples: ['nlp eliza check doctor'],
    run: async () => (await import('./eliza/scripts.ts')).check,
  },
];

export function configure(command: Command): void {
  // Options behind a verb belong to the verb.
  command.enablePositionalOptions();
  addVerb(command, { ...talk, name: command.name(), summary: command.description() });
  addVerbs(command, verbs);
}
