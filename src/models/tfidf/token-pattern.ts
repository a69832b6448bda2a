/**
 * What a word is: scikit-learn's `token_pattern`, a regular expression in which `\w` means a Unicode letter, number
 * or underscore and `\b` its edge, as in Python (JavaScript's own `\w` knows ASCII only).
 */
import { usageError } from '../../errors.ts';

/** scikit-learn's default: runs of two or more word characters. */
export const defaultTokenPattern = '\\b\\w\\w+\\b';

const wordCharacter = '\\p{L}\\p{N}_';
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
      `'${pattern}' is no regular expression: ${(error as Error).message}`,
      'tokenPattern',
      'Write it as JavaScript does; \\w and \\b know all of Unicode.',
    );
  }
  if (groups > 1) {
    throw usageError(
      `'${pattern}' has ${groups} capturing groups`,
      'tokenPattern',
      'Use at most one; write the others as (?:...).',
    );
  }
  return expression;
}

/** Replaces `\w \W \b \B \d \D`, inside classes too, and leaves every other escape as it is. */
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
  if (letter === 'w') return inClass ? wordCharacter : `[${wordCharacter}]`;
  if (letter === 'W' && !inClass) return `[^${wordCharacter}]`;
  if (letter === 'd') return '\\p{Nd}';
  if (letter === 'D') return '\\P{Nd}';
  if (letter === 'b' && !inClass) return edge;
  if (letter === 'B' && !inClass) return noEdge;
  return `\\${letter}`;
}
