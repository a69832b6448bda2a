/**
 * Finds what is wrong with a script: all errors of the reader, and what it accepts but its author cannot want.
 *
 * A warning is given only where it is surely true, for every input: a rule that is merely of little use is no
 * finding. Links that never end are errors, see lint-cycles.ts.
 */
import { findEndless } from './lint-cycles.ts';
import {
  canOccur,
  covers,
  isOpen,
  isTypeable,
  learnWords,
  type WordKnowledge,
  whyImpossible,
} from './lint-words.ts';
import { writePattern } from './notation.ts';
import { draftScript, type ScriptDraft } from './script-reader.ts';
import type { Decomposition, KeywordRule, PatternElement, Reassembly } from './types.ts';

export interface Finding {
  /** An error: the script cannot be used, or hangs. A warning: a part of it never does anything, or surprises. */
  severity: 'error' | 'warning';
  /** The kind of finding, such as `missing-none`. */
  code: string;
  message: string;
  /** From 1. */
  line: number;
  /** In characters, from 1. */
  column: number;
}

/** Of each rule the first so many decompositions are compared with each other. */
const COMPARED = 200;
const MAX_FINDINGS = 1000;

/**
 * What is wrong with a script, in the order of the file; at most a thousand findings.
 * @param text the script, decoded from UTF-8
 * @param file its name (findings do not repeat it)
 */
export function lintScript(text: string, file: string): Finding[] {
  const draft = draftScript(text, file);
  const findings: Finding[] = draft.errors.map(({ code, what, where }) => ({
    severity: 'error',
    code,
    message: what,
    line: where?.line ?? 1,
    column: where?.column ?? 1,
  }));
  const add = (severity: Finding['severity'], code: string, message: string, at = 0): void => {
    if (findings.length < MAX_FINDINGS) findings.push({ severity, code, message, ...draft.locate(at) });
  };
  const warn: Warn = (code, message, at) => add('warning', code, message, at);
  checkWords(draft, warn);
  // A rule that could not be read may be what the others need: nothing is said about what they lack.
  if (!draft.damaged) {
    const knowledge = learnWords(draft);
    const linked = linkedKeywords(draft);
    for (const rule of draft.rules.values()) checkRule(rule, knowledge, linked, warn);
    checkNoneAndMemory(draft, knowledge, linked, warn);
    for (const { at, message } of findEndless(draft, knowledge)) add('error', 'endless', message, at);
  }
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}

type Warn = (code: string, message: string, at: number | undefined) => void;

/** What can be said of single words and lists. */
function checkWords(draft: ScriptDraft, warn: Warn): void {
  for (const at of draft.gluedNumbers) {
    warn(
      'glued-number',
      'a number ends where the letters begin: a blank will stand between part and letters',
      at,
    );
  }
  if (draft.afterEnd >= 0) {
    warn('after-end', 'rules after the empty list (), which ended a script in 1966', draft.afterEnd);
  }
  const rules = [...draft.rules.values(), ...(draft.none ? [draft.none] : [])];
  for (const { decompositions } of rules) {
    for (const { reassemblies } of decompositions)
      for (const each of reassemblies) checkReassembly(each, warn);
  }
}

