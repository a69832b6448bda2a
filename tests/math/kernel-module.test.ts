/** Families of kernels: several work on one memory, below which each has constants of its own. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { Arena } from '../../src/math/arena.ts';
import { instantiateKernels } from '../../src/math/kernel-module.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const folders = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name === 'kernels')
  .map((entry) => path.relative(source, entry.parentPath).split(path.sep).join('/'));

test('constants of families do not overlap, and end where the arena begins', () => {
  expect(folders).toContain('math');
  const taken = new Map<number, string>();
  for (const folder of folders) {
    const arena = Arena.create();
    expect(Object.keys(instantiateKernels<object>(folder, arena)).length).toBeGreaterThan(0);
    const bytes = new Uint8Array(arena.memory.buffer);
    bytes.forEach((byte, place) => {
      if (byte === 0) return;
      expect([place < arena.used, taken.get(place)], `byte ${place} of ${folder}`).toEqual([true, undefined]);
      taken.set(place, folder);
    });
  }
  expect(taken.size).toBeGreaterThan(1000);
});

test('a family that is not built is an error that says what to do', () => {
  expect(() => instantiateKernels('no-such-folder', Arena.create())).toThrow(NlpError);
});
