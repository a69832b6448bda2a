/**
 * The `word` tokenizer: letters with their marks, numbers, and apostrophes inside words make words; every
 * other character that is not white space is a token alone.
 *
 *   word       [letter mark number]+ ( ' or U+2019, then [letter mark number]+ )*
 *   "alone"    one character as a reader sees it: combining marks stay with their base, and an emoji with its
 *              skin tone, a family joined by ZERO WIDTH JOINER, a flag or a key cap is one token
 *
 * So `3.14` is three tokens and `don't` one. Hangul syllables and jamo are letters. Kana and Han are not
 * separated by spaces: a run of one script is a word, as the change of script is all that shows an edge without
 * a dictionary (the segmentation of Chinese needs one: use `char` there). A word keeps joiners (U+200C, U+200D)
 * and, between two letters, soft hyphens. White space is Unicode's White_Space with U+200B and U+FEFF;
 * other control and format characters and lone surrogates are tokens of their own.
 */
import { type CharacterClasses, PAIR, widthAt } from './character-classes.ts';
import { joinReadably } from './detokenize.ts';
import { growOffsets, newOffsets, OffsetTokenizer, type TokenOffsets } from './offset-tokenizer.ts';
import type { TokenizerSpec } from './tokenizer.ts';
import {
  APOSTROPHE,
  CONTROL,
  EMOJI_FORM,
  EXTEND,
  HIRAGANA,
  JOINER,
  KANA_EXTENDER,
  KATAKANA,
  KEY_CAP,
  MARK,
  OTHER,
  PICTOGRAPH,
  REGIONAL,
  SOFT_HYPHEN,
  SPACE,
  WORD,
  wordClasses,
} from './word-classes.ts';

export class WordTokenizer extends OffsetTokenizer {
  private readonly classes: CharacterClasses = wordClasses();

  constructor(spec: TokenizerSpec = { type: 'word', lowercase: false }) {
    super(spec);
  }

  offsets(text: string, out: Uint32Array = newOffsets(text.length)): TokenOffsets {
    const table = this.classes.table;
    const length = text.length;
    let offsets = out;
    let room = offsets.length - 1;
    let used = 0;
    let index = 0;
    while (index < length) {
      let kind = table[text.charCodeAt(index)];
      const isSimple = kind > PAIR;
      if (!isSimple) kind = this.classes.at(text, index);
      if (kind === SPACE) {
        index++;
        continue;
      }
      const start = index;
      if (isSimple && kind >= WORD && kind <= KATAKANA) {
        let next = kind;
        while (++index < length) {
          next = table[text.charCodeAt(index)];
          if (next !== kind) break;
        }
        // Most words end here; marks, apostrophes, surrogate pairs and the like are looked at with care.
        if (index < length && (next < SPACE || next >= KANA_EXTENDER)) {
          index = this.wordEnd(text, start, index, kind);
        }
      } else if (kind === OTHER && (index + 1 === length || isPlain(table[text.charCodeAt(index + 1)]))) {
        index++;
      } else if (kind >= WORD && kind <= MARK) {
        index = this.wordEnd(text, start, start, kind === KANA_EXTENDER ? KATAKANA : kind);
      } else {
        index = this.characterEnd(text, start, kind);
      }
      if (used >= room) {
        offsets = growOffsets(offsets);
        room = offsets.length - 1;
      }
      offsets[used] = start;
      offsets[used + 1] = index;
      used += 2;
    }
    return { offsets, count: used >> 1 };
  }

  detokenize(tokens: readonly string[]): string {
    return joinReadably(tokens);
  }

  /** Where the word ends that began at `start`, was read up to `index` and is made of class `script`. */
  private wordEnd(text: string, start: number, index: number, script: number): number {
    const classes = this.classes;
    const length = text.length;
    let group = script;
    let next = index;
    while (next < length) {
      const kind = classes.at(text, next);
      if (kind === group || kind === MARK || kind === JOINER) {
        next += widthAt(text, next);
      } else if (kind === KANA_EXTENDER && (group === HIRAGANA || group === KATAKANA)) {
        next++;
      } else if (group === MARK && kind >= WORD && kind <= KATAKANA) {
        // Marks without a base before them belong to the word that follows.
        group = kind;
      } else if (kind === APOSTROPHE || kind === SOFT_HYPHEN) {
        const after = next + 1 < length ? classes.at(text, next + 1) : SPACE;
        if (after !== group && after !== MARK && !(group === MARK && after >= WORD && after <= KATAKANA))
          break;
        next++;
      } else if (kind === EMOJI_FORM || kind === KEY_CAP) {
        const base = next - 1;
        if (isEmojiBase(text, base)) return base > start ? base : this.attachedEnd(text, next);
        next++;
      } else {
        break;
      }
    }
    return next;
  }

  /** Where the single character ends, as a reader sees it, that begins at `start` and is not part of a word. */
  private characterEnd(text: string, start: number, kind: number): number {
    const classes = this.classes;
    const length = text.length;
    let next = start + (kind === CONTROL ? 1 : widthAt(text, start));
    if (kind === CONTROL || kind === SOFT_HYPHEN) return next;
    if (kind === REGIONAL && next < length && classes.at(text, next) === REGIONAL) next += 2;
    next = this.attachedEnd(text, next);
    while (
      kind === PICTOGRAPH &&
      next < length &&
      text.charCodeAt(next - 1) === ZERO_WIDTH_JOINER &&
      classes.at(text, next) === PICTOGRAPH
    ) {
      next = this.attachedEnd(text, next + widthAt(text, next));
    }
    return next;
  }

  /** Skips what attaches to the character before it: marks, joiners, skin tones, tags. */
  private attachedEnd(text: string, index: number): number {
    let next = index;
    while (next < text.length) {
      const kind = this.classes.at(text, next);
      if (kind !== EXTEND && (kind < MARK || kind > KEY_CAP)) break;
      next += widthAt(text, next);
    }
    return next;
  }
}

const ZERO_WIDTH_JOINER = 0x200d;

/** Nothing of this class attaches to the character before it. */
function isPlain(kind: number): boolean {
  return kind >= SPACE && kind < KANA_EXTENDER && kind !== EXTEND;
}

/** Is the digit (or U+2139) at `index` followed by what makes an emoji of it? */
function isEmojiBase(text: string, index: number): boolean {
  const base = text.charCodeAt(index);
  const sign = text.charCodeAt(index + 1);
  if (base === 0x2139) return sign === 0xfe0f;
  if (!(base >= 0x30 && base <= 0x39)) return false;
  return sign === 0x20e3 || (sign === 0xfe0f && text.charCodeAt(index + 2) === 0x20e3);
}
