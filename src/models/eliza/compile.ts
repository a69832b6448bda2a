/**
 * A script made ready to run: every word that the script knows has an id, rules are found by the id of their
 * keyword, and patterns and reassemblies are arrays of small integers.
 *
 * A program is made once for a script and shared by all its conversations; nothing in it changes.
 */
import { compilePattern, type Pattern, type WordSet } from './matcher.ts';
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
  readonly rank: number;
  /** The id of the word that replaces the keyword, or -1. */
  readonly substitute: number;
  /** True where the rule has decompositions or a link, so that its keyword goes on the keystack. */
  readonly transforms: boolean;
  readonly decompositions: readonly CompiledDecomposition[];
  /** The rule used where no decomposition matches. */
  readonly link: number;
  readonly linkKeyword: string | null;
}

export interface Program {
  readonly script: ElizaScript;
  /** word -> id */
  readonly ids: ReadonlyMap<string, number>;
  /** id -> word */
  readonly words: readonly string[];
  /** id -> the rule of this keyword, or NO_RULE */
  readonly ruleOf: Int32Array;
  readonly rules: readonly CompiledRule[];
  readonly none: CompiledRule;
  /** The rule of the MEMORY key, or NO_RULE. */
  readonly memoryRule: number;
  readonly memories: readonly CompiledDecomposition[];
  /** For each decomposition, by its id, how many reassemblies it has. */
  readonly reassemblyCounts: readonly number[];
  /** How many numbers the part boundaries of all decompositions take. */
  readonly boundCount: number;
  readonly comma: number;
  readonly stop: number;
  readonly but: number;
  /** True where a word that the script puts into the text has a blank inside, see reassemble.ts. */
  readonly hasBlanks: boolean;
}

const programs = new WeakMap<ElizaScript, Program>();

/** The program of a script: made when it is first asked for. */
export function compile(script: ElizaScript): Program {
  let program = programs.get(script);
  if (program === undefined) {
    program = new Compiler(script).compile();
    programs.set(script, program);
  }
  return program;
}

/** What takes the place of a part that the decomposition does not have. */
const NO_PART = 'HMMM';
const noCodes = new Int32Array(0);

class Compiler {
  readonly #script: ElizaScript;
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #ruleNumbers = new Map<string, number>();
  readonly #tags = new Map<string, Set<number>>();
  readonly #counts: number[] = [];
  #bounds = 0;
  #hasBlanks = false;

  constructor(script: ElizaScript) {
    this.#script = script;
  }

  compile(): Program {
    const { rules, none, memory } = this.#script;
    for (const { keyword, tags } of rules.values()) {
      this.#ruleNumbers.set(keyword, this.#ruleNumbers.size);
      for (const tag of tags) this.#wordsTagged(tag).add(this.#id(keyword));
    }
    const compiled: CompiledRule[] = [];
    for (const rule of rules.values()) compiled.push(this.#rule(rule));
    const compiledNone = this.#rule(none);
    const memories = memory.transformations.map(({ pattern, elements }) =>
      this.#decomposition(pattern, [{ kind: 'words', elements }]),
    );
    const [comma, stop, but] = [',', '.', 'BUT'].map((word) => this.#id(word));
    const ruleOf = new Int32Array(this.#words.length).fill(NO_RULE);
    for (const [keyword, number] of this.#ruleNumbers) ruleOf[this.#id(keyword)] = number;
    return {
      script: this.#script,
      ids: this.#ids,
      words: this.#words,
      ruleOf,
      rules: compiled,
      none: compiledNone,
      memoryRule: this.#ruleNumbers.get(memory.keyword) ?? NO_RULE,
      memories,
      reassemblyCounts: this.#counts,
      boundCount: this.#bounds,
      comma,
      stop,
      but,
      hasBlanks: this.#hasBlanks,
    };
  }

  #rule(rule: KeywordRule): CompiledRule {
    const { keyword, rank, substitution, link } = rule;
    if (substitution?.includes(' ')) this.#hasBlanks = true;
    this.#id(keyword);
    return {
      keyword,
      rank,
      substitute: substitution === null ? -1 : this.#id(substitution),
      transforms: rule.decompositions.length > 0 || link !== null,
      decompositions: rule.decompositions.map((each) => this.#decomposition(each.pattern, each.reassemblies)),
      link: link === null ? NO_RULE : this.#target(link),
      linkKeyword: link,
    };
  }

  #decomposition(
    source: readonly PatternElement[],
    reassemblies: readonly Reassembly[],
  ): CompiledDecomposition {
    const pattern = compilePattern(
      source,
      (word) => this.#id(word),
      (tag) => this.#wordsTagged(tag),
      this.#bounds,
    );
    this.#bounds += source.length;
    const id = this.#counts.push(reassemblies.length) - 1;
    return {
      id,
      pattern,
      source,
      reassemblies: reassemblies.map((each) => this.#reassembly(each, source.length)),
    };
  }

  #reassembly(source: Reassembly, parts: number): CompiledReassembly {
    switch (source.kind) {
      case 'words':
        return { kind: WORDS, codes: this.#codes(source.elements, parts), target: NO_RULE, source };
      case 'newkey':
        return { kind: NEWKEY, codes: noCodes, target: NO_RULE, source };
      case 'link':
        return { kind: LINK, codes: noCodes, target: this.#target(source.keyword), source };
      case 'pre':
        for (const element of source.elements) {
          if (typeof element === 'string' && element.includes(' ')) this.#hasBlanks = true;
        }
        return {
          kind: PRE,
          codes: this.#codes(source.elements, parts),
          target: this.#target(source.keyword),
          source,
        };
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
    return this.#ruleNumbers.get(keyword) ?? MISSING_RULE;
  }

  #wordsTagged(tag: string): WordSet {
    let words = this.#tags.get(tag);
    if (words === undefined) {
      words = new Set();
      this.#tags.set(tag, words);
    }
    return words;
  }

  #id(word: string): number {
    let id = this.#ids.get(word);
    if (id === undefined) {
      id = this.#words.length;
      this.#words.push(word);
      this.#ids.set(word, id);
    }
    return id;
  }
}

/** The ids of the words of a user's text; word i that the script does not know is `words.length + i`. */
export function wordIds(program: Program, words: readonly string[], out: Int32Array): void {
  const { ids } = program;
  const unknown = program.words.length;
  for (let i = 0; i < words.length; i++) out[i] = ids.get(words[i]) ?? unknown + i;
}
