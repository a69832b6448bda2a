/** Text and tokens as something that can be seen on one line, whatever characters they hold. */

/** Text that keeps to its line and cannot steer the terminal: file names and input may hold any character. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** Colours and weights that results are shown in; control characters but blanks, tabs and line ends; marks that turn lines. */
const steering =
  /(\u001b\[(?:1|2|22|3[1-6]|39)m)|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * What may stand on a terminal of results that hold texts of others: none of it moves the cursor, sets a title or turns
 * a line around; what would is spelt out. Colours of this program stay.
 */
export function terminalText(text: string): string {
  return text.replace(steering, (found, colour: string | undefined) => {
    if (colour !== undefined) return colour;
    const code = found.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u{${code}}` : `\\x${code.padStart(2, '0')}`;
  });
}

/** The beginning and the end of a text that is too long for a message. @param most UTF-16 units, 100 or more */
export function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const tail = Math.floor(most / 4);
  const head = text.slice(0, most - tail - 5).replace(/[\ud800-\udbff]$/, '');
  return `${head} ... ${text.slice(-tail).replace(/^[\udc00-\udfff]/, '')}`;
}

/** A token on a line of its own: blanks and line ends stand in quotes. */
export function visibleToken(token: string): string {
  return token.trim() === '' ? JSON.stringify(token) : printable(token);
}

/** A token where there is room for a character only: a blank and a line end as signs. */
export function drawnToken(token: string): string {
  return token === '\n' ? '↵' : token === ' ' ? '␣' : token;
}
