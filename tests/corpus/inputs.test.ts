import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { resolveInputs } from '../../src/corpus/inputs.ts';
import { readLines } from '../../src/corpus/lines.ts';
import { compareCodePoints } from '../../src/text/code-points.ts';
import { asStdin, collect, errorOf, folderOf } from './helpers.ts';

const idsOf = async (inputs: string[]) => (await resolveInputs(inputs)).map(({ id }) => id);

describe('files and folders', () => {
  test('a folder is all its files by code point, hidden ones left out', async () => {
    const folder = folderOf({
      'b.txt': '',
      'B.txt': '',
      'a/z.txt': '',
      'a/deep/er/x.txt': '',
      'a.txt': '',
      'é.txt': '',
      '\u{1f600}.txt': '',
      '\ufb00.txt': '',
      '.hidden': '',
      '.git/config': '',
    });
    const expected = [
      'B.txt',
      'a.txt',
      'a/deep/er/x.txt',
      'a/z.txt',
      'b.txt',
      'é.txt',
      '\ufb00.txt',
      '\u{1f600}.txt',
    ];
    const found = await resolveInputs([folder]);
    expect(found.map(({ id }) => id)).toEqual(expected);
    expect(found.map(({ name }) => name)).toEqual(expected.map((file) => path.join(folder, file)));
    expect(found.every(({ inFolder }) => inFolder)).toBe(true);
    // The order of UTF-8 bytes is that of code points.
    expect([...expected].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))).toEqual(expected);
    expect([...expected].reverse().sort(compareCodePoints)).toEqual(expected);
  });

  test('files come in the order given, twice if they are named twice', async () => {
    const folder = folderOf({ 'a.txt': '', 'b.txt': '' });
    const [a, b] = ['a.txt', 'b.txt'].map((name) => path.join(folder, name));
    expect((await resolveInputs([b, a, b])).map(({ name }) => name)).toEqual([b, a, b]);
  });

  test('files of two folders are told apart by their folder', async () => {
    const folder = folderOf({ 'one/a.txt': '', 'two/a.txt': '' });
    const [one, two] = ['one', 'two'].map((name) => path.join(folder, name));
    expect(await idsOf([one])).toEqual(['a.txt']);
    expect(await idsOf([one, two])).toEqual([`${one}/a.txt`, `${two}/a.txt`]);
  });

  test('links are followed, but not in circles', async () => {
    const folder = folderOf({ 'a/x.txt': 'x', 'b/y.txt': 'y' });
    symlinkSync(path.join(folder, 'b'), path.join(folder, 'a', 'link'));
    symlinkSync(folder, path.join(folder, 'b', 'up'));
    expect(await idsOf([path.join(folder, 'a')])).toEqual(['link/y.txt', 'x.txt']);
  });

  test('what is not there is said to be not there', async () => {
    const folder = folderOf({ 'a.txt': '', 'empty/.hidden': '' });
    const missing = await errorOf(resolveInputs([path.join(folder, 'b.txt')]));
    expect(missing.message).toBe(`${path.join(folder, 'b.txt')}: no such file or folder`);
    expect(missing.exitStatus).toBe(3);
    expect((await errorOf(resolveInputs([path.join(folder, 'a.txt', 'b')]))).what).toContain('not a folder');
    expect((await errorOf(resolveInputs([path.join(folder, 'empty')]))).what).toBe('the folder has no files');
    expect((await errorOf(resolveInputs(['']))).exitStatus).toBe(2);
  });

  test('what the system refuses is said in words', async () => {
    const refusing = (code: string) =>
      new Readable({
        read() {
          this.destroy(Object.assign(new Error(code), { code }));
        },
      });
    const denied = await errorOf(collect(readLines([], { stdin: refusing('EACCES') })));
    expect(denied.message).toBe('<stdin>: not allowed to read it');
    expect(denied.exitStatus).toBe(3);
    expect((await errorOf(collect(readLines([], { stdin: refusing('EIO') })))).what).toBe(
      'cannot read it (EIO)',
    );
  });

  test('a pipe in a folder is an error, named by itself it is read', async () => {
    const folder = folderOf({ 'a.txt': 'a' });
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect((await errorOf(resolveInputs([folder]))).message).toBe(`${pipe}: is a named pipe, not a file`);
    execFileSync('sh', ['-c', 'printf "one\\ntwo\\n" > "$0" &', pipe], { stdio: 'ignore' });
    expect((await collect(readLines([pipe]))).map(({ text }) => text)).toEqual(['one', 'two']);
    expect(await collect(readLines(['/dev/null']))).toEqual([]);
  });
});

