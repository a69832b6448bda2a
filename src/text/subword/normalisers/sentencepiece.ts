/**
 * What SentencePiece does to text: characters by its map, blanks in a row as one, none at the ends, a blank before the
 * text, and every blank as U+2581.
 * Source: T. Kudo and J. Richardson, "SentencePiece", EMNLP 2018, section 3; the order is that of its normalizer.cc.
 */
import { CharTokenizer } from '../../char-tokenizer.ts';
import type { Charsmap } from './charsmap.ts';
import type { SubwordNormaliser } from './normaliser.ts';
import { Rewriter } from './rewriter.ts';

export interface SentencePieceSettings {
  charsmap?: Charsmap;
  addDummyPrefix: boolean;
  removeExtraWhitespaces: boolean;
  escapeWhitespaces: boolean;
  /** Pieces that stand for themselves wherever they are: no map touches them. */
  userDefined?: RegExp;
}

const BLANK = '\u2581';

export function sentencePieceNormaliser(settings: SentencePieceSettings): SubwordNormaliser {
  const { charsmap, addDummyPrefix, removeExtraWhitespaces, escapeWhitespaces, userDefined } = settings;
  const blank = escapeWhitespaces ? BLANK : ' ';
  return (text) => {
    const rewriter = new Rewriter(text);
    let at = 0;
    /** The next character and what it becomes. */
    let end = 0;
    const next = (): string => {
      if (userDefined !== undefined) {
        userDefined.lastIndex = at;
        const found = userDefined.exec(text);
        if (found !== null) {
          end = at + found[0].length;
          return found[0];
        }
      }
      const match = charsmap?.match(text, at);
      if (match !== undefined) {
        end = match.end;
        return match.replacement;
      }
      const code = text.codePointAt(at)!;
      end = at + (code > 0xffff ? 2 : 1);
      return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : text.slice(at, end);
    };
    let leading = 0;
    if (removeExtraWhitespaces) {
      while (at < text.length && next() === ' ') at = end;
      leading = at;
      if (at === text.length) {
        if (leading > 0) rewriter.replace(0, leading, '');
        return rewriter.finish();
      }
    }
    if (addDummyPrefix && text !== '') rewriter.replace(0, leading, blank);
    else if (leading > 0) rewriter.replace(0, leading, '');
    let wasBlank = removeExtraWhitespaces;
    // Blanks at the end of what was read so far, of which none is kept in the end.
    let pending: [start: number, end: number] | undefined;
    for (; at < text.length; at = end) {
      const code = text.charCodeAt(at);
      let content = next();
      if (wasBlank) content = content.replace(/^ +/, '');
      if (content === '') {
        if (pending !== undefined && pending[1] === at) pending[1] = end;
        else rewriter.replace(at, end, '');
        continue;
      }
      if (pending !== undefined) {
        rewriter.replace(pending[0], pending[1], blank);
        pending = undefined;
      }
      const isBlank = content.endsWith(' ');
      if (content === ' ' && removeExtraWhitespaces) pending = [at, end];
      else if (content !== text.slice(at, end) || code === 0x20) {
        rewriter.replace(
          at,
          end,
          isBlank || content.includes(' ') ? content.replaceAll(' ', blank) : content,
        );
      }
      wasBlank = isBlank && removeExtraWhitespaces;
    }
    if (pending !== undefined) rewriter.replace(pending[0], text.length, '');
    return rewriter.finish();
  };
}

/** The map alone, as tokenizer.json has it (`Precompiled`): clusters of a few bytes by the first key in them, else by characters. */
export function precompiledNormaliser(charsmap: Charsmap): SubwordNormaliser {
  return (text) => {
    if (isPlain.test(text)) return [];
    const rewriter = new Rewriter(text);
    const { offsets, count } = clusters.offsets(text);
    for (let i = 0; i < count; i++) {
      const start = offsets[2 * i];
      const end = offsets[2 * i + 1];
      const whole =
        Buffer.byteLength(text.slice(start, end)) < LONGEST_CLUSTER
          ? charsmap.match(text.slice(start, end), 0, true)
          : undefined;
      if (whole !== undefined) rewriter.replace(start, end, whole.replacement);
      else {
        for (let at = start; at < end; ) {
          const to = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
          const match = charsmap.match(text.slice(at, to), 0, true);
          if (match !== undefined) rewriter.replace(at, to, match.replacement);
          at = to;
        }
      }
    }
    return rewriter.finish();
  };
}

const LONGEST_CLUSTER = 6;
/** Clusters of one character each. */
const isPlain = /^[\x20-\x7E]*$/;
const clusters = new CharTokenizer();
