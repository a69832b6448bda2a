/** A text of several lines on one. */

/**
 * Line ends become one blank each, together with the white space around them. In time linear in the text, which the
 * regular expression `\s*\n\s*` is not: it tries each blank of a long run again.
 * @param ends what ends a line, one character
 */
export function joinLines(text: string, ends: RegExp = /\n/): string {
  if (!ends.test(text)) return text;
  const lines = text.split(ends);
  const last = lines.length - 1;
  const parts: string[] = [];
  for (let i = 0; i <= last; i++) {
    const from = i === 0 ? 0 : spaceAfter(lines[i], 0);
    const to = i === last ? lines[i].length : spaceBefore(lines[i], from);
    if (from < to || i === 0 || i === last) parts.push(lines[i].slice(from, to));
  }
  return parts.join(' ');
}

/** U+FEFF is white space to JavaScript but not to Unicode: it is text. */
function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 9 && unit <= 13);
  return unit !== 0xfeff && /\s/.test(String.fromCharCode(unit));
}

function spaceAfter(line: string, start: number): number {
  let at = start;
  while (at < line.length && isSpace(line.charCodeAt(at))) at++;
  return at;
}

function spaceBefore(line: string, from: number): number {
  let at = line.length;
  while (at > from && isSpace(line.charCodeAt(at - 1))) at--;
  return at;
}
