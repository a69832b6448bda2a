/** The options of `nlp tfidf`: how text becomes terms, and how terms are weighted. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readLines } from '../../../corpus/lines.ts';
import type {
  DocumentLimit,
  FeedbackOptions,
  TfidfIndexOptions,
} from '../../../models/tfidf/index-options.ts';
import { presets } from '../../../models/tfidf/presets.ts';
import type { SchemeOptions } from '../../../models/tfidf/scheme.ts';
import { stopWordList, stopWordLists } from '../../../models/tfidf/stop-words.ts';
import { parseInteger, parseNumber } from '../../options.ts';

export interface AnalyzerFlags {
  analyzer?: 'word' | 'char';
  lowercase: boolean;
  tokenPattern?: string;
  ngrams?: [number, number];
  stopwords?: string;
  stem?: string;
  minDf?: DocumentLimit;
  maxDf?: DocumentLimit;
  encoding?: 'utf-8' | 'latin1';
}

export interface SchemeFlags {
  scheme?: string;
  k1?: number;
  b?: number;
  delta?: number;
  smoothIdf: boolean;
  sublinearTf?: boolean;
  norm?: 'l1' | 'l2' | 'none';
  idf: boolean;
  binary?: boolean;
}

export interface FeedbackFlags {
  feedback?: boolean | number;
  feedbackTerms?: number;
  feedbackBeta?: number;
}

export function addAnalyzer(command: Command): Command {
  return command
    .addOption(new Option('--analyzer <unit>', 'terms are words or characters').choices(['word', 'char']))
    .option('--ngrams <from,to>', 'shortest and longest n-gram (default: 1,1)', parseNgrams)
    .option('--stopwords <name>', 'english, korean, none, or a file with one word a line')
    .option('--stem <name>', 'porter, snowball, snowball-german, ..., none')
    .option('--token-pattern <regex>', 'what a word is; \\w and \\b know all of Unicode')
    .option('--no-lowercase', 'keep capitals apart')
    .option(
      '--min-df <n>',
      'leave out terms in fewer documents: a count or, with a point, a fraction',
      parseLimit,
    )
    .option('--max-df <n>', 'leave out terms in more documents; 1 is a count, 1.0 a fraction', parseLimit);
}

export function addScheme(command: Command, fallback: string): Command {
  return command
    .option('--scheme <name>', `tfidf, bm25[-robertson|-atire|+|l], or a SMART pair: ltc.lnc (${fallback})`)
    .option('--k1 <x>', 'BM25: how soon repetition stops counting (default: 1.2)', parseNumber(0))
    .option('--b <x>', 'BM25: how much length counts (default: 0.75)', parseNumber(0, 1))
    .option('--delta <x>', 'bm25+ and bm25l: the least that an occurrence counts', parseNumber(0))
    .option('--sublinear-tf', 'tfidf: 1 + ln(tf) for tf')
    .option('--binary', 'tfidf: 1 for tf')
    .option('--no-idf', 'tfidf: no idf')
    .option('--no-smooth-idf', 'tfidf: ln(N / df) + 1')
    .addOption(new Option('--norm <norm>', 'tfidf: length of a vector').choices(['l1', 'l2', 'none']));
}

export function addFeedback(command: Command): Command {
  return command
    .option('--feedback [documents]', 'search again with the terms of the best documents', parseInteger(1))
    .option('--no-feedback', 'only the words of the query')
    .option('--feedback-terms <n>', 'how many terms feedback adds (default: 30)', parseInteger(1))
    .option('--feedback-beta <x>', 'what they weigh against the query (default: 0.6)', parseNumber(0));
}

/** The options of a new index; a preset's, where one is named, under those that were given. */
export async function indexOptions(
  flags: AnalyzerFlags &
    SchemeFlags &
    FeedbackFlags & { preset?: string; store?: boolean; positions?: boolean },
): Promise<TfidfIndexOptions> {
  const options: TfidfIndexOptions = flags.preset === undefined ? {} : { ...presets[flags.preset] };
  Object.assign(options, schemeOptions(flags), await analyzerOptions(flags));
  const feedback = feedbackOptions(flags);
  if (feedback !== undefined) options.feedback = feedback === false ? undefined : feedback;
  if (flags.store === false) options.store = false;
  if (flags.positions === false) options.positions = false;
  return options;
}

