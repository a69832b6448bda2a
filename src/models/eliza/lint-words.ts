/**
 * Which words a text can hold when rules are tried on it, and what that means for the patterns of a script.
 *
 * After the scan a text has no delimiter left, and of each word with a substitute only the substitute; PRE may
 * put anything into it. So a word can occur if it can be typed and is not always replaced, or if a substitution or
 * a PRE writes it.
 */
import { writeElement } from './notation.ts';
import type { ScriptDraft } from './script-reader.ts';
import type { PatternElement } from './types.ts';

export interface WordKnowledge {
  readonly rules: ScriptDraft['rules'];
  /** Words that a substitution or a PRE writes. */
  readonly written: ReadonlySet<string>;
  /** tag -> the words that carry it. */
  readonly tagged: ReadonlyMap<string, readonly string[]>;
  /** The tags of which a word can stand in a text. */
  readonly living: ReadonlySet<string>;
}

export function learnWords({ rules }: Pick<ScriptDraft, 'rules'>): WordKnowledge {
  const written = new Set<string>();
  const tagged = new Map<string, string[]>();
  for (const rule of rules.values()) {
    if (rule.substitution !== null) written.add(rule.substitution);
    for (const tag of rule.tags) {
      const words = tagged.get(tag);
      if (words === undefined) tagged.set(tag, [rule.keyword]);
      else words.push(rule.keyword);
    }
    for (const { reassemblies } of rule.decompositions) {
      for (const reassembly of reassemblies) {
        if (reassembly.kind !== 'pre') continue;
        for (const element of reassembly.elements) {
          if (typeof element === 'string')
            for (const word of [element, ...element.split(' ')]) written.add(word);
        }
      }
    }
  }
  const living = new Set<string>();
  const knowledge = { rules, written, tagged, living };
  for (const [tag, words] of tagged) if (words.some((word) => canOccur(knowledge, word))) living.add(tag);
  return knowledge;
}

/** True where the user can type the word so that it reaches the scan as one word. */
export function isTypeable(word: string): boolean {
  return !/[ ,.]/.test(word) && word !== 'BUT';
}

/** True where the word can stand in a text on which rules are tried. */
export function canOccur(knowledge: WordKnowledge, word: string): boolean {
  if (knowledge.written.has(word)) return true;
  return isTypeable(word) && (knowledge.rules.get(word)?.substitution ?? word) === word;
}

/** Why no text has a word that the element matches, or null where one can have it. */
export function whyImpossible(knowledge: WordKnowledge, element: PatternElement): string | null {
  switch (element.kind) {
    case 'count':
      return null;
    case 'never':
      return `the list ${writeElement(element)} begins with neither * nor /, so it matches nothing`;
    case 'word': {
      const { word } = element;
      if (canOccur(knowledge, word)) return null;
      if (!isTypeable(word)) return `no text can hold ${word}: at , . and BUT the input is cut`;
      return `no text can hold ${word}: it is always replaced by ${knowledge.rules.get(word)?.substitution}`;
    }
    case 'any':
      if (element.words.some((word) => canOccur(knowledge, word))) return null;
      return element.words.length === 0
        ? 'an empty list (*) matches nothing'
        : `no text can hold a word of ${writeElement(element)}`;
    case 'tagged': {
      const { tags } = element;
      if (tags.some((tag) => knowledge.living.has(tag))) return null;
      const carried = tags.find((tag) => knowledge.tagged.has(tag));
      return carried === undefined
        ? `no keyword carries a tag of ${writeElement(element)}`
        : `each word that carries the tag ${carried} is always replaced by another`;
    }
  }
}

/** More work than this is not worth an answer: such patterns were not written by hand. */
const MAX_COMPARISONS = 100_000;

/**
 * True where every text that `later` matches is surely matched by `earlier` as well: they are alike, or `earlier`
 * begins and ends with `0` and its fixed elements are all found, in order, among those of `later`.
 */
export function covers(
  knowledge: WordKnowledge,
  earlier: readonly PatternElement[],
  later: readonly PatternElement[],
): boolean {
  if (earlier.length === later.length && earlier.every((element, i) => isAlike(element, later[i])))
    return true;
  // A pattern without elements matches nothing but no words at all.
  if (earlier.length === 0 || earlier.length * later.length > MAX_COMPARISONS) return false;
  const runs = fixedRuns(earlier);
  if (runs === null || !isOpen(earlier[0]) || !isOpen(earlier[earlier.length - 1])) return false;
  const laterRuns = fixedRuns(later);
  if (laterRuns === null) return false;
  let run = 0;
  for (const words of laterRuns) {
    for (let at = 0; run < runs.length && at + runs[run].length <= words.length; ) {
      const wanted = runs[run];
      if (wanted.every((element, i) => implies(knowledge, words[at + i], element))) {
        at += wanted.length;
        run++;
      } else at++;
    }
  }
  return run === runs.length;
}

export function isOpen(element: PatternElement): boolean {
  return element.kind === 'count' && element.count === 0;
}

const ANY_WORD: PatternElement = { kind: 'count', count: 1 };

/** The runs of elements between the zeros, a count of n as n single words; null where a count is too large. */
function fixedRuns(pattern: readonly PatternElement[]): PatternElement[][] | null {
  const runs: PatternElement[][] = [[]];
  for (const element of pattern) {
    if (isOpen(element)) runs.push([]);
    else if (element.kind !== 'count') runs[runs.length - 1].push(element);
    else if (element.count > 100) return null;
    else for (let i = 0; i < element.count; i++) runs[runs.length - 1].push(ANY_WORD);
  }
  return runs.filter((run) => run.length > 0);
}

function isAlike(a: PatternElement, b: PatternElement): boolean {
  return writeElement(a) === writeElement(b) && a.kind === b.kind;
}

/** True where each word that `a` matches is matched by `b`; both match one word. */
function implies(knowledge: WordKnowledge, a: PatternElement, b: PatternElement): boolean {
  if (b.kind === 'count') return true;
  const words = wordsOf(knowledge, a);
  const others = wordsOf(knowledge, b);
  if (words === null || others === null || words.length * others.length > MAX_COMPARISONS) return false;
  return words.every((word) => others.includes(word));
}

/** The words an element can match; null for any word at all. */
function wordsOf(knowledge: WordKnowledge, element: PatternElement): readonly string[] | null {
  switch (element.kind) {
    case 'word':
      return [element.word];
    case 'any':
      return element.words;
    case 'tagged':
      return element.tags.flatMap((tag) => knowledge.tagged.get(tag) ?? []);
    case 'never':
      return [];
    case 'count':
      return null;
  }
}
