/**
 * The `ptb` tokenizer: Penn Treebank conventions (see ptb-breaks.ts for the rules and their source).
 *
 * It works on one sentence: the full stop is split off at the end of the text only, so a text of several
 * sentences should be split first (`splitSentences`). Token text follows the Treebank, which is ASCII: double
 * quotes become two backquotes or two apostrophes, curly apostrophes straight ones, the dash `--` and the
 * ellipsis `...`; brackets stay as they are. Offsets point at what was written.
 */
import { joinReadably } from './detokenize.ts';
import { growOffsets, newOffsets, OffsetTokenizer, type TokenOffsets } from './offset-tokenizer.ts';
import { CLOSING_QUOTE, OPENING_QUOTE, PtbBreaks } from './ptb-breaks.ts';
import type { TokenizerSpec } from './tokenizer.ts';
import { SPACE, wordClasses } from './word-classes.ts';

export class PtbTokenizer extends OffsetTokenizer {
  private readonly classes = wordClasses();
  private readonly breaks = new PtbBreaks();

  constructor(spec: TokenizerSpec = { type: 'ptb', lowercase: false }) {
    super(spec);
  }

  offsets(text: string, out: Uint32Array = newOffsets(text.length)): TokenOffsets {
    this.breaks.mark(text);
    const { gap, units } = this.breaks;
    const { table } = this.classes;
    const length = text.length;
    const space = SPACE;
    let offsets = out;
    let used = 0;
    let index = 0;
    while (index < length) {
      if (table[units[index]] === space) {
        index++;
        continue;
      }
      const start = index++;
      while (index < length && gap[index] === 0 && table[units[index]] !== space) index++;
      if (used + 2 > offsets.length) offsets = growOffsets(offsets);
      offsets[used++] = start;
      offsets[used++] = index;
    }
    return { offsets, count: used >> 1 };
  }

  detokenize(tokens: readonly string[]): string {
    return joinReadably(tokens);
  }

  /** Asked only for tokens of the text whose breaks are marked. */
  protected override tokenText(text: string, start: number, end: number): string {
    const quote = this.breaks.quote[start];
    if (quote === OPENING_QUOTE) return '``';
    if (quote === CLOSING_QUOTE) return "''";
    const token = text.slice(start, end);
    if (!TYPOGRAPHIC.test(token)) return token;
    return token.replace(/’/g, "'").replace(/‘/g, '`').replace(/…/g, '...').replace(/—/g, '--');
  }
}

const TYPOGRAPHIC = /[‘’—…]/;
