/** `nlp tokenize`: how text becomes tokens, a line of tokens for each line of text. */
import type { Command } from 'commander';
import type { OptionTable } from '../../options/table.ts';
import { anyText, integer, number, toggle } from '../../options/types.ts';
import { tokenizerFileTable } from '../../text/tokenizer-options.ts';
import { addVerb, type Verb } from '../verb.ts';

/** Of trained tokenizers. */
const trainedTable: OptionTable = {
  ids: { type: toggle(), text: 'ids instead of tokens' },
  decode: { type: toggle(), text: 'read ids, a line at a time, and print their text' },
  pair: { type: anyText(), text: 'a second text behind each line' },
  specialTokens: {
    type: toggle(),
    default: true,
    text: 'add the special tokens around a text',
    textOff: 'without the special tokens around a text; when decoding, print those that are there',
  },
  nbest: { type: integer(1, 1000), text: 'the n best segmentations with their scores (Unigram)' },
  dropout: {
    type: number({ minimum: 0, maximum: 1 }),
    text: 'draw a segmentation: the share of merges left out (BPE), the power of its probability (Unigram)',
  },
};

const verb: Verb = {
  name: 'tokenize',
  summary: 'show how text becomes tokens',
  inputs: true,
  options: {
    ...tokenizerFileTable,
    offsets: { type: toggle(), text: 'a token a line: start, end (UTF-16 units of the line) and token' },
    ...Object.fromEntries(
      Object.entries(trainedTable).map(([key, row]) => [key, { group: 'Trained tokenizers', ...row }]),
    ),
  },
  seed: true,
  explain: 'a token a line with offsets and code points; of a trained tokenizer every merge, match or score',
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
