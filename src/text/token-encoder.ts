/**
 * Text to the ids of tokens and back: what a model of ids needs of its tokenizer, whichever it is.
 *
 *   untrained   a pre-tokenizer (tokenizer.ts: word, whitespace, char, ptb) and a vocabulary: vocabulary-encoder.ts
 *   trained     byte-pair encoding, WordPiece, Unigram: normaliser, pre-tokenizer, model, post-processor, decoder; they
 *               belong in subword/
 *
 * The parts of an encoding are those of Hugging Face's `tokenizers` (ids, offsets, type ids, special tokens mask), but
 * offsets count UTF-8 bytes: a token of a byte-level model may be a part of a character. Padding, and the attention
 * mask that hides it, belong to the batch that encodings are put into, not to an encoding.
 */
import type { Vocabulary } from './vocabulary.ts';

/** The ids of tokens that a model uses for itself, by what they are for; absent where there is none. */
export interface SpecialTokens {
  /** Whatever has no token of its own. */
  unknown?: number;
  /** Before a text. */
  begin?: number;
  /** After a text. */
  end?: number;
  /** At the head of what is to be classified (`[CLS]`). */
  classification?: number;
  /** After each text of a pair (`[SEP]`). */
  separator?: number;
  /** Fills a batch up to the longest text in it. */
  padding?: number;
  /** A token that is to be guessed. */
  mask?: number;
}

export interface EncodeOptions {
  /** A second text: its tokens follow those of the first, with type id 1. */
  pair?: string;
  /** Whether the special tokens around a text that the model was trained with are added. @defaultValue true */
  addSpecialTokens?: boolean;
}

export interface DecodeOptions {
  /** Whether special tokens (but for the unknown one, which stands for text) are left out. @defaultValue true */
  skipSpecialTokens?: boolean;
}

/** n tokens. */
export interface TokenEncoding {
  /** [n] */
  ids: Uint32Array;
  /** [2n] token i stands for the UTF-8 bytes offsets[2i] to offsets[2i + 1] - 1 of its text; two zeros where it was added */
  offsets: Uint32Array;
  /** [n] which text a token belongs to: 0 the first, 1 the second of a pair */
  typeIds: Uint8Array;
  /** [n] 1 for a special token that was added, 0 for one of the text */
  specialTokensMask: Uint8Array;
}

export interface TokenEncoder {
  readonly vocabulary: Vocabulary;
  readonly specialTokens: SpecialTokens;
  /** @throws NlpError for text that the vocabulary has no tokens for, where there is no unknown token either */
  encode(text: string, options?: EncodeOptions): TokenEncoding;
  /**
   * The ids alone: what training and scoring read.
   * @param out used where it is long enough; the ids are its beginning
   */
  encodeIds(text: string, out?: Uint32Array): Uint32Array;
  /** The text of some ids. @throws NlpError for an id that the vocabulary has not */
  decode(ids: ArrayLike<number>, options?: DecodeOptions): string;
}
