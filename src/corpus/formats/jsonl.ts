/**
 * `jsonl`: a JSON object a line (jsonlines.org). Blank lines are left out.
 *
 *   text     `text`, or the first of the names that data sets use (see records.ts), or `field`
 *   others   `id`, `title`, `label`: strings, numbers or booleans
 *   tagged   `tokens` and `tags`, arrays of equally many strings; `field` names another key for the tags
 */
import type { Document, Sentence, TaggedSentence } from '../types.ts';
import { type FormatContext, isBlank, type LineParser, lineError, quoted } from './parser.ts';
import {
  type CorpusRecord,
  checkField,
  noSuchField,
  positionOf,
  pushDocument,
  pushSentence,
  wantedFields,
} from './records.ts';

type JsonObject = Record<string, unknown>;

export function jsonlSentences(context: FormatContext): LineParser<Sentence> {
  checkField(context.options.field);
  return newParser(context, (object, line, out) => {
    pushSentence(context, { line, text: textOf(context, object, line) }, out);
  });
}

export function jsonlDocuments(context: FormatContext): LineParser<Document> {
  checkField(context.options.field);
  return newParser(context, (object, line, out) => {
    const record: CorpusRecord = { line, text: textOf(context, object, line) };
    for (const part of ['id', 'title', 'label'] as const) {
      const keys = Object.keys(object);
      const at = positionOf(part, keys);
      if (at !== -1 && object[keys[at]] !== null) record[part] = stringOf(context, object, keys[at], line);
    }
    pushDocument(context, record, out);
  });
}

export function jsonlTagged(context: FormatContext): LineParser<TaggedSentence> {
  const { file, options } = context;
  return newParser(context, (object, line, out) => {
    const tokens = arrayOf(context, object, 'tokens', line);
    const tags = arrayOf(context, object, options.field ?? 'tags', line);
    if (tokens.length !== tags.length) {
      throw lineError(
        context,
        line,
        `${tokens.length} tokens with ${tags.length} tags`,
        'Give one tag a token.',
      );
    }
    if (tokens.length > 0) out.push({ tokens, tags, file, line });
  });
}

function newParser<Item>(
  context: FormatContext,
  take: (object: JsonObject, line: number, out: Item[]) => void,
): LineParser<Item> {
  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        if (!isBlank(lines[i])) take(parseObject(context, lines[i], first + i), first + i, out);
      }
    },
    end() {},
  };
}

function parseObject(context: FormatContext, text: string, line: number): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
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

function textOf(context: FormatContext, object: JsonObject, line: number): string {
  const keys = Object.keys(object);
  const { field } = context.options;
  if (field !== undefined) {
    return wantedFields(field, keys)
      .map((key) => stringOf(context, object, key, line))
      .join('\n');
  }
  const at = positionOf('text', keys);
  if (at !== -1) return stringOf(context, object, keys[at], line);
  if (Array.isArray(object.tokens)) return arrayOf(context, object, 'tokens', line).join(' ');
  throw noSuchField(context, line, 'text', keys);
}

function stringOf(context: FormatContext, object: JsonObject, key: string, line: number): string {
  if (!Object.hasOwn(object, key)) throw noSuchField(context, line, key, Object.keys(object));
  const value = object[key];
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw lineError(context, line, `the field ${quoted(key)} is not a string`, 'Choose another with --field.');
}

function arrayOf(context: FormatContext, object: JsonObject, key: string, line: number): string[] {
  if (!Object.hasOwn(object, key)) throw noSuchField(context, line, key, Object.keys(object));
  const value = object[key];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw lineError(context, line, `the field ${quoted(key)} is not an array of strings`);
}
