/**
 * The token encoder of the untrained tokenizers: a pre-tokenizer says where tokens begin and end, a vocabulary what
 * their ids are. A token that the vocabulary has not is `<unk>`. Nothing is added around a text.
 */
import { NlpError, shownValue } from '../errors.ts';
import { toByteOffsets } from './byte-offsets.ts';
import type {
  DecodeOptions,
  EncodeOptions,
  SpecialTokens,
  TokenEncoder,
  TokenEncoding,
} from './token-encoder.ts';
import type { Tokenizer } from './tokenizer.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the special tokens of such vocabularies are called. */
const names: Readonly<Record<string, keyof SpecialTokens>> = {
  '<unk>': 'unknown',
  '<s>': 'begin',
  '</s>': 'end',
  '<pad>': 'padding',
  '<mask>': 'mask',
};

export class VocabularyEncoder implements TokenEncoder {
  readonly tokenizer: Tokenizer;
  readonly vocabulary: Vocabulary;
  readonly specialTokens: SpecialTokens = {};
  readonly #unknown: number;
  /** Those that decoding leaves out. */
  readonly #skipped = new Set<number>();

  constructor(tokenizer: Tokenizer, vocabulary: Vocabulary) {
    this.tokenizer = tokenizer;
    this.vocabulary = vocabulary;
    for (const [name, role] of Object.entries(names)) {
      const id = vocabulary.find(name);
      if (id === -1) continue;
      this.specialTokens[role] = id;
      if (role !== 'unknown') this.#skipped.add(id);
    }
    this.#unknown = vocabulary.unknownId;
  }

  encode(text: string, options: EncodeOptions = {}): TokenEncoding {
    const first = this.#encodeOne(text);
    if (options.pair === undefined) return first;
    const second = this.#encodeOne(options.pair);
    const length = first.ids.length + second.ids.length;
    const both: TokenEncoding = {
      ids: new Uint32Array(length),
      offsets: new Uint32Array(2 * length),
      typeIds: new Uint8Array(length).fill(1, first.ids.length),
      specialTokensMask: new Uint8Array(length),
    };
    both.ids.set(first.ids);
    both.ids.set(second.ids, first.ids.length);
    both.offsets.set(first.offsets);
    both.offsets.set(second.offsets, first.offsets.length);
    return both;
  }

  encodeIds(text: string, out?: Uint32Array): Uint32Array {
    const tokens = this.tokenizer.tokenize(text);
    const ids = out !== undefined && out.length >= tokens.length ? out : new Uint32Array(tokens.length);
    for (let i = 0; i < tokens.length; i++) ids[i] = this.#idOf(tokens[i]);
    return ids.subarray(0, tokens.length);
  }

  decode(ids: ArrayLike<number>, options: DecodeOptions = {}): string {
    const { skipSpecialTokens = true } = options;
    const tokens: string[] = [];
    for (let i = 0; i < ids.length; i++) {
      if (!skipSpecialTokens || !this.#skipped.has(ids[i])) tokens.push(this.vocabulary.token(ids[i]));
    }
    return this.tokenizer.detokenize(tokens);
  }

  #encodeOne(text: string): TokenEncoding {
    const tokens = this.tokenizer.tokens(text);
    const length = tokens.length;
    const ids = new Uint32Array(length);
    const offsets = new Uint32Array(2 * length);
    for (let i = 0; i < length; i++) {
      const { text: token, start, end } = tokens[i];
      ids[i] = this.#idOf(token);
      offsets[2 * i] = start;
      offsets[2 * i + 1] = end;
    }
    toByteOffsets(text, offsets, offsets.length);
    return { ids, offsets, typeIds: new Uint8Array(length), specialTokensMask: new Uint8Array(length) };
  }

  #idOf(token: string): number {
    const id = this.vocabulary.find(token);
    if (id !== -1) return id;
    if (this.#unknown !== -1) return this.#unknown;
    throw new NlpError(`the vocabulary has no ${shownValue(token)}, and no <unk> for it`, {
      remedy: 'Use text of its own tokens.',
    });
  }
}
