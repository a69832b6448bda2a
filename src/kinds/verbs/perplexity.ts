/** The verb `perplexity`: how well a language model predicts a text. */
import type { Figure } from '../../figure/figure.ts';
import type { ReportRow, ReportTable } from '../../figure/report.ts';
import type { OptionTable } from '../../options/table.ts';
import type { VerbContext } from './context.ts';
import type { AskingVerb, GivenOptions } from './verb-text.ts';

export interface PerplexityVerb extends AskingVerb {
  /** More options. */
  options?: OptionTable;
  /** What the option `svg` draws; absent where there is nothing to draw. */
  svg?: string;
  load: () => Promise<PerplexityAnswers>;
}

export interface PerplexityAnswers {
  /** @returns undefined for a text in which nothing is predicted */
  perplexity(
    inputs: readonly string[],
    options: GivenOptions,
    context: VerbContext,
  ): Promise<PerplexityAnswer | undefined>;
}

export interface PerplexityAnswer {
  perplexity: number;
  /** The answer as JSON, with its explanation where one was asked for. */
  json: object;
  rows: readonly ReportRow[];
  /** Columns of the values. */
  width: number;
  /** The explanation, where it takes a table. */
  table?: ReportTable;
  /** What the option `svg` draws. */
  figure?: Figure;
}
