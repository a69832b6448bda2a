/**
 * A trained tokenizer: added tokens are found, the text between them is normalised and cut into pieces, a model turns
 * each piece into tokens, a template puts special tokens around them, and a decoder makes text of them again. Its parts
 * are those that tokenizer.json of Hugging Face names (build/).
 */
import { NlpError } from '../../errors.ts';
import { toByteOffsets } from '../byte-offsets.ts';
import type {
  DecodeOptions,
  EncodeOptions,
  SpecialTokens,
  TokenEncoder,
  TokenEncoding,
} from '../token-encoder.ts';
import { Vocabulary } from '../vocabulary.ts';
import { AddedTokenFinder } from './added-tokens.ts';
import { toByteCharacters } from './byte-alphabet.ts';
import type { Sampling, Segmentation } from './models/piece-model.ts';
import { lastText } from './normalisers/normaliser.ts';
import type { SubwordParts } from './parts.ts';
import { addPiece } from './piece-offsets.ts';
import { type TemplateItem, withoutSpecialTokens } from './post-processor.ts';
import { rolesOf } from './special-tokens.ts';
import { TokenSink } from './token-sink.ts';
import { truncatedLengths } from './truncation.ts';

/** Pieces that come again are remembered, up to this many, if they are no longer than this. */
const MOST_KNOWN = 1 << 17;
const LONGEST_KNOWN = 32;

export class SubwordEncoder implements TokenEncoder {
  readonly parts: SubwordParts;
  readonly vocabulary: Vocabulary;
  readonly specialTokens: SpecialTokens;
  readonly #raw: AddedTokenFinder;
  readonly #normalised: AddedTokenFinder;
  readonly #skipped = new Set<number>();
  readonly #known = new Map<string, Segmentation>();

  constructor(parts: SubwordParts) {
    this.parts = parts;
    this.vocabulary = Vocabulary.of(parts.tokens);
    if (this.vocabulary.size !== parts.tokens.length)
      throw new NlpError('two tokens of the vocabulary are the same text once lone surrogates are U+FFFD');
    const matched = parts.added.filter((token) => token.isMatched);
    this.#raw = new AddedTokenFinder(matched.filter((token) => !token.normalized));
    this.#normalised = new AddedTokenFinder(
      matched
        .filter((token) => token.normalized)
        .map((token) => ({ ...token, content: this.#normalise(token.content) }))
        .filter((token) => token.content !== ''),
    );
    const { unknownId } = parts.model;
    // SentencePiece writes the unknown token as text; elsewhere it goes as other special tokens do.
    for (const { id, special, isMatched } of parts.added)
      if (special && (isMatched || id !== unknownId)) this.#skipped.add(id);
    const ids = new Map(parts.added.map((token) => [token.content, token.id]));
    this.specialTokens = rolesOf((token) => ids.get(token), unknownId);
  }

  encode(text: string, options: EncodeOptions = {}): TokenEncoding {
    return this.#encode(text, options, (one) => this.#withBytes(one));
  }

  /** The same with offsets in UTF-16 units, as JavaScript's strings count; a part of a character is all of it. */
  encodeUnits(text: string, options: EncodeOptions & { sampling?: Sampling } = {}): TokenEncoding {
    return this.#encode(text, options, (one) => this.pieces(one, options.sampling));
  }

  #encode(text: string, options: EncodeOptions, read: (text: string) => TokenSink): TokenEncoding {
    const { pair, addSpecialTokens = true } = options;
    const { post, truncation } = this.parts;
    const template = pair === undefined ? post.single : post.pair;
    const items = addSpecialTokens ? template : withoutSpecialTokens(template);
    const texts = pair === undefined ? [text] : [text, pair];
    const sinks = texts.map(read);
    let kept = sinks.map((sink) => sink.count);
    if (truncation !== undefined) {
      const special = items.reduce((sum, item) => sum + ('ids' in item ? item.ids.length : 0), 0);
      kept = truncatedLengths(kept, truncation.maxLength - special, truncation);
    }
    return assemble(items, sinks, kept, truncation?.direction === 'Left');
  }

  encodeIds(text: string, out: Uint32Array = new Uint32Array((text.length >> 1) + 16)): Uint32Array {
    const sink = new TokenSink(out, false);
    this.#fill(text, sink);
    return sink.ids.subarray(0, sink.count);
  }

  /** Ids and offsets in UTF-16 units of the text, without special tokens around it. */
  pieces(text: string, sampling?: Sampling): TokenSink {
    const sink = new TokenSink(new Uint32Array((text.length >> 1) + 16), true);
    this.#fill(text, sink, sampling);
    return sink;
  }

  decode(ids: ArrayLike<number>, { skipSpecialTokens = true }: DecodeOptions = {}): string {
    const tokens: string[] = [];
    for (let i = 0; i < ids.length; i++) {
      if (skipSpecialTokens && this.#skipped.has(ids[i])) continue;
      tokens.push(this.vocabulary.token(ids[i]));
    }
    return this.parts.decoder === undefined ? tokens.join(' ') : this.parts.decoder(tokens).join('');
  }

  /** What the model gets of a text, for explanations: added tokens, and pieces (id -1) as the model sees them. */
  modelPieces(text: string): { id: number; piece: string }[] {
    const pieces: { id: number; piece: string }[] = [];
    const add = (id: number) => pieces.push({ id, piece: this.parts.tokens[id] });
    for (const part of this.#raw.parts(text)) {
      if (part.id !== -1) add(part.id);
      if (part.id !== -1) continue;
      const normal = this.#normalise(text.slice(part.start, part.end));
      for (const inner of this.#normalised.parts(normal)) {
        if (inner.id !== -1) add(inner.id);
        if (inner.id !== -1) continue;
        const isFirst = part.start + inner.start === 0;
        this.parts.preTokenizer.cut(normal.slice(inner.start, inner.end), isFirst, (piece) =>
          pieces.push({ id: -1, piece: this.parts.isByteLevel ? toByteCharacters(piece) : piece }),
        );
      }
    }
    return pieces;
  }

  #normalise(text: string): string {
    return this.parts.normaliser === undefined ? text : lastText(text, this.parts.normaliser(text));
  }

  /** The same with offsets in bytes. */
  #withBytes(text: string): TokenSink {
    const sink = this.pieces(text);
    const offsets = sink.offsets!;
    if (this.parts.post.trimOffsets) trimBlanks(text, offsets, sink.count);
    toByteOffsets(text, offsets, 2 * sink.count);
    for (let i = 0; i < 2 * sink.count; i += 2) {
      offsets[i] += sink.cuts![i];
      offsets[i + 1] -= sink.cuts![i + 1];
    }
    return sink;
  }

