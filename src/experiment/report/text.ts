/**
 * Texts of others (names, options, messages) made safe for a report: no character that cannot be seen or that steers
 * what shows it, and nothing that the format would take for markup.
 */

/**
 * Control characters, marks that reorder or hide text (bidirectional controls, line separators, byte order mark),
 * halves of surrogate pairs and what Unicode keeps free of characters.
 */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/** The text on one line with everything unseen as an escape such as `\n`, `\x1b` or `\u202e`. */
export function visible(text: string): string {
  return text.replace(unseen, escapeOf);
}

/** The same, but line feeds and tabs stay. */
export function visibleLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unseen, (character) => {
    return character === '\n' || character === '\t' ? character : escapeOf(character);
  });
}

/** At most so many code points, the last one an ellipsis where there were more. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const points = [...text.slice(0, 2 * most + 2)];
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`;
}

/** For the text and the attributes of XML and HTML. */
export function escapeMarkup(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, entityOf);
}

/** For the text of XML and HTML whose line feeds count. */
export function escapeMarkupLines(text: string): string {
  return visibleLines(text).replace(/[&<>"'`]/g, entityOf);
}

/**
 * For GitHub's Markdown within a line (a heading, a cell), outside of code. Backslashes stop what is markup, tables,
 * formulas, and what GitHub would make a link or a picture of.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>|~$&#!]/g, '\\$&')
    .replace(/:(?=\/\/|\w+:)/g, '\\:')
    .replace(/(www)\./gi, '$1\\.')
    .replace(/(^|\W)@(?=\w)/g, '$1\\@');
}

/**
 * Code in GitHub's Markdown, in a table too. Backticks cannot hold a pipe behind a backslash in a table, and need care
 * with backticks and blanks; such texts become an element whose punctuation is written as entities.
 */
export function codeSpan(text: string): string {
  const shown = visible(text);
  if (shown === '') return '';
  if (shown.trim() === '') return `\`${shown.replaceAll(' ', '␣')}\``;
  if (!/[`|]|^\s|\s$/.test(shown)) return `\`${shown}\``;
  return `<code>${shown.replace(/[!-/:-@[-`{-~]/g, entityOf)}</code>`;
}

function entityOf(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const known: Record<number, string> = { 9: '\\t', 10: '\\n', 13: '\\r' };
  if (known[code] !== undefined) return known[code];
  if (code < 256) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}
