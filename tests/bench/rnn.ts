/**
 * Recurrent models inside the process beside PyTorch in the same run (Debian: python3-torch, libopenblas0-pthread):
 * full training steps of an LSTM (embedding and hidden 128, 65 symbols, clipping, Adam) and sampling.
 * Wanted of the best of PyTorch with 1 and 2 threads: 1.5 times for batch 32, sequence 50; 4 times for batch 1,
 * sequence 25; 4 times for sampling. Elsewhere: brain.js 1.5, tfjs 0.5 thousand characters a second for batch 32.
 *
 * Arithmetic is counted as the matrix products that every character needs: 6 (2 forward, 4 backward) for each weight
 * of the recurrent and output matrices, and of the input matrices of upper layers; the first layer's input product is
 * a table of 65 rows. Its share of the peak is against our own product of 512 x 512 matrices times the threads.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Backend, createBackend } from '../../src/math/backend.ts';
import { Random } from '../../src/math/random.ts';
import type { RecurrentConfig } from '../../src/models/recurrent/config.ts';
import { RecurrentModel } from '../../src/models/recurrent/model.ts';
import { charTokenizer } from '../../src/models/recurrent/options.ts';
import { RecurrentTask, type TaskShape } from '../../src/models/recurrent/training-task.ts';
import { initialise } from '../../src/neural/parameters.ts';
import { Trainer } from '../../src/neural/training/trainer.ts';
import { vocabularyFromTokens } from '../../src/text/token-stream.ts';
import { javaScriptPeers } from './_rnn-javascript.ts';
import { Torch } from './_torch.ts';
import { type BenchResult, bench, type Row } from './harness.ts';

const SYMBOLS = 65;
const quiet = process.argv.includes('--json');
const both = Math.min(2, availableParallelism());
const config = (hidden = 128, layers = 1): RecurrentConfig => ({
  cell: 'lstm',
  vocabulary: SYMBOLS,
  embedding: 128,
  hidden,
  layers,
  tied: false,
  dropout: 0,
});

export async function run(): Promise<BenchResult[]> {
  const torch = await Torch.start();
  const missing = torch === undefined ? ['PyTorch (apt-get install python3-torch libopenblas0-pthread)'] : [];
  const open: Training[] = [];
  const training = (...parameters: ConstructorParameters<typeof Training>) => {
    const made = new Training(...parameters);
    open.push(made);
    return made;
  };
  try {
    const peak = matmulPeak();
    const results: BenchResult[] = [];
    const compare = async (name: string, rows: Row[], goal: number) => {
      const processor = new Map<string, number[]>(rows.map((row) => [row.name, []]));
      const timed = rows.map((row) => ({
        ...row,
        run: async () => processor.get(row.name)?.push(row.work / (await processorTime(row))),
      }));
      const result = await bench(name, timed, { unit: 'character', runs: 9, warmUps: 2, missing });
      results.push(result);
      say(ratios(result, goal, processor));
      return result;
    };

    const wide = { batch: 32, sequence: 50 };
    const one = training(config(), wide);
    const two = training(config(), { ...wide, threads: both });
    const plain = training(config(), { ...wide, kernels: 'js' });
    await two.task.ready();
    const wideResult = await compare(
      'LSTM 128, training, batch 32, sequence 50',
      [
        ...torchRows(torch, 'trainx32x50', 12, 1600),
        { name: 'nlp, 1 thread', run: () => one.steps(12), work: 12 * 1600 },
        { name: `nlp, ${both} threads`, run: () => two.steps(24), work: 24 * 1600 },
        { name: 'nlp, plain TypeScript', run: () => plain.steps(1), work: 1600 },
      ],
      1.5,
    );
    for (const { name, rate } of wideResult.rows.slice(-3)) {
      const threads = name.includes(`${both} threads`) ? both : 1;
      const gigaflops = (rate * operations(config())) / 1e9;
      say(`  ${name}: ${gigaflops.toFixed(1)} GFLOP/s, ${share(gigaflops, threads * peak)} of the peak`);
    }

    const others = await javaScriptPeers(SYMBOLS);
    if (others.rows.length > 0) {
      const ours = { name: 'nlp, 1 thread, batch 32', run: () => one.steps(12), work: 12 * 1600 };
      const options = { unit: 'character', runs: 3, warmUps: 1, missing: others.missing };
      results.push(
        await bench('LSTM 128, training, sequence 50, in JavaScript', [...others.rows, ours], options),
      );
    } else for (const name of others.missing) say(`  not measured: ${name}`);

    const single = training(config(), { batch: 1, sequence: 25 });
    const singlePlain = training(config(), { batch: 1, sequence: 25, kernels: 'js' });
    await compare(
      'LSTM 128, training, batch 1, sequence 25',
      [
        ...torchRows(torch, 'trainx1x25', 40, 25),
        { name: 'nlp', run: () => single.steps(200), work: 200 * 25 },
        { name: 'nlp, plain TypeScript', run: () => singlePlain.steps(10), work: 250 },
      ],
      4,
    );

    await compare(
      'LSTM 128, sampling one character after the other',
      [
        ...torchRows(torch, 'sample', 1500, 1),
        { name: 'nlp', run: sampling(createBackend()), work: SAMPLES },
        { name: 'nlp, plain TypeScript', run: sampling(createBackend({ kernels: 'js' })), work: SAMPLES },
      ],
      4,
    );
    if (!quiet) await sizes(peak);
    if (!quiet) scale();
    return results;
  } finally {
    torch?.close();
    for (const { task } of open) await task.close();
  }
}

/** A training that is run a few steps at a time. */
class Training {
  readonly task: RecurrentTask;
  readonly #trainer: Trainer;

