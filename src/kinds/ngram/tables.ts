/** Options of n-gram commands: how a model is opened, and how its text is counted. */
import { usageError } from '../../errors.ts';
import { optionTable, type SettingsOf } from '../../options/table.ts';
import { byteSize, integer, text, toggle } from '../../options/types.ts';
import { TOKENIZER_TYPES } from '../../text/tokenizer.ts';
import { textChoicesTable, tokenizerFileTable } from '../../text/tokenizer-options.ts';
import type { VerbContext } from '../verbs/context.ts';

const file = text('file');

/** How the text of an n-gram model is read. */
export const ngramTextTable = optionTable({
  skipSymbols: { type: toggle(), text: 'skip <s> and </s> in the text instead of refusing them' },
});

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
  // Accepted for the sake of scripts, and answered with a note.
  threads: { type: integer(1), text: 'one thread does the work', hidden: true },
  temp: { type: text('folder'), defaultText: 'that of the system', text: 'where temporary files go' },
});

/** How the text was cut that an ARPA file, which does not say so, was made of. */
export const arpaTokenizerTable = optionTable({
  tokenizer: {
    type: text('name'),
    defaultText: '"whitespace"',
    suggestions: TOKENIZER_TYPES,
    text: 'for ARPA files, which remember none',
  },
  lowercase: { type: toggle(), text: 'for ARPA files: lower-case every token' },
  normalize: {
    type: textChoicesTable.normalize.type,
    text: 'for ARPA files: the form of Unicode of their text',
  },
  stripAccents: { type: toggle(), text: 'for ARPA files: take accents off' },
});

/** The model that is asked. Models remember their tokenizer; only ARPA files need the others. */
export const modelTable = optionTable({
  model: { type: file, text: 'the model: a model file, .arpa or .arpa.gz' },
  ...arpaTokenizerTable,
});

/** Says that more threads than one were asked for in vain. */
export function noteThreads({ threads }: { threads?: number }, { note }: Pick<VerbContext, 'note'>): void {
  if (threads !== undefined && threads > 1) {
    note((option) => `${option('threads')} ${threads} changes nothing: n-grams are counted by one thread`);
  }
}

export type NgramModelOptions = Omit<SettingsOf<typeof modelTable>, 'model'> & { model: string };

export type CountingOptions = SettingsOf<typeof countingTable>;

/** `-o 3` is the order of KenLM's lmplz, and a file here. @throws NlpError (exit 2) */
export function refuseOrderAsOutput(output: string): void {
  if (!/^\d$/.test(output)) return;
  throw usageError(
    (option) => `names the file that is written; the order is ${option('order')}`,
    'output',
    (option) =>
      `Give ${option('order')} ${output} and ${option('output')} FILE; a file called ${output} is ./${output}.`,
  );
}
