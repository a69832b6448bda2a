/**
 * A table of a report as data: the terminal, Markdown and HTML each draw it in their way. Texts are as they came;
 * whoever draws makes them safe.
 */
export interface ReportTable {
  title: string;
  columns: ReportColumn[];
  rows: ReportCell[][];
}

export interface ReportColumn {
  title: string;
  align: 'left' | 'right';
  /** Holds what was written by others (ids, options, expressions): Markdown shows it as code. */
  code?: boolean;
}

export interface ReportCell {
  text: string;
  /** What the row is sorted by, where that is a number; null and what is absent come last. */
  value?: number | null;
  tone?: Tone;
}

export type Tone = 'good' | 'bad' | 'faint';
