/** How text becomes tokens: the options that every command and every experiment has that takes text apart. */
import { optionTable } from '../options/table.ts';
import { choice, text, toggle } from '../options/types.ts';
import { TOKENIZER_TYPES, type TokenizerSpec, type TokenizerType } from './tokenizer.ts';

export const tokenizerTable = optionTable({
  tokenizer: { type: choice(TOKENIZER_TYPES), default: 'word', text: 'how text is cut into tokens' },
  lowercase: { type: toggle(), text: 'lower-case every token' },
});

/** The same where a file of a tokenizer can be named too. */
export const tokenizerFileTable = optionTable({
  tokenizer: {
    type: text('name'),
    default: 'word',
    suggestions: TOKENIZER_TYPES,
    text: `${TOKENIZER_TYPES.join(', ')}, or a tokenizer file`,
  },
  lowercase: tokenizerTable.lowercase,
});

/** @param fallback the tokenizer where none is named */
export function tokenizerOf(
  options: { tokenizer?: string; lowercase?: boolean },
  fallback: TokenizerType = 'word',
): TokenizerSpec {
  const type = (options.tokenizer as TokenizerType | undefined) ?? fallback;
  return { type, lowercase: options.lowercase ?? false };
}
