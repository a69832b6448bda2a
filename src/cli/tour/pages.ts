/** Blocks laid out on screens of so many lines: a block stays whole where it can, a heading stays with what follows. */
import type { Block } from '../../tour/blocks.ts';
import { blockLines, type LineOptions } from './lines.ts';

/** Lines that stay together. */
interface Group {
  lines: string[];
  /** Follows the group before without a blank line. */
  isContinued: boolean;
}

/** The screens of a station, at least one; each has at most `height` lines, and all are about equally full. */
export function layOut(blocks: readonly Block[], height: number, options: LineOptions): string[][] {
  const groups = groupsOf(blocks, options);
  let best = fill(groups, height);
  for (let lower = height - 1; lower >= 1; lower--) {
    const screens = fill(groups, lower);
    if (screens.length > best.length) break;
    best = screens;
  }
  return best;
}

function fill(groups: readonly Group[], height: number): string[][] {
  const screens: string[][] = [[]];
  let screen = screens[0];
  const turnOver = () => {
    screen = [];
    screens.push(screen);
  };
  for (const { lines, isContinued } of groups) {
    const blanks = screen.length === 0 || isContinued ? 0 : 1;
    if (screen.length > 0 && screen.length + blanks + lines.length > height) turnOver();
    else if (blanks === 1) screen.push('');
    for (const line of lines) {
      if (screen.length === height) turnOver();
      screen.push(line);
    }
  }
  return screens;
}

/** The lines of each block; a heading and a line of introduction go with the block behind them. */
function groupsOf(blocks: readonly Block[], options: LineOptions): Group[] {
  const groups: Group[] = [];
  let held: string[] = [];
  for (const [i, block] of blocks.entries()) {
    const [first, ...rest] = partsOf(block).map((part) => blockLines(part, options));
    const next = blocks[i + 1];
    held.push(...(held.length > 0 ? [''] : []), ...first);
    const introduces =
      block.kind === 'heading' ||
      (block.kind === 'paragraph' && first.length === 1 && next !== undefined && next.kind !== 'paragraph');
    if (introduces && next !== undefined) continue;
    groups.push({ lines: held, isContinued: false });
    for (const lines of rest) groups.push({ lines, isContinued: true });
    held = [];
  }
  return groups;
}

/** A long dialogue may be parted before each thing the person says. */
function partsOf(block: Block): Block[] {
  if (block.kind !== 'dialogue' || block.turns.length <= 4) return [block];
  const parts: Block[] = [];
  let turns: typeof block.turns = [];
  for (const turn of block.turns) {
    if (turn.speaker === 'person' && turns.some((one) => one.speaker === 'person')) {
      parts.push({ kind: 'dialogue', turns });
      turns = [];
    }
    turns.push(turn);
  }
  parts.push({ kind: 'dialogue', turns });
  return parts;
}
