/** Tokens beside those of the model: special ones, and whatever is to be one token wherever it stands in a text. */
import { shownValue } from '../../errors.ts';
import type { JsonPart } from './json-part.ts';
import { escapePattern } from './pattern.ts';

export interface AddedToken {
  id: number;
  content: string;
  special: boolean;
  /** Whether it is looked for in the text as it is normalised, not as it was given. */
  normalized: boolean;
  /** Whether it must not stand inside a word. */
  singleWord: boolean;
  /** Whether blanks before it, or behind it, belong to it. */
  leftStrip: boolean;
  rightStrip: boolean;
  /** Whether text becomes it at all: SentencePiece's control symbols are never read from text. */
  isMatched: boolean;
}

export function readAddedTokens(file: JsonPart): AddedToken[] {
  if (file.value('added_tokens') === undefined || file.value('added_tokens') === null) return [];
  return file.parts('added_tokens').map((part) => {
    const token: AddedToken = {
      id: part.number('id'),
      content: part.text('content'),
      special: part.flag('special', false),
      normalized: part.flag('normalized', false),
      singleWord: part.flag('single_word', false),
      leftStrip: part.flag('lstrip', false),
      rightStrip: part.flag('rstrip', false),
      isMatched: part.flag('matched', true),
    };
    if (!Number.isInteger(token.id) || token.id < 0) throw part.error(`has the id ${shownValue(token.id)}`);
    if (token.content === '') throw part.error('is an empty text');
    part.end();
    return token;
  });
}

/** A part of a text: added token `id`, or text where id is -1. */
export interface TextPart {
  start: number;
  end: number;
  id: number;
}

/** Finds added tokens in a text: the leftmost, and of those that begin there the longest. */
export class AddedTokenFinder {
  readonly #pattern: RegExp | undefined;
  readonly #tokens: ReadonlyMap<string, AddedToken>;

  constructor(tokens: readonly AddedToken[]) {
    this.#tokens = new Map(tokens.map((token) => [token.content, token]));
    const longestFirst = [...this.#tokens.keys()].sort((a, b) => b.length - a.length);
    if (longestFirst.length > 0) this.#pattern = new RegExp(longestFirst.map(escapePattern).join('|'), 'g');
  }

  /** The parts of a text in order; one part where there is no added token. */
  parts(text: string): TextPart[] {
    const pattern = this.#pattern;
    if (pattern === undefined || !hasMatch(pattern, text)) return [{ start: 0, end: text.length, id: -1 }];
    const parts: TextPart[] = [];
    let done = 0;
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const token = this.#tokens.get(found)!;
      let start = index;
      let end = index + found.length;
      if (start < done) continue;
      if (token.singleWord && (isWord(text[start - 1]) || isWord(text[end]))) continue;
      if (token.leftStrip) while (start > done && isBlank(text[start - 1])) start--;
      if (token.rightStrip) while (end < text.length && isBlank(text[end])) end++;
      if (start > done) parts.push({ start: done, end: start, id: -1 });
      parts.push({ start, end, id: token.id });
      done = end;
    }
    if (done < text.length) parts.push({ start: done, end: text.length, id: -1 });
    return parts;
  }
}

function hasMatch(pattern: RegExp, text: string): boolean {
  const isFound = pattern.test(text);
  pattern.lastIndex = 0;
  return isFound;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]/u.test(character);
}

function isBlank(character: string): boolean {
  return /\p{White_Space}/u.test(character);
}
