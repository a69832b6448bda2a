/**
 * Text as the symbols of a recurrent model. With characters the raw stream, newlines included, one symbol a grapheme
 * cluster; with words the tokens of each line, and `</s>` at its end. The vocabulary begins with `<unk>`, for
 * whatever was too rare or never seen.
 */
import { NlpError } from '../../errors.ts';
import { countCodePoints } from '../../text/code-points.ts';
import type { Tokenizer } from '../../text/tokenizer.ts';
import { SENTENCE_END, UNKNOWN_TOKEN, Vocabulary } from '../../text/vocabulary.ts';
import { orderVocabulary } from '../../text/vocabulary-order.ts';

/** A text as numbers: symbol i is names[numbers[i]]. */
export interface NumberedText {
  numbers: Uint32Array;
  /** The different symbols, in the order in which they came first. */
  names: string[];
}

/** Tokenized at once, in UTF-16 units: long enough to be fast, short enough for the tokens as strings. */
const PIECE = 1 << 16;

/**
 * The symbols of a text, numbered. CR LF is read as LF. A hundred million characters take four bytes each.
 * @param lineEnds whether the end of a line is a symbol; characters have it in any case
 */
export function numberSymbols(text: string, tokenizer: Tokenizer, lineEnds = true): NumberedText {
  const numberOf = new Map<string, number>();
  let numbers = new Uint32Array(Math.max(16, text.length >> 2));
  let length = 0;
  for (let from = 0; from < text.length; ) {
    const to = endOfPiece(text, from);
    const symbols = symbolsOf(text.slice(from, to), tokenizer, lineEnds);
    from = to;
    if (length + symbols.length > numbers.length) {
      const longer = new Uint32Array(Math.max(2 * numbers.length, length + symbols.length));
      longer.set(numbers.subarray(0, length));
      numbers = longer;
    }
    for (const symbol of symbols) {
      let number = numberOf.get(symbol);
      if (number === undefined) {
        number = numberOf.size;
        numberOf.set(symbol, number);
      }
      numbers[length++] = number;
    }
  }
  return { numbers: numbers.subarray(0, length), names: [...numberOf.keys()] };
}

/** The symbols of a short text as strings. */
export function symbolsOf(text: string, tokenizer: Tokenizer, lineEnds = true): string[] {
  const plain = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  if (tokenizer.spec.type === 'char') return tokenizer.tokenize(plain);
  const symbols: string[] = [];
  for (const line of plain.split('\n')) {
    const tokens = tokenizer.tokenize(line);
    if (tokens.length === 0) continue;
    for (const token of tokens) symbols.push(token);
    if (lineEnds) symbols.push(SENTENCE_END);
  }
  return symbols;
}

/** The vocabulary of the first `count` symbols of a text: those seen at least `minimumCount` times. */
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

/** A vocabulary from its words in the order of ids. @throws NlpError where one comes twice */
export function vocabularyFromWords(words: readonly string[]): Vocabulary {
  const vocabulary = Vocabulary.of(words);
  if (vocabulary.size === words.length) return vocabulary;
  throw new NlpError('a symbol of the vocabulary comes twice');
}

/**
 * The ids of a numbered text in a vocabulary, in place of its numbers.
 * @throws NlpError for a symbol that is not known, where the vocabulary has no `<unk>`
 */
export function idsOf({ numbers, names }: NumberedText, vocabulary: Vocabulary): Uint32Array {
  const ids = Uint32Array.from(names, (name) => idOf(name, vocabulary));
  for (let i = 0; i < numbers.length; i++) numbers[i] = ids[numbers[i]];
  return numbers;
}

/** The id of a symbol, or of `<unk>`. */
export function idOf(symbol: string, vocabulary: Vocabulary): number {
  const id = vocabulary.idOf(symbol);
  if (id !== -1) return id;
  throw new NlpError(`the model does not know ${JSON.stringify(symbol)}, and has no <unk> for it`, {
    remedy: 'Use text of its own symbols (`nlp rnn info MODEL` tells them).',
  });
}

/** Code points, line ends counting one each. */
export function countCharacters(text: string): number {
  return countCodePoints(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text);
}

/** Symbols as text: `</s>` is a line end. */
export function textOf(symbols: readonly string[], tokenizer: Tokenizer): string {
  if (tokenizer.spec.type === 'char') return symbols.join('');
  const lines: string[][] = [[]];
  for (const symbol of symbols) {
    if (symbol === SENTENCE_END) lines.push([]);
    else lines[lines.length - 1].push(symbol);
  }
  return lines.map((line) => tokenizer.detokenize(line)).join('\n');
}

/** Behind a newline, where every tokenizer can begin anew; without one in reach the rest of the line comes along. */
function endOfPiece(text: string, from: number): number {
  if (text.length - from <= PIECE) return text.length;
  const before = text.lastIndexOf('\n', from + PIECE - 1);
  if (before >= from) return before + 1;
  const after = text.indexOf('\n', from + PIECE);
  return after === -1 ? text.length : after + 1;
}
