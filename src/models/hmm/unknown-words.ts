/**
 * P(tag | what a word looks like), for words that training did not see or saw seldom.
 * Source: T. Brants, "TnT", ANLP 2000, section 2.3, after C. Samuelsson, "Morphological Tagging Based Entirely on
 * Bayesian Inference", 1993: the endings of rare words, from the shortest to the longest, each mixed with the shorter
 * one's (successive abstraction), apart for capitalised words. Beyond it, where the options say so: shapes finer than
 * capitals; the beginning of the word, whose evidence is multiplied in as (P(tag | prefix) / P(tag | shape))^1/2 because
 * it overlaps with the ending's; and for capitalised words the most frequent tag of the lower-case form, multiplied in
 * as P(tag | form) / P(tag | shape).
 */
import { AffixTrie, beginningOf, endingOf } from './affix-trie.ts';
import type { TaggerCounts } from './tagger-counts.ts';
import type { TaggerOptions } from './tagger-options.ts';
import { isCapitalised, shapeOf } from './word-shape.ts';

/** What a guess rests on. */
export interface Evidence {
  shape: number;
  /** The longest ending and beginning that rare words have too, and how often they did; lower-cased. */
  suffix: string;
  suffixCount: number;
  prefix: string;
  prefixCount: number;
  /** Most frequent tag of the lower-case form, or -1. */
  lowerTag: number;
}

/** Finds the most frequent tag of a word and its count, or undefined where the word is unknown. */
export type TagOfWord = (word: string) => number | undefined;

export class UnknownWords {
  readonly #options: TaggerOptions;
  readonly #width: number;
  readonly #suffixes: AffixTrie;
  readonly #prefixes: AffixTrie;
  readonly #forms: AffixTrie;
  readonly #tagOfWord: TagOfWord;
  readonly #pseudo: number;
  readonly #isTheta: boolean;
  /** P(tag) of rare words, whatever their shape; the tags with more than 0. */
  readonly #root: Float64Array;
  readonly #support: Uint32Array;
  readonly #shapeRoots: (Float64Array | undefined)[] = [];
  readonly #prefixValues: Float64Array;
  readonly #formValues: Float64Array;

  /** @param tagCounts [T] how often each tag was seen, for theta */
  constructor(counts: TaggerCounts, tagOfWord: TagOfWord, tagCounts: Float64Array, options: TaggerOptions) {
    const width = counts.tags.length;
    this.#options = options;
    this.#width = width;
    this.#tagOfWord = tagOfWord;
    this.#suffixes = new AffixTrie(width);
    this.#prefixes = new AffixTrie(width);
    this.#forms = new AffixTrie(width);
    this.#root = new Float64Array(width);
    this.#prefixValues = new Float64Array(width);
    this.#formValues = new Float64Array(width);
    this.#isTheta = options.abstraction === 'theta';
    this.#pseudo =
      options.abstraction === 'theta' ? thetaOf(tagCounts.subarray(0, width)) : options.abstraction;
    this.#learn(counts);
    this.#support = Uint32Array.from(this.#root.keys()).filter((tag) => this.#root[tag] > 0);
  }

