/**
 * ELIZA: one conversation with a script.
 *
 * Sources: J. Weizenbaum, Communications of the ACM 9(1), 1966, and the MAD-SLIP listing of the program found in
 * his papers in 2021, which settles what the article leaves open: LIMIT and the built-in messages, `BUT` as a
 * delimiter, how a MEMORY transformation is chosen. `(f)` and the like below are paragraphs of page 39 to 41.
 */
import {
  type CompiledDecomposition,
  type CompiledReassembly,
  type CompiledRule,
  compile,
  LINK,
  MISSING_RULE,
  NEWKEY,
  NO_RULE,
  PRE,
  type Program,
  WORDS,
} from './compile.ts';
import { hashOfWord } from './hash.ts';
import { Keystack } from './keystack.ts';
import {
  inputTooLong,
  MAX_CHARACTERS,
  MAX_INPUT_CHARACTERS,
  MAX_STEPS,
  MAX_WORDS,
  MAX_WORK,
  memoriesTooLong,
  replyTooLong,
  textTooLong,
  tooManySteps,
  tooMuchWork,
} from './limits.ts';
import { match, type Work } from './matcher.ts';
import { writeElements, writeMemory, writePattern, writeReassembly } from './notation.ts';
import { joinWords, reassemble, rewrite, rewrittenLength, type Text, wordOf } from './reassemble.ts';
import { builtInMessage, type ElizaReply, notationOf } from './reply.ts';
import { scan } from './scan.ts';
import { checkState, type ElizaState, type Memory } from './state.ts';
import type { TraceStep } from './trace.ts';
import { ALL_STEPS, excerpt, Tracer } from './tracer.ts';
import type { ElizaScript } from './types.ts';

export type { ElizaReply } from './reply.ts';
export type { ElizaState } from './state.ts';

/** What one stored memory costs beside its text. */
const ENTRY_CHARACTERS = 64;
/** How many of the last keywords an error names. */
const NAMED = 8;

export class Eliza {
  readonly script: ElizaScript;
  /** What ELIZA says first. */
  readonly greeting: string;
  readonly #program: Program;
  #limit = 1;
  readonly #positions: Int32Array;
  #memories: Memory[] = [];
  /** The text of this exchange, and the one that PRE writes. */
  #text: Text = { ids: new Int32Array(256), length: 0, strings: [] };
  #spare: Text = { ids: new Int32Array(256), length: 0, strings: [] };
  readonly #bounds: Int32Array;
  /**
   * Whether a decomposition matches the text numbered `#version`: the answer for the same text is kept, so that a
   * long input full of keywords that end in NEWKEY is not worked through again for each of them.
   */
  readonly #tried: Float64Array;
  readonly #matched: Uint8Array;
  #version = 0;
  readonly #keystack = new Keystack();
  /** The last keywords tried, and how many were in all. */
  readonly #recent = new Int32Array(NAMED);
  #steps = 0;
  #work: Work = { used: 0, limit: MAX_WORK };
  #memory: string | null = null;
  /** How many more characters of memories this exchange may lay down. */
  #memoryRoom = 0;
  /** What the MEMORY rule made of the text numbered `#chosenFor`. */
  #chosen: { transformation: number; text: string | null } = { transformation: 0, text: null };
  #chosenFor = -1;

  /** A new conversation. The script is not changed and may be shared. */
  constructor(script: ElizaScript) {
    this.script = script;
    this.#program = compile(script);
    this.greeting = script.greeting.join(' ');
    const { reassemblyCounts, boundCount } = this.#program.index;
    const count = reassemblyCounts.length;
    this.#positions = new Int32Array(count);
    this.#tried = new Float64Array(count);
    this.#matched = new Uint8Array(count);
    this.#bounds = new Int32Array(boundCount);
  }

  /**
   * Answers one input. An empty one is answered too (by NONE, or with a memory).
   * @throws NlpError where the script goes round in circles or makes the text too long, or the input is too long
   */
  respond(input: string): ElizaReply {
    return this.#exchange(input, null);
  }

