/** The README's tables of options are those of the program; `npm run docs` writes them anew. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { kindIndex } from '../../src/kinds/index.ts';
import { withOptionTables } from './option-tables.ts';
import { repository } from './run.ts';

const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');

test('every table of options in the README is as `npm run docs` writes it', async () => {
  expect((await withOptionTables(readme)).text).toBe(readme);
});

test('every kind has a table of its options in the README', async () => {
  const { kinds } = await withOptionTables(readme);
  expect(kinds).toEqual(kindIndex.map(({ name }) => name));
});

test('a table that is out of date is replaced, and what stands around it is left', async () => {
  const { text } = await withOptionTables('a\n<!-- options: ngram -->\nold\n<!-- /options -->\nb\n');
  expect(text).toMatch(/^a\n<!-- options: ngram -->\n\n\| option /);
  expect(text).toMatch(/`--order <n>` \| 3 \|/);
  expect(text).toMatch(/<!-- \/options -->\nb\n$/);
  expect(text).not.toContain('old');
});
