/**
 * Chunks in label sequences (IOB1, IOB2, IOBES and what comes near them), and how well they were found: precision,
 * recall and F1, over all and by type. Two definitions:
 *   conlleval     E. Tjong Kim Sang, S. Buchholz, "Introduction to the CoNLL-2000 Shared Task", 2000, as their script
 *                 counts: I-X after another type begins a chunk, so every tagging is read somehow
 *   strict-iob2   only B-X (I-X)* is a chunk; an I-X that no B-X or I-X of its type comes before belongs to none
 */
import { compareCodePoints } from '../text/code-points.ts';

export type ChunkScheme = 'conlleval' | 'strict-iob2';

export interface Chunk {
  type: string;
  start: number;
  /** Behind the last token. */
  end: number;
}

export interface ChunkScores {
  precision: number;
  recall: number;
  f1: number;
  correct: number;
  predicted: number;
  /** Chunks that are there. */
  support: number;
}

export interface ChunkEvaluation extends ChunkScores {
  /** By type, in the order of code points. */
  types: Record<string, ChunkScores>;
}

export function chunksOf(labels: readonly string[], scheme: ChunkScheme): Chunk[] {
  return scheme === 'strict-iob2' ? strictChunks(labels) : conllevalChunks(labels);
}

/** @param sentences gold and predicted labels of each, equally many */
export function evaluateChunks(
  sentences: Iterable<{ gold: readonly string[]; predicted: readonly string[] }>,
  scheme: ChunkScheme,
): ChunkEvaluation {
  const counts = new Map<string, { correct: number; predicted: number; support: number }>();
  const of = (type: string) => {
    let count = counts.get(type);
    if (count === undefined) {
      count = { correct: 0, predicted: 0, support: 0 };
      counts.set(type, count);
    }
    return count;
  };
  for (const { gold, predicted } of sentences) {
    const right = chunksOf(gold, scheme);
    const found = new Set<string>();
    for (const chunk of chunksOf(predicted, scheme)) {
      of(chunk.type).predicted++;
      found.add(keyOf(chunk));
    }
    for (const chunk of right) {
      const count = of(chunk.type);
      count.support++;
      if (found.has(keyOf(chunk))) count.correct++;
    }
  }
  const all = { correct: 0, predicted: 0, support: 0 };
  const types: [string, ChunkScores][] = [];
  for (const [type, count] of [...counts].sort(([a], [b]) => compareCodePoints(a, b))) {
    all.correct += count.correct;
    all.predicted += count.predicted;
    all.support += count.support;
    types.push([type, scoresOf(count)]);
  }
  return { ...scoresOf(all), types: Object.fromEntries(types) };
}

const keyOf = ({ type, start, end }: Chunk): string => `${start} ${end} ${type}`;

function scoresOf(count: { correct: number; predicted: number; support: number }): ChunkScores {
  const { correct, predicted, support } = count;
  const precision = predicted === 0 ? 0 : correct / predicted;
  const recall = support === 0 ? 0 : correct / support;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, correct, predicted, support };
}

/** A label is a letter, and after a hyphen the type; what has no hyphen has the type ''. */
function split(label: string): [prefix: string, type: string] {
  const at = label.indexOf('-');
  return at === -1 ? [label, ''] : [label.slice(0, at), label.slice(at + 1)];
}

function strictChunks(labels: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let open: Chunk | undefined;
  for (const [t, label] of labels.entries()) {
    const [prefix, type] = split(label);
    if (prefix === 'I' && open !== undefined && open.end === t && open.type === type) open.end = t + 1;
    else if (prefix === 'B') {
      open = { type, start: t, end: t + 1 };
      chunks.push(open);
    } else open = undefined;
  }
  return chunks;
}

function conllevalChunks(labels: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let previous: [string, string] = ['O', ''];
  let open: Chunk | undefined;
  for (const [t, label] of labels.entries()) {
    const now = split(label);
    if (open !== undefined && endsBetween(previous, now)) open = undefined;
    if (beginsBetween(previous, now)) {
      open = { type: now[1], start: t, end: t + 1 };
      chunks.push(open);
    } else if (open !== undefined) open.end = t + 1;
    previous = now;
  }
  return chunks;
}

/** Whether a chunk ends between two tokens, as conlleval has it. */
function endsBetween([prefix, type]: [string, string], [next, nextType]: [string, string]): boolean {
  if (prefix === 'E' || prefix === 'S' || prefix === '[' || prefix === ']') return true;
  if ((prefix === 'B' || prefix === 'I') && (next === 'B' || next === 'S' || next === 'O')) return true;
  return prefix !== 'O' && prefix !== '.' && type !== nextType;
}

/** Whether a chunk begins there. */
function beginsBetween([prefix, type]: [string, string], [next, nextType]: [string, string]): boolean {
  if (next === 'B' || next === 'S' || next === '[' || next === ']') return true;
  if ((prefix === 'E' || prefix === 'S' || prefix === 'O') && (next === 'E' || next === 'I')) return true;
  return next !== 'O' && next !== '.' && type !== nextType;
}