/** Only what was given. */
export async function analyzerOptions(flags: AnalyzerFlags): Promise<TfidfIndexOptions> {
  const options: TfidfIndexOptions = {};
  if (flags.analyzer !== undefined) options.analyzer = flags.analyzer;
  if (!flags.lowercase) options.lowercase = false;
  if (flags.tokenPattern !== undefined) options.tokenPattern = flags.tokenPattern;
  if (flags.ngrams !== undefined) options.ngrams = flags.ngrams;
  if (flags.stopwords !== undefined) options.stopWords = await readStopWords(flags.stopwords, flags.encoding);
  if (flags.stem !== undefined) options.stem = flags.stem === 'none' ? undefined : flags.stem;
  if (flags.minDf !== undefined) options.minDf = flags.minDf;
  if (flags.maxDf !== undefined) options.maxDf = flags.maxDf;
  return options;
}

/** Only what was given: the rest is the index's. */
export function schemeOptions(flags: SchemeFlags): SchemeOptions {
  const options: SchemeOptions = {};
  if (flags.scheme !== undefined) options.scheme = flags.scheme;
  if (flags.k1 !== undefined) options.k1 = flags.k1;
  if (flags.b !== undefined) options.b = flags.b;
  if (flags.delta !== undefined) options.delta = flags.delta;
  if (!flags.idf) options.useIdf = false;
  if (!flags.smoothIdf) options.smoothIdf = false;
  if (flags.sublinearTf) options.sublinearTf = true;
  if (flags.binary) options.binary = true;
  if (flags.norm !== undefined) options.norm = flags.norm;
  return options;
}

/** `undefined` leaves it to the index. */
export function feedbackOptions(flags: FeedbackFlags): FeedbackOptions | false | undefined {
  if (flags.feedback === false) return false;
  const { feedback, feedbackTerms, feedbackBeta } = flags;
  if (feedback === undefined && feedbackTerms === undefined && feedbackBeta === undefined) return undefined;
  return {
    ...presets.best.feedback,
    ...(typeof feedback === 'number' ? { documents: feedback } : {}),
    ...(feedbackTerms === undefined ? {} : { terms: feedbackTerms }),
    ...(feedbackBeta === undefined ? {} : { beta: feedbackBeta }),
  };
}

export function addPreset(command: Command): Command {
  return command.addOption(
    new Option('--preset <name>', 'best: stems, stop words and feedback, for English').choices(
      Object.keys(presets),
    ),
  );
}

/** The lines of a file, built-in corpus or stdin as one text. */
export async function readText(name: string, encoding?: 'utf-8' | 'latin1'): Promise<string> {
  const lines: string[] = [];
  for await (const batch of readLines([name], { encoding })) for (const { text } of batch) lines.push(text);
  return lines.join('\n');
}

async function readStopWords(name: string, encoding?: 'utf-8' | 'latin1'): Promise<readonly string[]> {
  if (name === 'none') return [];
  if (Object.hasOwn(stopWordLists, name) || !/[./\\@]/.test(name)) return stopWordList(name);
  const text = await readText(name, encoding);
  return text.split(/\s+/).filter((word) => word !== '');
}

function parseNgrams(text: string): [number, number] {
  const match = /^(\d+)(?:[,-](\d+))?$/.exec(text.trim());
  if (match === null) throw new InvalidArgumentError('It takes the shortest and the longest, such as 1,2.');
  return [Number(match[1]), Number(match[2] ?? match[1])];
}

/** `2` is a count, `0.5` and `1.0` are fractions. */
function parseLimit(text: string): DocumentLimit {
  const value = Number(text);
  const isCount = /^\d+$/.test(text.trim());
  if (isCount && value >= 1) return { count: value };
  if (!isCount && text.trim() !== '' && value >= 0 && value <= 1) return { fraction: value };
  throw new InvalidArgumentError('It takes a count of at least 1, or a fraction from 0.0 to 1.0.');
}
