/** A text as one stream: no line end is added at its end, and none is lost between files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readStreamText } from '../../src/corpus/stream-text.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-stream-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  const full = path.join(folder, name);
  writeFileSync(full, text);
  return full;
};

test.each([
  ['one line without its end', ['ACGT'], 'ACGT'],
  ['one line with its end', ['ACGT\n'], 'ACGT\n'],
  ['two files without', ['AC', 'GT'], 'AC\nGT'],
  ['a file without, then one with', ['AC', 'GT\n'], 'AC\nGT\n'],
  ['blank lines at the end', ['AC\n\n'], 'AC\n\n'],
  ['no text', [''], ''],
])('%s', async (name, texts, expected) => {
  const files = texts.map((text, i) => file(`${name} ${i}.txt`, text));
  expect((await readStreamText(files, { format: 'text' }, true)).text).toBe(expected);
  // Of words every line has its end, which is a token.
  const ended = expected === '' || expected.endsWith('\n') ? expected : `${expected}\n`;
  expect((await readStreamText(files, { format: 'text' }, false)).text).toBe(ended);
});
