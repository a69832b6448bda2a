/**
 * What a word is: scikit-learn's `token_pattern`, a regular expression in which `\w` means a Unicode letter, number
 * or underscore, `\b` its edge, `\s` white space and `\d` a decimal digit, as in Python (JavaScript's own `\w` knows
 * ASCII only, its `\s` U+FEFF but not U+0085).
 */
import { Script } from 'node:vm';
import { NlpError, shownValue, usageError } from '../../errors.ts';

/** scikit-learn's default: runs of two or more word characters. */
export const defaultTokenPattern = '\\b\\w\\w+\\b';

const wordCharacter = '\\p{L}\\p{N}_';
/** The white space of Python's `str`: U+001C to U+001F and U+0085 too, U+FEFF not. */
export const pythonSpace =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const noSpace =
  '\\0-\\x08\\x0e-\\x1b\\x21-\\x84\\x86-\\x9f\\xa1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e' +
  '\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\u{10ffff}';
/** All but letters, numbers and the underscore, which is one of the ten characters of Pc. */
const noWord =
  '\\p{C}\\p{M}\\p{S}\\p{Z}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\u203f\\u2040\\u2054\\ufe33\\ufe34\\ufe4d-\\ufe4f\\uff3f';
/** What the escapes stand for within a class; negated ones without a negation, as a class may be negated itself. */
const sets: Readonly<Record<string, string>> = {
  w: wordCharacter,
  W: noWord,
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  s: pythonSpace,
  S: noSpace,
};
const edge = `(?:(?<=[${wordCharacter}])(?![${wordCharacter}])|(?<![${wordCharacter}])(?=[${wordCharacter}]))`;
const noEdge = `(?:(?<=[${wordCharacter}])(?=[${wordCharacter}])|(?<![${wordCharacter}])(?![${wordCharacter}]))`;

/**
 * The pattern as a regular expression of JavaScript, with flags `dgu`. A match's token is its first group, if any.
 * @throws NlpError (usage) where the pattern is not valid or has more than one capturing group
 */
export function compileTokenPattern(pattern: string): RegExp {
  let expression: RegExp;
  let groups: number;
  try {
    expression = new RegExp(translate(pattern), 'dgu');
    groups = (new RegExp(`${expression.source}|`, 'u').exec('')?.length ?? 1) - 1;
  } catch (error) {
    throw usageError(
      // What Node says of it quotes the whole pattern first.
      `${shownValue(pattern)} is no regular expression: ${(error as Error).message.replace(/^.*\/[a-z]*: /s, '')}`,
      'tokenPattern',
      'Write it as JavaScript does; \\w and \\b know all of Unicode.',
    );
  }
  if (groups > 1) {
    throw usageError(
      `${shownValue(pattern)} has ${groups} capturing groups`,
      'tokenPattern',
      'Use at most one; write the others as (?:...).',
    );
  }
  return expression;
}

/** Replaces `\w \W \s \S \b \B \d \D`, inside classes too, and leaves every other escape as it is. */
function translate(pattern: string): string {
  const source = pattern.replace(/^\(\?u\)/, '');
  let result = '';
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    if (character === '\\' && i + 1 < source.length) {
      result += translateEscape(source[++i], inClass);
      continue;
    }
    if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    result += character;
  }
  return result;
}

function translateEscape(letter: string, inClass: boolean): string {
  const set = sets[letter];
  if (set !== undefined) return inClass ? set : `[${set}]`;
  if (letter === 'b' && !inClass) return edge;
  if (letter === 'B' && !inClass) return noEdge;
  return `\\${letter}`;
}

/** Time on one text after which a pattern is given up; a document of some megabytes takes a fraction of it. */
const MAXIMUM_MILLISECONDS = 2000;

/** What makes the time of matching grow faster than the text: two repetitions, or one of a group, whose ways to match multiply. */
const repetition = /[+*]|\{\d/g;
const repeatedGroup = /\)[+*{]/;

/** Where a script finds its work: only a script can be given a limit of time. */
const desk = { match: () => {} };
const deskName = Symbol.for('classic-nlp token pattern');
let script: Script | undefined;

/**
 * All matches in a text. A pattern may come with an index from anywhere, and one such as `(a+)+$` would take longer than
 * anyone lives: then it is given up.
 * @throws NlpError where it takes too long
 */
export function matchTokens(
  expression: RegExp,
  text: string,
  milliseconds = MAXIMUM_MILLISECONDS,
): Iterable<RegExpExecArray> {
  const { source } = expression;
  const isSimple = !repeatedGroup.test(source) && (source.match(repetition)?.length ?? 0) < 2;
  if (isSimple) return text.matchAll(expression);
  Object.defineProperty(globalThis, deskName, { value: desk, configurable: true });
  script ??= new Script("globalThis[Symbol.for('classic-nlp token pattern')].match()");
  let found: RegExpExecArray[] = [];
  desk.match = () => {
    found = [...text.matchAll(expression)];
  };
  try {
    script.runInThisContext({ timeout: milliseconds });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    const start = text.slice(0, 40);
    throw new NlpError(
      `the token pattern takes more than ${milliseconds / 1000} s on ${shownValue(start)}...`,
      {
        remedy:
          'Repetitions within repetitions try every way to cut a word: write a+ for (a+)+, and index again.',
      },
    );
  }
  return found;
}
