/**
 * Patterns of tokenizer files (Oniguruma's dialect) as regular expressions that take bounded time: characters, classes,
 * groups and alternatives, where only single characters and classes may be repeated. A repeated group, a reference back
 * or a look behind is refused, as with them a short pattern can take exponential time on a long text.
 */
import { NlpError, shownValue } from '../../errors.ts';

const MOST_REPEATS = 3;
const LONGEST = 2000;

/** A pattern with the flags `gu`. @throws NlpError for what is not supported */
export function safePattern(source: string): RegExp {
  if (source.length > LONGEST) throw refusal(source, 'it is too long');
  const reader = new PatternReader(source);
  const translated = reader.alternatives(0);
  try {
    return new RegExp(translated, 'gu');
  } catch (error) {
    throw refusal(source, (error as Error).message.replace(/^.*: /, ''), error);
  }
}

/** A literal text as a pattern. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function refusal(source: string, why: string, cause?: unknown): NlpError {
  const text = source.length > 80 ? `${source.slice(0, 80)}...` : source;
  return new NlpError(`the pattern ${shownValue(text)} is not supported: ${why}`, {
    remedy: 'Patterns repeat characters and classes only, at most three in an alternative.',
    cause,
  });
}

class PatternReader {
  readonly #source: string;
  #at = 0;
  #ignoresCase = false;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(depth: number): string {
    if (depth > 8) throw refusal(this.#source, 'groups within groups within groups');
    let out = '';
    let repeats = 0;
    while (this.#at < this.#source.length) {
      const character = this.#source[this.#at];
      if (character === ')') {
        if (depth === 0) throw refusal(this.#source, 'a bracket closes that was not opened');
        return out;
      }
      if (character === '|') {
        out += '|';
        this.#at++;
        repeats = 0;
        continue;
      }
      if (character === '^' || character === '$') {
        out += character;
        this.#at++;
        continue;
      }
      const isGroup = character === '(';
      out += isGroup ? this.#group(depth) : this.#atom();
      const quantifier = /^(?:[*+?]|\{\d{0,4}(?:,\d{0,4})?\})[+?]?/.exec(this.#source.slice(this.#at))?.[0];
      if (quantifier === undefined) continue;
      this.#at += quantifier.length;
      if (quantifier.length > 1 && quantifier.endsWith('+')) {
        // What gives nothing back finds the same where nothing behind it in this alternative could need it.
        if (!/^(?:$|[|)])/.test(this.#source.slice(this.#at)) && quantifier !== '?+' && quantifier !== '++')
          throw refusal(this.#source, `${quantifier} gives nothing back`);
      }
      const base =
        quantifier.length > 1 && /[+?]$/.test(quantifier) && !quantifier.startsWith('{')
          ? quantifier[0]
          : quantifier.replace(/\}[+]$/, '}');
      const isLazy = quantifier.length > 1 && quantifier.endsWith('?') && !/^\{/.test(quantifier);
      const repeatsMany = base !== '?';
      if (isGroup && repeatsMany) throw refusal(this.#source, 'a group is repeated');
      if (repeatsMany && ++repeats > MOST_REPEATS) throw refusal(this.#source, 'too much is repeated');
      out += base + (isLazy ? '?' : '');
    }
    if (depth > 0) throw refusal(this.#source, 'a bracket is not closed');
    return out;
  }

  #group(depth: number): string {
    const opening = /^\((?:\?:|\?!|\?=|\?i:)?/.exec(this.#source.slice(this.#at))![0];
    this.#at += opening.length;
    if (this.#source[this.#at] === '?')
      throw refusal(this.#source, `a group begins with (${this.#source.slice(this.#at, this.#at + 2)}`);
    const before = this.#ignoresCase;
    if (opening === '(?i:') this.#ignoresCase = true;
    const inside = this.alternatives(depth + 1);
    this.#ignoresCase = before;
    this.#at++;
    return `${opening === '(?i:' || opening === '(' ? '(?:' : opening}${inside})`;
  }

  /** A character, an escaped or a class. */
  #atom(): string {
    const rest = this.#source.slice(this.#at);
    if (rest[0] === '[') return this.#class();
    const escaped =
      /^\\(?:[pP]\{\^?[\w=]+\}|x\{[\dA-Fa-f]+\}|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[sSdDwWnrtfv]|[^\w])/u.exec(
        rest,
      )?.[0];
    if (escaped !== undefined) {
      this.#at += escaped.length;
      return translateEscape(escaped, false);
    }
    if (rest[0] === '\\') throw refusal(this.#source, `the escaped ${rest.slice(0, 2)}`);
    const character = String.fromCodePoint(rest.codePointAt(0)!);
    this.#at += character.length;
    const other = character.toLowerCase() === character ? character.toUpperCase() : character.toLowerCase();
    if (this.#ignoresCase && other !== character && other.length === character.length) {
      // U+017F is a long s, which is S to whoever ignores case.
      const more = /s/i.test(character) ? '\u017f' : /k/i.test(character) ? '\u212a' : '';
      return `[${character}${other}${more}]`;
    }
    return character === '.' ? '[^\\n]' : escapePattern(character);
  }

  #class(): string {
    let out = '[';
    this.#at++;
    if (this.#source[this.#at] === '^') {
      out += '^';
      this.#at++;
    }
    for (let isFirst = true; ; isFirst = false) {
      const rest = this.#source.slice(this.#at);
      if (rest === '') throw refusal(this.#source, 'a class is not closed');
      if (rest[0] === ']' && !isFirst) break;
      if (rest[0] === '[' || rest.startsWith('&&')) throw refusal(this.#source, 'a class within a class');
      const escaped =
        /^\\(?:[pP]\{\^?[\w=]+\}|x\{[\dA-Fa-f]+\}|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[sSdDwWnrtfv]|[^\w])/u.exec(
          rest,
        )?.[0];
      if (escaped !== undefined) {
        out += translateEscape(escaped, true);
        this.#at += escaped.length;
        continue;
      }
      if (rest[0] === '\\') throw refusal(this.#source, `the escaped ${rest.slice(0, 2)}`);
      const character = String.fromCodePoint(rest.codePointAt(0)!);
      out += character === '-' ? '-' : escapePattern(character);
      this.#at += character.length;
    }
    this.#at++;
    return `${out}]`;
  }
}

/** White space is that of Unicode, digits and words too. */
function translateEscape(escaped: string, isInClass: boolean): string {
  const kind = escaped[1];
  if (kind === 's') return '\\p{White_Space}';
  if (kind === 'S') return '\\P{White_Space}';
  if (kind === 'd') return '\\p{Nd}';
  if (kind === 'D') return '\\P{Nd}';
  if (kind === 'w')
    return isInClass ? '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}' : '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}]';
  if (kind === 'x') return `\\u{${escaped.replace(/[^\dA-Fa-f]/g, '')}}`;
  if (/^\\p\{\^/.test(escaped)) return `\\P{${escaped.slice(4)}`;
  if (escaped === '\\-') return isInClass ? escaped : '-';
  if (/^\\[^\w]$/u.test(escaped)) return escapePattern(escaped.slice(1));
  return escaped;
}
