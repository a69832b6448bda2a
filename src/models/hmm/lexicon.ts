/**
 * The candidates of a word: which tags it may have, and log P(word | previous tag, tag) of each.
 * Known words: relative counts. Words seen seldom: counts with pseudo-counts from affixes. Unknown words: affixes, by
 * Bayes' rule P(word | tag) = P(tag | word) P(word) / P(tag), where P(word) is that of a word seen once.
 * The word given the tag before as well (S. Thede and M. Harper, "A Second-Order Hidden Markov Model for Part-of-Speech
 * Tagging", ACL 1999, in its place before rather than two before): with v = count(previous, tag, word), n =
 * count(previous, tag) and y = context * sqrt(n),
 *   P(word | previous, tag) = (v + y P(word | tag)) / (n + y).
 * Natural logs. A word's candidates are worked out when it is first asked for, and kept.
 */
import { SmallTables } from './small-tables.ts';
import type { TaggerCounts } from './tagger-counts.ts';
import type { TaggerSettings } from './tagger-options.ts';
import type { Transitions } from './transitions.ts';
import { type Evidence, UnknownWords } from './unknown-words.ts';
import { isCapitalised } from './word-shape.ts';

/** Ways to write a quotation mark: tokenizers and corpora differ in it. */
const quotes = ['"', '``', "''", '\u201c', '\u201d'];
/** Unknown words kept at most; then all are forgotten. */
const maximumUnknown = 65_536;

export class Lexicon {
  readonly #counts: TaggerCounts;
  readonly #transitions: Transitions;
  readonly #options: TaggerSettings;
  readonly #unknown = new Map<string, number>();
  readonly #slots: Int32Array;
  readonly #wordCount: Float64Array;
  readonly #distribution: Float64Array;
  readonly #guesser: UnknownWords;
  #slotCount = 0;
  /** Candidates of slot s stand from start[s] to start[s + 1], tags ascending. */
  start = new Uint32Array(1024);
  tag = new Uint32Array(4096);
  /** log P(word | tag) */
  log = new Float64Array(4096);
  /** The entry of word and tag, whose contexts count; -1 for none. */
  entry = new Int32Array(4096);
  /** Table e: previous tags of entry e, with log P(word | previous, tag) once the entry's word was asked for. */
  readonly contexts: SmallTables;
  /** [pairs] log of y / (n + y): what a word pays that was not seen with this pair of tags. */
  readonly pairNovel: Float64Array;

