/** The verb `info`: what a model file is made of. */
import type { Figure } from '../../figure/figure.ts';
import type { Report, ReportRow } from '../../figure/report.ts';
import type { OptionTable } from '../../options/table.ts';
import type { GivenOptions, VerbText } from './verb-text.ts';

export interface InfoVerb extends VerbText {
  /** What the operand is, in help. */
  operand: string;
  /** What the option `svg` draws; absent where there is nothing to draw. */
  svg?: string;
  /** What is shown of the model. */
  options?: OptionTable;
  load: () => Promise<{ describeFile(file: string, options: GivenOptions): Promise<FileFacts> }>;
}

export interface FileFacts {
  /** What is known, as JSON. */
  json: object;
  /** A first line, over the rows. */
  title?: string;
  rows: readonly ReportRow[];
  /** Columns of the names. */
  width: number;
  /** Under the rows. */
  report?: Report;
  /** Under that, and what the option `svg` draws. */
  figure?: Figure;
}
