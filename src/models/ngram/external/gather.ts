/**
 * Reading a table on disk at places that jump about: the places are dealt out to stretches of the table that fit into
 * memory, each stretch answers its own, and the answers are put back in order.
 */
import { findWord } from '../backoff-trie.ts';
import { Column, type ColumnData, pause } from './column.ts';
import type { DiskLevel } from './levels.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

/** out[i] = table[index[i]]. @param room how many elements of the table may be in memory */
export async function gather<Data extends ColumnData>(
  index: Column,
  table: Column<Data>,
  room: number,
  folder: TemporaryFolder,
): Promise<Column<Data>> {
  const stretches = Math.max(1, Math.ceil(table.length / room));
  const places = newColumns(stretches, folder);
  const all = index.cursor();
  for (let i = 0; i < index.length; i++) {
    const place = all.next();
    places[Math.floor(place / room)].push(place % room);
  }
  const answers: Column<Data>[] = [];
  for (let s = 0; s < stretches; s++) {
    const part = table.read(s * room, Math.min(table.length, (s + 1) * room));
    const answer = new Column(folder, table.type);
    const cursor = places[s].cursor();
    for (let i = 0; i < places[s].length; i++) answer.push(part[cursor.next()]);
    places[s].remove();
    answers.push(answer);
    await pause();
  }
  if (stretches === 1) return answers[0];
  const out = new Column(folder, table.type);
  const cursors = answers.map((answer) => answer.cursor());
  const again = index.cursor();
  for (let i = 0; i < index.length; i++) out.push(cursors[Math.floor(again.next() / room)].next());
  for (const answer of answers) answer.remove();
  return out;
}

export interface Joined {
  /** For each n-gram the number of its suffix. */
  suffix: Column;
  /** For each (n-1)-gram how many n-grams have it as their suffix: the words that precede it. */
  preceding: Column;
}

/**
 * Finds the suffix of every n-gram, n >= 3: the child of the context's suffix by the same last word.
 * @param below the levels of n - 2, n - 1 and n
 * @param suffix of every (n-1)-gram, the context
 */
export async function joinSuffixes(
  below: readonly [DiskLevel, DiskLevel, DiskLevel],
  suffix: Column,
  room: number,
  folder: TemporaryFolder,
): Promise<Joined> {
  const [shorter, context, level] = below;
  const bounds = stretchesOf(shorter.first as Column, room);
  const stretches = bounds.length - 1;
  const keys = newColumns(stretches, folder);
  const routes = new Column(folder, Uint32Array);
  const suffixes = suffix.cursor();
  const firsts = (context.first as Column).cursor(1);
  const words = level.word.cursor();
  let node = 0;
  for (let c = 0; c < context.word.length; c++) {
    const from = suffixes.next();
    const end = firsts.next();
    if (node === end) continue;
    const s = stretchOf(bounds, from);
    routes.push(s);
    routes.push(end - node);
    for (; node < end; node++) {
      keys[s].push(from);
      keys[s].push(words.next());
    }
  }
  const found: Column[] = [];
  const preceding = new Column(folder, Uint32Array);
  for (let s = 0; s < stretches; s++) {
    const first = (shorter.first as Column).read(bounds[s], bounds[s + 1] + 1);
    const base = first[0];
    const part = context.word.read(base, first[first.length - 1]);
    const count = new Uint32Array(part.length);
    const cursor = keys[s].cursor();
    const answer = new Column(folder, Uint32Array);
    for (let i = 0; i < keys[s].length; i += 2) {
      const from = cursor.next() - bounds[s];
      const at = findWord(part, first[from] - base, first[from + 1] - base, cursor.next());
      count[at]++;
      answer.push(base + at);
    }
    keys[s].remove();
    found.push(answer);
    preceding.append(count);
    await pause();
  }
  const out = new Column(folder, Uint32Array);
  const cursors = found.map((answer) => answer.cursor());
  const route = routes.cursor();
  for (let i = 0; i < routes.length; i += 2) {
    const cursor = cursors[route.next()];
    for (let size = route.next(); size > 0; size--) out.push(cursor.next());
  }
  for (const answer of [...found, routes]) answer.remove();
  return { suffix: out, preceding };
}

/** Stretches of contexts that together have about `room` children each. */
function stretchesOf(first: Column, room: number): number[] {
  const bounds = [0];
  const cursor = first.cursor();
  let start = 0;
  for (let c = 0; c < first.length; c++) {
    const begin = cursor.next();
    if (c > 0 && c < first.length - 1 && begin - start >= room) {
      bounds.push(c);
      start = begin;
    }
  }
  bounds.push(first.length - 1);
  return bounds;
}

function stretchOf(bounds: readonly number[], context: number): number {
  let s = 0;
  while (bounds[s + 1] <= context) s++;
  return s;
}

function newColumns(count: number, folder: TemporaryFolder): Column[] {
  return Array.from({ length: count }, () => new Column(folder, Uint32Array));
}
