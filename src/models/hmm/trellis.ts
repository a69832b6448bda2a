/**
 * Viterbi decoding over pairs of tags (second order), exact unless a beam is set.
 * Sources: L. Rabiner, Proc. IEEE 77(2), 1989, section III-B; T. Brants, "TnT", ANLP 2000, section 2.1.
 *   positions 0 (BEFORE), 1..n (words), n+1 (AFTER); each has a row of candidate tags
 *   a state is a pair of tags (q at i-1, r at i) with the best log score, delta, of a path that ends in these two; those
 *   of candidate c stand from stateStart[c] to stateStart[c + 1]
 * What makes it fast leaves the best path as it is:
 *   a pair that training did not see has no trigrams, and goes on as r alone: of those that end in r only the best is kept
 *   an unseen trigram costs the backoff weight of its context plus the bigram, and a seen one never less than that: for
 *   each q the best backed-off state is found once, and only those trigrams are looked up that could still beat it
 */
import type { Lexicon } from './lexicon.ts';
import type { Transitions } from './transitions.ts';

/** Words between two `yield`s. */
export const stepLength = 1024;

export class Trellis {
  readonly #transitions: Transitions;
  readonly #lexicon: Lexicon;
  /** Log scores further than this below the best of their position are dropped; Infinity for none. */
  readonly beam: number;
  /** [pairs*4] what a pair is asked for, side by side: log P(c | b), backoff, pairNovel, the greatest triple. */
  readonly #rows: Float64Array;
  /** Number of words. */
  length = 0;
  /** Where the candidates of a position begin, from 0 (BEFORE) to n + 2 (the end). */
  tagStart = new Uint32Array(64);
  tag = new Uint32Array(256);
  /** [candidates + 1] */
  stateStart = new Uint32Array(256);
  /** Of states: the tag before, the score, and the state that it came from. */
  tagBefore = new Uint32Array(1024);
  delta = new Float64Array(1024);
  back = new Uint32Array(1024);
  /** delta plus the weight of backing off from the pair. */
  #backedOff = new Float64Array(1024);
  /** Log score of the best path; and its states, by position. */
  logProbability = 0;
  path = new Uint32Array(64);
  /** Of the candidates before: the greatest delta, the best backed-off score, where that is, and for unseen pairs. */
  #most = new Float64Array(64);
  #best = new Float64Array(64);
  #bestState = new Uint32Array(64);
  #unseen = new Float64Array(64);

  constructor(transitions: Transitions, lexicon: Lexicon, beam = Number.POSITIVE_INFINITY) {
    this.#transitions = transitions;
    this.#lexicon = lexicon;
    this.beam = beam;
    this.#rows = new Float64Array(4 * transitions.pairs);
    for (let row = 0; row < transitions.pairs; row++) {
      this.#rows[4 * row] = transitions.pairLog[row];
      this.#rows[4 * row + 1] = transitions.pairBackoff[row];
      this.#rows[4 * row + 2] = lexicon.pairNovel[row];
      this.#rows[4 * row + 3] = transitions.tripleMost[row];
    }
  }

  /** Decodes the words whose slots are given; the best tags are then `tagAt(i)`. It may be interrupted at each `yield`. */
  *decodingSteps(slots: Uint32Array, length: number): Generator<undefined, void> {
    this.#layOut(slots, length);
    for (let position = 1; position <= length + 1; position++) {
      if (position % stepLength === 0) yield;
      this.#summarise(position - 1);
      this.#step(position, position <= length ? slots[position - 1] : -1);
      if (this.beam !== Number.POSITIVE_INFINITY && position <= length) this.#prune(position);
    }
    this.#trace();
  }

  /** The tag of word i on the best path. */
  tagAt(i: number): number {
    return this.tagBefore[this.path[i + 2]];
  }

