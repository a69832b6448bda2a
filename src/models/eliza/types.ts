/**
 * An ELIZA script as data: what the reader makes of a script file, and what a program may build by hand.
 *
 * Source: J. Weizenbaum, "ELIZA - A Computer Program For the Study of Natural Language Communication Between
 * Man And Machine", Communications of the ACM 9(1), January 1966, pages 36 to 45.
 * All words are in capitals. `at` is where a thing begins in the script's text, in UTF-16 code units; a script
 * built by a program has none. A script is never changed once it is made, so many conversations may share it.
 */

/** One element of a decomposition. */
export type PatternElement =
  /** This very word. */
  | { readonly kind: 'word'; readonly word: string; readonly at?: number }
  /** Exactly `count` words, whichever they are; 0 stands for any number of words, none too. */
  | { readonly kind: 'count'; readonly count: number; readonly at?: number }
  /** `(*A B C)`: one word out of the list. */
  | { readonly kind: 'any'; readonly words: readonly string[]; readonly at?: number }
  /** `(/T U)`: one word that carries one of the tags. */
  | { readonly kind: 'tagged'; readonly tags: readonly string[]; readonly at?: number }
  /** A list that starts with neither `*` nor `/`: matches nothing. */
  | { readonly kind: 'never'; readonly words: readonly string[]; readonly at?: number };

/** A word as it is printed, or the number of a part of the decomposition, from 1. */
export type ReassemblyElement = string | number;

export type Reassembly =
  | { readonly kind: 'words'; readonly elements: readonly ReassemblyElement[]; readonly at?: number }
  /** `(NEWKEY)`: go on with the next keyword. */
  | { readonly kind: 'newkey'; readonly at?: number }
  /** `(=OTHER)`: go on with the rules of OTHER. */
  | { readonly kind: 'link'; readonly keyword: string; readonly at?: number }
  /** `(PRE (words and parts) (=OTHER))`: rewrite the text, then go on with the rules of OTHER. */
  | {
      readonly kind: 'pre';
      readonly elements: readonly ReassemblyElement[];
      readonly keyword: string;
      readonly at?: number;
    };

/** A decomposition and the reassemblies it cycles through. */
export interface Decomposition {
  readonly pattern: readonly PatternElement[];
  /** At least one. */
  readonly reassemblies: readonly Reassembly[];
  readonly at?: number;
}

export interface KeywordRule {
  readonly keyword: string;
  /** The word that takes the keyword's place in the text. */
  readonly substitution: string | null;
  /** The tags of `DLIST(/TAG ...)`, without the stroke. */
  readonly tags: readonly string[];
  /** The precedence, 0 or more. */
  readonly rank: number;
  readonly decompositions: readonly Decomposition[];
  /** The keyword whose rules are used where no decomposition matches. */
  readonly link: string | null;
  readonly at?: number;
  /** Where the link stands. */
  readonly linkAt?: number;
}

/** `(decomposition = reassembly)`, one of the four of the MEMORY rule. */
export interface MemoryTransformation {
  readonly pattern: readonly PatternElement[];
  readonly elements: readonly ReassemblyElement[];
  readonly at?: number;
}

export interface MemoryRule {
  readonly keyword: string;
  /** Exactly four. */
  readonly transformations: readonly MemoryTransformation[];
  readonly at?: number;
}

export interface ElizaScript {
  /** The file or name it came from, for messages. */
  readonly name: string;
  readonly greeting: readonly string[];
  /** By keyword, in the order of the script, without NONE and MEMORY. */
  readonly rules: ReadonlyMap<string, KeywordRule>;
  /** The last resort. */
  readonly none: KeywordRule;
  readonly memory: MemoryRule;
}
