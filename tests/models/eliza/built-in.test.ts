/** The caches of the built-in scripts: they answer as the scripts do, and only for the scripts they were made of. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScript } from '../../../src/cli/commands/eliza/answer.ts';
import { BUILT_IN_FOLDER, cachedScript } from '../../../src/models/eliza/built-in.ts';
import { writeCaches } from '../../../src/models/eliza/cache-writer.ts';
import { Eliza } from '../../../src/models/eliza/engine.ts';
import { indexOf } from '../../../src/models/eliza/script-index.ts';
import { listScripts, loadScript } from '../../../src/models/eliza/scripts.ts';
import type { ElizaScript } from '../../../src/models/eliza/types.ts';
import { REST } from './fixtures.ts';

const names = listScripts().map((script) => script.name);
const small = `(HELLO)(A = É DLIST(/LETTER) 3 ((0 (/LETTER) 0) (ÜBER 3) (PRE (A B) (=C))))(C ((0) (C 1)))${REST}`;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'eliza-cache-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A script in a folder of its own, and a cache of it. */
function cached(text: string): { file: string; cache: string; open: () => ElizaScript | undefined } {
  const own = mkdtempSync(path.join(folder, 'one-'));
  const file = path.join(own, 'x.script');
  writeFileSync(file, text);
  writeCaches(own, own);
  return { file, cache: path.join(own, 'x.cache'), open: () => cachedScript('x', own, own) };
}

/** The rules as a map, whatever they are. */
const plain = (script: ElizaScript) => ({ ...script, rules: new Map(script.rules) });

describe('a script from its cache', () => {
  it.each(names)('is %s, word for word, with the same index', (name) => {
    writeCaches(BUILT_IN_FOLDER, folder);
    const stored = cachedScript(name, BUILT_IN_FOLDER, folder) as ElizaScript;
    const read = loadScript(name);
    expect(stored.rules).not.toBeInstanceOf(Map);
    expect(plain(stored)).toEqual(read);
    expect(indexOf(stored)).toEqual(indexOf(read));
  });

  it.each(names)('answers as %s does, to two thousand pairs of its keywords', async (name) => {
    writeCaches(BUILT_IN_FOLDER, folder);
    const stored = new Eliza(await openScript(name, BUILT_IN_FOLDER, folder));
    const read = new Eliza(loadScript(name));
    const words = [...read.script.rules.keys()];
    for (let i = 0; i < 2000; i++) {
      const input = `${words[(i * 7) % words.length]} is my ${words[(i * 13) % words.length]}`;
      expect(stored.explain(input)).toEqual(read.explain(input));
    }
    expect(stored.state()).toEqual(read.state());
  });

  it('has rules that are read like a map', () => {
    const { rules } = cached(small).open() as ElizaScript;
    const all = loadScript(cached(small).file).rules;
    expect(rules.size).toBe(all.size);
    expect([...rules.keys()]).toEqual([...all.keys()]);
    expect([...rules.values()]).toEqual([...all.values()]);
    expect([...rules]).toEqual([...all]);
    expect([rules.has('A'), rules.has('B'), rules.get('B')]).toEqual([true, false, undefined]);
    expect(rules.get('A')).toBe(rules.get('A'));
    const told: unknown[] = [];
    rules.forEach((rule, keyword, map) => {
      told.push([rule, keyword, map === rules]);
    });
    expect(told).toEqual([...all].map(([keyword, rule]) => [rule, keyword, true]));
  });
});

describe('a cache', () => {
  it('does not answer for a script that was edited in any way', () => {
    const { file, open } = cached(small);
    expect(open()).toBeDefined();
    for (const edited of [
      small.replace('HELLO', 'HALLO'),
      `${small}\n`,
      ` ${small}`,
      small.slice(0, -1),
      '',
      `${small}\0`,
      readFileSync(file.replace('.script', '.cache'), 'utf8'),
    ]) {
      writeFileSync(file, edited);
      expect(open()).toBeUndefined();
    }
    writeFileSync(file, small);
    expect(open()).toBeDefined();
  });

  it('leaves an edited script to be read as it now is', async () => {
    const { file } = cached(small);
    const own = path.dirname(file);
    expect((await openScript('x', own, own)).greeting).toEqual(['HELLO']);
    writeFileSync(file, small.replace('HELLO', 'AHOY'));
    expect((await openScript('x', own, own)).greeting).toEqual(['AHOY']);
    writeFileSync(file, '(AHOY');
    await expect(openScript('x', own, own)).rejects.toThrow('x:1:1: the list that begins here is not closed');
  });

  it('that was cut off or damaged is not used', () => {
    const { cache, open } = cached(small);
    const bytes = readFileSync(cache);
    const header = bytes.indexOf(0) + 1;
    for (const length of [0, header - 1, header, header + 20, bytes.length - 1]) {
      truncateSync(cache, length);
      expect(open()).toBeUndefined();
      writeFileSync(cache, bytes);
    }
    bytes[header] = 0x5b;
    writeFileSync(cache, bytes);
    expect(open()).toBeUndefined();
  });

  it('answers to its own name only', () => {
    const { file, cache } = cached(small);
    const own = path.dirname(file);
    // As on a disk where `X.script` opens x.script.
    copyFileSync(file, path.join(own, 'Y.script'));
    copyFileSync(cache, path.join(own, 'Y.cache'));
    expect(cachedScript('Y', own, own)).toBeUndefined();
    expect(cachedScript('./x', own, own)).toBeUndefined();
  });

  it('is not made of a script with an error, which is told when it is opened', async () => {
    const { file, open } = cached('(HELLO)(A = )');
    expect(open()).toBeUndefined();
    await expect(openScript('x', path.dirname(file), path.dirname(file))).rejects.toThrow('x:1:13');
  });
});
