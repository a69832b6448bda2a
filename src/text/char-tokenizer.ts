/**
 * The `char` tokenizer: one token a grapheme cluster (Unicode Standard Annex 29), white space and line breaks
 * included, so that joining the tokens gives back the text exactly. CR LF is one token.
 *
 * `Intl.Segmenter` reads some 5 MB/s of short strings. Here a table decides about characters that are clusters by themselves or
 * combine in the simple ways (accents, emoji sequences, flags); only what is left is handed to `Intl.Segmenter`,
 * up to the next place where a boundary is certain. The clusters are those of the running Node's Unicode.
 */
import { type CharacterClasses, widthAt } from './character-classes.ts';
import {
  CONTROL,
  EXTEND,
  graphemeClasses,
  HARD,
  PICTOGRAPH,
  PLAIN,
  REGIONAL,
  SPACING,
  ZERO_WIDTH_JOINER,
} from './grapheme-classes.ts';
import { growOffsets, OffsetTokenizer, type TokenOffsets } from './offset-tokenizer.ts';
import { TextUnits } from './text-units.ts';
import type { TokenizerSpec } from './tokenizer.ts';

export class CharTokenizer extends OffsetTokenizer {
  private readonly classes: CharacterClasses = graphemeClasses();
  private readonly units = new TextUnits();
  private segmenter: Intl.Segmenter | undefined;

  constructor(spec: TokenizerSpec = { type: 'char', lowercase: false }) {
    super(spec);
  }

  offsets(text: string, out: Uint32Array = new Uint32Array(2 * text.length)): TokenOffsets {
    const classes = this.classes;
    const table = classes.table;
    const units = this.units.read(text);
    const length = text.length;
    // Imported constants are looked up at every use; locals stay in registers.
    const control = CONTROL;
    const plain = PLAIN;
    let offsets = out;
    let used = 0;
    let index = 0;
    let kind = table[units[0]];
    while (index < length) {
      const start = index++;
      const next = table[units[index]];
      if (kind === plain && next >= control && next <= plain) {
        kind = next;
      } else {
        index = this.clusterEnd(units, start);
        if (index === start) {
          index = this.hardEnd(units, length, start);
          const filled = this.segment(text, start, index, offsets, used);
          offsets = filled.offsets;
          used = filled.count;
          kind = table[units[index]];
          continue;
        }
        kind = table[units[index]];
      }
      if (used + 2 > offsets.length) offsets = growOffsets(offsets);
      offsets[used] = start;
      offsets[used + 1] = index;
      used += 2;
    }
    return { offsets, count: used >> 1 };
  }

  detokenize(tokens: readonly string[]): string {
    return tokens.join('');
  }

  /** Where the cluster that begins at `start` certainly ends; `start` itself where only the full rules can tell. */
  private clusterEnd(units: Uint16Array, start: number): number {
    const classes = this.classes;
    const kind = classes.at(units, start);
    if (kind === CONTROL) {
      return units[start] === 0x0d && units[start + 1] === 0x0a ? start + 2 : start + 1;
    }
    if (kind === HARD) return start;
    let index = start + widthAt(units, start);
    let next = classes.at(units, index);
    if (kind === REGIONAL && next === REGIONAL) {
      index += 2;
      next = classes.at(units, index);
    }
    // GB11: a pictograph and what extends it, then one joiner, then a pictograph.
    let canTie = kind === PICTOGRAPH;
    let isTied = false;
    while (
      next === EXTEND ||
      next === SPACING ||
      next === ZERO_WIDTH_JOINER ||
      (isTied && next === PICTOGRAPH)
    ) {
      isTied = next === ZERO_WIDTH_JOINER && canTie;
      canTie = next === PICTOGRAPH || (canTie && next === EXTEND);
      index += widthAt(units, index);
      next = classes.at(units, index);
    }
    return next === HARD ? start : index;
  }

  /** The next place after `start` where a boundary is certain: before a control, or between two plain characters. */
  private hardEnd(units: Uint16Array, length: number, start: number): number {
    const classes = this.classes;
    let before = classes.at(units, start);
    let index = start + widthAt(units, start);
    while (index < length) {
      const kind = classes.at(units, index);
      if (kind === CONTROL || (isSelfContained(before) && isSelfContained(kind))) break;
      before = kind;
      index += widthAt(units, index);
    }
    return index;
  }

  /**
   * Appends the clusters of `text.slice(start, end)` as `Intl.Segmenter` sees them.
   *
   * V8 copies the whole input for every segment, so a long input takes quadratic time: it gets short windows.
   * Segmentation can begin anew at any boundary; the last cluster of a window may go on beyond it, and is
   * found again at the start of the next.
   */
  private segment(text: string, start: number, end: number, out: Uint32Array, used: number): TokenOffsets {
    this.segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
    let offsets = out;
    let count = used;
    let from = start;
    let width = WINDOW;
    while (from < end) {
      let to = Math.min(end, from + width);
      if (to < end && text.codePointAt(to - 1)! > 0xffff) to++;
      const segments = this.segmenter.segment(text.slice(from, to));
      let last = from;
      if (width === WINDOW) {
        for (const { index, segment } of segments) {
          const clusterEnd = from + index + segment.length;
          if (clusterEnd === to && to < end) break;
          if (count + 2 > offsets.length) offsets = growOffsets(offsets);
          offsets[count] = from + index;
          offsets[count + 1] = clusterEnd;
          count += 2;
          last = clusterEnd;
        }
      } else {
        const clusterEnd = from + (segments.containing(0)?.segment.length ?? to - from);
        if (clusterEnd < to || to === end) {
          if (count + 2 > offsets.length) offsets = growOffsets(offsets);
          offsets[count] = from;
          offsets[count + 1] = clusterEnd;
          count += 2;
          last = clusterEnd;
        }
      }
      width = last === from ? width * 2 : WINDOW;
      from = last;
    }
    return { offsets, count };
  }
}

/** Code units handed to `Intl.Segmenter` at a time; a single cluster may be longer. */
const WINDOW = 128;

function isSelfContained(kind: number): boolean {
  return kind === PLAIN || kind === PICTOGRAPH;
}
