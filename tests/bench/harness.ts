/**
 * The bench harness: every row of a bench is measured in the same run, in turns (A B C, A B C, ...), so that a noisy
 * machine disturbs all of them alike. Shown are the median and the spread (half the distance of the quartiles);
 * ratios to the first row hold on any machine, absolute times do not.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { quantileSeq } from 'mathjs';

export interface Row {
  name: string;
  /** Runs the work once; what it returns is ignored. */
  run: () => unknown | Promise<unknown>;
  /** How much work one run is, in `unit`s; the rate is work / time. */
  work: number;
  /** `run` returns the seconds that count: those of the work itself in a process of its own. */
  timesItself?: boolean;
}

export interface Measured {
  name: string;
  /** Seconds of each run. */
  seconds: number[];
  median: number;
  /** Half the distance between the quartiles, in seconds. */
  spread: number;
  /** Work a second, by the median. */
  rate: number;
}

export interface BenchResult {
  bench: string;
  unit: string;
  rows: Measured[];
  /** Peers that could not be measured, and why. */
  missing: string[];
}

export interface BenchOptions {
  /** What a rate counts: `MB`, `replies`, ... */
  unit: string;
  /** @defaultValue 7 */
  runs?: number;
  /** @defaultValue 2 */
  warmUps?: number;
  missing?: string[];
}

/** Measures the rows in turns and prints them as a table. */
export async function bench(name: string, rows: readonly Row[], options: BenchOptions): Promise<BenchResult> {
  const { unit, runs = 7, warmUps = 2, missing = [] } = options;
  const seconds: number[][] = rows.map(() => []);
  for (let turn = 0; turn < warmUps + runs; turn++) {
    for (const [index, row] of rows.entries()) {
      const started = performance.now();
      const returned = await row.run();
      const elapsed = row.timesItself ? (returned as number) : (performance.now() - started) / 1000;
      if (turn >= warmUps) seconds[index].push(elapsed);
    }
  }
  const measured = rows.map((row, index) => summarise(row, seconds[index]));
  const result = { bench: name, unit, rows: measured, missing };
  print(result);
  return result;
}

function summarise(row: Row, seconds: number[]): Measured {
  const [low, median, high] = quantileSeq(seconds, [0.25, 0.5, 0.75]) as number[];
  return { name: row.name, seconds, median, spread: (high - low) / 2, rate: row.work / median };
}

function print({ bench: name, unit, rows, missing }: BenchResult): void {
  if (process.argv.includes('--json')) return;
  const cells = rows.map((row) => [
    row.name,
    `${significant(row.rate)} ${unit}/s`,
    `${significant(row.median * 1000)} ms`,
    `± ${((100 * row.spread) / row.median).toFixed(0)}%`,
    `${(row.rate / rows[0].rate).toFixed(2)}x`,
  ]);
  // Without rows there are only the reasons.
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column].length))) ?? [];
  console.log(`\n${name}`);
  for (const row of cells) {
    const padded = row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])));
    console.log(`  ${padded.join('  ')}`);
  }
  for (const peer of missing) console.log(`  not measured: ${peer}`);
}

function significant(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}

/** A whole process, from start to exit; throws where it fails. */
export function runProcess(command: string, args: readonly string[], input: string | Buffer = ''): void {
  const { status, stderr, error } = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${status}: ${stderr}`);
}

/**
 * A peer from npm, which is no dependency of this project: looked up in the folder `NLP_BENCH_PEERS`
 * (`npm install --prefix FOLDER natural wink-nlp ...`); undefined where it is not installed.
 */
export function peer<Module>(name: string): Module | undefined {
  const folder = process.env.NLP_BENCH_PEERS;
  if (folder === undefined) return undefined;
  try {
    return createRequire(path.join(path.resolve(folder), 'package.json'))(name) as Module;
  } catch {
    return undefined;
  }
}

/** The folder in which a peer is found, for processes of their own; undefined where it is not installed. */
export function peerFolder(name: string): string | undefined {
  return peer(name) === undefined ? undefined : path.resolve(process.env.NLP_BENCH_PEERS as string);
}

/** What to say of a peer that is not there. */
export function missingPeer(name: string): string {
  return `${name} (npm install --prefix FOLDER ${name}, then NLP_BENCH_PEERS=FOLDER npm run bench)`;
}
