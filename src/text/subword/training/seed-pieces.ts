/**
 * The pieces that Unigram training begins with: every character, and the substrings of words that occur at least twice
 * and go on in more than one way (behind a word stand a blank or nothing), found in a sorted array of the words' suffixes.
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

/** A word with how often it occurs, and how often it is the last of its text. */
export type CountedWord = readonly [word: string, count: number, last: number];

/** @param longest in characters */
export function seedPieces(
  words: readonly CountedWord[],
  longest: number = LONGEST_PIECE,
): { characters: Map<string, number>; pieces: SeedPiece[] } {
  const characters = countCharacters(words);
  // Characters by number; 0 stands at the ends of texts, that of the blank's mark between words.
  const names = ['', ...[...characters.keys()].sort(compareCodePoints)];
  const numbers = new Map(names.map((name, number) => [name, number]));
  const blank = numbers.get('\u2581') ?? names.length;
  const runs: (readonly [word: string, count: number, end: number])[] = [];
  for (const [word, count, last] of words) {
    if (count > last) runs.push([word, count - last, blank]);
    if (last > 0) runs.push([word, last, 0]);
  }
  const length = runs.reduce((sum, [word]) => sum + word.length + 2, 0);
  const depth = longest + 1;
  const text = new Uint32Array(length + depth);
  const weights = new Float64Array(length);
  const places = new Uint32Array(length);
  let at = 0;
  let used = 0;
  for (const [word, count, end] of runs) {
    for (const character of word) {
      weights[at] = count;
      places[used++] = at;
      text[at++] = numbers.get(character)!;
    }
    text[at++] = end;
    text[at++] = 0;
  }
  const suffixes = places.subarray(0, used).sort((a, b) => {
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
    let piece = names[text[start]];
    for (let i = 1; i < size; i++) {
      const number = text[start + i];
      if (number === 0 || number === blank) return;
      const before = scripts[text[start + i - 1]];
      if (before !== 'any' && before !== scripts[number]) return;
      piece += names[number];
    }
    pieces.push({ text: piece, weight: count * size });
  };
  // Intervals of suffixes with a common beginning, innermost first.
  const open: { size: number; before: number }[] = [{ size: 0, before: 0 }];
  let sum = 0;
  for (let i = 0; i <= used; i++) {
    const common = i === 0 || i === used ? 0 : commonLength(text, suffixes[i - 1], suffixes[i], depth);
    let before = i === 0 ? 0 : sum - weights[suffixes[i - 1]];
    while (open[open.length - 1].size > common) {
      const interval = open.pop()!;
      before = interval.before;
      report(suffixes[i - 1], interval.size, sum - before);
    }
    if (open[open.length - 1].size < common) open.push({ size: common, before });
    if (i < used) sum += weights[suffixes[i]];
  }
  pieces.sort((a, b) => b.weight - a.weight || compareCodePoints(a.text, b.text));
  return { characters, pieces: pieces.slice(0, MOST_SEEDS) };
}

function countCharacters(words: readonly CountedWord[]): Map<string, number> {
  const characters = new Map<string, number>();
  for (const [word, count] of words)
    for (const character of word) characters.set(character, (characters.get(character) ?? 0) + count);
  return characters;
}

/** How many characters two suffixes share, the end of a text among them. */
function commonLength(text: Uint32Array, a: number, b: number, limit: number): number {
  let size = 0;
  while (size < limit && text[a + size] === text[b + size]) {
    if (text[a + size++] === 0) break;
  }
  return size;
}

const scriptNames =
  'Common Latin Hangul Han Hiragana Katakana Cyrillic Greek Arabic Hebrew Devanagari Thai Armenian Georgian Bengali Tamil Telugu Kannada Malayalam Gujarati Gurmukhi Oriya Sinhala Lao Tibetan Myanmar Khmer Mongolian Ethiopic Inherited';
const scriptTests = scriptNames
  .split(' ')
  .map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

/** Kana and Han are written together; the blank goes with all. */
function scriptOf(character: string): string {
  if (character === '\u2581' || character === '') return 'any';
  if (character === '\u30fc') return 'Han';
  const name = scriptTests.find(([, test]) => test.test(character))?.[0] ?? 'other';
  return name === 'Hiragana' || name === 'Katakana' ? 'Han' : name;
}
