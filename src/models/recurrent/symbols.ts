/**
 * Text as the symbols of a recurrent model. With characters the raw stream, newlines included, one symbol a grapheme
 * cluster; with words the tokens of each line, and `</s>` at its end. The vocabulary begins with `<unk>`, for
 * whatever was too rare or never seen.
 */
import { NlpError } from '../../errors.ts';
import { countCodePoints } from '../../text/code-points.ts';
import type { Tokenizer } from '../../text/tokenizer.ts';
import { SENTENCE_END, UNKNOWN_WORD, Vocabulary, VocabularyBuilder } from '../../text/vocabulary.ts';
import { WordTable } from '../../text/word-table.ts';

/** Text as ids, and how many code points it has. */
export interface EncodedText {
  ids: Uint32Array;
  /** All code points of the text, line ends counting one each. */
  characters: number;
}

/**
 * The symbols of a text. CR LF is read as LF.
 * @param lineEnds whether the end of a line is a symbol; characters have it in any case
 */
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

/** The vocabulary of a text's symbols: those seen at least `minimumCount` times. */
export function vocabularyOf(symbols: readonly string[], minimumCount: number): Vocabulary {
  const counts = new Map<string, number>();
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const builder = new VocabularyBuilder([UNKNOWN_WORD]);
  for (const [symbol, count] of counts) builder.add(symbol, count);
  return builder.build({ minimumCount });
}

/** A vocabulary from its words in the order of ids. @throws NlpError where one comes twice */
export function vocabularyFromWords(words: readonly string[]): Vocabulary {
  const table = WordTable.withWords(words);
  if (table.size !== words.length) throw new NlpError('a symbol of the vocabulary comes twice');
  return new Vocabulary(table, new Float64Array(words.length), words[0] === UNKNOWN_WORD ? 1 : 0);
}

/**
 * The ids of symbols.
 * @throws NlpError for one that is not known, where the vocabulary has no `<unk>`
 */
export function idsOf(symbols: readonly string[], vocabulary: Vocabulary): Uint32Array {
  const known = new Map<string, number>();
  const ids = new Uint32Array(symbols.length);
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols[i];
    let id = known.get(symbol);
    if (id === undefined) {
      id = vocabulary.idOf(symbol);
      if (id < 0) {
        throw new NlpError(`the model does not know ${JSON.stringify(symbol)}, and has no <unk> for it`, {
          remedy: 'Use text of its own symbols (`nlp rnn info MODEL` tells them).',
        });
      }
      known.set(symbol, id);
    }
    ids[i] = id;
  }
  return ids;
}

export function encode(text: string, tokenizer: Tokenizer, vocabulary: Vocabulary): EncodedText {
  const symbols = symbolsOf(text, tokenizer, vocabulary.has(SENTENCE_END));
  return { ids: idsOf(symbols, vocabulary), characters: countCharacters(text) };
}

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
