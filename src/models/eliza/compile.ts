/**
 * A script made ready to run: every word that the script knows has an id, a rule has the number of its keyword, and
 * patterns and reassemblies are arrays of small integers.
 *
 * A program is made once for a script and shared by all its conversations. A line of a chat touches a handful of
 * the hundreds of rules, so a rule is compiled when it is first used; nothing else in a program changes.
 */
import { compilePattern, type Pattern, type WordSet } from './matcher.ts';
import { DELIMITERS, indexOf, NO_PART, type ScriptIndex } from './script-index.ts';
import type { ElizaScript, KeywordRule, PatternElement, Reassembly, ReassemblyElement } from './types.ts';

export const WORDS = 0;
export const NEWKEY = 1;
export const LINK = 2;
export const PRE = 3;

/** No rule; a link to a keyword that does not exist, which only a script built by a program can have. */
export const NO_RULE = -1;
export const MISSING_RULE = -2;

export interface CompiledReassembly {
  readonly kind: typeof WORDS | typeof NEWKEY | typeof LINK | typeof PRE;
  /** A word's id, or -1 - i for part i, from 0. */
  readonly codes: Int32Array;
  /** The rule that a link or PRE goes on with. */
  readonly target: number;
  readonly source: Reassembly;
}

export interface CompiledDecomposition {
  /** Its number in the whole script, by which a conversation keeps its place in the cycle. */
  readonly id: number;
  readonly pattern: Pattern;
  readonly source: readonly PatternElement[];
  readonly reassemblies: readonly CompiledReassembly[];
}

export interface CompiledRule {
  readonly keyword: string;
  readonly decompositions: readonly CompiledDecomposition[];
  /** The rule used where no decomposition matches. */
  readonly link: number;
  readonly linkKeyword: string | null;
}

const programs = new WeakMap<ElizaScript, Program>();

/** The program of a script: made when it is first asked for. */
export function compile(script: ElizaScript): Program {
  let program = programs.get(script);
  if (program === undefined) {
    program = new Program(script);
    programs.set(script, program);
  }
  return program;
}

const noCodes = new Int32Array(0);

export class Program {
  readonly script: ElizaScript;
  readonly index: ScriptIndex;
  /** id -> word; the first are the keywords, so that the id of a keyword is the number of its rule. */
  readonly words: readonly string[];
  /** word -> id */
  readonly ids: ReadonlyMap<string, number>;
  readonly comma: number;
  readonly stop: number;
  readonly but: number;
  /** Keywords and delimiters have ids below this, and no other words. */
  readonly watched: number;
  readonly hasBlanks: boolean;
  /** The rule of the MEMORY key, or NO_RULE. */
  readonly memoryRule: number;
  /** By number, NONE last; those not used so far are undefined. */
  readonly #rules: (CompiledRule | undefined)[];
  #memories: readonly CompiledDecomposition[] | undefined;
  readonly #tags = new Map<string, WordSet>();

  constructor(script: ElizaScript) {
    const index = indexOf(script);
    const { words, ruleCount, hasBlanks } = index;
    const ids = new Map<string, number>();
    for (let id = 0; id < words.length; id++) ids.set(words[id], id);
    this.script = script;
    this.index = index;
    this.words = words;
    this.ids = ids;
    [this.comma, this.stop, this.but] = DELIMITERS.map((word) => this.#id(word));
    this.watched = Math.max(ruleCount, this.comma + 1, this.stop + 1, this.but + 1);
    this.hasBlanks = hasBlanks;
    this.#rules = new Array(ruleCount + 1).fill(undefined);
    this.memoryRule = Math.max(this.#target(script.memory.keyword), NO_RULE);
  }

  rule(number: number): CompiledRule {
    const known = this.#rules[number];
    if (known !== undefined) return known;
    const rule = this.#compile(this.script.rules.get(this.words[number]) as KeywordRule, number);
    this.#rules[number] = rule;
    return rule;
  }

  get none(): CompiledRule {
    const { ruleCount } = this.index;
    let none = this.#rules[ruleCount];
    if (none === undefined) {
      none = this.#compile(this.script.none, ruleCount);
      this.#rules[ruleCount] = none;
    }
    return none;
  }

  /** The transformations of MEMORY. */
  get memories(): readonly CompiledDecomposition[] {
    this.#memories ??= this.#decompositions(
      this.script.memory.transformations.map(({ pattern, elements }) => ({
        pattern,
        reassemblies: [{ kind: 'words', elements }],
      })),
      this.index.ruleCount + 1,
    );
    return this.#memories;
  }

  #compile({ keyword, decompositions, link }: KeywordRule, number: number): CompiledRule {
    return {
      keyword,
      decompositions: this.#decompositions(decompositions, number),
      link: link === null ? NO_RULE : this.#target(link),
      linkKeyword: link,
    };
  }

  /** The decompositions of the rule with this number. */
  #decompositions(
    sources: readonly { pattern: readonly PatternElement[]; reassemblies: readonly Reassembly[] }[],
    number: number,
  ): CompiledDecomposition[] {
    let id = this.index.decompositions[number];
    let base = this.index.bounds[number];
    return sources.map(({ pattern: source, reassemblies }) => {
      const pattern = compilePattern(
        source,
        (word) => this.#id(word),
        (tag) => this.#wordsTagged(tag),
        base,
      );
      base += source.length;
      return {
        id: id++,
        pattern,
        source,
        reassemblies: reassemblies.map((each) => this.#reassembly(each, source.length)),
      };
    });
  }

  #reassembly(source: Reassembly, parts: number): CompiledReassembly {
    switch (source.kind) {
      case 'words':
        return { kind: WORDS, codes: this.#codes(source.elements, parts), target: NO_RULE, source };
      case 'newkey':
        return { kind: NEWKEY, codes: noCodes, target: NO_RULE, source };
      case 'link':
        return { kind: LINK, codes: noCodes, target: this.#target(source.keyword), source };
      case 'pre': {
        const codes = this.#codes(source.elements, parts);
        return { kind: PRE, codes, target: this.#target(source.keyword), source };
      }
    }
  }

  #codes(elements: readonly ReassemblyElement[], parts: number): Int32Array {
    const codes = new Int32Array(elements.length);
    for (let i = 0; i < codes.length; i++) {
      const element = elements[i];
      if (typeof element === 'string') codes[i] = this.#id(element);
      else codes[i] = element >= 1 && element <= parts ? -element : this.#id(NO_PART);
    }
    return codes;
  }

  #target(keyword: string): number {
    const id = this.ids.get(keyword);
    return id !== undefined && id < this.index.ruleCount ? id : MISSING_RULE;
  }

  #wordsTagged(tag: string): WordSet {
    let words = this.#tags.get(tag);
    if (words === undefined) {
      words = new Set(this.index.tags.find(([name]) => name === tag)?.[1]);
      this.#tags.set(tag, words);
    }
    return words;
  }

  /** The id of a word of the script: the index has them all. */
  #id(word: string): number {
    return this.ids.get(word) as number;
  }
}

/** The ids of the words of a user's text; word i that the script does not know is `words.length + i`. */
export function wordIds(program: Program, words: readonly string[], out: Int32Array): void {
  const { ids } = program;
  const unknown = program.words.length;
  for (let i = 0; i < words.length; i++) out[i] = ids.get(words[i]) ?? unknown + i;
}
