/** The options of a stored index: plain JSON that anybody may have written, so every value is checked. */
import { NlpError } from '../../errors.ts';
import { Analyzer } from './analyzer.ts';
import {
  type DocumentLimit,
  type FeedbackOptions,
  type IndexOptions,
  resolveIndexOptions,
} from './index-options.ts';
import type { SchemeOptions } from './scheme.ts';

type Json = Record<string, unknown>;

/** @throws NlpError */
export function readIndexOptions(json: Json): IndexOptions {
  const schemeJson = object(json, 'scheme');
  const scheme: SchemeOptions = {};
  for (const key of ['k1', 'b', 'delta'] as const) {
    if (schemeJson[key] !== undefined) scheme[key] = number(schemeJson, key);
  }
  for (const key of ['useIdf', 'smoothIdf', 'sublinearTf', 'binary'] as const) {
    if (schemeJson[key] !== undefined) scheme[key] = boolean(schemeJson, key);
  }
  if (schemeJson.norm !== undefined) scheme.norm = oneOf(schemeJson, 'norm', ['l1', 'l2', 'none'] as const);
  scheme.scheme = text(schemeJson, 'scheme');
  try {
    const options = resolveIndexOptions({
      ...scheme,
      analyzer: oneOf(json, 'analyzer', ['word', 'char'] as const),
      lowercase: boolean(json, 'lowercase'),
      tokenPattern: json.tokenPattern === undefined ? undefined : text(json, 'tokenPattern'),
      ngrams: range(json),
      stopWords: texts(json, 'stopWords'),
      stem: json.stem === undefined ? undefined : text(json, 'stem'),
      minDf: limit(json, 'minDf'),
      maxDf: limit(json, 'maxDf'),
      positions: boolean(json, 'positions'),
      store: boolean(json, 'store'),
      feedback: json.feedback === undefined ? undefined : feedback(object(json, 'feedback')),
      preset: json.preset === undefined ? undefined : text(json, 'preset'),
    });
    new Analyzer(options);
    return options;
  } catch (error) {
    if (!(error instanceof NlpError) || error.exitStatus === 3) throw error;
    throw wrong(`options: ${error.what}`);
  }
}

function feedback(json: Json): FeedbackOptions {
  const [documents, terms] = [number(json, 'documents'), number(json, 'terms')];
  const isRight = [documents, terms].every((value) => Number.isInteger(value) && value >= 1 && value <= 1e6);
  const beta = number(json, 'beta');
  if (!isRight || !(beta >= 0 && beta <= 1e6))
    throw wrong('options: the numbers of feedback are out of range');
  return { documents, terms, beta };
}

function range(json: Json): [number, number] {
  const value = json.ngrams;
  if (Array.isArray(value) && value.length === 2 && value.every(Number.isInteger))
    return [value[0], value[1]];
  throw wrong('options: ngrams is no pair of numbers');
}

function limit(json: Json, key: string): DocumentLimit {
  const value = object(json, key);
  if (typeof value.count === 'number') return { count: value.count };
  if (typeof value.fraction === 'number') return { fraction: value.fraction };
  throw wrong(`options: ${key} is neither a count nor a fraction`);
}

function object(json: Json, key: string): Json {
  const value = json[key];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw wrong(`options: ${key} is no object`);
}

function text(json: Json, key: string): string {
  const value = json[key];
  if (typeof value === 'string') return value;
  throw wrong(`options: ${key} is no text`);
}

function texts(json: Json, key: string): string[] {
  const value = json[key];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw wrong(`options: ${key} is no list of texts`);
}

function number(json: Json, key: string): number {
  const value = json[key];
  if (typeof value === 'number') return value;
  throw wrong(`options: ${key} is no number`);
}

function boolean(json: Json, key: string): boolean {
  const value = json[key];
  if (typeof value === 'boolean') return value;
  throw wrong(`options: ${key} is neither true nor false`);
}

function oneOf<Value extends string>(json: Json, key: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === json[key]);
  if (found !== undefined) return found;
  throw wrong(`options: ${key} is none of ${values.join(', ')}`);
}

function wrong(what: string): NlpError {
  return new NlpError(what, { remedy: 'The index is damaged; build or copy it again.' });
}