  /** The same, with all that led to the reply. */
  explain(input: string): ElizaReply & { trace: TraceStep[] } {
    const tracer = new Tracer();
    const reply = this.#exchange(input, tracer);
    return { ...reply, trace: tracer.steps() };
  }

  /** Where the conversation stands. */
  state(): ElizaState {
    return {
      version: 1,
      limit: this.#limit,
      positions: [...this.#positions],
      memories: this.#memories.map((memory) => ({ ...memory })),
    };
  }

  /**
   * Goes on where another conversation with the same script stood.
   * @throws NlpError where the state is not one of this script
   */
  restore(state: ElizaState): void {
    checkState(this.#program, state);
    this.#limit = state.limit;
    this.#positions.set(state.positions);
    this.#memories = state.memories.map((memory) => ({ ...memory }));
  }

  #exchange(input: string, tracer: Tracer | null): ElizaReply {
    if (input.length > MAX_INPUT_CHARACTERS) throw inputTooLong(input.length);
    this.#limit = (this.#limit % 4) + 1;
    this.#work = { used: 0, limit: MAX_WORK };
    this.#memory = null;
    this.#memoryRoom = MAX_CHARACTERS;
    this.#steps = 0;
    tracer?.add({ kind: 'limit', limit: this.#limit });
    scan(this.#program, input, this.#text, this.#keystack, tracer);
    this.#spare.strings = this.#text.strings;
    this.#version++;
    const reply = this.#answer(input, tracer);
    tracer?.add({ kind: 'reply', reply: reply.reply });
    return reply;
  }

  /** Works through the keystack until something answers. */
  #answer(input: string, tracer: Tracer | null): ElizaReply {
    const program = this.#program;
    let current = this.#keystack.next() ?? NO_RULE;
    if (current === NO_RULE) return this.#answerWithoutKeyword(input, tracer);
    let from = '';
    for (let step = 0; current !== NO_RULE; step++) {
      if (current === MISSING_RULE) return this.#builtIn(input, from, 'no such keyword', tracer);
      if (step >= MAX_STEPS) throw tooManySteps(this.script.name, this.#lastKeywords());
      this.#recent[step % NAMED] = current;
      this.#steps = step + 1;
      const rule = program.rule(current);
      const watch = tracer?.hasRoom(ALL_STEPS) ? tracer : null;
      watch?.add({ kind: 'rule', keyword: rule.keyword, text: this.#shown() });
      if (current === program.memoryRule) this.#layDown(watch);
      const decomposition = this.#decompose(rule, watch);
      if (decomposition === null) {
        if (rule.linkKeyword === null) return this.#builtIn(input, rule.keyword, 'no match', tracer);
        from = rule.linkKeyword;
        current = rule.link;
        watch?.add({ kind: 'link', keyword: from, why: 'no match', rewritten: null });
        continue;
      }
      const reassembly = this.#nextReassembly(decomposition, watch);
      if (reassembly.kind === WORDS) {
        if (!watch) tracer?.add({ kind: 'rule', keyword: rule.keyword, text: this.#shown() });
        return this.#reply(input, rule, decomposition, reassembly);
      }
      if (reassembly.kind === NEWKEY) {
        current = this.#keystack.next() ?? NO_RULE;
        const keyword = current === NO_RULE ? null : program.words[current];
        watch?.add({ kind: 'newkey', keyword });
        continue;
      }
      const { source } = reassembly;
      if (source.kind === 'link' || source.kind === 'pre') from = source.keyword;
      if (reassembly.kind === PRE) this.#rewrite(decomposition, reassembly);
      current = reassembly.target;
      if (watch) {
        const pre = reassembly.kind !== LINK;
        const rewritten = pre ? this.#shown() : null;
        watch.add({ kind: 'link', keyword: from, why: pre ? 'pre' : 'reassembly', rewritten });
      }
    }
    tracer?.add({ kind: 'none', why: 'keystack empty' });
    return this.#answerNone(input, tracer);
  }

  /** The first decomposition of the rule that matches the text. */
  #decompose(rule: CompiledRule, tracer: Tracer | null): CompiledDecomposition | null {
    const { decompositions } = rule;
    for (let i = 0; i < decompositions.length; i++) {
      const decomposition = decompositions[i];
      const matched = this.#matches(decomposition);
      if (tracer) {
        const parts = matched ? this.#parts(decomposition) : null;
        tracer.add({ kind: 'decomposition', decomposition: writePattern(decomposition.source), parts });
      }
      if (matched) return decomposition;
    }
    return null;
  }

  #matches(decomposition: CompiledDecomposition): boolean {
    const { id, pattern } = decomposition;
    if (this.#tried[id] === this.#version) return this.#matched[id] === 1;
    const matched = match(pattern, this.#text.ids, this.#text.length, this.#bounds, this.#work);
    if (this.#work.used > MAX_WORK) throw tooMuchWork(this.script.name, this.#lastKeywords());
    this.#tried[id] = this.#version;
    this.#matched[id] = matched ? 1 : 0;
    return matched;
  }

  /** The reassembly whose turn it is; the next time it is the one after it. */
  #nextReassembly(decomposition: CompiledDecomposition, tracer: Tracer | null): CompiledReassembly {
    const { id, reassemblies } = decomposition;
    const position = this.#positions[id];
    const count = reassemblies.length;
    this.#positions[id] = position + 1 === count ? 0 : position + 1;
    const reassembly = reassemblies[position];
    if (tracer) {
      const notation = writeReassembly(reassembly.source);
      tracer.add({ kind: 'reassembly', reassembly: notation, position: position + 1, count });
    }
    return reassembly;
  }

  /** PRE: a new text made of the parts of the old one. */
  #rewrite(decomposition: CompiledDecomposition, reassembly: CompiledReassembly): void {
    const { pattern } = decomposition;
    const length = rewrittenLength(reassembly.codes, pattern, this.#bounds);
    // A word copied counts as one compared.
    this.#work.used += length + 16 * reassembly.codes.length;
    if (length > MAX_WORDS) throw textTooLong(this.script.name, this.#lastKeywords());
    rewrite(this.#program, reassembly.codes, this.#text, pattern, this.#bounds, this.#spare);
    if (this.#spare.length > MAX_WORDS) throw textTooLong(this.script.name, this.#lastKeywords());
    if (this.#work.used > MAX_WORK) throw tooMuchWork(this.script.name, this.#lastKeywords());
    [this.#text, this.#spare] = [this.#spare, this.#text];
    this.#version++;
  }

  /** The MEMORY key: one of its four transformations, chosen by the last word, may store something for later. */
  #layDown(tracer: Tracer | null): void {
    const program = this.#program;
    const text = this.#text;
    if (text.length === 0) return;
    const word = wordOf(program, text, text.ids[text.length - 1]);
    // A script may come here again and again with the same text: it lays down the same memory again.
    if (this.#chosenFor !== this.#version) {
      this.#chosenFor = this.#version;
      this.#chosen = this.#transform(hashOfWord(word));
    }
    const { transformation, text: memory } = this.#chosen;
    if (memory !== null) {
      this.#memoryRoom -= ENTRY_CHARACTERS;
      if (this.#memoryRoom < 0) throw memoriesTooLong(this.script.name, this.#lastKeywords());
      this.#memories.push({ text: memory, transformation });
      this.#memory = memory;
    }
    if (tracer) {
      const notation = writeMemory(this.script.memory.transformations[transformation]);
      const stored = this.#memories.length;
      tracer.add({ kind: 'memory', word, hash: transformation, transformation: notation, memory, stored });
    }
  }

  /** What one of the four transformations makes of the text; null where its decomposition does not match. */
  #transform(transformation: number): { transformation: number; text: string | null } {
    const decomposition = this.#program.memories[transformation];
    if (!this.#matches(decomposition)) return { transformation, text: null };
    const [{ codes }] = decomposition.reassemblies;
    const text = this.#assembled(decomposition, codes);
    this.#memoryRoom -= text.length;
    return { transformation, text };
  }

  #answerWithoutKeyword(input: string, tracer: Tracer | null): ElizaReply {
    const memory = this.#limit === 4 ? this.#memories.shift() : undefined;
    if (memory === undefined) {
      tracer?.add({ kind: 'none', why: 'no keyword' });
      return this.#answerNone(input, tracer);
    }
    const { text, transformation } = memory;
    const { pattern, elements } = this.script.memory.transformations[transformation];
    tracer?.add({ kind: 'recall', memory: text, left: this.#memories.length });
    return {
      input,
      reply: text,
      keyword: 'MEMORY',
      decomposition: writePattern(pattern),
      reassembly: writeElements(elements),
      memory: text,
    };
  }

  /**
   * NONE. A script may give it more than `((0) (reassembly) ...)`, but not more power: with no match, a link or
   * NEWKEY the text itself is the reply, as it stands (or as PRE leaves it).
   */
  #answerNone(input: string, tracer: Tracer | null): ElizaReply {
    const { none } = this.#program;
    const decomposition = this.#decompose(none, tracer);
    const reassembly = decomposition && this.#nextReassembly(decomposition, tracer);
    if (decomposition && reassembly?.kind === WORDS)
      return this.#reply(input, none, decomposition, reassembly);
    if (decomposition && reassembly?.kind === PRE) this.#rewrite(decomposition, reassembly);
    return {
      input,
      reply: this.#checked(joinWords(this.#program, this.#text, 0, this.#text.length)),
      keyword: none.keyword,
      decomposition: decomposition && writePattern(decomposition.source),
      reassembly: reassembly && writeReassembly(reassembly.source),
      memory: this.#memory,
    };
  }

  /** (f): the program itself answers, with a message chosen by LIMIT. */
  #builtIn(
    input: string,
    keyword: string,
    why: 'no match' | 'no such keyword',
    tracer: Tracer | null,
  ): ElizaReply {
    tracer?.add({ kind: 'built-in', limit: this.#limit, why, keyword });
    const reply = builtInMessage(this.#limit);
    return { input, reply, keyword, decomposition: null, reassembly: null, memory: this.#memory };
  }

  #reply(
    input: string,
    rule: CompiledRule,
    decomposition: CompiledDecomposition,
    reassembly: CompiledReassembly,
  ): ElizaReply {
    return {
      input,
      reply: this.#assembled(decomposition, reassembly.codes),
      keyword: rule.keyword,
      decomposition: notationOf(decomposition.source, writePattern),
      reassembly: notationOf(reassembly.source, writeReassembly),
      memory: this.#memory,
    };
  }

  #assembled({ pattern }: CompiledDecomposition, codes: Int32Array): string {
    const text = this.#text;
    this.#work.used += text.length;
    return this.#checked(reassemble(this.#program, codes, text, pattern, this.#bounds));
  }

  #checked(reply: string | null): string {
    if (reply === null) throw replyTooLong(this.script.name, this.#lastKeywords());
    return reply;
  }

  /** The keywords tried last, oldest first. */
  #lastKeywords(): string[] {
    const keywords: string[] = [];
    for (let step = Math.max(this.#steps - NAMED, 0); step < this.#steps; step++) {
      keywords.push(this.#program.words[this.#recent[step % NAMED]]);
    }
    return keywords;
  }

  /** The text as it now stands, for the trace. */
  #shown(): string {
    const text = this.#text;
    return excerpt(text.length, (i) => wordOf(this.#program, text, text.ids[i]));
  }

  /** The parts of a decomposition that matched, for the trace. */
  #parts({ pattern, source }: CompiledDecomposition): string[] {
    return source.map((_, part) => {
      const end = this.#bounds[pattern.base + part];
      const start = part === 0 ? 0 : this.#bounds[pattern.base + part - 1];
      return excerpt(end - start, (i) => wordOf(this.#program, this.#text, this.#text.ids[start + i]));
    });
  }
}
