/** The examples of all help texts but those that take a file of their own. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandTable } from '../../src/cli/command-table.ts';
import { helpExamples, testExamples } from './help.ts';

const elsewhere = readdirSync(import.meta.dirname).map((file) => /^help-(\w+)\.test\.ts$/.exec(file)?.[1]);
const examples = await helpExamples();

for (const [command, pages] of examples) {
  if (pages.length > 0 && !elsewhere.includes(command)) testExamples(command, pages);
}

test('every command has examples, and there are many', () => {
  for (const { name } of commandTable) expect(examples.get(name)?.length).toBeGreaterThan(0);
  expect([...examples.values()].flat(2).length).toBeGreaterThan(100);
});
