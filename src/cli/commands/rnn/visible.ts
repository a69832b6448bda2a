/** A symbol as something that can be seen, on one line of its own. */
import { printable } from '../../output.ts';

/** Blanks and line ends stand in quotes. */
export function visible(symbol: string): string {
  return symbol.trim() === '' ? JSON.stringify(symbol) : printable(symbol);
}
