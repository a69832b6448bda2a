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
import type { TokenizerSpec } from './tokenizer.ts';

export class CharTokenizer extends OffsetTokenizer {
  private readonly classes: CharacterClasses = graphemeClasses();
  private segmenter: Intl.Segmenter | undefined;

  constructor(spec: TokenizerSpec = { type: 'char', lowercase: false }) {
    super(spec);
  }

  offsets(text: string, out: Uint32Array = new Uint32Array(2 * text.length)): TokenOffsets {
    const classes = this.classes;
    const table = classes.table;
    const length = text.length;
    let offsets = out;
    let used = 0;
    let index = 0;
    let kind = length > 0 ? table[text.charCodeAt(0)] : PLAIN;
    while (index < length) {
      const start = index++;
      if (index < length) {
        const next = table[text.charCodeAt(index)];
        if (kind !== PLAIN || next < CONTROL || next > PLAIN) {
          index = this.clusterEnd(text, start);
          if (index === start) {
            index = this.hardEnd(text, start);
            const filled = this.segment(text, start, index, offsets, used);
            offsets = filled.offsets;
            used = filled.count;
            if (index < length) kind = table[text.charCodeAt(index)];
            continue;
          }
          if (index < length) kind = table[text.charCodeAt(index)];
        } else {
          kind = next;
        }
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
  private clusterEnd(text: string, start: number): number {
    const classes = this.classes;
    const length = text.length;
    const kind = classes.at(text, start);
    if (kind === CONTROL) {
      const isCrLf =
        text.charCodeAt(start) === 0x0d && start + 1 < length && text.charCodeAt(start + 1) === 0x0a;
      return isCrLf ? start + 2 : start + 1;
    }
    if (kind === HARD) return start;
    let index = start + widthAt(text, start);
    let next = index < length ? classes.at(text, index) : CONTROL;
    if (kind === REGIONAL && next === REGIONAL) {
      index += 2;
      next = index < length ? classes.at(text, index) : CONTROL;
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
      index += widthAt(text, index);
      next = index < length ? classes.at(text, index) : CONTROL;
    }
    return next === HARD ? start : index;
  }

  /** The next place after `start` where a boundary is certain: before a control, or between two plain characters. */
  private hardEnd(text: string, start: number): number {
    const classes = this.classes;
    const length = text.length;
    let before = classes.at(text, start);
    let index = start + widthAt(text, start);
    while (index < length) {
      const kind = classes.at(text, index);
      if (kind === CONTROL || (isSelfContained(before) && isSelfContained(kind))) break;
      before = kind;
      index += widthAt(text, index);
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
      if (to < end && widthAt(text, to - 1) === 2) to++;
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
