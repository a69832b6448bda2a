/** Collects the steps of one exchange, within bounds: a script may take a million. */
import type { TraceStep } from './trace.ts';

/** Of the scan and then of the rules, what comes after so many steps is only counted. */
export const SCAN_STEPS = 500;
export const ALL_STEPS = 1500;
const SHOWN_WORDS = 200;

export class Tracer {
  readonly #steps: TraceStep[] = [];

  add(step: TraceStep): void {
    this.#steps.push(step);
  }

  /** True where fewer than `limit` steps were collected; else the caller leaves something out, which is counted. */
  hasRoom(limit: number): boolean {
    const steps = this.#steps;
    if (steps.length < limit) return true;
    const last = steps[steps.length - 1];
    if (last.kind === 'omitted') last.steps++;
    else steps.push({ kind: 'omitted', steps: 1 });
    return false;
  }

  steps(): TraceStep[] {
    return this.#steps;
  }
}

/** `count` words of a text, from `word(0)` on, joined; only the first of a long text. */
export function excerpt(count: number, word: (index: number) => string): string {
  const shown = count > SHOWN_WORDS + 20 ? SHOWN_WORDS : count;
  let text = '';
  for (let i = 0; i < shown && text.length < 10_000; i++) {
    const next = word(i);
    const short = next.length > 1000 ? `${next.slice(0, 1000)}...` : next;
    text = i === 0 ? short : `${text} ${short}`;
  }
  return shown < count ? `${text} ... (${count - shown} more words)` : text;
}
