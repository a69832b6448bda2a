/** `nlp eliza`: what it and its verbs take; what each does is loaded when it runs. */
import type { Command } from 'commander';
import { inputTable } from '../../corpus/input-options.ts';
import { elizaTable } from '../../models/eliza/options.ts';
import { optionTable, pickRows } from '../../options/table.ts';
import { anyText, text, toggle } from '../../options/types.ts';
import { addVerb, addVerbs, encodingOfText, outputRow, type Verb } from '../verb.ts';

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
  explain: 'show how each reply came about: in short, step by step, and what the signs mean',
  notes:
    'The program is that of 1966; the default script, doctor, is of our own. With the script of 1966 in a file\n' +
    '(Communications of the ACM 9(1), pages 44 and 45), --script FILE gives every reply of 1966.\n' +
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

const newTable = optionTable({
  output: { ...outputRow, defaultText: 'standard output', text: 'the script to write' },
  force: { type: toggle(), text: 'replace a file that is there' },
});

const verbs: readonly Verb[] = [
  {
    name: 'scripts',
    summary: 'list the built-in scripts, or print one',
    operands: [{ name: 'name', text: 'the script to print, with its comments' }],
    examples: ['nlp eliza scripts', 'nlp eliza scripts keeper'],
    run: async () => (await import('./eliza/scripts.ts')).showScripts,
  },
  {
    name: 'new',
    summary: 'write a small commented script to start from',
    options: newTable,
    hasResults: false,
    examples: [
      'nlp eliza new -o mine.script',
      'nlp eliza check mine.script',
      'nlp eliza --script mine.script --text "I dreamt of my sister." --explain',
    ],
    run: async () => (await import('./eliza/scripts.ts')).startScript,
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