describe('patterns', () => {
  test('match files in order; hidden ones and folders do not match', async () => {
    const folder = folderOf({
      'b.txt': '',
      'a.txt': '',
      'c/d.txt': '',
      'e.md': '',
      '.h.txt': '',
      'f.txt/g': '',
    });
    const found = async (pattern: string) =>
      (await resolveInputs([path.join(folder, pattern)])).map(({ name }) => path.relative(folder, name));
    expect(await found('*.txt')).toEqual(['a.txt', 'b.txt']);
    expect(await found('**/*.{txt,md}')).toEqual(['a.txt', 'b.txt', 'c/d.txt', 'e.md']);
    expect(await found('[ab].txt')).toEqual(['a.txt', 'b.txt']);
  });

  test('without a match are an error that names the pattern', async () => {
    const pattern = path.join(folderOf({ 'a.txt': '' }), '*.csv');
    const error = await errorOf(resolveInputs([pattern]));
    expect(error.message).toBe(`${pattern}: no file matches the pattern`);
    expect(error.exitStatus).toBe(3);
  });

  test('are names first: a file of that name is read', async () => {
    const folder = folderOf({ 'a[1].txt': 'x', 'a1.txt': 'y', 'what?.txt': 'z' });
    expect((await collect(readLines([path.join(folder, 'a[1].txt')])))[0].text).toBe('x');
    expect((await collect(readLines([path.join(folder, 'what?.txt')])))[0].text).toBe('z');
  });
});

describe('stdin and text', () => {
  test('no inputs and - are stdin, once', async () => {
    for (const inputs of [[], ['-']]) {
      expect(await collect(readLines(inputs, asStdin('a\n')))).toEqual([
        { text: 'a', file: '<stdin>', line: 1 },
      ]);
    }
    const error = await errorOf(resolveInputs(['-', '-']));
    expect(error.exitStatus).toBe(2);
    const options = asStdin('a\n');
    const reading = readLines([], options);
    await collect(reading);
    expect((await errorOf(collect(reading))).what).toBe('was read before, and can be read only once');
  });

  test('a stream that gives strings is read as well', async () => {
    expect((await collect(readLines([], { stdin: Readable.from(['é', 'a\n']) })))[0].text).toBe('éa');
  });

  test('--text is the input itself', async () => {
    expect(await collect(readLines([], { text: 'a\nb' }))).toHaveLength(2);
    expect(await collect(readLines([], { text: '' }))).toEqual([]);
    expect((await errorOf(resolveInputs(['a.txt'], { text: 'a' }))).exitStatus).toBe(2);
  });

  test('files can be read again', async () => {
    const file = path.join(folderOf({ 'a.txt': 'a\nb\n' }), 'a.txt');
    const reading = readLines([file]);
    expect(await collect(reading)).toEqual(await collect(reading));
  });

  test('leaving early closes what was opened', async () => {
    const file = path.join(folderOf({ 'a.txt': 'line\n'.repeat(200_000) }), 'a.txt');
    for (let i = 0; i < 20; i++) for await (const _ of readLines([file])) break;
    const open = execFileSync('sh', [
      '-c',
      `ls -l /proc/${process.pid}/fd 2>/dev/null | grep -c a.txt || true`,
    ]);
    expect(Number(String(open))).toBe(0);
  });
});

describe('progress', () => {
  test('counts the bytes on the disk against their sum', async () => {
    const folder = folderOf({ 'a.txt': 'a\n'.repeat(300_000), 'b.txt': 'b' });
    const seen: [number, number | undefined][] = [];
    await collect(readLines([folder], { onProgress: (read, total) => seen.push([read, total]) }));
    expect(seen.at(-1)).toEqual([600_001, 600_001]);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.map(([read]) => read)).toEqual(seen.map(([read]) => read).sort((a, b) => a - b));
    const stdin: (number | undefined)[] = [];
    await collect(readLines([], { ...asStdin('abc'), onProgress: (_, total) => stdin.push(total) }));
    expect(stdin).toEqual([undefined]);
  });
});

test('inputs that were resolved before are read as they are, also a text', async () => {
  const resolved = await resolveInputs([], { text: 'a\n' });
  expect(await collect(readLines(resolved, { text: 'a\n' }))).toHaveLength(1);
  const folder = folderOf({ 'a.txt': 'x\n' });
  const files = await resolveInputs([folder]);
  expect(await resolveInputs(files)).toEqual(files);
});
