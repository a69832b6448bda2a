/** The commands that the stations of the tour show. */
import { expect, test } from 'vitest';
import { commandLine } from '../../src/cli/flags.ts';
import { messagesOf, stationNames } from '../../src/tour/stations.ts';
import { temporaryFolder } from '../cli/run.ts';
import { runLine } from './command-line.ts';

test.each(['en', 'ko'] as const)(
  'every command that the tour tells works when pasted: %s',
  { timeout: 300_000 },
  (language) => {
    const folder = temporaryFolder();
    for (const name of stationNames) {
      if (name === 'eliza') continue;
      const line = messagesOf[language][name].calls.map(commandLine).join(' && ');
      const { status, stdout, stderr } = runLine(line, { cwd: folder, timeout: 100_000 });
      expect(status, stderr).toBe(0);
      if (name !== 'rnn') expect(stdout).not.toBe('');
    }
  },
);
