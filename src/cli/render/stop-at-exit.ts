/** Progress bars hide the cursor and switch off line wrapping: a program that ends amid one must undo that. */

/**
 * Stops a bar when the process ends, on Ctrl-C too.
 * @returns what stops it now, instead; a second call does nothing
 */
export function stopAtExit(bar: { stop(): void }): () => void {
  let running = true;
  const stop = () => {
    if (!running) return;
    running = false;
    process.off('exit', stop);
    bar.stop();
  };
  process.on('exit', stop);
  return stop;
}
