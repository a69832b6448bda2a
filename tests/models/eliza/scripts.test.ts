import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { listScripts, loadScript, readScriptFile } from '../../../src/models/eliza/scripts.ts';
import { REST } from './fixtures.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'eliza-scripts-'));
  writeFileSync(path.join(folder, 'doctor.script'), `\n;;\n;; A doctor. \n; More.\n(HELLO)(A = B)${REST}`);
  writeFileSync(path.join(folder, 'sailor.script'), `\ufeff; A sailor\r\n(AHOY)${REST}`);
  writeFileSync(path.join(folder, 'notes.txt'), 'no script');
  mkdirSync(path.join(folder, 'inner'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function errorOf(name: string): NlpError {
  try {
    loadScript(name, folder);
  } catch (error) {
    expect(error).toBeInstanceOf(NlpError);
    return error as NlpError;
  }
  throw new Error('no error');
}

describe('built-in scripts', () => {
  it('are listed with title and number of keywords', () => {
    expect(listScripts(folder)).toEqual([
      { name: 'doctor', title: 'A doctor.', keywords: 2 },
      { name: 'sailor', title: 'A sailor', keywords: 1 },
    ]);
    expect(listScripts(path.join(folder, 'nowhere'))).toEqual([]);
  });

  it('are loaded by name, files by path', () => {
    expect(loadScript('doctor', folder).greeting).toEqual(['HELLO']);
    expect(loadScript(path.join(folder, 'sailor.script'), folder).greeting).toEqual(['AHOY']);
    expect(readScriptFile('sailor', folder)).toMatchObject({
      path: 'sailor',
      text: expect.stringContaining('AHOY'),
    });
  });

  it('all have a title, and come without errors', () => {
    for (const { title, keywords } of listScripts()) {
      expect(title).not.toBe('');
      expect(keywords).toBeGreaterThan(0);
    }
  });
});

describe('a script that cannot be loaded', () => {
  it('is an error with a suggestion', () => {
    expect(errorOf('docter')).toMatchObject({
      what: 'there is no script called docter, and no such file',
      remedy: 'Did you mean doctor?',
    });
    expect(errorOf('xyz').remedy).toBe(
      'Built-in scripts: doctor, sailor. Name one of them or a script file.',
    );
    expect(errorOf('./doctor').what).toBe('no such file or folder');
    expect(errorOf(path.join(folder, 'inner')).what).toBe('is a folder, not a file');
  });

  it('is an error with line and column where it is no script', () => {
    const file = path.join(folder, 'notes.txt');
    expect(errorOf(file).message).toBe(`${file}:1:1: expected the greeting, a list of words, found NO`);
  });

  it('is an error with the byte where it is not UTF-8', () => {
    const file = path.join(folder, 'latin.txt');
    for (const [bytes, byte] of [
      [[40, 65, 0xe9, 41], 2],
      [[0xff], 0],
      [[40, 0xc3, 0xa9, 0xe2, 0x82], 3],
      [[0xf0, 0x9f, 0x98, 0x80, 0x80, 65], 4],
    ] as const) {
      writeFileSync(file, Uint8Array.from(bytes));
      expect(errorOf(file)).toMatchObject({ what: 'not UTF-8 text', where: { file, byte } });
    }
  });

  it('is an error where it is far too long', () => {
    const file = path.join(folder, 'long.txt');
    writeFileSync(file, new Uint8Array(2 ** 24 + 1).fill(32));
    expect(errorOf(file).what).toBe('more than 16 MB');
  });
});
