/**
 * `jsonl`: a JSON object a line (jsonlines.org). Blank lines are left out.
 *
 *   text     `text`, or the first of the names that data sets use (see records.ts), or `field`
 *   others   `id`, `title`, `label`: strings, numbers or booleans
 *   tagged   `tokens` and `tags`, arrays of equally many strings; `field` names another key for the tags
 *   columns  `tokens` and every other array of equally many strings
 *   labels   `label` (or one of its other names, or what `label` says), or an array of them under it
 *   pairs    `source` and `target`, `prompt` and `answer`, ...; `field` names both keys with a comma between
 *   chats    `messages`, an array of {"role", "content"}; see chats.ts
 */
import { shownValue } from '../../errors.ts';
import type {
  CorpusDocument,
  LabelledText,
  Sentence,
  TaggedSentence,
  TextPair,
  TokenTable,
} from '../items.ts';
import { chatOf } from './chats.ts';
import type { CorpusFormatCode, Write } from './format.ts';
import { type JsonObject, parseObject } from './json-object.ts';
import { type FormatContext, isBlank, type LineParser, lineError } from './parser.ts';
import {
  type CorpusRecord,
  checkField,
  labelsOf,
  noSuchField,
  type PairSide,
  positionOf,
  pushDocument,
  pushSentence,
  wantedFields,
  wantedSides,
} from './records.ts';
import { lineUnits } from './units.ts';

export const format: CorpusFormatCode = {
  read: {
    documents: jsonlDocuments,
    sentences: jsonlSentences,
    tagged: jsonlTagged,
    columns: jsonlColumns,
    labelled: jsonlLabelled,
    pairs: jsonlPairs,
    chats: (context) => newParser(context, (object, line, out) => out.push(chatOf(context, object, line))),
  },
  write: {
    sentences: () => written(({ text }) => ({ text })),
    documents: () => written(({ id, title, text, label }) => ({ id, title, text, label })),
    tagged: () => written(({ tokens, tags }) => ({ tokens, tags })),
    columns: () =>
      written(({ names, columns }) =>
        Object.fromEntries(columns.map((column, i) => [i === 0 ? 'tokens' : names[i], column])),
      ),
    labelled: () =>
      written(({ id, text, labels }) => ({ id, text, label: labels.length === 1 ? labels[0] : labels })),
    pairs: () => written(({ id, source, target }) => ({ id, source, target })),
    chats: () => written(({ id, messages }) => ({ id, messages })),
  },
  units: () => lineUnits(),
  check: (context) => newParser(context, () => {}),
};

/** An object a line; what is undefined is left out. */
function written<Item>(objectOf: (item: Item) => object): Write<Item> {
  return (items) => items.map((item) => `${JSON.stringify(objectOf(item))}\n`).join('');
}

function jsonlSentences(context: FormatContext): LineParser<Sentence> {
  checkField(context.options.field);
  return newParser(context, (object, line, out) => {
    pushSentence(context, { line, text: textOf(context, object, line) }, out, tokensOf(context, object));
  });
}

function jsonlDocuments(context: FormatContext): LineParser<CorpusDocument> {
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

function jsonlTagged(context: FormatContext): LineParser<TaggedSentence> {
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

function jsonlColumns(context: FormatContext): LineParser<TokenTable> {
  const { file } = context;
  return newParser(context, (object, line, out) => {
    const tokens = arrayOf(context, object, 'tokens', line);
    const isColumn = (value: unknown): value is string[] =>
      Array.isArray(value) &&
      value.length === tokens.length &&
      value.every((cell) => typeof cell === 'string');
    const names = Object.keys(object).filter((key) => key !== 'tokens' && isColumn(object[key]));
    if (tokens.length === 0) return;
    const columns = [tokens, ...names.map((name) => object[name] as string[])];
    out.push({ names: ['word', ...names], columns, file, line });
  });
}

function jsonlLabelled(context: FormatContext): LineParser<LabelledText> {
  const { file, options } = context;
  checkField(options.field);
  return newParser(context, (object, line, out) => {
    const keys = Object.keys(object);
    const key = options.label ?? keys[positionOf('label', keys)] ?? 'labels';
    if (!Object.hasOwn(object, key))
      throw noSuchField(context, line, options.label ?? 'label', keys, 'label');
    const given = Array.isArray(object[key]) ? (object[key] as unknown[]) : [object[key]];
    const labels = given.flatMap((value) => labelsOf(context, textOfLabel(context, value, key, line), line));
    const item: LabelledText = { text: textOf(context, object, line), labels, file, line };
    const id = idOf(context, object, keys, line);
    if (id !== undefined) item.id = id;
    out.push(item);
  });
}

function textOfLabel(context: FormatContext, value: unknown, key: string, line: number): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return String(value);
  throw lineError(
    context,
    line,
    `the label ${shownValue(key)} is not a string`,
    (option) => `Choose another with ${option('label')}.`,
  );
}

function jsonlPairs(context: FormatContext): LineParser<TextPair> {
  const { file, options } = context;
  const sides = wantedSides(options.field);
  return newParser(context, (object, line, out) => {
    const keys = Object.keys(object);
    const side = (name: PairSide): string => {
      const key = sides?.[name] ?? keys[positionOf(name, keys)];
      if (key === undefined) throw noSuchField(context, line, name, keys);
      return stringOf(context, object, key, line);
    };
    const item: TextPair = { source: side('source'), target: side('target'), file, line };
    const id = idOf(context, object, keys, line);
    if (id !== undefined) item.id = id;
    out.push(item);
  });
}

function idOf(context: FormatContext, object: JsonObject, keys: string[], line: number): string | undefined {
  const at = positionOf('id', keys);
  return at === -1 || object[keys[at]] === null ? undefined : stringOf(context, object, keys[at], line);
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

/** The tokens of an object whose text is made of them. */
function tokensOf({ options }: FormatContext, object: JsonObject): string[] | undefined {
  const isText = options.field !== undefined || positionOf('text', Object.keys(object)) !== -1;
  return isText ? undefined : (object.tokens as string[]);
}

function stringOf(context: FormatContext, object: JsonObject, key: string, line: number): string {
  if (!Object.hasOwn(object, key)) throw noSuchField(context, line, key, Object.keys(object));
  const value = object[key];
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw lineError(
    context,
    line,
    `the field ${shownValue(key)} is not a string`,
    (option) => `Choose another with ${option('field')}.`,
  );
}

function arrayOf(context: FormatContext, object: JsonObject, key: string, line: number): string[] {
  if (!Object.hasOwn(object, key)) throw noSuchField(context, line, key, Object.keys(object));
  const value = object[key];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw lineError(context, line, `the field ${shownValue(key)} is not an array of strings`);
}
