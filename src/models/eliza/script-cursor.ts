/** The place where a script is being read, and the errors found so far: what the grammar's functions share. */
import { NlpError } from '../../errors.ts';
import { CLOSE, END, EQUALS, LineTable, OPEN, TokenReader } from './tokens.ts';
import type { KeywordRule, MemoryRule } from './types.ts';

/** Something wrong in a script; `code` names the kind of error, `where` has line and column. */
export class ScriptError extends NlpError {
  readonly code: string;

  constructor(code: string, what: string, file: string, at: { line: number; column: number }) {
    const remedy = 'Correct the script there; "nlp eliza check" lists all it finds.';
    super(what, { where: { file, ...at }, remedy });
    this.code = code;
  }
}

/** What was read of a script that may have errors. */
export interface ScriptDraft {
  greeting: string[];
  rules: Map<string, KeywordRule>;
  none: KeywordRule | null;
  memory: MemoryRule | null;
  errors: ScriptError[];
  /** True where a rule could not be read, so that what the script lacks may only be unread. */
  damaged: boolean;
  /** Where numbers stand right before a letter or a hyphen, such as the 5 of `5TH`. */
  gluedNumbers: number[];
  /** Where a rule follows the empty list that ends a script, or -1. */
  afterEnd: number;
}

export class ScriptCursor {
  readonly file: string;
  readonly strict: boolean;
  readonly tokens: TokenReader;
  readonly draft: ScriptDraft;
  /** Where the rule that is being read begins. */
  ruleAt = 0;
  /** Every link of the script and where its keyword stands. */
  readonly links: { keyword: string; at: number }[] = [];
  memoryKeyAt = 0;
  #lines: LineTable | null = null;

  /** `strict`: the first error is thrown; else errors are collected in the draft where the reading can go on. */
  constructor(text: string, file: string, strict: boolean) {
    this.file = file;
    this.strict = strict;
    this.tokens = new TokenReader(text);
    this.draft = {
      greeting: [],
      rules: new Map(),
      none: null,
      memory: null,
      errors: [],
      damaged: false,
      gluedNumbers: [],
      afterEnd: -1,
    };
  }

  /** The kind of the current token; the end of the file inside a list is an error. */
  kind(): number {
    if (this.tokens.kind === END && this.tokens.depth > 0) {
      this.fail(
        'unbalanced',
        'the list that begins here is not closed before the end of the file',
        this.ruleAt,
      );
    }
    return this.tokens.kind;
  }

  /** Passes the token of this kind that must be here. */
  take(kind: number, expected: string): void {
    if (this.kind() !== kind) this.unexpected(expected);
    this.tokens.advance();
  }

  /** The current token (a symbol, a number or `=`) as a word, and on to the next. */
  word(): string {
    const { tokens } = this;
    const word = tokens.kind === EQUALS ? '=' : tokens.value;
    tokens.advance();
    return word;
  }

  unexpected(expected: string): never {
    this.kind();
    const { kind, value, start, depth } = this.tokens;
    let found = clip(value);
    if (kind === OPEN) found = "'('";
    else if (kind === CLOSE) found = "')'";
    else if (kind === EQUALS) found = "'='";
    else if (kind === END) found = 'the end of the file';
    const next = depth > 0 ? this.nextRule() : -1;
    const near = next >= 0 && start - next <= 1;
    const hint = near ? `; is a ')' missing in the rule of line ${this.locate(this.ruleAt).line}?` : '';
    this.fail('syntax', `expected ${expected}, found ${found}${hint}`, start);
  }

  /** Notes an error and goes on, or throws it where the first error ends the reading. */
  problem(code: string, what: string, at: number): void {
    const error = new ScriptError(code, what, this.file, this.locate(at));
    if (this.strict) throw error;
    this.draft.errors.push(error);
  }

  fail(code: string, what: string, at: number): never {
    throw new ScriptError(code, what, this.file, this.locate(at));
  }

  locate(offset: number): { line: number; column: number } {
    this.#lines ??= new LineTable(this.tokens.text);
    return this.#lines.locate(offset);
  }

  /**
   * Where a `(` at the beginning of a line, after the one that began this rule and up to the current token, seems to
   * begin the next rule; -1 where there is none.
   */
  nextRule(): number {
    const { text, start } = this.tokens;
    for (let i = start; i > this.ruleAt; i--) {
      if (text[i] === '(' && (text[i - 1] === '\n' || text[i - 1] === '\r')) return i;
    }
    return -1;
  }
}

/** A word of the file in a message: short, and without control characters. */
export function clip(word: string): string {
  const start = word.slice(0, 80).replace(/\p{C}/gu, '?');
  return start.length > 40 ? `${start.slice(0, 37)}...` : start;
}
