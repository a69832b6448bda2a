/** Results as data for people: lines of a name and a value. How they look is said in cli/. */

export interface ReportRow {
  name: string;
  /** A number is a count, or a size in bytes; other numbers come as the text that is shown. */
  value: number | string;
  unit?: 'bytes';
  /** Behind the value. */
  note?: string;
}
