/**
 * The pieces that Unigram training begins with: every character, and the substrings of words that occur at least twice
 * and go on in more than one way or end a word, found in a sorted array of the words' suffixes.
 * Source: T. Kudo, 2018, section 3.2; U. Manber and G. Myers, "Suffix arrays", 1993. As in SentencePiece the first
 * weights are occurrences times length, and letters of two scripts are never one piece.
 */
import { compareCodePoints } from '../../code-points.ts';

export const LONGEST_PIECE = 16;
const MOST_SEEDS = 1_000_000;

export interface SeedPiece {
  text: string;
  weight: number;
}

/** @param words code points of each word, the blank's mark first @param longest in characters */
export function seedPieces(
  words: readonly (readonly [word: string, count: number])[],
  longest: number = LONGEST_PIECE,
): { characters: Map<string, number>; pieces: SeedPiece[] } {
  const characters = new Map<string, number>();
  const parts = words.map(([word, count]): [string[], number] => {
    const points = Array.from(word);
    for (const point of points) characters.set(point, (characters.get(point) ?? 0) + count);
    return [points, count];
  });
  // Characters by number, 0 between words.
  const numbers = new Map<string, number>();
  const names = [''];
  for (const character of [...characters.keys()].sort(compareCodePoints)) {
    numbers.set(character, names.length);
    names.push(character);
  }
  const length = parts.reduce((sum, [points]) => sum + points.length + 1, 0);
  const text = new Uint32Array(length + longest + 1);
  const weights = new Float64Array(length);
  const suffixes = new Uint32Array(length - parts.length);
  let at = 0;
  let used = 0;
  for (const [points, count] of parts) {
    for (const point of points) {
      weights[at] = count;
      suffixes[used++] = at;
      text[at++] = numbers.get(point)!;
    }
    at++;
  }
  const depth = longest + 1;
  suffixes.sort((a, b) => {
    for (let i = 0; i < depth; i++) {
      const difference = text[a + i] - text[b + i];
      if (difference !== 0) return difference;
      if (text[a + i] === 0) break;
    }
    return a - b;
  });
  const pieces: SeedPiece[] = [];
  const scripts = names.map(scriptOf);
  const report = (start: number, size: number, count: number) => {
    if (size < 2 || size > longest || count < 2) return;
    for (let i = 1; i < size; i++) {
      if (names[text[start + i]] === '\u2581') return;
      const [one, other] = [scripts[text[start + i - 1]], scripts[text[start + i]]];
      if (one !== 'any' && one !== other) return;
    }
    let piece = '';
    for (let i = 0; i < size; i++) piece += names[text[start + i]];
    pieces.push({ text: piece, weight: count * size });
  };
  // Intervals of suffixes with a common beginning, innermost first.
  const open: { size: number; before: number }[] = [{ size: 0, before: 0 }];
  let sum = 0;
  for (let i = 0; i <= used; i++) {
    const common = i === 0 || i === used ? 0 : commonLength(text, suffixes[i - 1], suffixes[i], depth);
    let before = sum;
    while (open[open.length - 1].size > common) {
      const interval = open.pop()!;
      before = interval.before;
      report(suffixes[i - 1], interval.size, sum - before);
    }
    if (open[open.length - 1].size < common) open.push({ size: common, before });
    if (i === used) break;
    // What ends a word goes on in as many ways as words may follow.
    const whole = commonLength(text, suffixes[i], suffixes[i], depth);
    if (whole > open[open.length - 1].size) open.push({ size: whole, before: sum });
    sum += weights[suffixes[i]];
  }
  pieces.sort((a, b) => b.weight - a.weight || compareCodePoints(a.text, b.text));
  return { characters, pieces: pieces.slice(0, MOST_SEEDS) };
}

/** How many characters two suffixes share before their words end. */
function commonLength(text: Uint32Array, a: number, b: number, limit: number): number {
  let size = 0;
  while (size < limit && text[a + size] === text[b + size] && text[a + size] !== 0) size++;
  return size;
}

const scriptNames =
  'Common Latin Hangul Han Hiragana Katakana Cyrillic Greek Arabic Hebrew Devanagari Thai Armenian Georgian Bengali Tamil Telugu Kannada Malayalam Gujarati Gurmukhi Oriya Sinhala Lao Tibetan Myanmar Khmer Mongolian Ethiopic Inherited';
const scriptTests = scriptNames.split(' ').map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

/** Kana and Han are written together; the blank goes with all. */
function scriptOf(character: string): string {
  if (character === '\u2581' || character === '') return 'any';
  if (character === '\u30fc') return 'Han';
  const name = scriptTests.find(([, test]) => test.test(character))?.[0] ?? 'other';
  return name === 'Hiragana' || name === 'Katakana' ? 'Han' : name;
}
