/**
 * A text as one stream of tokens, for models that read on from line to line. With characters the raw stream, newlines
 * included, one token a grapheme cluster; with words the tokens of each line, and `</s>` at its end. The vocabulary
 * begins with `<unk>`, for whatever was too rare or never seen.
 */
import { NlpError, shownValue } from '../errors.ts';
import { countCodePoints } from './code-points.ts';
import type { Tokenizer } from './tokenizer.ts';
import { SENTENCE_END, UNKNOWN_TOKEN, Vocabulary } from './vocabulary.ts';
import { orderVocabulary } from './vocabulary-order.ts';

/** Ids in the narrowest type that holds them: a text of letters takes a byte a letter. */
export type TokenIds = Uint8Array | Uint16Array | Uint32Array;

/** A text as numbers: token i is names[numbers[i]]. */
export interface NumberedText {
  numbers: TokenIds;
  /** The different tokens, in the order in which they came first. */
  names: string[];
}

/** Tokenized at once, in UTF-16 units: long enough to be fast, short enough for the tokens as strings. */
const PIECE = 1 << 16;

/**
 * The tokens of a text, numbered. CR LF is read as LF.
 * @param lineEnds whether the end of a line is a token; characters have it in any case
 */
export function numberTokens(text: string, tokenizer: Tokenizer, lineEnds = true): NumberedText {
  const numberer = new TokenNumberer(tokenizer, lineEnds);
  numberer.add(text);
  return numberer.finish();
}

/** Numbers a text that comes in pieces, so that it is never in memory as a whole. */
export class TokenNumberer {
  readonly #tokenizer: Tokenizer;
  readonly #lineEnds: boolean;
  readonly #numberOf = new Map<string, number>();
  /** Full but for the last. */
  #blocks: TokenIds[] = [new Uint8Array(BLOCK)];
  #filled = 0;

  constructor(tokenizer: Tokenizer, lineEnds = true) {
    this.#tokenizer = tokenizer;
    this.#lineEnds = lineEnds;
  }

