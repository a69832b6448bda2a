/**
 * The settings of an index as its file holds them: plain JSON, whose keys are older than the names of the options.
 *   analyzer lowercase tokenPattern? ngrams stopWords stem? minDf maxDf positions store
 *   scheme { scheme k1? b? delta? useIdf? smoothIdf? sublinearTf? binary? norm? }
 *   feedback? { documents terms beta }   preset?
 * Anybody may have written it, so the reader checks every value, against the option tables where there is a row.
 */
import { NlpError } from '../../errors.ts';
import type { OptionRow } from '../../options/table.ts';
import { matches } from '../../options/types.ts';
import { Analyzer } from './analyzer.ts';
import { type DocumentLimit, isDocumentLimit } from './document-limit.ts';
import { type IndexSettings, resolveIndexSettings } from './index-settings.ts';
import { analysisTable, feedbackTable, schemeTable, storageTable } from './options.ts';

type Json = Record<string, unknown>;

/** The numbers of a scheme by their keys in the file, in its order. */
const schemeKeys = {
  k1: 'k1',
  b: 'b',
  delta: 'delta',
  useIdf: 'idf',
  smoothIdf: 'smoothIdf',
  sublinearTf: 'sublinearTf',
  binary: 'binary',
  norm: 'norm',
} as const;

export interface SettingsRecord extends Json {
  stopWords: readonly string[];
  scheme: Json;
}

export function settingsToRecord(settings: IndexSettings): SettingsRecord {
  const { analysis, minDf, maxDf, positions, store, feedback, preset } = settings;
  const { analyzer, lowercase, tokenPattern, ngrams, stopwords, stem } = analysis;
  const scheme: Json = { scheme: settings.scheme.scheme };
  for (const [key, option] of Object.entries(schemeKeys)) {
    if (settings.scheme[option] !== undefined) scheme[key] = settings.scheme[option];
  }
  return {
    analyzer,
    lowercase,
    ...(tokenPattern === analysisTable.tokenPattern.default ? {} : { tokenPattern }),
    ngrams,
    stopWords: stopwords,
    ...(stem === analysisTable.stem.default ? {} : { stem }),
    minDf,
    maxDf,
    positions,
    store,
    scheme,
    ...(feedback === undefined ? {} : { feedback }),
    ...(preset === undefined ? {} : { preset }),
  };
}

/** @throws NlpError */
export function settingsFromRecord(json: Json): IndexSettings {
  const options: Json = {};
  const take = (from: Json, key: string, row: OptionRow, option = key) => {
    if (!matches(from[key], row.type.schema)) throw damaged(`${key} is not ${row.type.what}`);
    options[option] = from[key];
  };
  take(json, 'analyzer', analysisTable.analyzer);
  take(json, 'lowercase', analysisTable.lowercase);
  take(json, 'ngrams', analysisTable.ngrams);
  if (json.tokenPattern !== undefined) take(json, 'tokenPattern', analysisTable.tokenPattern);
  if (json.stem !== undefined) take(json, 'stem', analysisTable.stem);
  if (!Array.isArray(json.stopWords)) throw damaged('stopWords is no list of texts');
  take(json, 'stopWords', analysisTable.stopwords, 'stopwords');
  take(json, 'positions', storageTable.positions);
  take(json, 'store', storageTable.store);
  const scheme = object(json, 'scheme');
  take(scheme, 'scheme', schemeTable.scheme);
  for (const [key, option] of Object.entries(schemeKeys)) {
    if (scheme[key] !== undefined) take(scheme, key, schemeTable[option], option);
  }
  if (json.feedback !== undefined) {
    const feedback = object(json, 'feedback');
    if (typeof feedback.documents !== 'number') throw damaged('documents is no number');
    take(feedback, 'documents', feedbackTable.feedback, 'feedback');
    take(feedback, 'terms', feedbackTable.feedbackTerms, 'feedbackTerms');
    take(feedback, 'beta', feedbackTable.feedbackBeta, 'feedbackBeta');
  }
  const { preset } = json;
  if (preset !== undefined && typeof preset !== 'string') throw damaged('preset is no text');
  try {
    const settings = resolveIndexSettings(options);
    new Analyzer(settings.analysis);
    return {
      ...settings,
      minDf: limit(json, 'minDf'),
      maxDf: limit(json, 'maxDf'),
      ...(preset === undefined ? {} : { preset }),
    };
  } catch (error) {
    if (!(error instanceof NlpError) || error.exitStatus === 3) throw error;
    throw damaged(error.what);
  }
}

function limit(json: Json, key: string): DocumentLimit {
  const { count, fraction } = object(json, key);
  const found =
    typeof count === 'number' ? { count } : typeof fraction === 'number' ? { fraction } : undefined;
  if (found !== undefined && isDocumentLimit(found)) return found;
  throw damaged(`${key} is neither a count of documents nor a part of them`);
}

function object(json: Json, key: string): Json {
  const value = json[key];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw damaged(`${key} is no object`);
}

function damaged(what: string): NlpError {
  return new NlpError(`options: ${what}`, { remedy: 'The index is damaged; build or copy it again.' });
}
