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
import type { TaggerSettings } from './tagger-options.ts';
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
  readonly #options: TaggerSettings;
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
  /** [T] scratch. */
  readonly #values: Float64Array;

  /** @param tagCounts [T] how often each tag was seen, for theta */
  constructor(counts: TaggerCounts, tagOfWord: TagOfWord, tagCounts: Float64Array, options: TaggerSettings) {
    const width = counts.tags.length;
    this.#options = options;
    this.#width = width;
    this.#tagOfWord = tagOfWord;
    this.#suffixes = new AffixTrie(width);
    this.#prefixes = new AffixTrie(width);
    this.#forms = new AffixTrie(width);
    this.#root = new Float64Array(width);
    this.#values = new Float64Array(width);
    this.#isTheta = options.abstraction === 'theta';
    this.#pseudo =
      options.abstraction === 'theta' ? thetaOf(tagCounts.subarray(0, width)) : options.abstraction;
    this.#learn(counts);
    this.#support = Uint32Array.from(this.#root.keys()).filter((tag) => this.#root[tag] > 0);
  }

  /**
   * The distribution over tags for a word. Only the tags that an affix speaks of are touched one by one; what all
   * others have in common drops out when the sum is made.
   * @param out [T] receives it
   * @param sum what it sums to
   */
  guess(word: string, out: Float64Array, sum = 1): void {
    const shape = shapeOf(word, this.#options.shapes);
    const root = this.#suffixes.root(shape);
    const found = root === -1 ? undefined : this.#look(word, shape, root);
    const shapeRoot = found === undefined ? this.#root : this.#shapeRoot(shape, root);
    out.set(shapeRoot);
    if (found !== undefined) {
      this.#refineAlong(this.#suffixes, found.suffix, out);
      const values = this.#values;
      if (found.prefix.length > 0) {
        values.set(shapeRoot);
        this.#refineAlong(this.#prefixes, found.prefix, values);
        // The first node has the tags of all that come after it.
        for (const tag of this.#prefixes.tags(found.prefix[0]))
          out[tag] *= Math.sqrt(values[tag] / shapeRoot[tag]);
      }
      if (found.form !== -1) {
        values.set(shapeRoot);
        this.#forms.refine(found.form, values, 1, this.#pseudo, this.#isTheta);
        for (const tag of this.#forms.tags(found.form)) out[tag] *= values[tag] / shapeRoot[tag];
      }
    }
    const support = this.#support;
    let total = 0;
    for (let i = 0; i < support.length; i++) total += out[support[i]];
    const factor = sum / total;
    for (let i = 0; i < support.length; i++) out[support[i]] *= factor;
  }

  /** What `guess` rests on. */
  evidence(word: string): Evidence {
    const shape = shapeOf(word, this.#options.shapes);
    const root = this.#suffixes.root(shape);
    const none = { shape, suffix: '', suffixCount: 0, prefix: '', prefixCount: 0, lowerTag: -1 };
    // No rare word had such a shape: all that is known is what rare words are.
    if (root === -1) return none;
    const { suffix, prefix, form } = this.#look(word, shape, root);
    const ending = endingOf(word, suffix.length).reverse();
    const beginning = beginningOf(word, prefix.length);
    return {
      shape,
      suffix: String.fromCodePoint(...ending),
      suffixCount: this.#suffixes.total(suffix.at(-1) ?? root),
      prefix: String.fromCodePoint(...beginning),
      prefixCount: prefix.length > 0 ? this.#prefixes.total(prefix[prefix.length - 1]) : 0,
      lowerTag: form === -1 ? -1 : this.#lowerTag(word),
    };
  }

  /** The nodes of a word's affixes, from the shortest to the longest, and that of its lower-case form's tag, or -1. */
  #look(word: string, shape: number, root: number): { suffix: number[]; prefix: number[]; form: number } {
    const { suffix, prefix } = this.#options;
    const prefixRoot = this.#prefixes.root(shape);
    const lowerTag = this.#lowerTag(word);
    return {
      suffix: this.#suffixes.nodes(root, endingOf(word, suffix)),
      prefix: prefixRoot === -1 ? [] : this.#prefixes.nodes(prefixRoot, beginningOf(word, prefix)),
      form: lowerTag === -1 ? -1 : this.#forms.root(shape * this.#width + lowerTag),
    };
  }

  #learn(counts: TaggerCounts): void {
    const { suffix, prefix, shapes } = this.#options;
    const { words, wordStart, entryTag, contextStart, contextCount } = counts;
    const countOf = (entry: number) => {
      let sum = 0;
      for (let k = contextStart[entry]; k < contextStart[entry + 1]; k++) sum += contextCount[k];
      return sum;
    };
    // A corpus may have no word that is rare: then all words tell of the unknown.
    const limit = Math.max(this.#options.rare, smallestCount(counts));
    let total = 0;
    for (let w = 0; w < words.size; w++) {
      if (contextStart[wordStart[w + 1]] - contextStart[wordStart[w]] > limit) continue;
      let seen = 0;
      for (let e = wordStart[w]; e < wordStart[w + 1]; e++) seen += countOf(e);
      if (seen > limit) continue;
      const word = words.token(w);
      const shape = shapeOf(word, shapes);
      const ending = endingOf(word, suffix);
      const beginning = beginningOf(word, prefix);
      const lowerTag = this.#lowerTag(word);
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

  /** Successive abstraction along nodes, but for a common factor: only tags of the first node change. */
  #refineAlong(trie: AffixTrie, nodes: readonly number[], values: Float64Array): void {
    let scale = 1;
    for (let i = 0; i < nodes.length; i++)
      scale = trie.refine(nodes[i], values, scale, this.#pseudo, this.#isTheta);
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
  for (let w = 0; w < words.size; w++) {
    let seen = 0;
    for (let k = contextStart[wordStart[w]]; k < contextStart[wordStart[w + 1]]; k++) seen += contextCount[k];
    if (seen < smallest) smallest = seen;
  }
  return smallest;
}