  constructor(counts: TaggerCounts, transitions: Transitions, options: TaggerSettings) {
    this.#counts = counts;
    this.#transitions = transitions;
    this.#options = options;
    this.#slots = new Int32Array(counts.words.size).fill(-1);
    this.#wordCount = new Float64Array(counts.words.size);
    const { wordStart, contextStart, contextCount } = counts;
    for (let w = 0; w < counts.words.size; w++) {
      let sum = 0;
      for (let k = contextStart[wordStart[w]]; k < contextStart[wordStart[w + 1]]; k++)
        sum += contextCount[k];
      this.#wordCount[w] = sum;
    }
    this.#distribution = new Float64Array(counts.tags.length);
    this.contexts = new SmallTables(
      options.context > 0 ? contextStart : new Uint32Array(0),
      counts.contextTag,
    );
    this.#guesser = new UnknownWords(
      counts,
      (word) => this.#mostFrequentTag(word),
      transitions.tagCount,
      options,
    );
    this.pairNovel = new Float64Array(transitions.pairs);
    if (options.context > 0)
      for (let row = 0; row < transitions.pairs; row++) {
        const n = transitions.pairCount[row];
        if (n > 0) this.pairNovel[row] = -Math.log1p(Math.sqrt(n) / options.context);
      }
  }

  /** The number of a word, or -1. */
  idOf(word: string): number {
    return this.#counts.words.find(word);
  }

  /** How often a word was seen (after lower-casing at the beginning of sentences). */
  countOf(word: string): number {
    const id = this.idOf(word);
    return id === -1 ? 0 : this.#wordCount[id];
  }

  /** The form under which a token is looked up. */
  lookUpForm(token: string, initial: boolean): string {
    if (!initial || !this.#options.lowerInitial || !isCapitalised(token)) return this.#quoteForm(token);
    const lower = token.toLowerCase();
    return this.countOf(lower) > this.countOf(token) ? lower : token;
  }

  /** The slot of a form's candidates. Slots stay valid until `forget`. */
  slotOf(form: string): number {
    const id = this.idOf(form);
    if (id !== -1) {
      const slot = this.#slots[id];
      if (slot !== -1) return slot;
      this.#slots[id] = this.#fill(form, id);
      return this.#slots[id];
    }
    let slot = this.#unknown.get(form);
    if (slot === undefined) {
      const other = this.#quoteForm(form);
      slot = other === form ? this.#fill(form, -1) : this.slotOf(other);
      this.#unknown.set(form, slot);
    }
    return slot;
  }

  /** Makes room: to be called between sentences. */
  forget(): void {
    if (this.#unknown.size < maximumUnknown) return;
    this.#unknown.clear();
    this.#slots.fill(-1);
    this.#slotCount = 0;
  }

  /** What affixes say of a word: the distribution [T] and the evidence. */
  guess(form: string): { distribution: Float64Array; evidence: Evidence } {
    const distribution = new Float64Array(this.#counts.tags.length);
    this.#guesser.guess(form, distribution);
    return { distribution, evidence: this.#guesser.evidence(form) };
  }

  /** True where affixes have a say in a word's candidates. */
  usesAffixes(id: number): boolean {
    return (
      id === -1 || (this.#options.lexiconPrior > 0 && this.#wordCount[id] <= this.#options.smoothedCount)
    );
  }

  /** For a quotation mark that the corpus writes in another way: its way. */
  #quoteForm(form: string): string {
    if (!quotes.includes(form) || this.idOf(form) !== -1) return form;
    return quotes.find((quote) => this.idOf(quote) !== -1) ?? form;
  }

  #mostFrequentTag(word: string): number | undefined {
    const id = this.idOf(word);
    if (id === -1) return undefined;
    const { wordStart, entryTag } = this.#counts;
    let best = wordStart[id];
    for (let e = best + 1; e < wordStart[id + 1]; e++)
      if (this.#entryCount(e) > this.#entryCount(best)) best = e;
    return entryTag[best];
  }

  #entryCount(entry: number): number {
    const { contextStart, contextCount } = this.#counts;
    let sum = 0;
    for (let k = contextStart[entry]; k < contextStart[entry + 1]; k++) sum += contextCount[k];
    return sum;
  }

  #fill(form: string, id: number): number {
    if (this.#slotCount + 2 > this.start.length)
      this.start = grown(this.start, new Uint32Array(this.start.length * 2));
    const slot = this.#slotCount++;
    const at = this.start[slot];
    const end = this.usesAffixes(id) ? this.#fillWithAffixes(form, id, at) : this.#fillKnown(id, at);
    this.start[slot + 1] = end;
    if (this.#options.context > 0)
      for (let i = at; i < end; i++) if (this.entry[i] !== -1) this.#fillContexts(this.entry[i], this.log[i]);
    return slot;
  }

  #fillKnown(id: number, at: number): number {
    const { wordStart, entryTag } = this.#counts;
    this.#reserve(at + wordStart[id + 1] - wordStart[id]);
    let end = at;
    for (let e = wordStart[id]; e < wordStart[id + 1]; e++, end++) {
      this.tag[end] = entryTag[e];
      this.log[end] = Math.log(this.#entryCount(e) / this.#transitions.tagCount[entryTag[e]]);
      this.entry[end] = e;
    }
    return end;
  }

  #fillWithAffixes(form: string, id: number, at: number): number {
    const { wordStart, entryTag, tags } = this.#counts;
    const { tagCount } = this.#transitions;
    const values = this.#distribution;
    const known = id !== -1;
    const seen = known ? this.#wordCount[id] : 0;
    let most = 0;
    if (known) {
      const prior = this.#options.lexiconPrior;
      const norm = 1 / (seen + prior);
      this.#guesser.guess(form, values, prior * norm);
      for (let e = wordStart[id]; e < wordStart[id + 1]; e++)
        values[entryTag[e]] += this.#entryCount(e) * norm;
    } else this.#guesser.guess(form, values);
    for (let tag = 0; tag < values.length; tag++) if (values[tag] > most) most = values[tag];
    const least = this.#options.candidateThreshold * most;
    const weight = known ? seen : 1;
    this.#reserve(at + tags.length);
    let end = at;
    let entry = known ? wordStart[id] : 0;
    const lastEntry = known ? wordStart[id + 1] : 0;
    for (let tag = 0; tag < values.length; tag++) {
      const own = entry < lastEntry && entryTag[entry] === tag ? entry++ : -1;
      if (!(values[tag] > least) && own === -1) continue;
      this.tag[end] = tag;
      this.log[end] = Math.log((values[tag] * weight) / tagCount[tag]);
      this.entry[end] = own;
      end++;
    }
    return end;
  }

  #fillContexts(entry: number, log: number): void {
    const { contextStart, contextTag, contextCount, entryTag } = this.#counts;
    const probability = Math.exp(log);
    for (let k = contextStart[entry]; k < contextStart[entry + 1]; k++) {
      const n = this.#transitions.pairCount[this.#transitions.find(contextTag[k], entryTag[entry])];
      const weight = this.#options.context * Math.sqrt(n);
      this.contexts.value[this.contexts.find(entry, contextTag[k])] = Math.log(
        (contextCount[k] + weight * probability) / (n + weight),
      );
    }
  }

  #reserve(length: number): void {
    if (length <= this.tag.length) return;
    const size = Math.max(length, 2 * this.tag.length);
    this.tag = grown(this.tag, new Uint32Array(size));
    this.log = grown(this.log, new Float64Array(size));
    this.entry = grown(this.entry, new Int32Array(size));
  }
}

function grown<A extends Uint32Array | Float64Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
