/**
 * The harness: damages files of every reader from a seed, has them read and used, and collects what must not be - an error
 * that is no NlpError, one that means "internal", an answer that cannot be, more than 5 seconds, memory beyond the file.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NlpError } from '../../src/errors.ts';
import { Random } from '../../src/math/random.ts';
import { checkAnswer } from './check-answer.ts';
import type { Reader, ReaderTools } from './reader.ts';

/** Milliseconds of a processor that reading and using a file may take: others may be at work on the machine, too. */
const longest = 5000;
/** Bytes that a process may grow by beside twice the file. */
const slack = 256 * 2 ** 20;

export interface FuzzOptions {
  readers: readonly Reader[];
  /** How many damaged files, over all readers. */
  inputs: number;
  seed: number;
  /** Where inputs that show a fault are kept; they are not where absent. */
  keep?: string;
  onProgress?: (done: number, report: FuzzReport) => void;
}

export interface FuzzReport {
  inputs: number;
  accepted: number;
  refused: number;
  /** The first of each kind. */
  faults: Fault[];
  /** How many inputs showed one. */
  faulty: number;
  /** By reader. */
  readers: Record<string, { accepted: number; refused: number; slowest: number; seconds: number }>;
}

export interface Fault {
  reader: string;
  what: string;
  /** What tells it from others. */
  signature: string;
  /** How many inputs showed it. */
  times: number;
  /** A file that shows it, where they are kept. */
  file?: string;
}

/** Whole files must be taken, or the damage is none. @throws what a reader throws */
export async function checkSeeds(readers: readonly Reader[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nlp-fuzz-'));
  try {
    for (const reader of readers) {
      for (const seed of reader.seeds) {
        const file = path.join(folder, reader.fileName);
        writeFileSync(file, seed);
        try {
          await reader.use(file, toolsOf(Random.from(1), folder, true));
        } catch (error) {
          throw new Error(`${reader.name} does not take its own file: ${(error as Error).message}`, {
            cause: error,
          });
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function fuzz({ readers, inputs, seed, keep, onProgress }: FuzzOptions): Promise<FuzzReport> {
  const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(path.join(memory, 'nlp-fuzz-'));
  const report: FuzzReport = { inputs: 0, accepted: 0, refused: 0, faults: [], faulty: 0, readers: {} };
  const shares = readers.reduce((sum, { share = 1 }) => sum + share, 0);
  // Round after round over all readers, so that a run that is ended early has tried them all.
  const rounds = Math.max(1, Math.ceil(inputs / 20_000));
  const randoms = readers.map(({ name }) => Random.from(seed).fork(name));
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [i, reader] of readers.entries()) {
        const count = Math.ceil((inputs * (reader.share ?? 1)) / shares / rounds);
        for (let n = 0; n < count; n++) await tryOne(reader, randoms[i], folder, keep, report);
        onProgress?.(report.inputs, report);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return report;
}

/** @param all whether every use is tried, or one */
function toolsOf(random: Random, folder: string, all: boolean): ReaderTools {
  return {
    random,
    check: checkAnswer,
    scratch: path.join(folder, 'scratch'),
    async uses(...actions) {
      if (!all) await actions[random.int(actions.length)]();
      else for (const action of actions) await action();
    },
  };
}

async function tryOne(
  reader: Reader,
  random: Random,
  folder: string,
  keep: string | undefined,
  report: FuzzReport,
): Promise<void> {
  const { name, seeds } = reader;
  const bytes = reader.damage(seeds[random.int(seeds.length)], random, seeds[random.int(seeds.length)]);
  const file = path.join(folder, reader.fileName);
  writeFileSync(file, bytes);
  report.readers[name] ??= { accepted: 0, refused: 0, slowest: 0, seconds: 0 };
  const counts = report.readers[name];
  const before = process.resourceUsage().maxRSS * 1024;
  const start = process.cpuUsage();
  let fault: { what: string; signature: string } | undefined;
  try {
    await reader.use(file, toolsOf(random, folder, false));
    counts.accepted++;
    report.accepted++;
  } catch (error) {
    counts.refused++;
    report.refused++;
    fault = faultOf(error);
  }
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1000;
  const grown = process.resourceUsage().maxRSS * 1024 - before;
  counts.slowest = Math.max(counts.slowest, took);
  counts.seconds += took / 1000;
  report.inputs++;
  if (took > longest) fault ??= { what: `took ${Math.round(took)} ms`, signature: 'slow' };
  if (grown > 2 * bytes.length + slack)
    fault ??= { what: `grew by ${Math.round(grown / 2 ** 20)} MiB`, signature: 'memory' };
  if (fault !== undefined) addFault(report, reader, fault, bytes, keep);
}

function addFault(
  report: FuzzReport,
  { name: reader, fileName }: Reader,
  { what, signature }: { what: string; signature: string },
  bytes: Buffer,
  keep: string | undefined,
): void {
  report.faulty++;
  const known = report.faults.find((one) => one.reader === reader && one.signature === signature);
  if (known !== undefined) {
    known.times++;
    return;
  }
  const fault: Fault = { reader, what, signature, times: 1 };
  if (keep !== undefined) {
    fault.file = path.join(keep, `${report.faults.length}-${fileName}`);
    writeFileSync(fault.file, bytes);
  }
  report.faults.push(fault);
}

/** What is wrong with what was thrown, if anything. */
function faultOf(error: unknown): { what: string; signature: string } | undefined {
  if (error instanceof NlpError) {
    const { exitStatus, message } = error;
    if (exitStatus !== 4 && exitStatus !== 130) return undefined;
    return { what: `exit ${exitStatus}: ${message}`, signature: `exit ${exitStatus}` };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
  const message = error instanceof Error ? error.message : String(error);
  const signature =
    error instanceof Error && error.constructor.name === 'WrongAnswer'
      ? message.replace(/ is .*/, '')
      : (frames[0] ?? message);
  return { what: `${message.slice(0, 300)}\n${frames.slice(0, 6).join('\n')}`, signature };
}
