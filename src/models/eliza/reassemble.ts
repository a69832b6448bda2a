/**
 * Reassembly: a reply or a new text made of words and of the parts of a decomposition.
 *
 * A reply joins words with single blanks and is neither collapsed nor trimmed: the symbol `«`, which stands for a
 * blank, prints as one. Only the words of a part count, though: a blank that PRE or a substitution put into the
 * text is no word of a part, and a symbol with a blank inside counts as two.
 */
import type { Program } from './compile.ts';
import { MAX_CHARACTERS, MAX_WORDS } from './limits.ts';
import type { Pattern } from './matcher.ts';

/** Up to so many words are joined one by one, which is quicker and makes no array. */
const FEW_WORDS = 64;

/** A text in the course of an exchange. */
export interface Text {
  /** The ids of its words, with room for more. */
  ids: Int32Array;
  length: number;
  /** The words that the script does not know: id `program.words.length + i` is `strings[i]`. */
  strings: string[];
}

export function wordOf(program: Program, text: Text, id: number): string {
  const known = program.words;
  return id < known.length ? known[id] : text.strings[id - known.length];
}

/** The words from `start` to `end` (exclusive) joined with blanks; null where that is too long for a reply. */
export function joinWords(program: Program, text: Text, start: number, end: number): string | null {
  const known = program.words;
  const { ids, strings } = text;
  if (end - start > FEW_WORDS) return joinMany(program, text, start, end);
  let joined = '';
  for (let i = start; i < end; i++) {
    const id = ids[i];
    const word = id < known.length ? known[id] : strings[id - known.length];
    joined = i === start ? word : `${joined} ${word}`;
  }
  return joined.length > MAX_CHARACTERS ? null : joined;
}

/**
 * The reply that `codes` make of the parts of a text; null where it would be longer than MAX_WORDS or
 * MAX_CHARACTERS.
 */
export function reassemble(
  program: Program,
  codes: Int32Array,
  text: Text,
  pattern: Pattern,
  bounds: Int32Array,
): string | null {
  const known = program.words;
  if (rewrittenLength(codes, pattern, bounds) > MAX_WORDS) return null;
  let reply = '';
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    let piece: string | null;
    if (code >= 0) piece = known[code];
    else {
      const part = pattern.base - 1 - code;
      piece = joinWords(program, text, part === pattern.base ? 0 : bounds[part - 1], bounds[part]);
      if (piece === null) return null;
      if (program.hasBlanks) piece = piece.split(' ').filter(Boolean).join(' ');
    }
    if (piece === '') continue;
    reply = reply === '' ? piece : `${reply} ${piece}`;
    if (reply.length > MAX_CHARACTERS) return null;
  }
  return reply;
}

/** joinWords for a long text: its length is reckoned first, and the string made in one go. */
function joinMany(program: Program, text: Text, start: number, end: number): string | null {
  const words: string[] = new Array(end - start);
  let length = 0;
  for (let i = start; i < end; i++) {
    const word = wordOf(program, text, text.ids[i]);
    words[i - start] = word;
    length += word.length + 1;
    if (length > MAX_CHARACTERS) return null;
  }
  return words.join(' ');
}

/** How many words `rewrite` will write, at most. */
export function rewrittenLength(codes: Int32Array, pattern: Pattern, bounds: Int32Array): number {
  let length = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] >= 0) length++;
    else {
      const part = pattern.base - 1 - codes[i];
      length += bounds[part] - (part === pattern.base ? 0 : bounds[part - 1]);
    }
  }
  return length;
}

/** Writes the text that PRE makes of the parts of `text` into `out`. */
export function rewrite(
  program: Program,
  codes: Int32Array,
  text: Text,
  pattern: Pattern,
  bounds: Int32Array,
  out: Text,
): void {
  let length = 0;
  reserve(out, rewrittenLength(codes, pattern, bounds));
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code >= 0) {
      out.ids[length++] = code;
      continue;
    }
    const part = pattern.base - 1 - code;
    const start = part === pattern.base ? 0 : bounds[part - 1];
    const end = bounds[part];
    if (program.hasBlanks) length = writeSplit(program, text, start, end, out, length, codes.length - i);
    else if (end - start > 16) {
      out.ids.set(text.ids.subarray(start, end), length);
      length += end - start;
    } else {
      for (let k = start; k < end; k++) out.ids[length++] = text.ids[k];
    }
  }
  out.length = length;
}

/** Makes room for `length` words, keeping what is there. */
export function reserve(text: Text, length: number): void {
  if (text.ids.length >= length) return;
  const longer = new Int32Array(Math.max(length, 2 * text.ids.length));
  longer.set(text.ids);
  text.ids = longer;
}

/** Writes the words of a part, those with blanks inside as several; returns the new length of `out`. */
function writeSplit(
  program: Program,
  text: Text,
  start: number,
  end: number,
  out: Text,
  length: number,
  more: number,
): number {
  let written = length;
  for (let k = start; k < end && written <= MAX_WORDS; k++) {
    const word = wordOf(program, text, text.ids[k]);
    if (!word.includes(' ')) {
      reserve(out, written + 1 + more);
      out.ids[written++] = text.ids[k];
      continue;
    }
    for (const piece of word.split(' ')) {
      if (piece === '') continue;
      reserve(out, written + 1 + more);
      const id = program.ids.get(piece);
      out.ids[written++] = id ?? program.words.length + text.strings.push(piece) - 1;
    }
  }
  return written;
}
