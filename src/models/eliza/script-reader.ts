/**
 * Reads a script in the format of 1966: S-expressions, `;` comments, the greeting first.
 *
 *   (greeting) [START] rule ... [()]
 *
 * Rules come in any order; each is read by rule-reader.ts. Nothing in the reader calls itself, so no nesting of
 * parentheses can exhaust the stack.
 */
import { MEMORY_FORM, readKeyword, readMemory } from './rule-reader.ts';
import { clip, ScriptCursor, type ScriptDraft, ScriptError } from './script-cursor.ts';
import { CLOSE, END, OPEN, SYMBOL } from './tokens.ts';
import type { ElizaScript, KeywordRule, MemoryRule } from './types.ts';

export { type ScriptDraft, ScriptError } from './script-cursor.ts';

/** Reading stops after so many errors. */
const MAX_ERRORS = 100;

/**
 * Reads a script.
 * @param text the script, decoded from UTF-8
 * @param file its name, for messages
 * @throws ScriptError (an NlpError) at the first thing that is wrong, with line and column
 */
export function readScript(text: string, file: string): ElizaScript {
  const draft = new ScriptReader(text, file, true).read();
  return {
    name: file,
    greeting: draft.greeting,
    rules: draft.rules,
    none: draft.none as KeywordRule,
    memory: draft.memory as MemoryRule,
  };
}

/** Reads as much of a script as can be read, with the errors found on the way, a hundred at most. */
export function draftScript(text: string, file: string): ScriptDraft & Pick<ScriptCursor, 'locate'> {
  const reader = new ScriptReader(text, file, false);
  return { ...reader.read(), locate: (offset) => reader.cursor.locate(offset) };
}

class ScriptReader {
  readonly cursor: ScriptCursor;
  /** True once the empty list that ends a script was read. */
  #ended = false;
  /** Keywords whose rules were begun but could not be read. */
  readonly #broken = new Set<string>();

  constructor(text: string, file: string, strict: boolean) {
    this.cursor = new ScriptCursor(text, file, strict);
  }

  read(): ScriptDraft {
    const { cursor } = this;
    const { tokens, draft } = cursor;
    const nul = tokens.text.indexOf('\0');
    if (nul >= 0) {
      this.#recovering(() => cursor.fail('binary', 'a NUL character: this is no text file', nul));
      return draft;
    }
    this.#recovering(() => this.#readGreeting());
    if (tokens.kind === SYMBOL && tokens.value === 'START') tokens.advance();
    while (tokens.kind !== END && draft.errors.length < MAX_ERRORS) {
      this.#recovering(() => this.#readRule());
    }
    if (draft.errors.length < MAX_ERRORS) this.#checkWhole();
    return draft;
  }

  /** Runs `read`; after an error, where errors are collected, goes on at what looks like the next rule. */
  #recovering(read: () => void): void {
    const { cursor } = this;
    const { tokens, draft, strict } = cursor;
    const { start } = tokens;
    try {
      read();
    } catch (error) {
      if (strict || !(error instanceof ScriptError)) throw error;
      draft.errors.push(error);
      draft.damaged = true;
      // A '(' at the start of a line most likely begins the next rule: a ')' was forgotten before it.
      const next = cursor.nextRule();
      if (next > start) {
        tokens.restart(next);
        return;
      }
      if (tokens.start === start) tokens.advance();
      while (tokens.depth > 0 && tokens.kind !== END && !tokens.startsLine()) tokens.advance();
      tokens.depth = 0;
    }
  }

  #readGreeting(): void {
    const { cursor } = this;
    const { tokens, draft } = cursor;
    cursor.ruleAt = tokens.start;
    if (tokens.kind === END)
      cursor.fail('empty', 'an empty script: it needs a greeting and rules', tokens.start);
    cursor.take(OPEN, 'the greeting, a list of words');
    while (cursor.kind() !== CLOSE) {
      if (tokens.kind === OPEN) cursor.unexpected("a word of the greeting or ')'");
      draft.greeting.push(cursor.word());
    }
    tokens.advance();
  }

  #readRule(): void {
    const { cursor } = this;
    const { tokens, draft } = cursor;
    const at = tokens.start;
    cursor.ruleAt = at;
    if (tokens.kind === CLOSE) cursor.fail('unbalanced', "a ')' without its '('", at);
    cursor.take(OPEN, "a rule, which begins with '('");
    if (cursor.kind() === CLOSE) {
      this.#ended = true;
      tokens.advance();
      return;
    }
    if (this.#ended && draft.afterEnd < 0) draft.afterEnd = at;
    if (tokens.kind !== SYMBOL) cursor.unexpected('a keyword, MEMORY or NONE');
    const keywordAt = tokens.start;
    const keyword = cursor.word();
    const known = this.#broken.has(keyword);
    this.#broken.add(keyword);
    if (keyword === 'MEMORY') readMemory(cursor, at, keywordAt);
    else readKeyword(cursor, keyword, at, keywordAt);
    if (!known) this.#broken.delete(keyword);
  }

  /** What only the whole script shows: what is missing, and links to nothing. */
  #checkWhole(): void {
    const { cursor } = this;
    const { rules, none, memory, errors } = cursor.draft;
    const broken = this.#broken;
    const end = cursor.tokens.start;
    if (none === null && !broken.has('NONE')) {
      cursor.problem('missing-none', 'no NONE rule: add (NONE ((0) (PLEASE GO ON)))', end);
    }
    if (memory === null && !broken.has('MEMORY')) {
      cursor.problem('missing-memory', `no MEMORY rule: add ${MEMORY_FORM}`, end);
    }
    if (memory !== null && !rules.has(memory.keyword) && !broken.has(memory.keyword)) {
      const what = `the MEMORY key ${clip(memory.keyword)} is no keyword: it needs a rule of its own`;
      cursor.problem('memory-key', what, cursor.memoryKeyAt);
    }
    for (const { keyword, at } of cursor.links) {
      if (errors.length >= MAX_ERRORS) return;
      if (broken.has(keyword)) continue;
      const rule = rules.get(keyword);
      if (rule === undefined) {
        const special = keyword === 'NONE' || keyword === 'MEMORY';
        const why = special ? ', which is no keyword' : ', and there is no such keyword';
        cursor.problem('missing-link', `a link to ${clip(keyword)}${why}`, at);
      } else if (rule.decompositions.length === 0 && rule.link === null) {
        const why = 'which has neither decompositions nor a link';
        cursor.problem('empty-link', `a link to ${clip(keyword)}, ${why}`, at);
      }
    }
  }
}
