/**
 * Label sequences that a scheme of chunks allows: IOB2 (B-X begins a chunk, I-X goes on with it, O is outside) and
 * IOBES (E-X ends a chunk, S-X is one of a single token). E. Tjong Kim Sang, J. Veenstra, "Representing Text Chunks",
 * EACL 1999.
 */
import type { LatticeScores } from './lattice.ts';

export type Constraint = 'iob2' | 'iobes';

export interface Allowed {
  /** [L] labels that may begin, and that may end a sequence */
  starts: Uint8Array;
  ends: Uint8Array;
  /** [L*L] pairs that may follow each other */
  pairs: Uint8Array;
}

export function allowedBy(constraint: Constraint, labels: readonly string[]): Allowed {
  const parts = labels.map((label) => partsOf(label, constraint));
  const mayFollow = (from: Parts | undefined, to: Parts | undefined): boolean => {
    const isOpen = from !== undefined && (from.prefix === 'B' || from.prefix === 'I');
    const goesOn = to !== undefined && (to.prefix === 'I' || to.prefix === 'E');
    if (goesOn) return isOpen && from.type === to.type;
    // In IOBES a chunk that is open must come to its end.
    return !(isOpen && constraint === 'iobes');
  };
  const count = labels.length;
  const pairs = new Uint8Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) pairs[i * count + j] = mayFollow(parts[i], parts[j]) ? 1 : 0;
  return {
    starts: Uint8Array.from(parts, (part) => (mayFollow(undefined, part) ? 1 : 0)),
    ends: Uint8Array.from(parts, (part) => (mayFollow(part, undefined) ? 1 : 0)),
    pairs,
  };
}

interface Parts {
  prefix: string;
  type: string;
}

/** undefined for a label outside of chunks */
function partsOf(label: string, constraint: Constraint): Parts | undefined {
  const found = /^([BIES])(?:-(.*))?$/s.exec(label);
  if (found === null || (constraint === 'iob2' && 'ES'.includes(found[1]))) return undefined;
  return { prefix: found[1], type: found[2] ?? '' };
}

/** The scores with minus infinity for what is not allowed; transition is a copy, state is changed. */
export function constrain(scores: LatticeScores, allowed: Allowed): LatticeScores {
  const { length, labels, state } = scores;
  const transition = scores.transition.slice();
  for (let k = 0; k < transition.length; k++)
    if (allowed.pairs[k] === 0) transition[k] = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < labels && length > 0; j++) {
    if (allowed.starts[j] === 0) state[j] = Number.NEGATIVE_INFINITY;
    if (allowed.ends[j] === 0) state[(length - 1) * labels + j] = Number.NEGATIVE_INFINITY;
  }
  return { ...scores, transition };
}
