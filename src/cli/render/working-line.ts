/** A line on stderr that says how far a long work is, written over and over, and gone at its end: on a terminal only. */

/** How often it is written at most, in milliseconds. */
const interval = 100;

export interface WorkingLine {
  show(text: string): void;
  stop(): void;
}

export function startWorkingLine(label: string, quiet: boolean | undefined): WorkingLine {
  const stream = process.stderr;
  if (quiet || !stream.isTTY) return { show() {}, stop() {} };
  let last = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(text) {
      const now = performance.now();
      if (now - last < interval) return;
      last = now;
      isShown = true;
      stream.write(`\r\x1b[2K${`${label}: ${text}`.slice(0, Math.max(10, (stream.columns ?? 80) - 1))}`);
    },
    stop() {
      if (isShown) stream.write('\r\x1b[2K');
    },
  };
}