  /**
   * The distribution over tags for a word.
   * @param out [T] receives it; sums to 1
   */
  guess(word: string, out: Float64Array): Evidence {
    const { shapes, suffixLength, prefixLength } = this.#options;
    const shape = shapeOf(word, shapes);
    const evidence: Evidence = {
      shape,
      suffix: '',
      suffixCount: 0,
      prefix: '',
      prefixCount: 0,
      lowerTag: this.#lowerTag(word),
    };
    const root = this.#suffixes.root(shape);
    const support = this.#support;
    out.set(this.#root);
    // No rare word had such a shape: all that is known is what rare words are.
    if (root === -1) return evidence;

    const shapeRoot = this.#shapeRoot(shape, root);
    out.set(shapeRoot);
    const ending = endingOf(word, suffixLength);
    const suffix = this.#descend(this.#suffixes, root, ending, out);
    evidence.suffix = String.fromCodePoint(...ending.slice(0, suffix.depth).reverse());
    evidence.suffixCount = suffix.count;

    const beginning = beginningOf(word, prefixLength);
    const prefixValues = this.#prefixValues;
    prefixValues.set(shapeRoot);
    const prefixRoot = this.#prefixes.root(shape);
    const prefix =
      prefixRoot === -1
        ? { scale: 1, depth: 0, count: 0 }
        : this.#descend(this.#prefixes, prefixRoot, beginning, prefixValues);
    evidence.prefix = String.fromCodePoint(...beginning.slice(0, prefix.depth));
    evidence.prefixCount = prefix.count;
    if (prefix.depth > 0)
      for (const tag of support) out[tag] *= Math.sqrt((prefixValues[tag] * prefix.scale) / shapeRoot[tag]);

    if (evidence.lowerTag !== -1) {
      const form = this.#forms.root(shape * this.#width + evidence.lowerTag);
      if (form !== -1) {
        const values = this.#formValues;
        values.set(shapeRoot);
        const scale = this.#forms.refine(form, values, 1, this.#pseudo, this.#isTheta);
        for (const tag of support) out[tag] *= (values[tag] * scale) / shapeRoot[tag];
      } else evidence.lowerTag = -1;
    }
    let sum = 0;
    for (const tag of support) sum += out[tag];
    for (const tag of support) out[tag] /= sum;
    return evidence;
  }

  #learn(counts: TaggerCounts): void {
    const { suffixLength, prefixLength, shapes } = this.#options;
    const { words, wordStart, entryTag, contextStart, contextCount } = counts;
    const countOf = (entry: number) => {
      let sum = 0;
      for (let k = contextStart[entry]; k < contextStart[entry + 1]; k++) sum += contextCount[k];
      return sum;
    };
    // A corpus may have no word that is rare: then all words tell of the unknown.
    const limit = Math.max(this.#options.rareCount, smallestCount(counts));
    let total = 0;
    for (let w = 0; w < words.length; w++) {
      if (contextStart[wordStart[w + 1]] - contextStart[wordStart[w]] > limit) continue;
      let seen = 0;
      for (let e = wordStart[w]; e < wordStart[w + 1]; e++) seen += countOf(e);
      if (seen > limit) continue;
      const shape = shapeOf(words[w], shapes);
      const ending = endingOf(words[w], suffixLength);
      const beginning = beginningOf(words[w], prefixLength);
      const lowerTag = this.#lowerTag(words[w]);
      for (let e = wordStart[w]; e < wordStart[w + 1]; e++) {
        const count = countOf(e);
        this.#suffixes.add(shape, ending, entryTag[e], count);
        if (beginning.length > 0) this.#prefixes.add(shape, beginning, entryTag[e], count);
        if (lowerTag !== -1) this.#forms.add(shape * this.#width + lowerTag, [], entryTag[e], count);
        this.#root[entryTag[e]] += count;
        total += count;
      }
    }
    for (let tag = 0; tag < this.#root.length; tag++) this.#root[tag] /= total;
    this.#suffixes.finish();
    this.#prefixes.finish();
    this.#forms.finish();
  }

  #shapeRoot(shape: number, node: number): Float64Array {
    let values = this.#shapeRoots[shape];
    if (values === undefined) {
      values = this.#root.slice();
      const scale = this.#suffixes.refine(node, values, 1, this.#pseudo, this.#isTheta);
      for (let tag = 0; tag < values.length; tag++) values[tag] *= scale;
      this.#shapeRoots[shape] = values;
    }
    return values;
  }

  /** Follows letters as far as the trie goes, refining `values` at each node. */
  #descend(
    trie: AffixTrie,
    root: number,
    letters: readonly number[],
    values: Float64Array,
  ): { scale: number; depth: number; count: number } {
    let node = root;
    let scale = 1;
    let depth = 0;
    for (const letter of letters) {
      const next = trie.child(node, letter);
      if (next === -1) break;
      scale = trie.refine(next, values, scale, this.#pseudo, this.#isTheta);
      node = next;
      depth++;
    }
    return { scale, depth, count: trie.total(node) };
  }

  #lowerTag(word: string): number {
    if (!this.#options.lowerForm || !isCapitalised(word)) return -1;
    return this.#tagOfWord(word.toLowerCase()) ?? -1;
  }
}

/** Brants's theta: the standard deviation of the tags' probabilities. */
function thetaOf(tagCounts: Float64Array): number {
  let total = 0;
  for (const count of tagCounts) total += count;
  const mean = 1 / tagCounts.length;
  let squares = 0;
  for (const count of tagCounts) squares += (count / total - mean) ** 2;
  // A single tag has no deviation; then any weight gives the same.
  return Math.sqrt(squares / Math.max(1, tagCounts.length - 1)) || 0.01;
}

function smallestCount({ words, wordStart, contextStart, contextCount }: TaggerCounts): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let w = 0; w < words.length; w++) {
    let seen = 0;
    for (let k = contextStart[wordStart[w]]; k < contextStart[wordStart[w + 1]]; k++) seen += contextCount[k];
    if (seen < smallest) smallest = seen;
  }
  return smallest;
}