function checkReassembly(reassembly: Reassembly, warn: Warn): void {
  if (reassembly.kind !== 'words') return;
  const { elements, at } = reassembly;
  if (elements.length === 0) warn('empty-reassembly', 'an empty reassembly: the reply will be empty', at);
  if (elements.includes('NEWKEY')) {
    warn('newkey-in-words', 'NEWKEY among other words is only a word: it must stand alone', at);
  }
  for (const element of elements) {
    const number = typeof element === 'string' && /^['*#$(]*(\d+)['.,*#$)]*$/.exec(element);
    if (number) {
      warn(
        'number-in-word',
        `${element} prints as it is: for part ${number[1]} the number must stand alone`,
        at,
      );
    }
  }
}

/** Keywords that some rule leads to. */
function linkedKeywords(draft: ScriptDraft): Set<string> {
  const linked = new Set<string>();
  for (const { link, decompositions } of draft.rules.values()) {
    if (link !== null) linked.add(link);
    for (const { reassemblies } of decompositions) {
      for (const each of reassemblies)
        if (each.kind === 'link' || each.kind === 'pre') linked.add(each.keyword);
    }
  }
  return linked;
}

function checkRule(
  rule: KeywordRule,
  knowledge: WordKnowledge,
  linked: ReadonlySet<string>,
  warn: Warn,
): void {
  const { keyword, decompositions, link, at } = rule;
  if (!isTypeable(keyword) && !linked.has(keyword)) {
    const why = keyword === 'BUT' ? 'it is a delimiter' : 'the input is cut at , . and blanks';
    warn('unreachable-keyword', `the keyword ${keyword} is never found: ${why}, and no rule leads to it`, at);
  }
  if (rule.rank > 0 && decompositions.length === 0 && link === null) {
    warn('idle-rank', `the rank of ${keyword} has no effect: it has neither decompositions nor a link`, at);
  }
  checkTags(rule, knowledge, warn);
  checkDecompositions(decompositions, knowledge, warn);
  const always = decompositions.find(({ pattern }) => pattern.every(isOpen));
  if (always !== undefined && link !== null) {
    warn(
      'unreachable-link',
      `the link is never followed: ${show(always.pattern)} always matches`,
      rule.linkAt,
    );
  }
}

/** A tag of a word that is always replaced is never seen, unless the word in its place has it too. */
function checkTags(
  { keyword, tags, substitution, at }: KeywordRule,
  knowledge: WordKnowledge,
  warn: Warn,
): void {
  if (canOccur(knowledge, keyword) || substitution === null) return;
  const own = knowledge.rules.get(substitution)?.tags ?? [];
  const lost = tags.filter((tag) => !own.includes(tag));
  if (lost.length > 0) {
    const what = lost.join(' ');
    warn('lost-tag', `${keyword} is always replaced by ${substitution}, which lacks its tag: ${what}`, at);
  }
}

function checkDecompositions(
  decompositions: readonly Decomposition[],
  knowledge: WordKnowledge,
  warn: Warn,
): void {
  const possible: Decomposition[] = [];
  for (const decomposition of decompositions) {
    const { pattern, at } = decomposition;
    const impossible = pattern.find((element) => whyImpossible(knowledge, element) !== null);
    if (impossible !== undefined) {
      warn('impossible', `never matches: ${whyImpossible(knowledge, impossible)}`, impossible.at ?? at);
    } else if (possible.length < COMPARED) {
      const earlier = possible.find((each) => covers(knowledge, each.pattern, pattern));
      if (earlier === undefined) possible.push(decomposition);
      else {
        const [written, before] = [show(pattern), show(earlier.pattern)];
        warn('unreachable', `${written} is never reached: ${before} before it matches all that it does`, at);
      }
    }
  }
}

function checkNoneAndMemory(
  { none, memory, rules }: ScriptDraft,
  knowledge: WordKnowledge,
  linked: ReadonlySet<string>,
  warn: Warn,
): void {
  if (none !== null) {
    checkDecompositions(none.decompositions, knowledge, warn);
    if (!none.decompositions.some(({ pattern }) => pattern.every(isOpen))) {
      warn('none-may-fail', 'NONE must match everything: give it the decomposition (0)', none.at);
    }
    const special = none.decompositions
      .flatMap((each) => each.reassemblies)
      .find((each) => each.kind !== 'words');
    if (special !== undefined) {
      warn(
        'none-leads-on',
        'NONE is the last resort and leads nowhere: here it repeats the text',
        special.at,
      );
    }
    if (none.substitution !== null || none.tags.length > 0 || none.rank > 0 || none.link !== null) {
      warn('none-extras', 'NONE takes no substitution, tags, rank or link: they have no effect', none.at);
    }
  }
  if (memory === null) return;
  const rule = rules.get(memory.keyword);
  if (rule && rule.decompositions.length === 0 && rule.link === null) {
    warn(
      'idle-memory',
      `nothing is ever remembered: ${rule.keyword} has neither decompositions nor a link`,
      memory.at,
    );
  } else if (rule && !isTypeable(rule.keyword) && !linked.has(rule.keyword)) {
    warn('idle-memory', `nothing is ever remembered: the keyword ${rule.keyword} is never found`, memory.at);
  }
  for (const { pattern, at } of memory.transformations) {
    const impossible = pattern.find((element) => whyImpossible(knowledge, element) !== null);
    if (impossible !== undefined) {
      warn('impossible', `never matches: ${whyImpossible(knowledge, impossible)}`, impossible.at ?? at);
    }
  }
}

/** A pattern in a message; of a very long one the beginning. */
function show(pattern: readonly PatternElement[]): string {
  return pattern.length > 40
    ? writePattern(pattern.slice(0, 30)).replace(/\)$/, ' ...)')
    : writePattern(pattern);
}
