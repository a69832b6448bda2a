/**
 * What the tokenizers have in common: everything follows from the offsets.
 */
import { NlpError } from '../errors.ts';
import type { Token, Tokenizer, TokenizerSpec } from './tokenizer.ts';

export interface TokenOffsets {
  /** Token i is `text.slice(offsets[2i], offsets[2i + 1])`. */
  offsets: Uint32Array;
  count: number;
}

export abstract class OffsetTokenizer implements Tokenizer {
  readonly spec: TokenizerSpec;

  constructor(spec: TokenizerSpec) {
    this.spec = spec;
  }

  abstract offsets(text: string, out?: Uint32Array): TokenOffsets;

  abstract detokenize(tokens: readonly string[]): string;

  tokenize(text: string): string[] {
    const { offsets, count } = this.offsets(text);
    requireFewer(count);
    const tokens = new Array<string>(count);
    const lowercase = this.spec.lowercase;
    for (let i = 0; i < count; i++) {
      const token = this.tokenText(text, offsets[2 * i], offsets[2 * i + 1]);
      tokens[i] = lowercase ? token.toLowerCase() : token;
    }
    return tokens;
  }

  tokens(text: string): Token[] {
    const { offsets, count } = this.offsets(text);
    requireFewer(count);
    const tokens = new Array<Token>(count);
    const lowercase = this.spec.lowercase;
    for (let i = 0; i < count; i++) {
      const start = offsets[2 * i];
      const end = offsets[2 * i + 1];
      const token = this.tokenText(text, start, end);
      tokens[i] = { text: lowercase ? token.toLowerCase() : token, start, end };
    }
    return tokens;
  }

  /** The token as models see it, before lower-casing. */
  protected tokenText(text: string, start: number, end: number): string {
    return text.slice(start, end);
  }
}

/** Longer lists take V8 many times the memory and time. */
const MOST_TOKENS = 1 << 25;

function requireFewer(count: number): void {
  if (count < MOST_TOKENS) return;
  throw new NlpError(`a line of ${count} tokens is too long`, {
    remedy: 'Is it text? Break it into lines (fold -s).',
  });
}

/** Room for the tokens of a text of `length` code units at a guess; `growOffsets` makes more. */
export function newOffsets(length: number): Uint32Array {
  return new Uint32Array((length >> 1) + 16);
}

/** A longer array with the same beginning. */
export function growOffsets(offsets: Uint32Array): Uint32Array {
  const longer = new Uint32Array(Math.max(64, offsets.length * 2));
  longer.set(offsets);
  return longer;
}
