/** A progress bar on stderr with rate and time left: only on a terminal, never with `--quiet`. */
import type { SingleBar } from 'cli-progress';
import { stopAtExit } from './stop-at-exit.ts';
import { formatBytes } from './table.ts';

export interface Progress {
  /** How far it is: in bytes, lines, steps, whatever `total` counts. */
  update(value: number, total?: number): void;
  stop(): void;
}

const silent: Progress = { update() {}, stop() {} };

/** A bar for bytes read; a no-op where stderr is no terminal. */
export async function startProgress(label: string, quiet: boolean | undefined): Promise<Progress> {
  if (quiet || !process.stderr.isTTY) return silent;
  const { default: cliProgress } = await import('cli-progress');
  let bar: SingleBar | undefined;
  let stop = () => {};
  return {
    update(value, total) {
      if (total === undefined || total <= 0) return;
      if (bar === undefined) {
        bar = new cliProgress.SingleBar({
          format: `${label} {bar} {percentage}% | {value} of {total} | {eta_formatted} left`,
          formatValue: (number, _options, type) =>
            type === 'value' || type === 'total' ? formatBytes(number) : String(number),
          stream: process.stderr,
          hideCursor: true,
          clearOnComplete: true,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          barsize: 24,
        });
        bar.start(total, 0);
        stop = stopAtExit(bar);
      }
      bar.update(Math.min(value, total));
    },
    stop: () => stop(),
  };
}
