/** Small scripts for tests, and an oracle: ELIZA written the obvious way, with strings and copies. */
import { Eliza } from '../../../src/models/eliza/engine.ts';
import { hashOfWord } from '../../../src/models/eliza/hash.ts';
import { normalise } from '../../../src/models/eliza/normalise.ts';
import { readScript } from '../../../src/models/eliza/script-reader.ts';
import type {
  ElizaScript,
  KeywordRule,
  PatternElement,
  ReassemblyElement,
} from '../../../src/models/eliza/types.ts';

/** NONE and MEMORY, which every script needs; the MEMORY key is KEEP. */
export const REST = `
(NONE ((0) (NONE ONE) (NONE TWO)))
(KEEP ((0) (KEPT)))
(MEMORY KEEP (0 KEEP 0 = ONE 3) (0 KEEP 0 = TWO 3) (0 KEEP 0 = THREE 3) (0 KEEP 0 = FOUR 3))`;

export function script(rules: string): ElizaScript {
  return readScript(`(HELLO)\n${rules}${REST}`, 'test');
}

export function eliza(rules: string): Eliza {
  return new Eliza(script(rules));
}

/** The replies of a new conversation to these inputs. */
export function replies(rules: string, ...inputs: string[]): string[] {
  const conversation = eliza(rules);
  return inputs.map((input) => conversation.respond(input).reply);
}

/** Which words `pattern` takes, one list an element, or null: segment by segment, every length tried in turn. */
export function naiveMatch(
  pattern: readonly PatternElement[],
  words: readonly string[],
  tagsOf: (word: string) => readonly string[] = () => [],
): string[][] | null {
  const isZero = (element: PatternElement) => element.kind === 'count' && element.count === 0;
  const fixedMatch = (elements: readonly PatternElement[], from: number): string[][] | null => {
    const parts: string[][] = [];
    let at = from;
    for (const element of elements) {
      const size = element.kind === 'count' ? element.count : 1;
      const part = words.slice(at, at + size);
      if (part.length < size) return null;
      if (element.kind === 'word' && part[0] !== element.word) return null;
      if (element.kind === 'any' && !element.words.includes(part[0])) return null;
      if (element.kind === 'tagged' && !element.tags.some((tag) => tagsOf(part[0]).includes(tag)))
        return null;
      if (element.kind === 'never') return null;
      parts.push(part);
      at += size;
    }
    return parts;
  };
  const parts: string[][] = [];
  let at = 0;
  let i = 0;
  while (i < pattern.length) {
    let end = i + 1;
    while (end < pattern.length && !isZero(pattern[end])) end++;
    const open = isZero(pattern[i]);
    const fixed = pattern.slice(open ? i + 1 : i, end);
    const last = end === pattern.length;
    let taken: string[][] | null = null;
    for (let skip = 0; at + skip <= words.length && taken === null; skip++) {
      if (!open && skip > 0) break;
      const found = fixedMatch(fixed, at + skip);
      if (found === null) continue;
      const stop = at + skip + found.flat().length;
      if (last && stop !== words.length) continue;
      taken = open ? [words.slice(at, at + skip), ...found] : found;
    }
    if (taken === null) return null;
    parts.push(...taken);
    at += taken.flat().length;
    i = end;
  }
  return at === words.length ? parts : null;
}

/** A conversation that answers as the specification says, in the plainest way. */
export function naiveEliza(source: ElizaScript): (input: string) => string {
  let limit = 1;
  const turns = new Map<object, number>();
  const memories: string[] = [];
  const tagsOf = (word: string) => source.rules.get(word)?.tags ?? [];
  const build = (elements: readonly ReassemblyElement[], parts: string[][]): string[] =>
    elements.flatMap((element) =>
      typeof element === 'string' ? [element] : parts[element - 1].join(' ').split(' ').filter(Boolean),
    );
  const transform = (rule: KeywordRule, words: string[]) => {
    for (const decomposition of rule.decompositions) {
      const parts = naiveMatch(decomposition.pattern, words, tagsOf);
      if (parts === null) continue;
      const turn = turns.get(decomposition) ?? 0;
      turns.set(decomposition, (turn + 1) % decomposition.reassemblies.length);
      return { parts, reassembly: decomposition.reassemblies[turn] };
    }
    return null;
  };
  return (input) => {
    limit = (limit % 4) + 1;
    let words = normalise(input);
    let keystack: string[] = [];
    let highest = 0;
    for (let i = 0; i < words.length; i++) {
      if ([',', '.', 'BUT'].includes(words[i])) {
        words = keystack.length === 0 ? words.slice(i + 1) : words.slice(0, i);
        i = -1;
        if (keystack.length > 0) break;
        continue;
      }
      const rule = source.rules.get(words[i]);
      if (rule === undefined) continue;
      if (rule.decompositions.length > 0 || rule.link !== null) {
        keystack = rule.rank > highest ? [rule.keyword, ...keystack] : [...keystack, rule.keyword];
        highest = Math.max(highest, rule.rank);
      }
      words[i] = rule.substitution ?? words[i];
    }
    if (keystack.length === 0 && limit === 4 && memories.length > 0) return memories.shift() as string;
    const builtIn = ['PLEASE CONTINUE', 'HMMM', 'GO ON , PLEASE', 'I SEE'][limit - 1];
    for (let steps = 0; keystack.length > 0; steps++) {
      if (steps > 500 || words.length > 1000) return 'ENDLESS';
      const keyword = keystack.shift() as string;
      const rule = source.rules.get(keyword);
      if (rule === undefined) return builtIn;
      if (keyword === source.memory.keyword && words.length > 0) {
        const { pattern, elements } = source.memory.transformations[hashOfWord(words[words.length - 1])];
        const parts = naiveMatch(pattern, words, tagsOf);
        if (parts !== null) memories.push(build(elements, parts).join(' '));
      }
      const done = transform(rule, words);
      if (done === null) {
        if (rule.link === null) return builtIn;
        keystack.unshift(rule.link);
        continue;
      }
      const { parts, reassembly } = done;
      if (reassembly.kind === 'words') return build(reassembly.elements, parts).join(' ');
      if (reassembly.kind === 'pre') words = build(reassembly.elements, parts);
      if (reassembly.kind !== 'newkey') keystack.unshift(reassembly.keyword);
    }
    const none = transform(source.none, words);
    return none?.reassembly.kind === 'words'
      ? build(none.reassembly.elements, none.parts).join(' ')
      : words.join(' ');
  };
}
