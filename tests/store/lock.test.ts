/** What killed processes leave behind goes with the next run, and two that change one file do not undo each other. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TemporaryFolder } from '../../src/models/ngram/external/temporary-folder.ts';
import { writeTextAtomically } from '../../src/store/atomic.ts';
import { withLock } from '../../src/store/lock.ts';
import { temporaryFolder } from '../cli/run.ts';

/** The number of a process that has ended. */
const dead = (): number => spawnSync(process.execPath, ['-e', '']).pid;

test('temporary files of dead processes are cleared, those of living ones and of other files stay', async () => {
  const folder = temporaryFolder();
  const pid = dead();
  const names = [
    `.a.${pid}.tmp`,
    `.a.${pid}-1.tmp`,
    `.a.${process.ppid}.tmp`,
    `.b.${pid}.tmp`,
    `.a.${pid}.tmpx`,
    'a.tmp',
  ];
  for (const name of names) writeFileSync(path.join(folder, name), 'x');
  await writeTextAtomically(path.join(folder, 'a'), ['whole']);
  expect(readdirSync(folder).sort()).toEqual([...names.slice(2), 'a'].sort());
});

test('working folders of dead processes are cleared, those of living ones and others stay', () => {
  const parent = temporaryFolder();
  const pid = dead();
  for (const name of [`nlp-ngram-${pid}-abcdef`, `nlp-ngram-${process.ppid}-abcdef`, 'nlp-ngram-abcdef'])
    mkdirSync(path.join(parent, name));
  const folder = new TemporaryFolder(parent);
  expect(readdirSync(parent).some((name) => name.startsWith(`nlp-ngram-${pid}-`))).toBe(false);
  expect(readdirSync(parent).length).toBe(3);
  folder.remove();
  expect(readdirSync(parent).length).toBe(2);
});

test('a second change of a file is refused while the first goes on', async () => {
  const file = path.join(temporaryFolder(), 'a.idx');
  await withLock(file, async () => {
    await expect(withLock(file, async () => {})).rejects.toThrow(/another process \(\d+\) is changing it/);
  });
  expect(await withLock(file, async () => 'done')).toBe('done');
  expect(readdirSync(path.dirname(file))).toEqual([]);
});

test('the lock of a dead process is taken over', async () => {
  const file = path.join(temporaryFolder(), 'a.idx');
  const lock = path.join(path.dirname(file), '.a.idx.lock');
  writeFileSync(lock, String(dead()));
  await withLock(file, async () => expect(readFileSync(lock, 'utf8')).toBe(String(process.pid)));
  expect(existsSync(lock)).toBe(false);
});
