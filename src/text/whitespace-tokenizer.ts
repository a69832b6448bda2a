/**
 * Splits on space, tab, carriage return and line feed, and on nothing else: what other programs have already
 * tokenized stays as they left it (a no-break space may be part of a token).
 */
import { growOffsets, newOffsets, OffsetTokenizer, type TokenOffsets } from './offset-tokenizer.ts';
import { TextUnits } from './text-units.ts';

export class WhitespaceTokenizer extends OffsetTokenizer {
  private readonly units = new TextUnits();

  offsets(text: string, out: Uint32Array = newOffsets(text.length)): TokenOffsets {
    const units = this.units.read(text);
    const length = text.length;
    let offsets = out;
    let used = 0;
    let index = 0;
    while (index < length) {
      if (isSpace(units[index])) {
        index++;
        continue;
      }
      const start = index++;
      while (index < length && !isSpace(units[index])) index++;
      if (used + 2 > offsets.length) offsets = growOffsets(offsets);
      offsets[used++] = start;
      offsets[used++] = index;
    }
    return { offsets, count: used >> 1 };
  }

  /** The tokens with a space between them, so that splitting the result gives them back. */
  detokenize(tokens: readonly string[]): string {
    return tokens.join(' ');
  }
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d;
}
