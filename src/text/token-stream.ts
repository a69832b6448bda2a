/**
 * A text as one stream of tokens, for models that read on from line to line. With characters the raw stream, newlines
 * included, one token a grapheme cluster; with words the tokens of each line, and `</s>` at its end. The vocabulary
 * begins with `<unk>`, for whatever was too rare or never seen.
 */
import { NlpError } from '../errors.ts';
import { countCodePoints } from './code-points.ts';
import type { Tokenizer } from './tokenizer.ts';
import { SENTENCE_END, UNKNOWN_TOKEN, Vocabulary } from './vocabulary.ts';
import { orderVocabulary } from './vocabulary-order.ts';

/** A text as numbers: token i is names[numbers[i]]. */
export interface NumberedText {
  numbers: Uint32Array;
  /** The different tokens, in the order in which they came first. */
  names: string[];
}

/** Tokenized at once, in UTF-16 units: long enough to be fast, short enough for the tokens as strings. */
const PIECE = 1 << 16;

/**
 * The tokens of a text, numbered. CR LF is read as LF. A hundred million characters take four bytes each.
 * @param lineEnds whether the end of a line is a token; characters have it in any case
 */
export function numberTokens(text: string, tokenizer: Tokenizer, lineEnds = true): NumberedText {
  const numberOf = new Map<string, number>();
  let numbers = new Uint32Array(Math.max(16, text.length >> 2));
  let length = 0;
  for (let from = 0; from < text.length; ) {
    const to = endOfPiece(text, from, tokenizer.spec.type === 'char');
    const tokens = streamTokens(text.slice(from, to), tokenizer, lineEnds);
    from = to;
    if (length + tokens.length > numbers.length) {
      const longer = new Uint32Array(Math.max(2 * numbers.length, length + tokens.length));
      longer.set(numbers.subarray(0, length));
      numbers = longer;
    }
    for (const token of tokens) {
      let number = numberOf.get(token);
      if (number === undefined) {
        number = numberOf.size;
        numberOf.set(token, number);
      }
      numbers[length++] = number;
    }
  }
  return { numbers: numbers.subarray(0, length), names: [...numberOf.keys()] };
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
 * The ids of a numbered text in a vocabulary, in place of its numbers.
 * @throws NlpError for a token that is not known, where the vocabulary has no `<unk>`
 */
export function idsOf({ numbers, names }: NumberedText, vocabulary: Vocabulary): Uint32Array {
  const ids = Uint32Array.from(names, (name) => idOf(name, vocabulary));
  for (let i = 0; i < numbers.length; i++) numbers[i] = ids[numbers[i]];
  return numbers;
}

export function idOf(token: string, vocabulary: Vocabulary): number {
  const id = vocabulary.idOf(token);
  if (id >= 0) return id;
  throw new NlpError(`the model does not know ${JSON.stringify(token)}, and has no <unk> for it`, {
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
