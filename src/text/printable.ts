/** Text and tokens as something that can be seen on one line, whatever characters they hold. */

/** Text that keeps to its line and cannot steer the terminal: file names and input may hold any character. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** A token on a line of its own: blanks and line ends stand in quotes. */
export function visibleToken(token: string): string {
  return token.trim() === '' ? JSON.stringify(token) : printable(token);
}

/** A token where there is room for a character only: a blank and a line end as signs. */
export function drawnToken(token: string): string {
  return token === '\n' ? '↵' : token === ' ' ? '␣' : token;
}
