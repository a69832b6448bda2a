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

/** A token as something that can be seen, on one line of its own: blanks and line ends stand in quotes. */
export function visibleToken(token: string): string {
  if (token.trim() === '') return JSON.stringify(token);
  return token.replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    (character) => `\\\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
