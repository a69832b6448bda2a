/**
 * A page of help as data: `nlp help TOPIC` prints it on the terminal, and the same page stands as Markdown in
 * .github/help, where the README links to it.
 */
export type HelpBlock =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; columns: readonly string[]; rows: readonly (readonly string[])[] }
  /** Lines as they are typed or printed. */
  | { kind: 'code'; lines: readonly string[] };

export interface HelpPage {
  title: string;
  blocks: readonly HelpBlock[];
}

export const text = (of: string): HelpBlock => ({ kind: 'text', text: of });
export const heading = (of: string): HelpBlock => ({ kind: 'heading', text: of });
export const list = (...items: string[]): HelpBlock => ({ kind: 'list', items });
export const code = (...lines: string[]): HelpBlock => ({ kind: 'code', lines });
export const table = (columns: readonly string[], rows: readonly (readonly string[])[]): HelpBlock => ({
  kind: 'table',
  columns,
  rows,
});
