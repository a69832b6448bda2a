/** ELIZA: its script as an option, experiments on golden transcripts, and what the contract test asks. */
import { elizaTable } from '../models/eliza/options.ts';
import { optionTable, pickOptions, resolveOptions } from '../options/table.ts';
import { text } from '../options/types.ts';
import type { Kind } from './kind.ts';

/** Experiments name a file as a corpus, so that its content counts. */
const experimentTable = optionTable({
  script: {
    ...elizaTable.script,
    type: text('name', {
      pattern: /^[\w-]+$/,
      what: 'the name of a built-in script; a file is given as corpus: { script: FILE }',
    }),
    text: 'a built-in script',
  },
});

export const eliza: Kind = {
  name: 'eliza',
  files: {},
  options: elizaTable,
  experiment: {
    options: experimentTable,
    corpora: {
      transcript: {
        required: true,
        what: 'the conversation that must come out, as nlp eliza saves it',
      },
      script: { required: false, what: 'the script, where it is no built-in one' },
    },
    // Replies are compared with those of a golden transcript.
    metrics: [
      'accuracy',
      { name: 'matches', direction: 'higher', unit: 'replies' },
      { name: 'mismatches', direction: 'lower', unit: 'replies' },
      { name: 'replies', direction: 'none', unit: 'replies' },
      'testSeconds',
      { name: 'repliesPerSecond', direction: 'higher', unit: 'replies/s', timing: true },
    ],
    async check(options) {
      const { loadScript } = await import('../models/eliza/scripts.ts');
      loadScript(resolveOptions(elizaTable, pickOptions(elizaTable, options)).script);
    },
    run: async (trial) => (await import('./trials/eliza.ts')).run(trial),
    template: `# Does the script still answer as it did? Run: nlp experiment run FILE
name: conversation
corpus: { transcript: TRANSCRIPT }
trials:
  - model: eliza
    options: { script: doctor }
metrics: [accuracy, mismatches, replies]
assert:
  - "mismatches == 0"
`,
    companion: {
      placeholder: 'TRANSCRIPT',
      extension: '.transcript',
      text: async () => (await import('./trials/eliza.ts')).templateTranscript(),
    },
  },
  hasOwnCommand: true,
  contract: {
    trainOnNothing: { command: 'eliza', options: { script: 'EMPTY' } },
    answer: [
      { command: 'eliza', options: { script: 'doctor' } },
      { command: 'eliza', options: { script: 'corpora/eliza/doctor.script' } },
    ],
    answerWithOther: { command: 'eliza', options: { script: 'OTHER' } },
    input: 'I am worried about my mother.\nYou never listen.\n\nMy boss hates me\n',
    // The greeting.
    onEmptyInput: /^[A-Z].*\n$/,
    jsonKeys: ['input', 'reply', 'keyword', 'decomposition', 'reassembly', 'memory'],
  },
};
