/**
 * How many columns of a terminal a text takes: Chinese, Japanese, Korean and most emoji take two, combining marks
 * none (Unicode Standard Annex 11, "East Asian Width"; characters of ambiguous width count as one, as terminals
 * outside of East Asian legacy encodings draw them).
 */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
const mark = /\p{M}/u;

/** The columns of a text without colour codes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += mark.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

/** The text with blanks behind it (or before it) up to a number of columns. */
export function padColumns(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, columns - columnsOf(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/** The text, or its beginning with an ellipsis where it takes more columns. */
export function fitColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (columnsOf(kept + character) >= columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The text in lines of at most so many columns, broken at blanks; a longer word is cut. */
export function wrapColumns(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(/ +/)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (columnsOf(joined) <= columns) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    while (columnsOf(word) > columns) {
      let head = '';
      for (const character of word) {
        if (head !== '' && columnsOf(head + character) > columns) break;
        head += character;
      }
      lines.push(head);
      word = word.slice(head.length);
    }
    line = word;
  }
  return line === '' ? lines : [...lines, line];
}
