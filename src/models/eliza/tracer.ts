/** Collects the steps of one exchange, within bounds: a script may take a million. */
import type { TraceStep } from './trace.ts';

/** Steps kept at the beginning and at the end of an exchange; what lies between is only counted. */
const KEPT_FIRST = 1000;
const KEPT_LAST = 200;
const SHOWN_WORDS = 200;

export class Tracer {
  readonly #first: TraceStep[] = [];
  #last: TraceStep[] = [];
  #omitted = 0;

  add(step: TraceStep): void {
    if (this.#first.length < KEPT_FIRST) this.#first.push(step);
    else {
      this.#last.push(step);
      if (this.#last.length > 2 * KEPT_LAST) {
        this.#omitted += this.#last.length - KEPT_LAST;
        this.#last = this.#last.slice(-KEPT_LAST);
      }
    }
  }

  steps(): TraceStep[] {
    if (this.#omitted === 0) return [...this.#first, ...this.#last];
    return [...this.#first, { kind: 'omitted', steps: this.#omitted }, ...this.#last];
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
