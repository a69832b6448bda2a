/**
 * The yardstick of tagging: TnT (T. Brants, ANLP 2000) as one writes it down at first, with a `Map` wherever something
 * is looked up and strings as keys. Deleted interpolation, suffixes of unknown words, exact Viterbi over pairs of tags.
 */
import type { TaggedSentence } from '../../src/corpus/types.ts';

const longestSuffix = 10;
const rare = 10;
const threshold = 1e-4;

interface Step {
  score: number;
  tags: [string, string];
  before: Step | undefined;
}

export class NaiveTnt {
  readonly #grams = new Map<string, number>();
  readonly #lexicon = new Map<string, Map<string, number>>();
  readonly #suffixes = new Map<string, Map<string, number>>();
  readonly #candidates = new Map<string, Map<string, number>>();
  readonly #transitions = new Map<string, number>();
  #total = 0;

  constructor(sentences: readonly TaggedSentence[]) {
    for (const { tokens, tags } of sentences) {
      const path = ['<s>', '<s>', ...tags, '</s>'];
      for (let i = 2; i < path.length; i++) {
        for (const key of [path[i], `${path[i - 1]} ${path[i]}`, `${path[i - 2]} ${path[i - 1]} ${path[i]}`])
          add(this.#grams, key);
        for (const key of [`${path[i - 1]} *`, `${path[i - 2]} ${path[i - 1]} *`]) add(this.#grams, key);
        this.#total++;
      }
      for (const [i, token] of tokens.entries()) add(entryOf(this.#lexicon, token), tags[i]);
    }
    for (const [word, tags] of this.#lexicon) {
      if (sumOf(tags) > rare) continue;
      for (let length = 0; length <= Math.min(longestSuffix, word.length); length++)
        for (const [tag, count] of tags) add(entryOf(this.#suffixes, suffixOf(word, length)), tag, count);
    }
  }

  tag(tokens: readonly string[]): string[] {
    let steps = new Map<string, Step>([['<s> <s>', { score: 0, tags: ['<s>', '<s>'], before: undefined }]]);
    for (const token of tokens) steps = this.#extend(steps, this.#candidatesOf(token));
    steps = this.#extend(steps, new Map([['</s>', 0]]));
    let best: Step | undefined;
    for (const step of steps.values()) if (best === undefined || step.score > best.score) best = step;
    const tags: string[] = [];
    for (let step = best?.before; step?.before !== undefined; step = step.before) tags.push(step.tags[1]);
    return tags.reverse();
  }

  #extend(steps: Map<string, Step>, candidates: Map<string, number>): Map<string, Step> {
    const next = new Map<string, Step>();
    for (const before of steps.values())
      for (const [tag, emission] of candidates) {
        const [a, b] = before.tags;
        const score = before.score + this.#transition(a, b, tag) + emission;
        const known = next.get(`${b} ${tag}`);
        if (known === undefined || score > known.score)
          next.set(`${b} ${tag}`, { score, tags: [b, tag], before });
      }
    return next;
  }

  #transition(a: string, b: string, c: string): number {
    const key = `${a} ${b} ${c}`;
    let log = this.#transitions.get(key);
    if (log === undefined) {
      const one = (this.#grams.get(c) ?? 0.5) / this.#total;
      const two = (this.#grams.get(`${b} ${c}`) ?? 0) / (this.#grams.get(`${b} *`) ?? 1);
      const three = (this.#grams.get(key) ?? 0) / (this.#grams.get(`${a} ${b} *`) ?? 1);
      // Weights that deleted interpolation finds on Brown.
      log = Math.log(0.1 * one + 0.3 * two + 0.6 * three);
      this.#transitions.set(key, log);
    }
    return log;
  }

  /** log P(word | tag) of each tag that the word may have. */
  #candidatesOf(word: string): Map<string, number> {
    let candidates = this.#candidates.get(word);
    if (candidates === undefined) {
      candidates = new Map();
      const known = this.#lexicon.get(word);
      const values = known ?? this.#guess(word);
      const most = Math.max(...values.values());
      for (const [tag, value] of values)
        if (known !== undefined || value > threshold * most)
          candidates.set(tag, Math.log(value / (this.#grams.get(tag) ?? 1)));
      this.#candidates.set(word, candidates);
    }
    return candidates;
  }

  #guess(word: string): Map<string, number> {
    const values = new Map<string, number>();
    for (let length = 0; length <= Math.min(longestSuffix, word.length); length++) {
      const counts = this.#suffixes.get(suffixOf(word, length));
      if (counts === undefined) break;
      const total = sumOf(counts);
      const theta = 0.03;
      for (const tag of new Set([...values.keys(), ...counts.keys()]))
        values.set(tag, ((counts.get(tag) ?? 0) / total + theta * (values.get(tag) ?? 0)) / (1 + theta));
    }
    return values;
  }
}

/** With the capital of the word. */
const suffixOf = (word: string, length: number) =>
  `${word[0] !== word[0]?.toLowerCase()} ${word.slice(word.length - length)}`;

function add(counts: Map<string, number>, key: string, count = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function entryOf(table: Map<string, Map<string, number>>, key: string): Map<string, number> {
  let entry = table.get(key);
  if (entry === undefined) {
    entry = new Map();
    table.set(key, entry);
  }
  return entry;
}

function sumOf(counts: Map<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
