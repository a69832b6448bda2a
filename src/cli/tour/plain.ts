/** A station as plain lines, for output that is no conversation: pipes, files, logs. */
import type { Page } from '../../tour/blocks.ts';
import type { Palette } from '../render/color.ts';
import { blockLines } from './lines.ts';

export function* stationText(
  page: Page,
  columns: number,
  palette: Palette,
  isFirst: boolean,
): Generator<string> {
  const options = { width: Math.max(60, columns), plotHeight: 12, palette };
  if (!isFirst) yield* ['', ''];
  yield palette.strong(page.title);
  for (const block of page.blocks) {
    yield '';
    yield* blockLines(block, options);
  }
}
