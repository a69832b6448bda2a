/** A progress bar of a training on stderr: loss, bits, rate and time left; only on a terminal, never with `--quiet`. */
import type { SingleBar } from 'cli-progress';
import type { StepReport } from '../../neural/training/task.ts';
import { stopAtExit } from '../render/stop-at-exit.ts';

export interface TrainingProgress {
  update(report: StepReport): void;
  /** Takes the bar away, to write a line; the next update draws it again. */
  clear(): void;
  stop(): void;
}

const silent: TrainingProgress = { update() {}, clear() {}, stop() {} };
/** Milliseconds between two drawings. */
const REDRAW = 100;

/** @param symbol what a token is: `char` or `word` */
export async function startTrainingProgress(
  quiet: boolean | undefined,
  symbol: string,
): Promise<TrainingProgress> {
  if (quiet || !process.stderr.isTTY) return silent;
  const { default: cliProgress } = await import('cli-progress');
  let bar: SingleBar | undefined;
  let stopBar = () => {};
  let drawn = 0;
  let smoothed: number | undefined;
  const stop = () => {
    stopBar();
    bar = undefined;
    drawn = 0;
  };
  return {
    update({ epoch, step, stepsPerEpoch, epochs, loss, tokensPerSecond }) {
      smoothed = smoothed === undefined ? loss : 0.95 * smoothed + 0.05 * loss;
      const now = performance.now();
      if (now - drawn < REDRAW) return;
      drawn = now;
      const total = epochs * stepsPerEpoch;
      const value = (epoch - 1) * stepsPerEpoch + step;
      const shown = {
        epoch: `${epoch}/${epochs}`,
        loss: smoothed.toFixed(3),
        bits: (smoothed / Math.LN2).toFixed(3),
        rate: Math.round(tokensPerSecond / 100) / 10,
      };
      if (bar === undefined) {
        bar = new cliProgress.SingleBar({
          // With two-digit epochs and hours to go, 80 columns.
          format: `epoch {epoch} {bar} {percentage}% loss {loss} ({bits} bits/${symbol}) {rate}k/s {eta_formatted} left`,
          stream: process.stderr,
          hideCursor: true,
          clearOnComplete: true,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          barsize: 12,
          etaBuffer: 50,
        });
        bar.start(total, value, shown);
        stopBar = stopAtExit(bar);
      }
      bar.update(value, shown);
    },
    clear: stop,
    stop,
  };
}
