/**
 * Viterbi decoding over pairs of tags (second order), exact unless a beam is set.
 * Sources: L. Rabiner, Proc. IEEE 77(2), 1989, section III-B; T. Brants, "TnT", ANLP 2000, section 2.1.
 *   positions -1 (BEFORE), 0..n-1 (words), n (AFTER); each position has a row of candidate tags
 *   delta of the pair (q at i-1, r at i): the best log score of a path that ends in these two; kept for the whole
 *   sentence at pairStart[i] + r * Q + q, with the candidate two before in `back`
 * An unseen trigram costs the backoff weight of its context plus the bigram, and a seen one never less than that: so
 * for each q the best backed-off predecessor is found once, and for each (q, r) only those trigrams are looked up that
 * could still beat it.
 */
import type { Lexicon } from './lexicon.ts';
import type { Transitions } from './transitions.ts';

export class Trellis {
  readonly #transitions: Transitions;
  readonly #lexicon: Lexicon;
  /** Log scores further than this below the best of their position are dropped; Infinity for none. */
  readonly beam: number;
  /** [pairs*4] what a pair is asked for, side by side: log P(c | b), backoff, pairNovel, the greatest triple. */
  readonly #rows: Float64Array;
  /** Number of words. */
  length = 0;
  /** Of positions 0 (for BEFORE) to n + 1 (for AFTER): where tags and pairs begin. */
  tagStart = new Uint32Array(64);
  tag = new Uint32Array(256);
  pairStart = new Uint32Array(64);
  delta = new Float64Array(1024);
  back = new Int32Array(1024);
  #pairRow = new Int32Array(1024);
  /** Log score of the best path; and its candidates, by position. */
  logProbability = 0;
  path = new Uint32Array(64);

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

  /** Decodes the words whose slots are given; the best tags are then `tagAt(i)`. */
  decode(slots: Uint32Array, length: number): void {
    this.#layOut(slots, length);
    for (let position = 1; position <= length + 1; position++) {
      const slot = position <= length ? slots[position - 1] : -1;
      this.#step(position, slot);
      if (this.beam !== Number.POSITIVE_INFINITY && position <= length) this.#prune(position);
    }
    this.#trace();
  }

  /** The tag of word i on the best path. */
  tagAt(i: number): number {
    return this.tag[this.tagStart[i + 1] + this.path[i + 1]];
  }

  /** Number of candidates at a position. */
  candidates(position: number): number {
    return this.tagStart[position + 1] - this.tagStart[position];
  }

