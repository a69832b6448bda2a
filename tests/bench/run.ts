/** `npm run bench [-- NAMES...] [--json]`: runs the benches named, or all; each is a file here that exports `run`. */
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import type { BenchResult } from './harness.ts';

const support = new Set(['harness', 'run']);
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .filter((name) => !support.has(name) && !name.startsWith('_'))
  .sort();
const json = process.argv.includes('--json');
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`bench: no bench ${unknown.join(', ')}; there are: ${known.join(', ')}`);
  process.exit(2);
}
if (!json)
  console.log(`Node ${process.version}, ${process.platform}, ${cpus().length} x ${cpus()[0]?.model.trim()}`);
const results: BenchResult[] = [];
for (const name of asked.length > 0 ? asked : known) {
  const { run } = (await import(`./${name}.ts`)) as { run: () => Promise<BenchResult[]> };
  results.push(...(await run()));
}
if (json) console.log(JSON.stringify(results));
