/** What the screen shows while a station is at work: what is done, how far it is, and the loss as it falls. */
import { figureText } from '../../figure/figure-text.ts';
import { wrapColumns } from '../../figure/terminal-width.ts';
import type { Messages } from '../../tour/messages/messages.ts';
import type { TourProgress } from '../../tour/station.ts';
import type { StationName } from '../../tour/stations.ts';
import type { Palette } from '../render/color.ts';
import { paintWith } from '../render/paint.ts';

/** Columns of the bar. */
const barColumns = 30;

export interface WorkingOptions {
  columns: number;
  /** Lines there are. */
  height: number;
  palette: Palette;
}

export function workingLines(
  station: StationName,
  progress: TourProgress | undefined,
  messages: Messages,
  { columns, height, palette }: WorkingOptions,
): string[] {
  const lines = wrapColumns(messages.working(messages[station].title), columns - 2).map(palette.faint);
  if (progress === undefined) return lines;
  const { what, done, losses = [] } = progress;
  const name = what === 'agreement' ? messages.lstm.testTitle : messages.table.names[what];
  const full = Math.round(barColumns * Math.max(0, Math.min(1, done)));
  const bar = `${palette.accent('█'.repeat(full))}${palette.faint('░'.repeat(barColumns - full))}`;
  lines.push('', name, `${bar} ${Math.round(100 * done)}%`);
  const plotHeight = Math.min(12, height - lines.length - 6);
  if (losses.length < 2 || plotHeight < 4) return lines;
  const { rnn } = messages;
  const [from, to] = [losses[0][1], losses[losses.length - 1][1]];
  const chart = figureText(
    {
      kind: 'line',
      title: rnn.lossTitle,
      description: rnn.lossDescription(from, to),
      x: { label: rnn.lossX },
      y: { label: rnn.lossY },
      series: [{ name: rnn.training, points: losses.map(([read, loss]) => [read / 1000, loss] as const) }],
    },
    { width: Math.min(columns - 2, 88), height: plotHeight, paint: paintWith(palette) },
  );
  return [...lines, '', ...chart].slice(0, height);
}
