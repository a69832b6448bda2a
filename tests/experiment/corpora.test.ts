/** Corpora that change while trials run: their numbers must not be kept under the hash of another text. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { NlpError } from '../../src/errors.ts';
import { Corpora, hasChanged } from '../../src/experiment/corpora.ts';
import { temporaryFolder } from '../cli/run.ts';

describe('a corpus that was hashed', () => {
  const hashed = async () => {
    const folder = path.join(temporaryFolder(), 'texts');
    mkdirSync(folder);
    for (const name of ['a.txt', 'b.txt']) writeFileSync(path.join(folder, name), `a line of ${name}\n`);
    return { folder, corpus: await new Corpora().get([path.join(folder, '*.txt')]) };
  };

  test('is unchanged as long as its text is, whatever the times of its files', async () => {
    const { folder, corpus } = await hashed();
    expect(await hasChanged(corpus)).toBe(false);
    utimesSync(path.join(folder, 'a.txt'), 1, 1);
    expect(await hasChanged(corpus)).toBe(false);
  });

  test.each<[string, (folder: string) => void]>([
    ['a line more', (folder) => appendFileSync(path.join(folder, 'a.txt'), 'more\n')],
    [
      'another text of the same length',
      (folder) => writeFileSync(path.join(folder, 'a.txt'), 'A line of a.txt\n'),
    ],
    ['a file less', (folder) => rmSync(path.join(folder, 'b.txt'))],
    ['a file more', (folder) => writeFileSync(path.join(folder, 'c.txt'), 'c\n')],
    ['no file left', (folder) => rmSync(folder, { recursive: true })],
  ])('has changed with %s', async (_what, change) => {
    const { folder, corpus } = await hashed();
    change(folder);
    expect(await hasChanged(corpus)).toBe(true);
  });

  test('is there to stay when it is built in', async () => {
    expect(await hasChanged(await new Corpora().get('@text-ko:test'))).toBe(false);
  });
});

test.skipIf(process.platform === 'win32')('a pipe is no corpus: it could be read only once', async () => {
  const pipe = path.join(temporaryFolder(), 'pipe');
  expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
  const error = await new Corpora().get(pipe).catch((problem: NlpError) => problem);
  expect((error as NlpError).message).toMatch(/pipe: is a pipe or a device, which can be read only once/);
  expect((error as NlpError).exitStatus).toBe(3);
});
