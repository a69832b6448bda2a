/** A trial of an experiment, as a kind of model gets it, and what it answers. */

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type TrialOptions = Record<string, JsonValue>;

/** One trial as a worker gets it. */
export interface TrialTask {
  model: string;
  options: TrialOptions;
  seed: number;
  /** Inputs as on a command line, by role. */
  corpora: Record<string, string[]>;
  /** What is wanted; a kind may report more. */
  metrics: string[];
  /** A value for each epoch of every option that is a schedule. */
  schedules: Record<string, number[]>;
}

export interface TrialOutcome {
  /** By name; timings among them. */
  metrics: Record<string, number>;
  /** What each sentence (query, document) added, for the paired bootstrap. */
  scores?: TrialScores;
  /** What of single units a reader should know: where a wrong one stands, what was expected, what came. */
  remarks?: string[];
}

export interface TrialScores {
  /** What is drawn: `sentence`, `query`, `document`, ... */
  unit: string;
  /** The role of the corpus they come from: two trials make pairs only if this corpus is the same in both. */
  corpus: string;
  /** By metric. */
  metrics: Record<string, UnitScores>;
}

/**
 * A metric as a function of two sums over units: `transform(sum(above) / sum(below))`. Seven significant digits
 * are kept (`compactScores`). Examples: accuracy = correct words / words; map = sum of average precisions / queries;
 * perplexity = exp10(-log10 probabilities / tokens).
 */
export interface UnitScores {
  transform: ScoreTransform;
  /** What each unit adds above; null where it is not finite. */
  above: (number | null)[];
  /** What each unit adds below; absent where each adds 1. */
  below?: number[];
}

/** `ratio` is the identity; the others are e, 2 and 10 to the power of the ratio. */
export type ScoreTransform = 'ratio' | 'exp' | 'exp2' | 'exp10';

/** Per-unit values as they are kept: seven significant digits, null for what is not finite. */
export function compactScores(values: ArrayLike<number>): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? Number(value.toPrecision(7)) : null));
}

/** Seconds since `start`, a value of `performance.now()`; never 0, because rates are made of it. */
export function secondsSince(start: number): number {
  return Math.max(1e-6, (performance.now() - start) / 1000);
}
