/** The table of formats says what their code does, and nothing is said twice. */
import { expect, test } from 'vitest';
import { formatOf, formatRow, formatTable } from '../../src/corpus/formats.ts';
import { loadFormat } from '../../src/corpus/load-format.ts';

test.each(formatTable.map(({ name }) => name))('%s reads and writes what its row says', async (name) => {
  const row = formatRow(name);
  const code = await loadFormat(name);
  expect(Object.keys(code.read).sort()).toEqual([...row.reads].sort());
  expect(Object.keys(code.write).sort()).toEqual([...row.writes].sort());
  expect(row.reads).toContain(row.items);
});

test('no extension tells two formats, and the one that is written is not taken for another', () => {
  const extensions = formatTable.flatMap((row) => row.extensions as readonly string[]);
  expect(new Set(extensions).size).toBe(extensions.length);
  for (const { name, extension } of formatTable) {
    expect([name, 'text']).toContain(formatOf(`corpus.${extension}`));
    expect(formatOf(`corpus.${extension}.gz`)).toBe(formatOf(`corpus.${extension}`));
  }
});

test('what a format is made for is named first among what it is read as', () => {
  for (const { items, reads } of formatTable) expect(reads[0]).toBe(items);
});