  constructor(shape: RecurrentConfig, streams: TaskShape) {
    const random = Random.from(1);
    const length = 100 * streams.batch * streams.sequence + 1;
    const train = Uint32Array.from({ length }, () => random.int(SYMBOLS));
    this.task = RecurrentTask.of(shape, { train }, streams, random);
    initialise(this.task.values, random);
    this.task.valuesChanged();
    const schedule = { rate: 0.002 };
    this.#trainer = new Trainer(this.task, { epochs: 1e9, optimizer: { name: 'adam' }, schedule, clip: 5 });
  }

  async steps(count: number): Promise<void> {
    let done = 0;
    await this.#trainer.run({ shouldStop: () => ++done >= count });
  }
}

function torchRows(torch: Torch | undefined, name: string, count: number, work: number): Row[] {
  if (torch === undefined) return [];
  return [1, 2].map((threads) => ({
    name: `PyTorch ${torch.version}, ${threads} thread${threads === 1 ? '' : 's'}`,
    run: () => torch.run(name, threads, count),
    work: count * work,
  }));
}

const SAMPLES = 2000;

function sampling(backend: Backend): () => void {
  const letters = Array.from({ length: SYMBOLS - 1 }, (_, i) => String.fromCharCode(33 + i));
  const model = new RecurrentModel(
    config(),
    vocabularyFromTokens(['<unk>', ...letters]),
    charTokenizer,
    undefined,
    backend,
  );
  const random = Random.from(1);
  initialise(model.weights.values, random);
  return () => {
    for (const _symbol of model.generateTokens(random, { prompt: '!', length: SAMPLES }));
  };
}

/** Floating-point operations that a character of training needs. */
function operations({ hidden, layers, vocabulary }: RecurrentConfig): number {
  const recurrent = 4 * hidden * hidden;
  return 6 * (layers * recurrent + (layers - 1) * recurrent + hidden * vocabulary);
}

/** The best of our own matrix product, one thread, GFLOP/s. */
function matmulPeak(): number {
  const { kernels, floats } = createBackend();
  const n = 512;
  const [out, a, b, packed] = [0, 1, 2, 3].map(() => floats(n * n).fill(0.5));
  kernels.pack(packed, b, n, n);
  let best = Number.POSITIVE_INFINITY;
  // Long enough for the compiler behind, and for a quiet moment on a machine that others use.
  for (const began = performance.now(); performance.now() - began < 2000; ) {
    const start = performance.now();
    kernels.matmulPacked(out, a, packed, n, n, n, false);
    best = Math.min(best, performance.now() - start);
  }
  const peak = (2 * n ** 3) / best / 1e6;
  say(`\nmatrix product ${n} x ${n} x ${n}, one thread: ${peak.toFixed(1)} GFLOP/s (the peak below)`);
  return peak;
}

/** Seconds of processor time that a run takes: its own answer, or what this process (all threads) used. */
async function processorTime({ run }: Row): Promise<number> {
  const before = process.cpuUsage();
  const said = await run();
  const { user, system } = process.cpuUsage(before);
  return typeof said === 'number' ? said : (user + system) / 1e6;
}

/** Our best row against PyTorch's best: by medians, by the fastest runs, and by processor time where others work too. */
function ratios({ rows }: BenchResult, goal: number, processor: Map<string, number[]>): string {
  if (!rows.some(({ name }) => name.startsWith('PyTorch'))) return '';
  const ratio = (rate: (row: (typeof rows)[number]) => number) => {
    const best = (prefix: string) =>
      Math.max(...rows.filter(({ name }) => name.startsWith(prefix)).map(rate));
    return (best('nlp') / best('PyTorch')).toFixed(2);
  };
  const median = ratio((row) => row.rate);
  const fastest = ratio((row) => (row.rate * row.median) / Math.min(...row.seconds));
  const used = ratio((row) => Math.max(...(processor.get(row.name) ?? [])));
  return `  nlp is ${median} times PyTorch's best (wanted ${goal}); by the fastest runs ${fastest}, by processor time ${used}`;
}

/** Characters a second of training by hidden size and batch. */
async function sizes(peak: number): Promise<void> {
  const batches = [1, 8, 16, 32, 64];
  say(`\nLSTM, training, sequence 50, ${both} threads: thousand characters a second (share of the peak)`);
  say(`  hidden ${batches.map((batch) => `batch ${batch}`.padStart(15)).join('')}`);
  for (const hidden of [64, 128, 256, 512]) {
    const cells: string[] = [];
    for (const batch of batches) {
      const made = new Training(config(hidden), { batch, sequence: 50, threads: both });
      await made.task.ready();
      const wanted = 2e10 / (operations(config(hidden)) * batch * 50);
      const steps = Math.max(2, Math.round(wanted / 4));
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 4; run++) {
        const start = performance.now();
        await made.steps(steps);
        best = Math.min(best, performance.now() - start);
      }
      const rate = (steps * batch * 50) / best;
      const gigaflops = (rate * operations(config(hidden))) / 1e6;
      cells.push(`${rate.toFixed(1)} (${share(gigaflops, made.task.threads * peak)})`.padStart(15));
      await made.task.close();
    }
    say(`  ${String(hidden).padStart(6)} ${cells.join('')}`);
  }
}

/** A large model in a process of its own, for its peak memory. */
function scale(): void {
  const script = fileURLToPath(new URL('_rnn-scale.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  say(`\n${stdout.trimEnd()}`);
}

function share(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)}%`;
}

function say(text: string): void {
  if (!quiet && text !== '') console.log(text);
}
