/** `nlp tokenize`: how text becomes tokens, a line of tokens for each line of text. */
import type { Command } from 'commander';
import { toggle } from '../../options/types.ts';
import { tokenizerFileTable } from '../../text/tokenizer-options.ts';
import { addVerb, type Verb } from '../verb.ts';

const verb: Verb = {
  name: 'tokenize',
  summary: 'show how text becomes tokens',
  inputs: true,
  options: {
    ...tokenizerFileTable,
    offsets: { type: toggle(), text: 'a token a line: start, end (UTF-16 units of the line) and token' },
  },
  explain: 'a token a line with offsets and code points',
  notes:
    'Prints one line of tokens for each line of text; --json prints {"text","tokens"} a line, whose tokens are\n' +
    '{"text","start","end"} with --offsets. With --format prose a line is a sentence.',
  examples: [
    "nlp tokenize --text \"Don't panic: it's 5 o'clock.\"",
    `nlp tokenize --tokenizer ptb --text "They'll say \\"no\\"."`,
    'nlp tokenize --offsets --text "naïve café"',
    'nlp tokenize @text-ko:test --json | head -n 3',
  ],
  run: async () => (await import('./tokenize/tokenize.ts')).tokenize,
};

export function configure(command: Command): void {
  addVerb(command, verb);
}
