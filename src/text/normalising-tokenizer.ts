/** A tokenizer whose text is normalised first; its offsets are those of the text as it was. */
import { type Normaliser, normalised } from './normalise/normaliser.ts';
import type { TokenOffsets } from './offset-tokenizer.ts';
import type { Token, Tokenizer, TokenizerSpec } from './tokenizer.ts';

export class NormalisingTokenizer implements Tokenizer {
  readonly spec: TokenizerSpec;
  readonly #inner: Tokenizer;
  readonly #normaliser: Normaliser;

  constructor(spec: TokenizerSpec, inner: Tokenizer, normaliser: Normaliser) {
    this.spec = spec;
    this.#inner = inner;
    this.#normaliser = normaliser;
  }

  tokenize(text: string): string[] {
    return this.#inner.tokenize(normalised(text, this.#normaliser));
  }

  offsets(text: string, out?: Uint32Array): TokenOffsets {
    const steps = this.#normaliser(text);
    const found = this.#inner.offsets(steps.at(-1)?.text ?? text, out);
    for (const step of steps.reverse()) step.restore(found.offsets, found.count);
    return found;
  }

  tokens(text: string): Token[] {
    const steps = this.#normaliser(text);
    const tokens = this.#inner.tokens(steps.at(-1)?.text ?? text);
    if (steps.length === 0) return tokens;
    const offsets = Uint32Array.from(tokens.flatMap(({ start, end }) => [start, end]));
    for (const step of steps.reverse()) step.restore(offsets, tokens.length);
    for (const [i, token] of tokens.entries()) {
      token.start = offsets[2 * i];
      token.end = offsets[2 * i + 1];
    }
    return tokens;
  }

  detokenize(tokens: readonly string[]): string {
    return this.#inner.detokenize(tokens);
  }
}
