/** The verb `info`: what a model file is made of. */
import type { ReportRow } from './report.ts';
import type { VerbText } from './verb-text.ts';

export interface InfoVerb extends VerbText {
  /** What the operand is, in help. */
  operand: string;
  load: () => Promise<{ describeFile(file: string): Promise<FileFacts> }>;
}

export interface FileFacts {
  /** What is known, as JSON. */
  json: object;
  /** A first line, over the rows. */
  title?: string;
  rows: readonly ReportRow[];
  /** Columns of the names. */
  width: number;
}
