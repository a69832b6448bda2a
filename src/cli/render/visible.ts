/** A token as something that can be seen, on one line of its own. */
import { printable } from '../output.ts';

/** Blanks and line ends stand in quotes. */
export function visible(token: string): string {
  return token.trim() === '' ? JSON.stringify(token) : printable(token);
}
