/**
 * What is known of a metric: which way is better, its unit, whether it is a timing. Metrics that several kinds of
 * models report stand in experiment/metric-catalogue.ts; a kind defines those of its own in its descriptor.
 */
export interface MetricDefinition {
  /** Such as `perplexity` or `ndcg@10`. */
  readonly name: string;
  /** Which way is better; `none` for counts. */
  readonly direction: 'lower' | 'higher' | 'none';
  /** Such as `bits`, `seconds` or `tokens`; empty for a plain ratio. */
  readonly unit: string;
  /** Measured by a clock or of memory: another run gives another number. @defaultValue false */
  readonly timing?: boolean;
  /**
   * What it is a mean over, where that follows from the options: a token is a word or a character as the tokenizer
   * has it, so two values can be compared only where the tokens are the same. Absent where they always can.
   */
  readonly per?: 'token';
}
