/**
 * A trained tokenizer as every model sees tokenizers: texts to tokens with their places, and back. Tokens are those of its
 * vocabulary as they are written there (`Ġthe`, `##ing`); no special tokens are put around a text.
 */
import { NlpError } from '../../errors.ts';
import { OffsetTokenizer, type TokenOffsets } from '../offset-tokenizer.ts';
import type { Token, TokenizerSpec } from '../tokenizer.ts';
import { buildParts } from './parts.ts';
import { SubwordEncoder } from './subword-encoder.ts';

export class TrainedTokenizer extends OffsetTokenizer {
  readonly encoder: SubwordEncoder;
  #ids: Uint32Array = new Uint32Array(1024);

  constructor(spec: TokenizerSpec) {
    super(spec);
    if (spec.description === undefined) throw new NlpError('the trained tokenizer has no description');
    this.encoder = encoderOf(spec.description);
  }

  override tokenize(text: string): string[] {
    const ids = this.encoder.encodeIds(text, this.#ids);
    if (ids.buffer !== this.#ids.buffer) this.#ids = new Uint32Array(ids.buffer);
    const { tokens } = this.encoder.parts;
    return Array.from(ids, (id) => tokens[id]);
  }

  override tokens(text: string): Token[] {
    const { ids, offsets, count } = this.encoder.pieces(text);
    const { tokens } = this.encoder.parts;
    return Array.from({ length: count }, (_, i) => ({
      text: tokens[ids[i]],
      start: offsets![2 * i],
      end: offsets![2 * i + 1],
    }));
  }

  offsets(text: string): TokenOffsets {
    const { offsets, count } = this.encoder.pieces(text);
    return { offsets: offsets!, count };
  }

  detokenize(tokens: readonly string[]): string {
    const { decoder } = this.encoder.parts;
    return decoder === undefined ? tokens.join(' ') : decoder([...tokens]).join('');
  }
}

/** One encoder for each description, as commands make tokenizers anew from the same settings. */
const encoders = new WeakMap<object, SubwordEncoder>();

function encoderOf(description: NonNullable<TokenizerSpec['description']>): SubwordEncoder {
  let encoder = encoders.get(description);
  if (encoder === undefined) {
    encoder = new SubwordEncoder(buildParts(description));
    encoders.set(description, encoder);
  }
  return encoder;
}
