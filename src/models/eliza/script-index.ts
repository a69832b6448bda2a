/**
 * What must be known of a whole script before its first answer: a number for every word, and for every rule where
 * the numbers of its decompositions and part boundaries begin. With it a rule can be compiled by itself, when a
 * conversation first comes to it (see compile.ts). It is plain data, so that it can be stored as JSON.
 *
 * Rules are numbered in the order of the script; NONE comes after the last, the MEMORY rule after NONE.
 */
import type { ElizaScript, PatternElement, Reassembly, ReassemblyElement } from './types.ts';

export interface ScriptIndex {
  /** id -> word, each once: the keywords in the order of their rules, then `DELIMITERS`, then all others. */
  readonly words: readonly string[];
  /** How many rules there are, without NONE and MEMORY. */
  readonly ruleCount: number;
  /** For each rule: its precedence. */
  readonly ranks: readonly number[];
  /** For each rule: the id of the word that replaces its keyword, or -1. */
  readonly substitutes: readonly number[];
  /** For each rule: 1 where it has decompositions or a link, so that its keyword goes on the keystack. */
  readonly transforms: readonly number[];
  /** For each rule, NONE and MEMORY too: the number of its first decomposition. */
  readonly decompositions: readonly number[];
  /** For each rule, NONE and MEMORY too: where the part boundaries of its first decomposition begin. */
  readonly bounds: readonly number[];
  /** How many numbers the part boundaries of all decompositions take. */
  readonly boundCount: number;
  /** For each decomposition: how many reassemblies it has. */
  readonly reassemblyCounts: readonly number[];
  /** Each tag with the ids of the words that carry it. */
  readonly tags: readonly (readonly [tag: string, words: readonly number[]])[];
  /** True where a word that the script puts into the text has a blank inside, see reassemble.ts. */
  readonly hasBlanks: boolean;
}

/** The words at which the scan of an input cuts. */
export const DELIMITERS = [',', '.', 'BUT'] as const;
/** What takes the place of a part that the decomposition does not have. */
export const NO_PART = 'HMMM';

const indexes = new WeakMap<ElizaScript, ScriptIndex>();

/** The index of a script: made when it is first asked for. */
export function indexOf(script: ElizaScript): ScriptIndex {
  let index = indexes.get(script);
  if (index === undefined) {
    index = new Indexer(script).index();
    indexes.set(script, index);
  }
  return index;
}

/** Spares a script that was stored with its index the making of it. */
export function rememberIndex(script: ElizaScript, index: ScriptIndex): void {
  indexes.set(script, index);
}

class Indexer {
  readonly #script: ElizaScript;
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #decompositions: number[] = [];
  readonly #bounds: number[] = [];
  readonly #counts: number[] = [];
  #boundCount = 0;
  #hasBlanks = false;

  constructor(script: ElizaScript) {
    this.#script = script;
  }

  index(): ScriptIndex {
    const { rules, none, memory } = this.#script;
    for (const keyword of rules.keys()) this.#id(keyword);
    for (const word of DELIMITERS) this.#id(word);
    this.#id(NO_PART);
    const ranks: number[] = [];
    const substitutes: number[] = [];
    const transforms: number[] = [];
    const tags = new Map<string, Set<number>>();
    for (const [keyword, rule] of rules) {
      ranks.push(rule.rank);
      substitutes.push(this.#substitute(rule.substitution));
      transforms.push(rule.decompositions.length > 0 || rule.link !== null ? 1 : 0);
      for (const tag of rule.tags) {
        const tagged = tags.get(tag) ?? new Set();
        tags.set(tag, tagged.add(this.#id(keyword)));
      }
      this.#begin();
      for (const { pattern, reassemblies } of rule.decompositions) this.#decomposition(pattern, reassemblies);
    }
    this.#begin();
    for (const { pattern, reassemblies } of none.decompositions) this.#decomposition(pattern, reassemblies);
    this.#begin();
    for (const { pattern, elements } of memory.transformations) {
      this.#decomposition(pattern, [{ kind: 'words', elements }]);
    }
    return {
      words: this.#words,
      ruleCount: rules.size,
      ranks,
      substitutes,
      transforms,
      decompositions: this.#decompositions,
      bounds: this.#bounds,
      boundCount: this.#boundCount,
      reassemblyCounts: this.#counts,
      tags: Array.from(tags, ([tag, words]) => [tag, [...words]] as const),
      hasBlanks: this.#hasBlanks,
    };
  }

  /** A rule begins: its numbers start here. */
  #begin(): void {
    this.#decompositions.push(this.#counts.length);
    this.#bounds.push(this.#boundCount);
  }

  #substitute(word: string | null): number {
    if (word === null) return -1;
    if (word.includes(' ')) this.#hasBlanks = true;
    return this.#id(word);
  }

  #decomposition(pattern: readonly PatternElement[], reassemblies: readonly Reassembly[]): void {
    for (const element of pattern) {
      if (element.kind === 'word') this.#id(element.word);
      else if (element.kind === 'any') for (const word of element.words) this.#id(word);
    }
    this.#boundCount += pattern.length;
    this.#counts.push(reassemblies.length);
    for (const reassembly of reassemblies) {
      if (reassembly.kind === 'words') this.#elements(reassembly.elements);
      else if (reassembly.kind === 'pre') {
        this.#elements(reassembly.elements);
        // Only what PRE writes goes into the text; a reply may hold any blanks.
        if (reassembly.elements.some((each) => typeof each === 'string' && each.includes(' '))) {
          this.#hasBlanks = true;
        }
      }
    }
  }

  #elements(elements: readonly ReassemblyElement[]): void {
    for (const element of elements) if (typeof element === 'string') this.#id(element);
  }

  #id(word: string): number {
    let id = this.#ids.get(word);
    if (id === undefined) {
      id = this.#words.push(word) - 1;
      this.#ids.set(word, id);
    }
    return id;
  }
}
