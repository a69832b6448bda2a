/** A progress bar is stopped when the process ends amid it, and once only. */
import { expect, test, vi } from 'vitest';
import { stopAtExit } from '../../src/cli/render/stop-at-exit.ts';

test('the bar stops at the exit, or before, and nothing is left behind', () => {
  const before = process.listenerCount('exit');
  const bar = { stop: vi.fn() };
  stopAtExit(bar);
  const atExit = process.listeners('exit').at(-1) as () => void;
  atExit();
  expect(bar.stop).toHaveBeenCalledTimes(1);
  expect(process.listenerCount('exit')).toBe(before);
  const stop = stopAtExit(bar);
  stop();
  stop();
  expect(bar.stop).toHaveBeenCalledTimes(2);
  expect(process.listenerCount('exit')).toBe(before);
});
