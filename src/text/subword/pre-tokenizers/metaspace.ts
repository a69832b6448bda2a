/** Blanks become U+2581, one more is put before the text, and every word begins with the blank before it. */
import type { PreTokenizer } from './pre-tokenizer.ts';

export const PREPEND_SCHEMES = ['always', 'first', 'never'] as const;

export interface MetaspaceSettings {
  replacement: string;
  prepend: (typeof PREPEND_SCHEMES)[number];
  split: boolean;
}

export function metaspace({ replacement, prepend, split }: MetaspaceSettings): PreTokenizer {
  return {
    cut(given, isFirst, each) {
      let text = given.replaceAll(' ', replacement);
      const isPrefixed =
        text !== '' &&
        !text.startsWith(replacement) &&
        (prepend === 'always' || (prepend === 'first' && isFirst));
      const added = isPrefixed ? replacement.length : 0;
      if (isPrefixed) text = replacement + text;
      if (!split) {
        if (text !== '') each(text, 0, added);
        return;
      }
      for (let start = 0; start < text.length; ) {
        const next = text.indexOf(replacement, start + 1);
        const end = next === -1 ? text.length : next;
        each(text.slice(start, end), Math.max(0, start - added), start === 0 ? added : 0);
        start = end;
      }
    },
  };
}

/** Cuts before a mark, but not between marks: exact where no token has it behind something else. */
export function cutBeforeMark(mark: string): PreTokenizer {
  return {
    cut(text, _isFirst, each) {
      let start = 0;
      for (let at = text.indexOf(mark, 1); at !== -1; at = text.indexOf(mark, at + 1)) {
        if (text[at - 1] === mark) continue;
        each(text.slice(start, at), start, 0);
        start = at;
      }
      if (start < text.length) each(start === 0 ? text : text.slice(start), start, 0);
    },
  };
}