  #fill(text: string, sink: TokenSink, sampling?: Sampling): void {
    const { normaliser, preTokenizer } = this.parts;
    for (const { start, end, id } of this.#raw.parts(text)) {
      if (id !== -1) {
        sink.add(id, start, end);
        continue;
      }
      const raw = start === 0 && end === text.length ? text : text.slice(start, end);
      const steps = normaliser === undefined ? [] : normaliser(raw);
      const normal = lastText(raw, steps);
      const before = sink.count;
      for (const part of this.#normalised.parts(normal)) {
        if (part.id !== -1) {
          sink.add(part.id, part.start, part.end);
          continue;
        }
        const isWhole = part.start === 0 && part.end === normal.length;
        const inner = isWhole ? normal : normal.slice(part.start, part.end);
        preTokenizer.cut(inner, start + part.start === 0, (piece, at, added) => {
          const found = this.#segmentation(piece, sampling);
          if (sink.offsets === undefined) {
            const { ids } = found;
            const count = ids.length;
            if (sink.count + count > sink.ids.length) sink.reserve(count);
            for (let i = 0; i < count; i++) sink.ids[sink.count++] = ids[i];
          } else addPiece(sink, piece, found, part.start + at, added, this.parts.isByteLevel);
        });
      }
      if (sink.offsets === undefined || sink.count === before) continue;
      const offsets = sink.offsets.subarray(2 * before, 2 * sink.count);
      for (let i = steps.length - 1; i >= 0; i--) steps[i].restore(offsets, sink.count - before);
      if (start > 0) for (let i = 0; i < offsets.length; i++) offsets[i] += start;
    }
  }

  #segmentation(piece: string, sampling: Sampling | undefined): Segmentation {
    const { model, isByteLevel } = this.parts;
    if (sampling !== undefined) return model.segment(isByteLevel ? toByteCharacters(piece) : piece, sampling);
    let found = this.#known.get(piece);
    if (found !== undefined) return found;
    found = model.segment(isByteLevel ? toByteCharacters(piece) : piece);
    if (piece.length <= LONGEST_KNOWN) {
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(piece, found);
    }
    return found;
  }
}

/** Puts texts and special tokens together. */
function assemble(
  items: readonly TemplateItem[],
  sinks: readonly TokenSink[],
  kept: readonly number[],
  fromLeft: boolean,
): TokenEncoding {
  const lengthOf = (item: TemplateItem) =>
    'ids' in item ? item.ids.length : kept[item.text === 'A' ? 0 : 1];
  const length = items.reduce((sum, item) => sum + lengthOf(item), 0);
  const ids = new Uint32Array(length);
  const offsets = new Uint32Array(2 * length);
  const typeIds = new Uint8Array(length);
  const specialTokensMask = new Uint8Array(length);
  let at = 0;
  for (const item of items) {
    const count = lengthOf(item);
    typeIds.fill(item.typeId, at, at + count);
    if ('ids' in item) {
      ids.set(item.ids, at);
      specialTokensMask.fill(1, at, at + count);
    } else {
      const sink = sinks[item.text === 'A' ? 0 : 1];
      const from = fromLeft ? sink.count - count : 0;
      ids.set(sink.ids.subarray(from, from + count), at);
      offsets.set(sink.offsets!.subarray(2 * from, 2 * (from + count)), 2 * at);
    }
    at += count;
  }
  return { ids, offsets, typeIds, specialTokensMask };
}

/** Leaves out the blanks at the ends of what each token stands for. */
function trimBlanks(text: string, offsets: Uint32Array, count: number): void {
  const isBlank = (at: number) => /\p{White_Space}/u.test(text[at]);
  for (let i = 0; i < 2 * count; i += 2) {
    while (offsets[i] < offsets[i + 1] && isBlank(offsets[i])) offsets[i]++;
    while (offsets[i] < offsets[i + 1] && isBlank(offsets[i + 1] - 1)) offsets[i + 1]--;
  }
}