  #layOut(slots: Uint32Array, length: number): void {
    const { start, tag: candidateTag } = this.#lexicon;
    const before = this.#transitions.width - 2;
    this.length = length;
    if (this.tagStart.length < length + 3) {
      const size = 2 * length + 3;
      this.tagStart = new Uint32Array(size);
      this.pairStart = new Uint32Array(size);
      this.path = new Uint32Array(size);
    }
    let tags = 1;
    let pairs = 1;
    let previous = 1;
    this.tagStart[0] = 0;
    this.pairStart[0] = 0;
    for (let position = 1; position <= length + 1; position++) {
      const count = position <= length ? start[slots[position - 1] + 1] - start[slots[position - 1]] : 1;
      this.tagStart[position] = tags;
      this.pairStart[position] = pairs;
      tags += count;
      pairs += count * previous;
      previous = count;
    }
    this.tagStart[length + 2] = tags;
    if (this.tag.length < tags) this.tag = new Uint32Array(2 * tags);
    if (this.delta.length < pairs) {
      this.delta = new Float64Array(2 * pairs);
      this.back = new Int32Array(2 * pairs);
      this.#pairRow = new Int32Array(2 * pairs);
    }
    const { tag } = this;
    tag[0] = before;
    let at = 1;
    for (let i = 0; i < length; i++)
      for (let k = start[slots[i]]; k < start[slots[i] + 1]; k++) tag[at++] = candidateTag[k];
    tag[at] = before + 1;
    this.delta[0] = 0;
    this.back[0] = 0;
    this.#pairRow[0] = this.#transitions.find(before, before);
  }

  /** Fills the pairs (q at position-1, r at position) from the pairs (p, q) of the position before. */
  #step(position: number, word: number): void {
    const transitions = this.#transitions;
    const lexicon = this.#lexicon;
    const { tagBackoff, tagLog } = transitions;
    const { place: triplePlace, mask: tripleMask, key: tripleKey, value: tripleLog } = transitions.triples;
    const rows = this.#rows;
    const { place: contextPlace, mask: contextMask, key: contextTag, value: contextLog } = lexicon.contexts;
    const { dense, width } = transitions;
    const isDense = dense.length > 0;
    const { tag, delta, back, tagStart } = this;
    const pairRow = this.#pairRow;
    const pTag = position >= 2 ? tagStart[position - 2] : 0;
    const pCount = position >= 2 ? tagStart[position - 1] - pTag : 1;
    const qTag = tagStart[position - 1];
    const qCount = tagStart[position] - qTag;
    const rTag = tagStart[position];
    const rCount = tagStart[position + 1] - rTag;
    const before = this.pairStart[position - 1];
    const now = this.pairStart[position];
    const candidate = word === -1 ? 0 : lexicon.start[word];
    const logs = lexicon.log;
    const entries = lexicon.entry;
    for (let q = 0; q < qCount; q++) {
      const from = before + q * pCount;
      let backedOff = Number.NEGATIVE_INFINITY;
      let backedOffFrom = 0;
      let most = Number.NEGATIVE_INFINITY;
      for (let p = 0; p < pCount; p++) {
        const row = pairRow[from + p];
        const reached = delta[from + p];
        if (reached > most) most = reached;
        const score = row === -1 ? reached : reached + rows[4 * row + 1];
        if (score > backedOff) {
          backedOff = score;
          backedOffFrom = p;
        }
      }
      const qt = tag[qTag + q];
      for (let r = 0; r < rCount; r++) {
        const rt = tag[rTag + r];
        const row = isDense ? dense[qt * width + rt] : transitions.find(qt, rt);
        let best: number;
        let argument = backedOffFrom;
        let novel = 0;
        if (row === -1) best = backedOff + tagBackoff[qt] + tagLog[rt];
        else {
          best = backedOff + rows[4 * row];
          novel = rows[4 * row + 2];
          const tripleMost = rows[4 * row + 3];
          if (most + tripleMost > best) {
            const place = triplePlace[row];
            const mask = tripleMask[row];
            for (let p = 0; p < pCount; p++) {
              const reached = delta[from + p];
              if (reached + tripleMost <= best) continue;
              const pt = tag[pTag + p];
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
                argument = p;
              }
            }
          }
        }
        if (word !== -1) {
          let log = logs[candidate + r] + novel;
          const entry = entries[candidate + r];
          if (entry !== -1 && novel !== 0) {
            const place = contextPlace[entry];
            const mask = contextMask[entry];
            let slot = qt & mask;
            let found = contextTag[place + slot];
            while (found !== -1 && found !== qt) {
              slot = (slot + 1) & mask;
              found = contextTag[place + slot];
            }
            if (found === qt) log = contextLog[place + slot];
          }
          best += log;
        }
        const at = now + r * qCount + q;
        delta[at] = best;
        back[at] = argument;
        pairRow[at] = row;
      }
    }
  }

  #prune(position: number): void {
    const { delta } = this;
    const start = this.pairStart[position];
    const end = this.pairStart[position + 1];
    let best = Number.NEGATIVE_INFINITY;
    for (let i = start; i < end; i++) if (delta[i] > best) best = delta[i];
    const least = best - this.beam;
    for (let i = start; i < end; i++) if (delta[i] < least) delta[i] = Number.NEGATIVE_INFINITY;
  }

  #trace(): void {
    const { delta, back, path, length } = this;
    let at = this.pairStart[length + 1];
    const last = this.candidates(length);
    let q = 0;
    for (let i = 1; i < last; i++) if (delta[at + i] > delta[at + q]) q = i;
    this.logProbability = delta[at + q];
    let r = 0;
    for (let position = length + 1; position >= 1; position--) {
      path[position] = r;
      at = this.pairStart[position] + r * this.candidates(position - 1) + q;
      r = q;
      q = back[at];
    }
    path[0] = 0;
  }
}
