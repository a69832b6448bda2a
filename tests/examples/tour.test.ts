/** The commands that the stations of the tour show. */
import { expect, test } from 'vitest';
import { stationNames } from '../../src/tour/station.ts';
import { messagesOf } from '../../src/tour/stations.ts';
import { temporaryFolder } from '../cli/run.ts';
import { runLine } from './command-line.ts';

test.each(['en', 'ko'] as const)('every command that the tour tells works when pasted: %s', (language) => {
  const folder = temporaryFolder();
  for (const name of stationNames) {
    if (name === 'eliza') continue;
    const { status, stdout, stderr } = runLine(messagesOf[language][name].command, { cwd: folder });
    expect(status, stderr).toBe(0);
    if (name !== 'rnn') expect(stdout).not.toBe('');
  }
});
