/**
 * Which tokenizer cuts raw text as a tagged corpus is cut: each is tried on sentences of the corpus, put together as
 * people would write them and with a blank between all tokens, and compared with the tokens that should come out.
 */
import { createTokenizer } from '../../text/create-tokenizer.ts';
import type { TokenizerSpec, TokenizerType } from '../../text/tokenizer.ts';
import { newestSpec } from '../../text/tokenizer-spec.ts';

/** In the order of preference where two do equally well. */
const candidates: readonly TokenizerType[] = ['ptb', 'word', 'whitespace'];
/** Sentences that are tried. */
const sampleSize = 300;

/** @param sentences the tokens of the corpus; a sample of them, evenly spread, is tried */
export function chooseTokenizer(sentences: readonly { tokens: readonly string[] }[]): TokenizerSpec {
  const step = Math.max(1, Math.floor(sentences.length / sampleSize));
  let best: TokenizerSpec = { type: 'whitespace', lowercase: false };
  let bestScore = -1;
  const writer = createTokenizer({ type: 'ptb', lowercase: false });
  for (const type of candidates) {
    const spec = newestSpec(type);
    const tokenizer = createTokenizer(spec);
    let common = 0;
    let all = 0;
    for (let i = 0; i < sentences.length; i += step) {
      const tokens = sentences[i].tokens.map(plainQuote);
      for (const text of [writer.detokenize(tokens), tokens.join(' ')]) {
        const cut = tokenizer.tokenize(text).map(plainQuote);
        common += 2 * shared(tokens, cut);
        all += tokens.length + cut.length;
      }
    }
    const score = all === 0 ? 0 : common / all;
    if (score > bestScore) {
      best = spec;
      bestScore = score;
    }
  }
  return best;
}

/** How a quotation mark is written is left to the tagger, which knows all ways. */
function plainQuote(token: string): string {
  return token === '``' || token === "''" ? '"' : token;
}

/** How many tokens two cuts of the same text have in common, by position in the text without blanks. */
function shared(first: readonly string[], second: readonly string[]): number {
  let i = 0;
  let j = 0;
  let atFirst = 0;
  let atSecond = 0;
  let count = 0;
  while (i < first.length && j < second.length) {
    if (atFirst === atSecond) {
      if (first[i] === second[j]) count++;
      atFirst += first[i++].length;
      atSecond += second[j++].length;
    } else if (atFirst < atSecond) atFirst += first[i++].length;
    else atSecond += second[j++].length;
  }
  return count;
}
