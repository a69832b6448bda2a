/** As many damaged files as one likes: `npx tsx tests/fuzz/run.ts INPUTS [SEED] [READER] [FOLDER TO KEEP FAULTS]`. */
import { mkdirSync } from 'node:fs';
import { checkSeeds, type FuzzReport, fuzz } from './fuzz.ts';
import { allReaders } from './readers/index.ts';

const [inputs = '10000', seed = '1', name = '', keep] = process.argv.slice(2);
const readers = (await allReaders()).filter((reader) => reader.name.includes(name));
await checkSeeds(readers);
if (keep !== undefined) mkdirSync(keep, { recursive: true });
const start = performance.now();
let shown = 0;
let said = 0;
const report = await fuzz({
  readers,
  inputs: Number(inputs),
  seed: Number(seed),
  keep,
  onProgress(done, { faults }) {
    for (const fault of faults.slice(shown))
      console.log(`${fault.reader}: ${fault.what}\n  ${fault.file ?? ''}`);
    shown = faults.length;
    if (process.stderr.isTTY || done >= said + 100_000) {
      process.stderr.write(
        `${process.stderr.isTTY ? '\r' : ''}${done} inputs, ${faults.length} kinds of faults${process.stderr.isTTY ? ' ' : '\n'}`,
      );
      said = done;
    }
  },
});
console.log(textOf(report, (performance.now() - start) / 1000));
process.exitCode = report.faults.length === 0 ? 0 : 1;

function textOf({ inputs, accepted, refused, faults, faulty, readers }: FuzzReport, seconds: number): string {
  const rows = Object.entries(readers).map(
    ([name, { accepted, refused, slowest, seconds }]) =>
      `${name.padEnd(28)} ${accepted} accepted, ${refused} refused, slowest ${Math.round(slowest)} ms, ${seconds.toFixed(1)} s`,
  );
  const found = faults.map(({ reader, signature, times }) => `${times} x ${reader}: ${signature}`);
  const sum = `${inputs} inputs in ${seconds.toFixed(0)} s: ${accepted} accepted, ${refused} refused, ${faulty} faulty`;
  return [...rows, ...found, sum].join('\n');
}
