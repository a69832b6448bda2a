/** Normalisers that put one text for another: `Replace`, `Prepend`, `Strip`, and the normalisation forms of Unicode. */
import { AlignedText } from '../../normalise/aligned-text.ts';
import { changePieces } from '../../normalise/segments.ts';
import { alignedForm } from '../../normalise/unicode-form.ts';
import type { SubwordNormaliser } from './normaliser.ts';
import { Rewriter } from './rewriter.ts';

/** Every place that matches, replaced. @param pattern has the flag g */
export function replaceAll(pattern: string | RegExp, content: string): SubwordNormaliser {
  if (typeof pattern === 'string' && pattern.length === 1 && content.length === 1) {
    return (text) => (text.includes(pattern) ? [new AlignedText(text.replaceAll(pattern, content))] : []);
  }
  return (text) => {
    const rewriter = new Rewriter(text);
    if (typeof pattern === 'string') {
      if (pattern === '') return [];
      for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + pattern.length))
        rewriter.replace(at, at + pattern.length, content);
    } else {
      for (const { 0: found, index } of text.matchAll(pattern))
        rewriter.replace(index, index + found.length, content);
    }
    return rewriter.finish();
  };
}

/** A text before every text that is not empty. */
export function prepend(content: string): SubwordNormaliser {
  return (text) => (text === '' ? [] : [new AlignedText(content + text, [0, 0, 0, content.length])]);
}

/** Without white space at its ends. */
export function strip(left: boolean, right: boolean): SubwordNormaliser {
  return (text) => {
    const rewriter = new Rewriter(text);
    const start = left ? /^\p{White_Space}*/u.exec(text)![0].length : 0;
    let end = text.length;
    while (right && end > start && /\p{White_Space}/u.test(text[end - 1])) end--;
    if (start > 0) rewriter.replace(0, start, '');
    if (end < text.length) rewriter.replace(end, text.length, '');
    return rewriter.finish();
  };
}

/** A normalisation form of Unicode. */
export function unicodeForm(form: 'NFC' | 'NFKC' | 'NFD' | 'NFKD'): SubwordNormaliser {
  return (text) => {
    if (isAscii.test(text)) return [];
    if (form === 'NFC' || form === 'NFKC') return [alignedForm(text, form === 'NFC' ? 'nfc' : 'nfkc')];
    return [changePieces(text, (piece) => piece.normalize(form))];
  };
}

const isAscii = /^[\0-\x7F]*$/;
