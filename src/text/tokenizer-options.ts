/** How text becomes tokens: the options that every command and every experiment has that takes text apart. */
import { optionTable } from '../options/table.ts';
import { choice, text, toggle } from '../options/types.ts';
import { NORMAL_FORMS } from './normalise/forms.ts';
import { TOKENIZER_TYPES, type TokenizerSpec, type TokenizerType } from './tokenizer.ts';
import { newestSpec, type TokenizerChoices } from './tokenizer-spec.ts';

/** What is done to the text beside cutting it. */
export const textChoicesTable = optionTable({
  lowercase: { type: toggle(), text: 'lower-case every token' },
  normalize: {
    type: choice(NORMAL_FORMS, 'form'),
    default: 'none',
    text: 'the form of Unicode that text is brought into first',
  },
  stripAccents: { type: toggle(), text: 'take accents off first' },
});

export const tokenizerTable = optionTable({
  tokenizer: { type: choice(TOKENIZER_TYPES), default: 'word', text: 'how text is cut into tokens' },
  ...textChoicesTable,
});

/** The same where a file of a tokenizer can be named too. */
export const tokenizerFileTable = optionTable({
  tokenizer: {
    type: text('name'),
    default: 'word',
    suggestions: TOKENIZER_TYPES,
    text: `${TOKENIZER_TYPES.join(', ')}, or a tokenizer's file or folder`,
  },
  ...textChoicesTable,
});

/** @param fallback the tokenizer where none is named */
export function tokenizerOf(
  options: { tokenizer?: string } & TokenizerChoices,
  fallback: TokenizerType = 'word',
): TokenizerSpec {
  return newestSpec((options.tokenizer as TokenizerType | undefined) ?? fallback, options);
}
