/** Blocks laid out on screens of so many lines: a block stays whole where it can, a heading stays with what follows. */
import type { Block } from '../../tour/blocks.ts';
import { blockLines, type LineOptions } from './lines.ts';

/** The screens of a station; each has at most `height` lines. */
export function layOut(blocks: readonly Block[], height: number, options: LineOptions): string[][] {
  const screens: string[][] = [];
  let screen: string[] = [];
  const turnOver = () => {
    if (screen.length > 0) screens.push(screen);
    screen = [];
  };
  for (const group of groupsOf(blocks, options)) {
    if (screen.length > 0 && screen.length + 1 + group.length > height) turnOver();
    if (screen.length > 0) screen.push('');
    for (const line of group) {
      if (screen.length === height) turnOver();
      screen.push(line);
    }
  }
  turnOver();
  return screens;
}

/** The lines of each block; a heading and a line of introduction go with the block behind them. */
function groupsOf(blocks: readonly Block[], options: LineOptions): string[][] {
  const groups: string[][] = [];
  let held: string[] = [];
  for (const [i, block] of blocks.entries()) {
    const lines = blockLines(block, options);
    const next = blocks[i + 1];
    const introduces =
      block.kind === 'heading' ||
      (block.kind === 'paragraph' && lines.length === 1 && next !== undefined && next.kind !== 'paragraph');
    held.push(...(held.length > 0 ? [''] : []), ...lines);
    if (introduces && next !== undefined) continue;
    groups.push(held);
    held = [];
  }
  if (held.length > 0) groups.push(held);
  return groups;
}
