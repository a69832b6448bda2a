/**
 * The choices of the tagger, and two sets of them: `tnt`, the tagger of T. Brants, "TnT: A Statistical Part-of-Speech
 * Tagger", ANLP 2000, and `best`, which has been the most accurate on held-out parts of English and Korean corpora.
 */
import { usageError } from '../../errors.ts';

export type TaggerPreset = 'best' | 'tnt';

export interface TaggerOptions {
  /** How many tags a tag depends on. @defaultValue 2 */
  order: 1 | 2;
  /** How tag n-grams are smoothed: three absolute discounts, or Brants's deleted interpolation. */
  transitions: 'discounting' | 'deleted-interpolation';
  /** Letters (code points) of the longest suffix that tells of an unknown word. */
  suffixLength: number;
  /** The same for prefixes; 0 for none. */
  prefixLength: number;
  /** Words seen at most this often teach what unknown words are like. */
  rareCount: number;
  /** Affix statistics are kept apart by capitalisation alone, or also by digits, hyphens and all capitals. */
  shapes: 'capital' | 'full';
  /** Successive abstraction with Brants's theta, or with this many pseudo-counts from the shorter affix. */
  abstraction: 'theta' | number;
  /** A capitalised first word counts as its lower-case form where that is the more frequent. */
  lowerInitial: boolean;
  /** A capitalised unknown word asks what its lower-case form is. */
  lowerForm: boolean;
  /** Weight of the tag alone in P(word | previous tag, tag); 0 makes the word depend on its tag only. */
  context: number;
  /** Pseudo-counts that affixes add to the lexicon's counts of words seen at most `smoothedCount` times. */
  lexiconPrior: number;
  smoothedCount: number;
  /** Tags less probable than this, relative to the most probable, are not considered for an unknown word. */
  candidateThreshold: number;
}

const presets: Record<TaggerPreset, TaggerOptions> = {
  best: {
    order: 2,
    transitions: 'discounting',
    suffixLength: 10,
    prefixLength: 5,
    rareCount: 3,
    shapes: 'full',
    abstraction: 2,
    lowerInitial: true,
    lowerForm: true,
    context: 30,
    lexiconPrior: 0.2,
    smoothedCount: 20,
    candidateThreshold: 1e-3,
  },
  tnt: {
    order: 2,
    transitions: 'deleted-interpolation',
    suffixLength: 10,
    prefixLength: 0,
    rareCount: 10,
    shapes: 'capital',
    abstraction: 'theta',
    lowerInitial: false,
    lowerForm: false,
    context: 0,
    lexiconPrior: 0,
    smoothedCount: 0,
    candidateThreshold: 1e-4,
  },
};

/** A preset with some choices made otherwise. @throws NlpError (exit 2) for a value out of range */
export function taggerOptions(
  preset: TaggerPreset = 'best',
  changes: Partial<TaggerOptions> = {},
): TaggerOptions {
  const options = { ...presets[preset], ...withoutUndefined(changes) };
  const problem = findProblem(options);
  if (problem !== undefined) throw usageError(problem.what, problem.option);
  return options;
}

/** What is wrong with options, if anything: they may come from a file. */
export function findProblem(options: TaggerOptions): { what: string; option: string } | undefined {
  const wrong = (option: keyof TaggerOptions, what: string) => ({
    option,
    what: `${option} is ${what}, not ${String(options[option])}`,
  });
  if (options.order !== 1 && options.order !== 2) return wrong('order', '1 or 2');
  if (options.transitions !== 'discounting' && options.transitions !== 'deleted-interpolation')
    return wrong('transitions', "'discounting' or 'deleted-interpolation'");
  if (options.shapes !== 'capital' && options.shapes !== 'full')
    return wrong('shapes', "'capital' or 'full'");
  if (options.abstraction !== 'theta' && !(options.abstraction > 0 && options.abstraction <= 1e6))
    return wrong('abstraction', "'theta' or a number above 0");
  for (const name of ['suffixLength', 'prefixLength', 'rareCount', 'smoothedCount'] as const)
    if (!(Number.isSafeInteger(options[name]) && options[name] >= 0 && options[name] <= 1e6))
      return wrong(name, 'a whole number of at least 0');
  for (const name of ['context', 'lexiconPrior'] as const)
    if (!(options[name] >= 0 && options[name] <= 1e6)) return wrong(name, 'a number of at least 0');
  if (!(options.candidateThreshold >= 0 && options.candidateThreshold < 1))
    return wrong('candidateThreshold', 'a number from 0 to below 1');
  for (const name of ['lowerInitial', 'lowerForm'] as const)
    if (typeof options[name] !== 'boolean') return wrong(name, 'true or false');
  return undefined;
}

function withoutUndefined(changes: Partial<TaggerOptions>): Partial<TaggerOptions> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
