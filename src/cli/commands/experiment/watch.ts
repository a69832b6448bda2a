/**
 * What is shown while trials run, on stderr: a table that changes on a terminal, elsewhere a plain line for each trial
 * that is done. After Ctrl-C a line says what is kept.
 */

import type { Plan } from '../../../experiment/plan.ts';
import { metricOf, type TrialResult } from '../../../experiment/results.ts';
import type { RunProgress } from '../../../experiment/run.ts';
import { fitColumns } from '../../../figure/terminal-width.ts';
import type { CommonFlags } from '../../options.ts';
import { note, printable } from '../../output.ts';
import { loadPalette, type Palette } from '../../render/color.ts';

export interface Watch {
  update(progress: RunProgress): void;
  stop(): void;
  /** To be called with the exit status when the program ends while a run goes on. */
  interrupted(status: number): void;
}

/** Milliseconds between two pictures. */
const frameTime = 100;

export async function watchProgress(
  plan: Plan,
  jobs: number,
  flags: CommonFlags & { color?: boolean },
): Promise<Watch> {
  const { stderr } = process;
  const state = new State(plan);
  let live: Live | undefined;
  if (stderr.isTTY && !flags.quiet) live = new Live(state, jobs, await loadPalette(stderr, flags.color));
  let stopped = false;
  return {
    update(progress) {
      state.update(progress);
      if (live !== undefined) live.show();
      else if (progress.result !== undefined) printLine(progress, progress.result, state, flags.quiet);
    },
    stop() {
      if (stopped) return;
      stopped = true;
      live?.stop();
      if (state.cached > 0 && state.done > 0)
        note(`${state.cached} of ${state.total} trials were known already`, flags.quiet);
    },
    interrupted(status) {
      if (stopped || status < 128) return;
      live?.stop();
      note(
        `stopped: ${state.done} of ${state.total} trials are finished and kept; the same command goes on from there`,
        flags.quiet,
      );
    },
  };
}

class State {
  readonly metric: string;
  readonly running = new Map<string, number>();
  readonly finished: TrialResult[] = [];
  done = 0;
  cached = 0;
  failed = 0;
  total: number;

  constructor(plan: Plan) {
    this.metric = plan.metrics[0].name;
    this.total = plan.trials.length;
  }

  update({ trial, result, done, total }: RunProgress): void {
    this.done = done;
    this.total = total;
    if (result === undefined) {
      this.running.set(trial.id, performance.now());
      return;
    }
    this.running.delete(trial.id);
    this.finished.push(result);
    if (result.timings?.cached) this.cached++;
    if (result.status === 'failed') this.failed++;
  }

  /** Its first metric, and how long it took. */
  describe(result: TrialResult): string {
    if (result.failure !== undefined) return `failed (${result.failure.kind}): ${result.failure.message}`;
    const value = metricOf(result, this.metric);
    const number = typeof value === 'number' ? String(Number(value.toPrecision(6))) : '-';
    const seconds = result.timings?.seconds;
    const time = result.timings?.cached ? 'known' : `${(seconds ?? 0).toFixed(1)} s`;
    return value === undefined ? time : `${this.metric} ${number}  ${time}`;
  }
}

function printLine(
  { done, total }: RunProgress,
  result: TrialResult,
  state: State,
  quiet: boolean | undefined,
): void {
  if (result.timings?.cached) return;
  note(
    `[${String(done).padStart(String(total).length)}/${total}] ${result.id}  ${state.describe(result)}`,
    quiet,
  );
}

/** The last trials that were done and those that run, redrawn in place. */
class Live {
  readonly #state: State;
  readonly #jobs: number;
  readonly #palette: Palette;
  readonly #timer: NodeJS.Timeout;
  #lines = 0;
  #shown = Number.NEGATIVE_INFINITY;

  constructor(state: State, jobs: number, palette: Palette) {
    this.#state = state;
    this.#jobs = jobs;
    this.#palette = palette;
    this.#timer = setInterval(() => this.#draw(), 4 * frameTime);
    this.#timer.unref();
  }

  show(): void {
    if (performance.now() - this.#shown >= frameTime) this.#draw();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#erase();
  }

  #draw(): void {
    this.#shown = performance.now();
    const { stderr } = process;
    const state = this.#state;
    const palette = this.#palette;
    const columns = Math.max(20, stderr.columns ?? 80);
    const room = Math.max(1, (stderr.rows ?? 24) - 3 - Math.min(this.#jobs, state.running.size));
    const lines = state.finished.slice(-Math.min(room, 12)).map((result) => {
      const text = fitted(`${mark(result)} ${result.id}  ${state.describe(result)}`, columns - 1);
      return result.status === 'failed' ? palette.bad(text) : text;
    });
    for (const [id, start] of state.running) {
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      lines.push(palette.accent(fitted(`▸ ${id}  ${seconds} s`, columns - 1)));
    }
    const failed = state.failed === 0 ? '' : `, ${state.failed} failed`;
    lines.push(palette.faint(fitted(`${state.done} of ${state.total} done${failed}`, columns - 1)));
    this.#erase();
    stderr.write(`${lines.join('\n')}\n`);
    this.#lines = lines.length;
  }

  /** From the first column: after Ctrl-C the terminal may have written ^C before. */
  #erase(): void {
    if (this.#lines > 0) process.stderr.write(`\r\u001b[${this.#lines}A\u001b[0J`);
    this.#lines = 0;
  }
}

function mark(result: TrialResult): string {
  if (result.status === 'failed') return '✗';
  return result.timings?.cached ? '·' : '✓';
}

function fitted(text: string, columns: number): string {
  return fitColumns(printable(text), columns);
}
