/**
 * Reads one rule of a script, from the token after its keyword to the one after its last parenthesis.
 *
 *   (KEY [= SUBST] [DLIST(/TAG ...)] [RANK] ((decomposition) (reassembly) ...) ... [(=OTHER)])
 *   (MEMORY KEY (decomposition = reassembly) x 4)
 *   (NONE ((0) (reassembly) ...))
 *
 * The three parts between keyword and lists may come in any order, each once, as in readers of the time.
 */
import { clip, type ScriptCursor } from './script-cursor.ts';
import { CLOSE, EQUALS, NUMBER, OPEN, SYMBOL } from './tokens.ts';
import type {
  Decomposition,
  KeywordRule,
  MemoryTransformation,
  PatternElement,
  Reassembly,
  ReassemblyElement,
} from './types.ts';

export const MEMORY_FORM = '(MEMORY KEY (decomposition = reassembly)), with four such lists';
const MEMORY_TRANSFORMATIONS = 4;
const MAX_RANK = 2 ** 31 - 1;
/** More words than any text has; a larger count means the same. */
const MAX_COUNT = 2 ** 30;

export function readKeyword(cursor: ScriptCursor, keyword: string, at: number, keywordAt: number): void {
  const { tokens, draft } = cursor;
  let substitution: string | null = null;
  let tags: string[] | null = null;
  let rank = -1;
  let link: string | null = null;
  let linkAt: number | undefined;
  const decompositions: Decomposition[] = [];
  while (cursor.kind() !== CLOSE) {
    const lists = decompositions.length > 0 || link !== null;
    if (tokens.kind === OPEN) {
      const listAt = tokens.start;
      if (link !== null) cursor.unexpected(`')': the link (=${link}) must be the last in its rule`);
      tokens.advance();
      if (cursor.kind() === EQUALS) {
        linkAt = listAt;
        link = readLink(cursor);
      } else decompositions.push(readDecomposition(cursor, listAt));
    } else if (!lists && tokens.kind === EQUALS && substitution === null) {
      tokens.advance();
      if (cursor.kind() !== SYMBOL) cursor.unexpected(`the word that replaces ${keyword}`);
      substitution = cursor.word();
    } else if (!lists && tokens.kind === NUMBER && rank < 0) {
      rank = Number(tokens.value);
      if (rank > MAX_RANK) {
        cursor.problem('rank', `the rank ${clip(tokens.value)} is above ${MAX_RANK}`, tokens.start);
      }
      tokens.advance();
    } else if (!lists && tokens.kind === SYMBOL && tokens.value === 'DLIST' && tags === null) {
      tags = readTags(cursor);
    } else {
      const parts = `a list, or before the lists one each of '= WORD', DLIST(/TAG) and a rank, or ')'`;
      cursor.unexpected(lists ? "a list or ')'" : `${parts} in the rule of ${clip(keyword)}`);
    }
  }
  tokens.advance();
  const idle = decompositions.length === 0 && link === null;
  if (keyword === 'NONE' && decompositions.length === 0) {
    cursor.problem('empty-rule', 'NONE needs a decomposition: (NONE ((0) (reassembly)))', keywordAt);
  } else if (idle && substitution === null && tags === null) {
    cursor.problem('empty-rule', `the keyword ${clip(keyword)} has nothing to do`, keywordAt);
  }
  const rule: KeywordRule = {
    keyword,
    substitution,
    tags: tags ?? [],
    rank: Math.max(rank, 0),
    decompositions,
    link,
    at,
    linkAt,
  };
  if (keyword === 'NONE' ? draft.none !== null : draft.rules.has(keyword)) {
    cursor.problem('duplicate', `the keyword ${clip(keyword)} is given twice`, keywordAt);
  } else if (keyword === 'NONE') draft.none = rule;
  else draft.rules.set(keyword, rule);
}

export function readMemory(cursor: ScriptCursor, at: number, memoryAt: number): void {
  const { tokens, draft } = cursor;
  if (cursor.kind() !== SYMBOL) cursor.unexpected(`the keyword of MEMORY; the form is ${MEMORY_FORM}`);
  const keywordAt = tokens.start;
  const keyword = cursor.word();
  const transformations: MemoryTransformation[] = [];
  while (cursor.kind() !== CLOSE) {
    const listAt = tokens.start;
    cursor.take(OPEN, `'(decomposition = reassembly)'; the form is ${MEMORY_FORM}`);
    const pattern = readPattern(cursor, EQUALS);
    tokens.advance();
    if (pattern.length === 0) cursor.problem('empty-decomposition', 'an empty decomposition', listAt);
    const elements = readElements(cursor, pattern.length);
    if (elements.length === 0) cursor.problem('no-reassembly', 'nothing to remember after the =', listAt);
    tokens.advance();
    transformations.push({ pattern, elements, at: listAt });
  }
  tokens.advance();
  const count = transformations.length;
  if (count !== MEMORY_TRANSFORMATIONS) {
    cursor.problem('memory-count', `MEMORY needs exactly four transformations, here: ${count}`, memoryAt);
  }
  if (draft.memory !== null) cursor.problem('duplicate', 'MEMORY is given twice', memoryAt);
  else {
    draft.memory = { keyword, transformations, at };
    cursor.memoryKeyAt = keywordAt;
  }
}

