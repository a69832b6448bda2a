/** The pattern of a part: a text as it stands, or a regular expression. */
import type { JsonPart } from '../json-part.ts';
import { safePattern } from '../pattern.ts';

export function patternOf(part: JsonPart): string | RegExp {
  const pattern = part.part('pattern');
  if (pattern === undefined) throw part.error('has no pattern');
  const literal = pattern.optionalText('String');
  const found = literal ?? safePattern(pattern.text('Regex'));
  pattern.end();
  return found;
}
