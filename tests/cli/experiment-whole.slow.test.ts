/** The experiment of the documentation, whole: 33 trials in worker processes, then the same from the cache. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Results } from '../../src/experiment/results.ts';
import { experiment, plainText, processorSeconds, resultsIn, whole } from './experiment-runs.ts';

test('the whole example under a minute of two processors, and from the cache under two seconds', {
  timeout: 120_000,
}, () => {
  const { folder } = experiment(whole);
  const command = 'nlp experiment run e.yaml --output out --jobs 2';
  const first = processorSeconds(folder, `${command} --reporter table,junit,markdown,html`);
  expect(first.stdout).toMatch(/33 trials; 35 assertions, none failed/);
  expect(first.status).toBe(0);
  expect(first.seconds).toBeLessThan(120);
  const before = resultsIn(folder, 'out');
  expect(before.trials).toHaveLength(33);
  expect(before.aggregates).toHaveLength(11);
  for (const file of ['junit.xml', 'report.md', 'report.html'])
    expect(existsSync(path.join(folder, 'out', file))).toBe(true);
  const second = processorSeconds(folder, `${command} --json --quiet`);
  expect(second.status).toBe(0);
  expect(second.seconds).toBeLessThan(2);
  const printed = JSON.parse(second.stdout) as Results;
  expect(printed.trials.every(({ timings }) => timings?.cached)).toBe(true);
  expect(plainText(printed)).toBe(plainText(before));
});
