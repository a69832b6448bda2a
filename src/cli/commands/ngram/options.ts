/** Options that several verbs of `nlp ngram` have. */
import { ngramTextTable } from '../../../kinds/ngram.ts';
import { type OptionTable, optionTable } from '../../../options/table.ts';
import { byteSize, choice, integer, number, text, toggle } from '../../../options/types.ts';
import { tokenizerFileTable, tokenizerTable } from '../../../text/tokenizer-options.ts';

const file = text('file');

export const outputTable = optionTable({ output: { type: file, text: 'the model to write' } });

/** Where counting and training on text work. */
export const countingTable = optionTable({
  ...tokenizerFileTable,
  vocab: { type: file, text: 'the words to know, separated by white space; all others are <unk>' },
  ...ngramTextTable,
  memory: {
    type: byteSize(2 ** 20),
    default: 2 ** 30,
    text: 'about how much memory to use; more is done on disk',
  },
  temp: { type: text('folder'), defaultText: 'that of the system', text: 'where temporary files go' },
  threads: { type: integer(1), text: 'has no effect yet: one thread does the work' },
});

/** The model that is asked. Models remember their tokenizer; only ARPA files need the others. */
export const modelTable = optionTable({
  model: { type: file, text: 'the model: a model file, .arpa or .arpa.gz' },
  tokenizer: {
    type: text('name'),
    defaultText: '"whitespace"',
    text: 'for ARPA files, which remember none',
  },
  lowercase: { type: toggle(), text: 'for ARPA files: lower-case every token' },
});

export const convertTable = optionTable({
  output: { type: file, text: 'the file to write' },
  tokenizer: { type: text('name'), text: 'the tokenizer that the model shall remember (from ARPA)' },
  lowercase: { type: tokenizerTable.lowercase.type, text: 'that it shall lower-case (from ARPA)' },
});

export const mixTable: OptionTable = optionTable({
  ...outputTable,
  vocabulary: {
    type: choice(['union', 'intersection'], 'which'),
    text: 'where the models know different words',
  },
});

export const pruneTable: OptionTable = optionTable({
  threshold: {
    type: number({ minimum: 0 }),
    text: 'relative change of perplexity below which one goes, as 1e-8',
  },
  ...outputTable,
});
