/** `nlp tokenizer`: tokenizers that are learnt from text; what each verb does is loaded when it runs. */
import type { Command } from 'commander';
import { type OptionTable, optionTable } from '../../options/table.ts';
import { integer, text, texts } from '../../options/types.ts';
import { trainingTable } from '../../text/subword/training/options.ts';
import { addVerbs, outputRow, type Verb } from '../verb.ts';

const infoTable: OptionTable = optionTable({
  with: { type: texts('tokenizer'), repeatable: true, text: 'another tokenizer, for comparison' },
  top: { type: integer(0), default: 5, text: 'how many of the longest and of the rarest tokens' },
  svg: { type: text('file'), text: 'draw how many tokens words have there', isWritten: true },
});

const tokenizer = {
  name: 'tokenizer',
  text: 'tokenizer.json, a folder, vocab.txt, merges.txt or a SentencePiece .model',
  required: true,
};

const verbs: readonly Verb[] = [
  {
    name: 'train',
    summary: 'learn a tokenizer from text',
    inputs: true,
    options: { output: { ...outputRow, text: 'tokenizer.json or a folder' }, ...trainingTable },
    required: ['output'],
    notes:
      'Text is read line by line with its line breaks. A folder gets tokenizer.json, and vocab.json with merges.txt or\n' +
      'vocab.txt beside it.',
    examples: [
      'nlp tokenizer train @fables:train -o bpe.json --vocab-size 1000',
      'nlp tokenizer train @text-ko:train -o ko.json --type unigram --vocab-size 2000',
    ],
    run: async () => (await import('./tokenizer/train.ts')).train,
  },
  {
    name: 'info',
    summary: 'what a tokenizer is, and how it fares on text',
    operands: [tokenizer],
    inputs: 'texts to try it on, each by itself',
    options: infoTable,
    examples: [
      'nlp tokenizer info bpe.json @fables:test @text-ko:test',
      'nlp tokenizer info bpe.json --with ko.json @text-ko:test',
    ],
    run: async () => (await import('./tokenizer/info.ts')).info,
  },
  {
    name: 'convert',
    summary: 'write a tokenizer in another form',
    operands: [
      tokenizer,
      {
        name: 'output',
        text: 'a .json file, vocab.txt, merges.txt or a folder',
        required: true,
        isWritten: true,
      },
    ],
    examples: ['nlp tokenizer convert bpe.json bpe'],
    run: async () => (await import('./tokenizer/convert.ts')).convert,
  },
  {
    name: 'check',
    summary: "compare a tokenizer's ids with those of another program",
    operands: [tokenizer, { name: 'cases', text: 'a JSON file with "cases" of "text" and ids' }],
    options: optionTable({
      against: { type: text('file'), text: 'print this file of cases with every result computed here' },
    }),
    notes:
      'A case has its ids as "ids" (with special tokens), "tokenizer_json" or "sentencepiece" (without); "decoded",\n' +
      '"tokens" and "pieces" are compared too. Exit status 1 where something differs.',
    examples: [],
    run: async () => (await import('./tokenizer/check.ts')).check,
  },
];

export function configure(command: Command): void {
  command.addHelpText(
    'after',
    '\nExamples:\n' +
      '  nlp tokenizer train @fables:train -o bpe.json --vocab-size 1000\n' +
      '  nlp tokenizer info bpe.json @fables:test\n' +
      '  nlp tokenize --tokenizer bpe.json --text "Unlikely foxes" --explain',
  );
  addVerbs(command, verbs, {
    'bpe.json': 'nlp tokenizer train @fables:train -o bpe.json --vocab-size 1000',
    'ko.json': 'nlp tokenizer train @text-ko:train -o ko.json --type unigram --vocab-size 2000',
  });
}
