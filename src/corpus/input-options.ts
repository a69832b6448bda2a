/** How inputs are read: the options that every command and every experiment has that reads text. */
import { type OptionsOf, optionTable } from '../options/table.ts';
import { choice, text } from '../options/types.ts';
import { corpusFormats } from './formats.ts';
import type { InputOptions } from './types.ts';

export const inputTable = optionTable({
  format: { type: choice(corpusFormats, 'format'), text: 'format of the input (else by its extension)' },
  field: { type: text('name'), text: 'which field or column to read, where a format has several' },
  separator: {
    type: text('string'),
    defaultText: '"/", of csv what its first line tells',
    text: 'between word and tag in tagged text, or between cells of csv',
  },
  encoding: { type: choice(['utf-8', 'latin1']), default: 'utf-8', text: 'encoding of the input' },
});

/** The input options among others, as the corpus loader takes them. */
export function inputOptionsOf(options: OptionsOf<typeof inputTable>): InputOptions {
  const { format, field, separator, encoding } = options;
  return { format, field, separator, encoding };
}
