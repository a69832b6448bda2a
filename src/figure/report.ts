/**
 * A report as data: lines, tables and figures, and rows of a name and a value, without a word on how they are printed.
 * Whoever prints it chooses colours and widths (cli/render/).
 */
import type { Sentence } from '../errors.ts';
import type { Figure } from './figure.ts';

/** What a piece of text is, for whoever colours it. */
export type Tone = 'good' | 'bad' | 'faint' | 'strong' | 'accent';

/** A text; a count, which is printed as people read numbers; or a text with a tone, which may name options. */
export type Phrase = string | number | { readonly text: Sentence; readonly tone: Tone };

export interface ReportColumn {
  readonly title: string;
  /** @defaultValue 'left' */
  readonly align?: 'left' | 'right';
}

export interface ReportTable {
  readonly title?: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly Phrase[])[];
}

/** A line, in one or in several phrases; a table; or a figure. */
export type ReportPart = Phrase | readonly Phrase[] | ReportTable | Figure;

export type Report = readonly ReportPart[];

/** A result of its own: a line of a name and a value. */
export interface ReportRow {
  name: string;
  /** A number is a count, or a size in bytes; other numbers come as the text that is shown. */
  value: number | string;
  unit?: 'bytes';
  /** Behind the value. */
  note?: string;
}