  /** @param text whole lines, but for the last piece */
  add(text: string): void {
    for (let from = 0; from < text.length; ) {
      const to = endOfPiece(text, from, this.#tokenizer.spec.type === 'char');
      this.#addTokens(streamTokens(text.slice(from, to), this.#tokenizer, this.#lineEnds));
      from = to;
    }
  }

  /** All tokens so far; nothing can be added afterwards. */
  finish(): NumberedText {
    const blocks = this.#blocks;
    this.#blocks = [];
    const length = (blocks.length - 1) * BLOCK + this.#filled;
    const numbers = newIds(this.#numberOf.size, length);
    for (let at = 0; at < length; at += BLOCK) {
      const block = blocks.shift() as TokenIds;
      numbers.set(block.subarray(0, length - at), at);
    }
    return { numbers, names: [...this.#numberOf.keys()] };
  }

  #addTokens(tokens: readonly string[]): void {
    const numberOf = this.#numberOf;
    let block = this.#blocks[this.#blocks.length - 1];
    for (const token of tokens) {
      let number = numberOf.get(token);
      if (number === undefined) {
        number = numberOf.size;
        numberOf.set(token, number);
        if (numberOf.size >= mostNumbers(block)) block = this.#widen();
      }
      if (this.#filled === BLOCK) {
        block = newIds(numberOf.size, BLOCK);
        this.#blocks.push(block);
        this.#filled = 0;
      }
      block[this.#filled++] = number;
    }
  }

  /** The last block in a wider type; those before it may stay as they are. */
  #widen(): TokenIds {
    const block = newIds(this.#numberOf.size, BLOCK);
    block.set(this.#blocks[this.#blocks.length - 1]);
    this.#blocks[this.#blocks.length - 1] = block;
    return block;
  }
}

/** Tokens of a block. */
const BLOCK = 1 << 20;

/** Room for numbers below `names`, and for one id more: `<unk>`. */
function newIds(names: number, length: number): TokenIds {
  if (names < 1 << 8) return new Uint8Array(length);
  return names < 1 << 16 ? new Uint16Array(length) : new Uint32Array(length);
}

/** How many different numbers it can hold. */
function mostNumbers(ids: TokenIds): number {
  return 2 ** (8 * ids.BYTES_PER_ELEMENT);
}

/** The tokens of a short text as strings. */
export function streamTokens(text: string, tokenizer: Tokenizer, lineEnds = true): string[] {
  const plain = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  if (tokenizer.spec.type === 'char') return tokenizer.tokenize(plain);
  const stream: string[] = [];
  for (const line of plain.split('\n')) {
    const tokens = tokenizer.tokenize(line);
    if (tokens.length === 0) continue;
    for (const token of tokens) stream.push(token);
    if (lineEnds) stream.push(SENTENCE_END);
  }
  return stream;
}

/** The vocabulary of the first `count` tokens of a text: those seen at least `minimumCount` times. */
export function vocabularyOf(
  { numbers, names }: NumberedText,
  count: number,
  minimumCount: number,
): Vocabulary {
  const seen = new Float64Array(names.length);
  for (let i = 0; i < count; i++) seen[numbers[i]]++;
  const vocabulary = Vocabulary.of([UNKNOWN_TOKEN]);
  const counts = new Float64Array(names.length + 1);
  for (const [number, name] of names.entries()) {
    if (seen[number] > 0) counts[vocabulary.add(name)] += seen[number];
  }
  return orderVocabulary(vocabulary, counts, { specials: 1, minimumCount }).vocabulary;
}

/** A vocabulary from its tokens in the order of ids. @throws NlpError where one comes twice */
export function vocabularyFromTokens(tokens: readonly string[]): Vocabulary {
  const vocabulary = Vocabulary.of(tokens);
  if (vocabulary.size === tokens.length) return vocabulary;
  throw new NlpError('a symbol of the vocabulary comes twice');
}

/**
 * The ids of a numbered text in a vocabulary, in place of its numbers where there is room for them.
 * @throws NlpError for a token that is not known, where the vocabulary has no `<unk>`
 */
export function idsOf({ numbers, names }: NumberedText, vocabulary: Vocabulary): TokenIds {
  const ids = Uint32Array.from(names, (name) => idOf(name, vocabulary));
  const place = vocabulary.size <= mostNumbers(numbers) ? numbers : new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) place[i] = ids[numbers[i]];
  return place;
}

export function idOf(token: string, vocabulary: Vocabulary): number {
  const id = vocabulary.idOf(token);
  if (id >= 0) return id;
  throw new NlpError(`the model does not know ${shownValue(token)}, and has no <unk> for it`, {
    remedy: 'Use text of its own symbols: the info of the model lists them.',
  });
}

/** Code points, line ends counting one each. */
export function countCharacters(text: string): number {
  return countCodePoints(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text);
}

/** Tokens as text: `</s>` is a line end. */
export function textOf(tokens: readonly string[], tokenizer: Tokenizer): string {
  if (tokenizer.spec.type === 'char') return tokens.join('');
  const lines: string[][] = [[]];
  for (const token of tokens) {
    if (token === SENTENCE_END) lines.push([]);
    else lines[lines.length - 1].push(token);
  }
  return lines.map((line) => tokenizer.detokenize(line)).join('\n');
}

/**
 * Behind a newline, where every tokenizer can begin anew. Without one in reach characters go on at a blank, where a
 * cluster begins whatever the rules, and words with the rest of the line.
 */
function endOfPiece(text: string, from: number, isChar: boolean): number {
  if (text.length - from <= PIECE) return text.length;
  const before = text.lastIndexOf('\n', from + PIECE - 1);
  if (before >= from) return before + 1;
  if (isChar) {
    const blank = /[!-~\u{C0}-\u{24F}\u{3041}-\u{3096}\u{4E00}-\u{9FFF}\u{AC00}-\u{D7A3}] /uy;
    for (let at = from + PIECE - 2; at > from + PIECE / 2; at--) {
      blank.lastIndex = at;
      if (blank.test(text)) return at + 1;
    }
  }
  const after = text.indexOf('\n', from + PIECE);
  return after === -1 ? text.length : after + 1;
}
