/** The settings of an index: its options with every default in place, in the form that its parts work with. */
import { usageError } from '../../errors.ts';
import { pickOptions, resolveOptions } from '../../options/table.ts';
import { type DocumentLimit, parseDocumentLimit } from './document-limit.ts';
import { type FeedbackSettings, feedbackSettings } from './feedback-settings.ts';
import {
  type AnalysisSettings,
  analysisTable,
  type SchemeOptions,
  schemeTable,
  type TfidfOptions,
  tfidfTable,
} from './options.ts';
import { presets } from './presets.ts';
import { createWeighting } from './scheme.ts';
import { stopwordsOf } from './stop-words.ts';

export interface IndexSettings {
  /** Its stop words are the words themselves. */
  readonly analysis: AnalysisSettings & { readonly stopwords: readonly string[] };
  readonly minDf: DocumentLimit;
  readonly maxDf: DocumentLimit;
  /** The scheme, and of its numbers only those that were chosen: a search with another scheme leaves them behind. */
  readonly scheme: SchemeOptions & { readonly scheme: string };
  /** What a search does that says nothing of feedback; absent for none. */
  readonly feedback?: FeedbackSettings;
  readonly positions: boolean;
  readonly store: boolean;
  /** The preset these settings came from. */
  readonly preset?: string;
}

/** @throws NlpError (usage) for an unknown option or a value out of range */
export function resolveIndexSettings(options: TfidfOptions = {}): IndexSettings {
  const { preset } = resolveOptions(tfidfTable, options);
  const given = { ...(preset === undefined ? {} : presets[preset]), ...pickOptions(tfidfTable, options) };
  const settings = resolveOptions(tfidfTable, given);
  const { scheme, minDf, maxDf, positions, store } = settings;
  const schemeGiven = { scheme, ...pickOptions(schemeTable, given) };
  createWeighting(schemeGiven);
  const analysis = resolveOptions(analysisTable, pickOptions(analysisTable, given));
  const feedback = feedbackSettings(given);
  return {
    analysis: { ...analysis, stopwords: stopwordsOf(analysis.stopwords) },
    minDf: limitOf(minDf, 'minDf'),
    maxDf: limitOf(maxDf, 'maxDf'),
    scheme: schemeGiven,
    ...(feedback ? { feedback } : {}),
    positions,
    store,
    ...(preset === undefined ? {} : { preset }),
  };
}

function limitOf(given: number | string, option: string): DocumentLimit {
  const limit = parseDocumentLimit(given);
  if (limit !== undefined) return limit;
  throw usageError(
    `${given} is out of range`,
    option,
    'Give a whole number of at least 1, or a part of all documents from 0.0 to 1.0.',
  );
}
