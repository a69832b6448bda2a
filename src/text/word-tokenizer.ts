/**
 * The `word` tokenizer, whose second version joins some of what the first finds (joined-words.ts): letters with their marks, numbers, and apostrophes inside words make words; every
 * other character that is not white space is a token alone.
 *
 *   word       [letter mark number]+ ( ' or U+2019, then [letter mark number]+ )*
 *   "alone"    one character as a reader sees it: combining marks stay with their base, and an emoji with its
 *              skin tone, a family joined by ZERO WIDTH JOINER, a flag or a key cap is one token
 *
 * So `don't` is one token, and `3.14` three to the first version. Hangul syllables and jamo are letters. Kana and Han are not
 * separated by spaces: a run of one script is a word, as the change of script is all that shows an edge without
 * a dictionary (the segmentation of Chinese needs one: use `char` there). A word keeps joiners (U+200C, U+200D)
 * and, between two letters, soft hyphens. White space is Unicode's White_Space with U+200B and U+FEFF;
 * other control and format characters and lone surrogates are tokens of their own.
 */
import { type CharacterClasses, widthAt } from './character-classes.ts';
import { joinReadably } from './detokenize.ts';
import { JOINS, joinWords, mayJoin } from './joined-words.ts';
import { growOffsets, newOffsets, OffsetTokenizer, type TokenOffsets } from './offset-tokenizer.ts';
import { TextUnits } from './text-units.ts';
import type { TokenizerSpec } from './tokenizer.ts';
import {
  APOSTROPHE,
  CONTROL,
  EMOJI_FORM,
  EXTEND,
  HAN,
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

/** For the first version, which joins nothing. */
const NO_SIGNS = new Uint8Array(0x10000);

export class WordTokenizer extends OffsetTokenizer {
  private readonly classes: CharacterClasses = wordClasses();
  private readonly units = new TextUnits();

  readonly #joins: boolean;

  constructor(spec: TokenizerSpec = { type: 'word', lowercase: false }) {
    super(spec);
    this.#joins = spec.version === 2;
  }

  offsets(text: string, out: Uint32Array = newOffsets(text.length)): TokenOffsets {
    const table = this.classes.table;
    const units = this.units.read(text);
    const length = text.length;
    // Imported constants are looked up at every use; locals stay in registers.
    const space = SPACE;
    const firstScript = WORD;
    const lastScript = KATAKANA;
    const firstSpecial = KANA_EXTENDER;
    const apostrophe = APOSTROPHE;
    const other = OTHER;
    const isPlain = PLAIN;
    const joinSigns = this.#joins ? JOINS : NO_SIGNS;
    let hasJoin = false;
    let offsets = out;
    let room = offsets.length - 1;
    let used = 0;
    let index = 0;
    while (index < length) {
      const start = index;
      const kind = table[units[start]];
      if (kind === space) {
        index++;
        continue;
      }
      if (kind >= firstScript && kind <= lastScript) {
        let next = kind;
        // A space stands after the last unit, so this ends.
        for (;;) {
          next = table[units[++index]];
          if (next === kind) continue;
          if (next !== apostrophe || table[units[index + 1]] !== kind) break;
          index++;
        }
        if (next === space) {
          // Most words end here.
          if (used >= room) {
            offsets = growOffsets(offsets);
            room = offsets.length - 1;
          }
          offsets[used] = start;
          offsets[used + 1] = index++;
          used += 2;
          continue;
        }
        // Marks, apostrophes, surrogate pairs and the like are looked at with care.
        if (next < space || next >= firstSpecial) {
          index = this.wordEnd(units, start, index, kind);
        }
      } else if (kind === other && isPlain[table[units[start + 1]]] === 1) {
        index = start + 1;
        if (joinSigns[units[start]] !== 0 && mayJoin(units, start, length)) hasJoin = true;
      } else {
        index = this.tokenEnd(units, start);
        if (index < 0) {
          index = -index;
          continue;
        }
      }
      if (used >= room) {
        offsets = growOffsets(offsets);
        room = offsets.length - 1;
      }
      offsets[used] = start;
      offsets[used + 1] = index;
      used += 2;
    }
    const count = used >> 1;
    return { offsets, count: hasJoin ? joinWords(text, units, offsets, count) : count };
  }

  detokenize(tokens: readonly string[]): string {
    // What the second version keeps whole need not be guessed.
    return joinReadably(tokens, !this.#joins);
  }

  /** Where the token ends that begins at `start` with anything but a simple letter; negative where it is a space. */
  private tokenEnd(units: Uint16Array, start: number): number {
    const kind = this.classes.at(units, start);
    if (kind === SPACE) return -(start + 1);
    if (kind >= WORD && kind <= MARK) {
      return this.wordEnd(units, start, start, kind === KANA_EXTENDER ? KATAKANA : kind);
    }
    return this.characterEnd(units, start, kind);
  }

  /** Where the word ends that began at `start`, was read up to `index` and is made of class `script`. */
  private wordEnd(units: Uint16Array, start: number, index: number, script: number): number {
    const classes = this.classes;
    let group = script;
    let next = index;
    for (;;) {
      const kind = classes.at(units, next);
      if (kind === group || kind === MARK || kind === JOINER) {
        next += widthAt(units, next);
      } else if (kind === KANA_EXTENDER && (group === HIRAGANA || group === KATAKANA)) {
        next++;
      } else if (group === MARK && kind >= WORD && kind <= KATAKANA) {
        // Marks without a base before them belong to the word that follows.
        group = kind;
      } else if (kind === APOSTROPHE || kind === SOFT_HYPHEN) {
        const after = classes.at(units, next + 1);
        if (after !== group && after !== MARK && !(group === MARK && after >= WORD && after <= KATAKANA))
          break;
        next++;
      } else if (kind === EMOJI_FORM || kind === KEY_CAP) {
        const base = next - 1;
        if (isEmojiBase(units, base)) return base > start ? base : this.attachedEnd(units, next);
        next++;
      } else {
        break;
      }
    }
    return next;
  }

  /** Where the single character ends, as a reader sees it, that begins at `start` and is not part of a word. */
  private characterEnd(units: Uint16Array, start: number, kind: number): number {
    const classes = this.classes;
    let next = start + (kind === CONTROL ? 1 : widthAt(units, start));
    if (kind === CONTROL || kind === SOFT_HYPHEN) return next;
    if (kind === REGIONAL && classes.at(units, next) === REGIONAL) next += 2;
    next = this.attachedEnd(units, next);
    while (
      kind === PICTOGRAPH &&
      units[next - 1] === ZERO_WIDTH_JOINER &&
      classes.at(units, next) === PICTOGRAPH
    ) {
      next = this.attachedEnd(units, next + widthAt(units, next));
    }
    return next;
  }

  /** Skips what attaches to the character before it: marks, joiners, skin tones, tags. */
  private attachedEnd(units: Uint16Array, index: number): number {
    let next = index;
    for (;;) {
      const kind = this.classes.at(units, next);
      if (kind !== EXTEND && (kind < MARK || kind > KEY_CAP)) break;
      next += widthAt(units, next);
    }
    return next;
  }
}

const ZERO_WIDTH_JOINER = 0x200d;

/** By class: 1 where nothing of this class attaches to the character before it. */
const PLAIN = new Uint8Array(SOFT_HYPHEN + 1);
for (const kind of [SPACE, OTHER, CONTROL, PICTOGRAPH, REGIONAL, WORD, HAN, HIRAGANA, KATAKANA, APOSTROPHE]) {
  PLAIN[kind] = 1;
}

/** Is the digit (or U+2139) at `index` followed by what makes an emoji of it? */
function isEmojiBase(units: Uint16Array, index: number): boolean {
  const base = units[index];
  const sign = units[index + 1];
  if (base === 0x2139) return sign === 0xfe0f;
  if (!(base >= 0x30 && base <= 0x39)) return false;
  return sign === 0x20e3 || (sign === 0xfe0f && units[index + 2] === 0x20e3);
}
