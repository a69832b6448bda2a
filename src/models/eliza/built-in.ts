/**
 * The built-in scripts as the build left them: read, checked and indexed, so that a chat begins at once. Reading a
 * script of 90 kB costs as much as half a start of Node, most of it for rules that the chat never comes to.
 *
 * A file NAME.cache beside this module is
 *   the bytes of the script file | NUL | the header, a line of JSON | each rule in the order of the script as JSON
 * and counts only where the script file has these very bytes still. A rule is parsed when it is asked for.
 */
import { fileURLToPath } from 'node:url';
import { rememberIndex, type ScriptIndex } from './script-index.ts';
import type { ElizaScript, KeywordRule, MemoryRule } from './types.ts';

// An import of node:fs loads fs/promises, streams and readline with it, which a short run never uses.
const { readFileSync } = process.getBuiltinModule('node:fs');

/** Where the script files are: three levels up from src/models/eliza and from dist/models/eliza alike. */
export const BUILT_IN_FOLDER: string = fileURLToPath(new URL('../../../corpora/eliza/', import.meta.url));
export const SCRIPT_EXTENSION = '.script';
/** The script of whoever names none. */
export const DEFAULT_SCRIPT = 'doctor';

export const CACHE_FOLDER: string = fileURLToPath(new URL('cache/', import.meta.url));
export const CACHE_EXTENSION = '.cache';

/** What a cache file says of the whole script. */
export interface CacheHeader {
  name: string;
  greeting: readonly string[];
  none: KeywordRule;
  memory: MemoryRule;
  index: ScriptIndex;
  /** Where the JSON of each rule ends, in bytes after the header's line feed. */
  ends: readonly number[];
}

/** The built-in script of this name from its cache; undefined where there is none, or it is of another text. */
export function cachedScript(
  name: string,
  folder: string = BUILT_IN_FOLDER,
  cache: string = CACHE_FOLDER,
): ElizaScript | undefined {
  if (!/^[\w-]+$/.test(name)) return undefined;
  let bytes: Buffer;
  let script: Buffer;
  try {
    bytes = readFileSync(`${cache}/${name}${CACHE_EXTENSION}`);
    script = readFileSync(`${folder}/${name}${SCRIPT_EXTENSION}`);
  } catch {
    return undefined;
  }
  // No script has a NUL, so the one here shows that the text ends where the script does.
  const { length } = script;
  if (bytes[length] !== 0 || script.compare(bytes, 0, length) !== 0) return undefined;
  const begin = bytes.indexOf('\n', length) + 1;
  let header: CacheHeader;
  try {
    header = JSON.parse(bytes.toString('utf8', length + 1, begin));
  } catch {
    return undefined;
  }
  const { greeting, none, memory, index, ends } = header;
  // On a disk where capitals and small letters are the same the file of another name answers, too.
  if (header.name !== name || begin + (ends.at(-1) ?? 0) !== bytes.length) return undefined;
  const rules = new StoredRules(index.words.slice(0, index.ruleCount), bytes.subarray(begin), ends);
  const read: ElizaScript = { name, greeting, rules, none, memory };
  rememberIndex(read, index);
  return read;
}

/** The rules of a script by keyword, each parsed when it is first asked for. */
class StoredRules implements ReadonlyMap<string, KeywordRule> {
  readonly #numbers = new Map<string, number>();
  readonly #bytes: Buffer;
  readonly #ends: readonly number[];
  readonly #rules = new Map<string, KeywordRule>();

  constructor(keywords: readonly string[], bytes: Buffer, ends: readonly number[]) {
    for (let i = 0; i < keywords.length; i++) this.#numbers.set(keywords[i], i);
    this.#bytes = bytes;
    this.#ends = ends;
  }

  get size(): number {
    return this.#numbers.size;
  }

  has(keyword: string): boolean {
    return this.#numbers.has(keyword);
  }

  get(keyword: string): KeywordRule | undefined {
    const known = this.#rules.get(keyword);
    const number = this.#numbers.get(keyword);
    if (known !== undefined || number === undefined) return known;
    const start = number === 0 ? 0 : this.#ends[number - 1];
    const rule: KeywordRule = JSON.parse(this.#bytes.toString('utf8', start, this.#ends[number]));
    this.#rules.set(keyword, rule);
    return rule;
  }

  keys(): MapIterator<string> {
    return this.#numbers.keys();
  }

  values(): MapIterator<KeywordRule> {
    return this.#all().values();
  }

  entries(): MapIterator<[string, KeywordRule]> {
    return this.#all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, KeywordRule]> {
    return this.entries();
  }

  forEach(
    visit: (rule: KeywordRule, keyword: string, rules: ReadonlyMap<string, KeywordRule>) => void,
    self?: unknown,
  ): void {
    for (const [keyword, rule] of this.#all()) visit.call(self, rule, keyword, this);
  }

  #all(): Map<string, KeywordRule> {
    const all = new Map<string, KeywordRule>();
    for (const keyword of this.keys()) all.set(keyword, this.get(keyword) as KeywordRule);
    return all;
  }
}
