/** What a station shows, as data: the terminal, plain text and the page each draw the same blocks in their way. */
import type { Figure } from '../figure/figure.ts';
import type { CommandCall } from '../options/command-call.ts';

export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'dialogue'; turns: Turn[] }
  | { kind: 'table'; columns: TableColumn[]; rows: string[][] }
  | { kind: 'list'; items: { label: string; text: string }[] }
  | { kind: 'figure'; figure: Figure }
  /** Commands to try, one after another. */
  | { kind: 'commands'; label: string; calls: readonly CommandCall[] };

export interface Turn {
  speaker: 'person' | 'machine';
  text: string;
  /** How the machine came to say it. */
  note?: string;
}

export interface TableColumn {
  title: string;
  /** @defaultValue 'left' */
  align?: 'left' | 'right';
}

/** A station as it is shown. */
export interface Page {
  name: string;
  title: string;
  blocks: Block[];
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const figure = (of: Figure): Block => ({ kind: 'figure', figure: of });
