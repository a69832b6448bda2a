/** Results as data for people: lines of a name and a value, and tables. How they look is said in cli/. */

export interface ReportRow {
  name: string;
  /** A number is a count, or a size in bytes; other numbers come as the text that is shown. */
  value: number | string;
  unit?: 'bytes';
  /** Behind the value. */
  note?: string;
}

export interface ReportTable {
  title?: string;
  columns: readonly { title: string; align?: 'left' | 'right' }[];
  rows: readonly (readonly string[])[];
}
