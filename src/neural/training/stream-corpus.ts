/** A text as the token ids that a model of one stream is trained and validated on, with the vocabulary made of it. */
import { usageError } from '../../errors.ts';
import { createTokenizer } from '../../text/create-tokenizer.ts';
import {
  idsOf,
  type NumberedText,
  numberTokens,
  type TokenIds,
  vocabularyOf,
} from '../../text/token-stream.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';

export interface StreamCorpusOptions {
  tokenizer: TokenizerSpec;
  /** Tokens seen less often are `<unk>`. */
  minimumCount: number;
  /** Last part of the text that is held out, where no other text is. */
  validFraction: number;
  /** Held-out text, instead of a part of the text. */
  validText?: string | NumberedText;
}

export interface StreamCorpus {
  /** Of the training part alone. */
  vocabulary: Vocabulary;
  train: TokenIds;
  valid: TokenIds;
  /** The part of the held-out tokens that the vocabulary does not have, 0 to 1. */
  unknownHeldOut: number;
}

/** @throws NlpError (exit 2) where no token is frequent enough */
/** @param text as it is, or numbered already by the tokenizer of the options; then the numbers become ids */
export function streamCorpus(text: string | NumberedText, options: StreamCorpusOptions): StreamCorpus {
  const { minimumCount, validFraction, validText } = options;
  const tokenizer = createTokenizer(options.tokenizer);
  const number = (some: string | NumberedText) =>
    typeof some === 'string' ? numberTokens(some, tokenizer) : some;
  const numbered = number(text);
  const { length } = numbered.numbers;
  const cut = validText === undefined ? Math.floor(length * (1 - validFraction)) : length;
  const vocabulary = vocabularyOf(numbered, cut, minimumCount);
  if (vocabulary.size === 1 && cut > 0) {
    throw usageError(
      `no symbol of the text is there ${minimumCount} times`,
      'minCount',
      'Give a lower one, or more text.',
    );
  }
  const all = idsOf(numbered, vocabulary);
  const valid = validText === undefined ? all.subarray(cut) : idsOf(number(validText), vocabulary);
  const unknownHeldOut = shareOf(vocabulary.unknownId, valid);
  return { vocabulary, train: all.subarray(0, cut), valid, unknownHeldOut };
}

function shareOf(id: number, ids: TokenIds): number {
  let count = 0;
  for (const one of ids) if (one === id) count++;
  return count / Math.max(1, ids.length);
}
