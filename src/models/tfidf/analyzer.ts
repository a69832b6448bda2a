/**
 * From text to terms, in scikit-learn's order: lower-case, cut into words, drop stop words, then (not in
 * scikit-learn) stem, then join to n-grams; or n-grams of characters. A term is what an index holds and a query is
 * made of: the field's word for a token after this analysis. This is the plain version, over strings;
 * document-scanner.ts does the same over bytes for the words of the default pattern.
 */
import { usageError } from '../../errors.ts';
import { resolveOptions } from '../../options/table.ts';
import { type AnalysisOptions, type AnalysisSettings, analysisTable, longestNgram } from './options.ts';
import { createStemmer, type Stemmer } from './stemmers.ts';
import { stopwordsOf } from './stop-words.ts';
import { compileTokenPattern, defaultTokenPattern, matchTokens, pythonSpace } from './token-pattern.ts';

/** A term, where it stands in the text (UTF-16 units), and its number among the words or characters, from 0. */
export interface AnalyzedTerm {
  term: string;
  position: number;
  start: number;
  end: number;
}

interface Unit {
  text: string;
  position: number;
  start: number;
  end: number;
}

export class Analyzer {
  readonly settings: AnalysisSettings;
  /** Words to leave out, as they are after lower-casing. */
  readonly stopwords: ReadonlySet<string>;
  readonly #pattern: RegExp;
  readonly #stemmer: Stemmer | undefined;
  readonly #stems = new Map<string, string>();

  /** @throws NlpError (usage) for options that cannot be */
  constructor(options: AnalysisOptions = {}) {
    if (options.ngrams !== undefined) checkNgrams(options.ngrams);
    this.settings = resolveOptions(analysisTable, options);
    const { stopwords, tokenPattern, stem } = this.settings;
    this.stopwords = new Set(stopwordsOf(stopwords));
    this.#pattern = compileTokenPattern(tokenPattern);
    this.#stemmer = stem === 'none' ? undefined : createStemmer(stem);
  }

  /** True where words are those of the default pattern, which the byte scanner knows. */
  get isPlain(): boolean {
    return this.settings.analyzer === 'word' && this.settings.tokenPattern === defaultTokenPattern;
  }

  /** The stem of a word, or the word itself. */
  stem(word: string): string {
    if (this.#stemmer === undefined) return word;
    let stem = this.#stems.get(word);
    if (stem === undefined) {
      stem = this.#stemmer(word);
      this.#stems.set(word, stem);
    }
    return stem;
  }

  /** A text lower-cased as the options say. */
  fold(text: string): string {
    return this.settings.lowercase ? text.toLowerCase() : text;
  }

  /** All terms, by position; at one position the shorter n-grams come first. */
  analyze(text: string): AnalyzedTerm[] {
    const folded = this.fold(text);
    const units = this.settings.analyzer === 'char' ? characters(folded) : this.#words(folded);
    const joined = joinNgrams(units, this.settings.ngrams, this.settings.analyzer === 'char' ? '' : ' ');
    if (folded.length !== text.length) restoreOffsets(joined, text);
    return joined;
  }

  #words(text: string): Unit[] {
    const units: Unit[] = [];
    let position = 0;
    for (const match of matchTokens(this.#pattern, text)) {
      const span = match.indices?.[match.length > 1 ? 1 : 0];
      if (span === undefined || span[0] === span[1]) continue;
      const word = text.slice(span[0], span[1]);
      const at = position++;
      if (this.stopwords.has(word)) continue;
      units.push({ text: this.stem(word), position: at, start: span[0], end: span[1] });
    }
    return units;
  }
}

function checkNgrams(ngrams: readonly number[]): void {
  const [shortest, longest] = ngrams;
  const whole = ngrams.length === 2 && Number.isInteger(shortest) && Number.isInteger(longest);
  if (whole && shortest >= 1 && longest >= shortest && longest <= longestNgram) return;
  throw usageError(
    `'${ngrams.join(',')}' is no range of n-grams`,
    'ngrams',
    `Give the shortest and the longest, from 1 to ${longestNgram}, such as 1,2.`,
  );
}

/** A run of white space as Python knows it, or one code point. */
const charactersPattern = new RegExp(`([${pythonSpace}]{2,})|.`, 'gsu');

/** Code points; runs of white space count as one blank (scikit-learn's `char` analyzer). */
function characters(text: string): Unit[] {
  const units: Unit[] = [];
  let position = 0;
  for (const match of text.matchAll(charactersPattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const character = match[1] === undefined ? match[0] : ' ';
    units.push({ text: character, position: position++, start, end });
  }
  return units;
}

function joinNgrams(units: readonly Unit[], [shortest, longest]: readonly [number, number], glue: string) {
  const terms: AnalyzedTerm[] = [];
  for (let i = 0; i < units.length; i++) {
    const { position, start } = units[i];
    let term = '';
    for (let n = 1; n <= longest && i + n <= units.length; n++) {
      const last = units[i + n - 1];
      term = n === 1 ? last.text : `${term}${glue}${last.text}`;
      if (n >= shortest) terms.push({ term, position, start, end: last.end });
    }
  }
  return terms;
}

/** Lower-casing changed the length (U+0130 becomes two code points): offsets go back to the text as it was. */
function restoreOffsets(terms: AnalyzedTerm[], text: string): void {
  const original: number[] = [];
  let at = 0;
  for (const character of text) {
    for (let i = 0; i < character.toLowerCase().length; i++) original.push(at);
    at += character.length;
  }
  original.push(at);
  for (const term of terms) {
    term.start = original[term.start] ?? text.length;
    term.end = original[term.end] ?? text.length;
  }
}
