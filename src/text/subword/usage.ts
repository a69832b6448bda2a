/**
 * How a tokenizer fares on a text: tokens a word (fertility), characters a token, what is unknown, whether text comes
 * back, and which of its tokens are long or rare.
 */
import { countCodePoints } from '../code-points.ts';
import type { SubwordEncoder } from './subword-encoder.ts';

export interface TokenUse {
  token: string;
  count: number;
}

export interface TokenizerUsage {
  lines: number;
  words: number;
  characters: number;
  bytes: number;
  tokens: number;
  tokensPerWord: number;
  charactersPerToken: number;
  /** Share of tokens that are the unknown one. */
  unknownRate: number;
  /** Share of lines that decoding gives back exactly. */
  roundTripRate: number;
  /** Different tokens that were used, and their share of the vocabulary. */
  distinctTokens: number;
  vocabularyUsed: number;
  longest: TokenUse[];
  rarest: TokenUse[];
  /** [i] words of i + 1 tokens; the last entry has those of more, too. */
  wordsByTokens: number[];
}

const MOST_TOKENS_OF_WORD = 10;
const word = /\P{White_Space}+/gu;

export class UsageCounter {
  readonly #encoder: SubwordEncoder;
  readonly #counts: Float64Array;
  readonly #sizes = new Map<string, number>();
  readonly #usage = { lines: 0, words: 0, characters: 0, bytes: 0, tokens: 0, returned: 0 };
  readonly #wordsByTokens = new Array<number>(MOST_TOKENS_OF_WORD).fill(0);

  constructor(encoder: SubwordEncoder) {
    this.#encoder = encoder;
    this.#counts = new Float64Array(encoder.parts.tokens.length);
  }

  add(line: string): void {
    const usage = this.#usage;
    const ids = this.#encoder.encodeIds(line);
    usage.lines++;
    usage.characters += countCodePoints(line);
    usage.bytes += Buffer.byteLength(line);
    usage.tokens += ids.length;
    for (const id of ids) this.#counts[id]++;
    if (this.#encoder.decode(ids, { skipSpecialTokens: false }) === line) usage.returned++;
    for (const [found] of line.matchAll(word)) {
      usage.words++;
      const size = this.#sizeOf(found);
      if (size > 0) this.#wordsByTokens[Math.min(size, MOST_TOKENS_OF_WORD) - 1]++;
    }
  }

  /** @param shown how many of the longest and of the rarest tokens are named */
  result(shown: number): TokenizerUsage {
    const { returned, ...usage } = this.#usage;
    const { tokens, model } = this.#encoder.parts;
    const used: (TokenUse & { size: number })[] = [];
    for (const [id, count] of this.#counts.entries())
      if (count > 0) used.push({ token: tokens[id], count, size: countCodePoints(tokens[id]) });
    const named = (list: TokenUse[]) => list.slice(0, shown).map(({ token, count }) => ({ token, count }));
    const unknown = model.unknownId === undefined ? 0 : this.#counts[model.unknownId];
    return {
      ...usage,
      tokensPerWord: usage.tokens / usage.words,
      charactersPerToken: usage.characters / usage.tokens,
      unknownRate: unknown / usage.tokens,
      roundTripRate: returned / usage.lines,
      distinctTokens: used.length,
      vocabularyUsed: used.length / tokens.length,
      longest: named([...used].sort((a, b) => b.size - a.size || b.count - a.count)),
      rarest: named([...used].sort((a, b) => a.count - b.count || b.size - a.size)),
      wordsByTokens: this.#wordsByTokens,
    };
  }

  /** Tokens of a word as it stands behind a blank. */
  #sizeOf(found: string): number {
    let size = this.#sizes.get(found);
    if (size === undefined) {
      size = this.#encoder.encodeIds(` ${found}`).length;
      if (this.#sizes.size < 1 << 18) this.#sizes.set(found, size);
    }
    return size;
  }
}