  /** Makes room, and puts down the candidates and the one state of BEFORE. */
  #layOut(slots: Uint32Array, length: number): void {
    const { start, tag: candidateTag } = this.#lexicon;
    const before = this.#transitions.width - 2;
    this.length = length;
    if (this.tagStart.length < length + 3) {
      this.tagStart = new Uint32Array(2 * length + 3);
      this.path = new Uint32Array(2 * length + 3);
    }
    let tags = 1;
    let pairs = 1;
    let previous = 1;
    let most = 1;
    this.tagStart[0] = 0;
    for (let position = 1; position <= length + 1; position++) {
      const count = position <= length ? start[slots[position - 1] + 1] - start[slots[position - 1]] : 1;
      this.tagStart[position] = tags;
      tags += count;
      pairs += count * previous;
      previous = count;
      if (count > most) most = count;
    }
    this.tagStart[length + 2] = tags;
    this.#reserve(tags, pairs, most);
    const { tag } = this;
    tag[0] = before;
    let at = 1;
    for (let i = 0; i < length; i++)
      for (let k = start[slots[i]]; k < start[slots[i] + 1]; k++) tag[at++] = candidateTag[k];
    tag[at] = before + 1;
    this.stateStart[0] = 0;
    this.stateStart[1] = 1;
    this.tagBefore[0] = before;
    this.delta[0] = 0;
    this.back[0] = 0;
    this.#backedOff[0] = this.#transitions.pairBackoff[this.#transitions.find(before, before)];
  }

  /** @param pairs as many states as there can be @param candidates most of a position */
  #reserve(tags: number, pairs: number, candidates: number): void {
    if (this.tag.length <= tags) {
      this.tag = new Uint32Array(2 * tags);
      this.stateStart = new Uint32Array(2 * tags);
    }
    if (this.delta.length < pairs) {
      this.tagBefore = new Uint32Array(2 * pairs);
      this.delta = new Float64Array(2 * pairs);
      this.back = new Uint32Array(2 * pairs);
      this.#backedOff = new Float64Array(2 * pairs);
    }
    if (this.#most.length < candidates) {
      this.#most = new Float64Array(2 * candidates);
      this.#best = new Float64Array(2 * candidates);
      this.#bestState = new Uint32Array(2 * candidates);
      this.#unseen = new Float64Array(2 * candidates);
    }
  }

  /** For each candidate of a position, what its states come to. */
  #summarise(position: number): void {
    const { delta, stateStart, tag, tagStart } = this;
    const backedOff = this.#backedOff;
    const { tagBackoff } = this.#transitions;
    const first = tagStart[position];
    const count = tagStart[position + 1] - first;
    for (let q = 0; q < count; q++) {
      const end = stateStart[first + q + 1];
      let state = stateStart[first + q];
      let most = delta[state];
      let best = backedOff[state];
      let bestState = state;
      while (++state < end) {
        if (delta[state] > most) most = delta[state];
        if (backedOff[state] > best) {
          best = backedOff[state];
          bestState = state;
        }
      }
      this.#most[q] = most;
      this.#best[q] = best;
      this.#bestState[q] = bestState;
      this.#unseen[q] = best + tagBackoff[tag[first + q]];
    }
  }

  /** Fills the states of a position from those of the position before. */
  #step(position: number, word: number): void {
    const transitions = this.#transitions;
    const lexicon = this.#lexicon;
    const { dense, width, tagLog } = transitions;
    const { place: triplePlace, mask: tripleMask, key: tripleKey, value: tripleLog } = transitions.triples;
    const { place: contextPlace, mask: contextMask, key: contextTag, value: contextLog } = lexicon.contexts;
    const isDense = dense.length > 0;
    const rows = this.#rows;
    const { tag, tagStart, stateStart, tagBefore, delta, back } = this;
    const backedOff = this.#backedOff;
    const most = this.#most;
    const bestOf = this.#best;
    const bestState = this.#bestState;
    const unseenOf = this.#unseen;
    const qTag = tagStart[position - 1];
    const rTag = tagStart[position];
    const qCount = rTag - qTag;
    const rCount = tagStart[position + 1] - rTag;
    const candidate = word === -1 ? 0 : lexicon.start[word];
    const isWord = word !== -1;
    let state = stateStart[rTag];
    for (let r = 0; r < rCount; r++) {
      const rt = tag[rTag + r];
      const log = isWord ? lexicon.log[candidate + r] : 0;
      const entry = isWord ? lexicon.entry[candidate + r] : -1;
      let unseen = Number.NEGATIVE_INFINITY;
      let unseenFrom = -1;
      for (let q = 0; q < qCount; q++) {
        const qt = tag[qTag + q];
        const row = isDense ? dense[rt * width + qt] : transitions.find(qt, rt);
        if (row === -1) {
          if (unseenFrom === -1 || unseenOf[q] > unseen) {
            unseen = unseenOf[q];
            unseenFrom = q;
          }
          continue;
        }
        let best = bestOf[q] + rows[4 * row];
        let argument = bestState[q];
        const tripleMost = rows[4 * row + 3];
        if (most[q] + tripleMost > best) {
          const place = triplePlace[row];
          const mask = tripleMask[row];
          const end = stateStart[qTag + q + 1];
          for (let from = stateStart[qTag + q]; from < end; from++) {
            const reached = delta[from];
            if (reached + tripleMost <= best) continue;
            const pt = tagBefore[from];
            let slot = pt & mask;
            let found = tripleKey[place + slot];
            while (found !== -1 && found !== pt) {
              slot = (slot + 1) & mask;
              found = tripleKey[place + slot];
            }
            if (found === -1) continue;
            const score = reached + tripleLog[place + slot];
            if (score > best) {
              best = score;
              argument = from;
            }
          }
        }
        if (isWord) {
          const novel = rows[4 * row + 2];
          let emission = log + novel;
          if (entry !== -1 && novel !== 0) {
            const place = contextPlace[entry];
            const mask = contextMask[entry];
            let slot = qt & mask;
            let found = contextTag[place + slot];
            while (found !== -1 && found !== qt) {
              slot = (slot + 1) & mask;
              found = contextTag[place + slot];
            }
            if (found === qt) emission = contextLog[place + slot];
          }
          best += emission;
        }
        tagBefore[state] = qt;
        delta[state] = best;
        backedOff[state] = best + rows[4 * row + 1];
        back[state++] = argument;
      }
      if (unseenFrom !== -1) {
        const score = unseen + tagLog[rt] + log;
        tagBefore[state] = tag[qTag + unseenFrom];
        delta[state] = score;
        backedOff[state] = score;
        back[state++] = bestState[unseenFrom];
      }
      stateStart[rTag + r + 1] = state;
    }
  }

  #prune(position: number): void {
    const { delta, stateStart, tagStart } = this;
    const start = stateStart[tagStart[position]];
    const end = stateStart[tagStart[position + 1]];
    let best = Number.NEGATIVE_INFINITY;
    for (let i = start; i < end; i++) if (delta[i] > best) best = delta[i];
    const least = best - this.beam;
    for (let i = start; i < end; i++)
      if (delta[i] < least) {
        delta[i] = Number.NEGATIVE_INFINITY;
        this.#backedOff[i] = Number.NEGATIVE_INFINITY;
      }
  }

  #trace(): void {
    const { delta, back, path, length } = this;
    let state = this.bestStateOf(this.tagStart[length + 1]);
    this.logProbability = delta[state];
    for (let position = length + 1; position >= 0; position--) {
      path[position] = state;
      state = back[state];
    }
  }

  /** The best state that ends in a candidate. */
  bestStateOf(candidate: number): number {
    const { delta, stateStart } = this;
    let best = stateStart[candidate];
    for (let state = best + 1; state < stateStart[candidate + 1]; state++)
      if (delta[state] > delta[best]) best = state;
    return best;
  }
}
