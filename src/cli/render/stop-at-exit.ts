/** Progress bars hide the cursor and switch off line wrapping: a program that ends amid one must undo that. */

/**
 * Stops a bar when the process ends, on Ctrl-C too.
 * @returns what stops it now, instead
 */
export function stopAtExit(bar: { stop(): void }): () => void {
  const stop = () => {
    process.off('exit', stop);
    bar.stop();
  };
  process.on('exit', stop);
  return stop;
}
