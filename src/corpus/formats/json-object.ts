/** A line of `jsonl` as an object. */
import { quoteLargeIntegers } from './exact-integers.ts';
import { lineError } from './parser.ts';

export type JsonObject = Record<string, unknown>;

/**
 * Integers that a double would change are strings in it.
 * @throws NlpError, with the column where it can be told, for what is no JSON object
 */
export function parseObject(context: { file?: string }, text: string, line: number): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(quoteLargeIntegers(text));
  } catch (error) {
    const message = (error as Error).message;
    const position = /at position (\d+)/.exec(message)?.[1];
    const column = position === undefined ? undefined : Number(position) + 1;
    const array = text.trimStart().startsWith('[');
    const remedy = array ? "Break up the array: jq -c '.[]' FILE" : 'Write one JSON object a line.';
    throw lineError(context, line, 'not valid JSON', remedy, column);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  const kind = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
  const remedy = Array.isArray(value)
    ? "Break up the array: jq -c '.[]' FILE"
    : 'Write {"text": ...} a line.';
  throw lineError(context, line, `${kind}, not a JSON object`, remedy);
}