/** `DLIST(/TAG ...)`, from the word DLIST on. */
function readTags(cursor: ScriptCursor): string[] {
  const { tokens } = cursor;
  const at = tokens.start;
  tokens.advance();
  cursor.take(OPEN, "'(/TAG ...)' after DLIST");
  if (cursor.kind() !== SYMBOL || !tokens.value.startsWith('/'))
    cursor.unexpected("'/' and tags after DLIST(");
  const tags: string[] = [];
  while (cursor.kind() !== CLOSE) {
    if (tokens.kind === OPEN) cursor.unexpected("a tag or ')'");
    const word = cursor.word();
    const tag = word.startsWith('/') ? word.slice(1) : word;
    if (tag !== '') tags.push(tag);
  }
  tokens.advance();
  if (tags.length === 0) cursor.problem('empty-dlist', 'DLIST without a tag', at);
  return tags;
}

/** `((decomposition) (reassembly) ...)`, after its first parenthesis. */
function readDecomposition(cursor: ScriptCursor, at: number): Decomposition {
  const { tokens } = cursor;
  const patternAt = tokens.start;
  cursor.take(OPEN, "a decomposition, which begins with '(', or a link '=KEYWORD'");
  const pattern = readPattern(cursor, CLOSE);
  tokens.advance();
  if (pattern.length === 0) cursor.problem('empty-decomposition', 'an empty decomposition', patternAt);
  const reassemblies: Reassembly[] = [];
  while (cursor.kind() === OPEN) reassemblies.push(readReassembly(cursor, pattern.length));
  cursor.take(CLOSE, "a reassembly, which begins with '(', or ')'");
  if (reassemblies.length === 0) cursor.problem('no-reassembly', 'a decomposition without a reassembly', at);
  return { pattern, reassemblies, at: patternAt };
}

function readReassembly(cursor: ScriptCursor, parts: number): Reassembly {
  const { tokens } = cursor;
  const at = tokens.start;
  tokens.advance();
  if (cursor.kind() === EQUALS) return { kind: 'link', keyword: readLink(cursor), at };
  if (tokens.kind === SYMBOL && tokens.value === 'PRE') {
    tokens.advance();
    cursor.take(OPEN, "'(words and parts)' after PRE");
    const elements = readElements(cursor, parts);
    tokens.advance();
    cursor.take(OPEN, "'(=KEYWORD)' after the words of PRE");
    if (cursor.kind() !== EQUALS) cursor.unexpected("'=' and the keyword that PRE goes on with");
    const keyword = readLink(cursor);
    cursor.take(CLOSE, "')' after the link of PRE");
    return { kind: 'pre', elements, keyword, at };
  }
  const elements = readElements(cursor, parts);
  tokens.advance();
  if (elements.length === 1 && elements[0] === 'NEWKEY') return { kind: 'newkey', at };
  return { kind: 'words', elements, at };
}

/** `=KEYWORD)`, from the sign on. */
function readLink(cursor: ScriptCursor): string {
  const { tokens } = cursor;
  tokens.advance();
  if (cursor.kind() !== SYMBOL) cursor.unexpected("a keyword after '='");
  const at = tokens.start;
  const keyword = cursor.word();
  cursor.links.push({ keyword, at });
  cursor.take(CLOSE, "')' after the keyword of a link");
  return keyword;
}

/** The elements of a decomposition up to, and not including, its end: a `)`, or the `=` of MEMORY. */
function readPattern(cursor: ScriptCursor, end: typeof CLOSE | typeof EQUALS): PatternElement[] {
  const { tokens } = cursor;
  const pattern: PatternElement[] = [];
  while (cursor.kind() !== end) {
    const at = tokens.start;
    if (tokens.kind === OPEN) pattern.push(readSublist(cursor));
    else if (tokens.kind === CLOSE) {
      cursor.unexpected(`'=' between decomposition and reassembly; the form is ${MEMORY_FORM}`);
    } else if (tokens.kind === NUMBER) {
      pattern.push({ kind: 'count', count: Math.min(Number(cursor.word()), MAX_COUNT), at });
    } else pattern.push({ kind: 'word', word: cursor.word(), at });
  }
  return pattern;
}

/** `(*A B)`, `(/T U)`, or a list that matches nothing. */
function readSublist(cursor: ScriptCursor): PatternElement {
  const { tokens } = cursor;
  const at = tokens.start;
  const words: string[] = [];
  tokens.advance();
  while (cursor.kind() !== CLOSE) {
    if (tokens.kind === OPEN) cursor.unexpected("a word or ')' in the list of a decomposition");
    words.push(cursor.word());
  }
  tokens.advance();
  const sign = words.length > 0 ? words[0][0] : '';
  if (sign !== '*' && sign !== '/') return { kind: 'never', words, at };
  const rest = words.join(' ').slice(1).split(' ').filter(Boolean);
  return sign === '*' ? { kind: 'any', words: rest, at } : { kind: 'tagged', tags: rest, at };
}

/** Words and part numbers up to, and not including, the `)`. */
function readElements(cursor: ScriptCursor, parts: number): ReassemblyElement[] {
  const { tokens, draft } = cursor;
  const elements: ReassemblyElement[] = [];
  while (cursor.kind() !== CLOSE) {
    if (tokens.kind === OPEN) cursor.unexpected("a word, the number of a part or ')' in a reassembly");
    if (tokens.kind !== NUMBER) {
      elements.push(cursor.word());
      continue;
    }
    const { start, end, value, text } = tokens;
    const part = Number(value);
    if (part < 1 || part > parts) {
      const range = parts === 1 ? 'part 1 only' : `the parts 1 to ${parts}`;
      cursor.problem('index-range', `no part ${clip(value)}: the decomposition has ${range}`, start);
    }
    if (end < text.length && beginsWord(text[end])) draft.gluedNumbers.push(start);
    elements.push(part);
    tokens.advance();
  }
  return elements;
}

/** True for a letter or a hyphen. */
function beginsWord(character: string): boolean {
  return character === '-' || character.toLowerCase() !== character.toUpperCase();
}
