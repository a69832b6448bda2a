/**
 * A team of threads over one shared memory: the caller's own and workers that are started once and wait for jobs.
 *
 * A job is a number of items. Whoever is free takes the next one, so a busy machine slows nothing but that item; the
 * caller works too and returns when all are done. Results must therefore not depend on who did an item: each writes
 * to memory of its own, and what is added up is added up in a fixed order, by item. Then any number of threads
 * gives the same bytes.
 *
 * A job is one that the caller and its worker module agreed upon, or the call of a kernel cut into pieces
 * (kernel-pieces.ts).
 *
 * Who waits spins for a moment (a job follows the last within microseconds) and then sleeps (Atomics.wait). The caller
 * wakes up now and then to see whether a worker has died, out of memory for example: its item will never be done.
 * The claim word is (round << 16 | next item): a thread that was asleep cannot take an item of a job that is over.
 */
import type { MessagePort, Worker } from 'node:worker_threads';
import { NlpError, type NlpErrorDetails } from '../errors.ts';
import type { KernelPieces } from './kernel-pieces.ts';
import { moduleBeside } from './module-beside.ts';
import type { SharedMemory } from './web-assembly.ts';

/** Does item `item` of job `job`; which jobs there are is between the caller and its worker module. */
export type Work = (job: number, item: number) => void;

/**
 * What a worker module exports as `createWork`: builds, over the same memory, what the caller has built, and must
 * not write to it meanwhile.
 * @param thread from 1
 * @param data what the team was started with
 */
export type CreateWork = (memory: SharedMemory, thread: number, data: unknown) => Work | Promise<Work>;

export interface TeamOptions {
  /** All threads, the caller's included. */
  threads: number;
  memory: SharedMemory;
  /** The module that exports `createWork`, see `moduleBeside`; without it there are only jobs of kernels. */
  module?: string;
  /** For `createWork`; must be cloneable. */
  data?: unknown;
  /** The caller's own; it may be set later, before the first job. */
  work?: Work;
  /** Jobs of kernels, where there are such. */
  pieces?: KernelPieces;
}

/** The job that is a call of a kernel. */
export const kernelJob = (kernel: number): number => -1 - kernel;

/** What a thread does of a job. @param work where it is no job of a kernel */
export function doItem(
  pieces: KernelPieces | undefined,
  work: Work | undefined,
  job: number,
  item: number,
): void {
  if (job < 0) pieces?.run(-1 - job, item);
  else if (work !== undefined) work(job, item);
  else throw new RangeError('this team was given no work');
}

/** How an error crosses threads. */
export interface CarriedError {
  message: string;
  stack?: string;
  /** Of an NlpError. */
  user?: { what: string; details: NlpErrorDetails };
}

/** Places in the control words. */
export const ROUND = 0;
const CLAIM = 1;
const JOB = 2;
export const ITEMS = 3;
const DONE = 4;
export const FAILED = 5;
/** How many workers sleep, and whether the caller does. */
export const SLEEPERS = 6;
const CALLER_SLEEPS = 7;
/** From here on the items each thread has done, the caller's first. */
const SHARES = 16;

/** Next item of a claim word that lets nobody in. */
const CLOSED = 0xffff;
/** Turns of a loop before sleeping, some 20 microseconds. */
const SPINS = 2000;
/** Sleep, in milliseconds, after which the caller looks whether its workers live. */
const CHECK_EVERY = 500;

export class WorkerTeam {
  readonly threads: number;
  /** What the caller's own thread does of jobs that are none of kernels. */
  work: Work | undefined;
  readonly #control: Int32Array;
  readonly #doItem: Work;
  readonly #workers: Worker[] = [];
  readonly #ports: MessagePort[] = [];
  readonly #ready: Promise<unknown>;
  /** Workers whose event loop was seen to run. */
  readonly #seen = new Set<Worker>();
  #failure: unknown;
  #isBusy = false;

  constructor({ threads, memory, module, data, work, pieces }: TeamOptions) {
    this.threads = threads;
    this.work = work;
    this.#doItem = (job, item) => doItem(pieces, this.work, job, item);
    this.#control = new Int32Array(new SharedArrayBuffer((SHARES + threads) * 4));
    this.#control[CLAIM] = CLOSED;
    const started: Promise<unknown>[] = [];
    for (let thread = 1; thread < threads; thread++) {
      const { port1, port2 } = new (workerThreads().MessageChannel)();
      port1.unref();
      const worker = startWorker(
        {
          control: this.#control,
          memory,
          thread,
          module,
          hasKernels: pieces !== undefined,
          data,
          port: port2,
        },
        port2,
      );
      started.push(
        new Promise((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
        }),
      );
      worker.on('error', (error) => {
        this.#failure ??= error;
      });
      worker.on('exit', () => {
        this.#failure ??= lostWorker(thread);
      });
      worker.unref();
      this.#workers.push(worker);
      this.#ports.push(port1);
    }
    this.#ready = Promise.all(started);
    // Who does not wait for it hears of failures from `run`.
    this.#ready.catch(() => {});
  }

  /**
   * Has items 0 to items - 1 of a job done, and returns when they are.
   * @throws the first error of an item, the others are done nevertheless; NlpError where a worker has died
   */
  run(job: number, items: number): void {
    if (this.#failure !== undefined) throw this.#failure;
    this.#isBusy = true;
    try {
      this.#run(job, items);
    } finally {
      this.#isBusy = false;
    }
  }

  #run(job: number, items: number): void {
    const control = this.#control;
    if (this.#workers.length === 0 || items <= 1) {
      for (let item = 0; item < items; item++) this.#doItem(job, item);
      control[SHARES] += items;
      return;
    }
    for (const worker of this.#workers) if (!this.#seen.has(worker)) this.#see(worker);
    const round = (Atomics.load(control, ROUND) + 1) & 0xffff;
    Atomics.store(control, CLAIM, (round << 16) | CLOSED);
    Atomics.store(control, JOB, job);
    Atomics.store(control, ITEMS, items);
    Atomics.store(control, DONE, 0);
    Atomics.store(control, CLAIM, round << 16);
    Atomics.store(control, ROUND, round);
    if (Atomics.load(control, SLEEPERS) > 0) Atomics.notify(control, ROUND);
    let failure: unknown;
    doItems(control, 0, this.#doItem, (error) => {
      failure ??= error;
    });
    for (let done = Atomics.load(control, DONE); done < items; done = Atomics.load(control, DONE)) {
      if (waitWhile(control, DONE, done, CALLER_SLEEPS, CHECK_EVERY)) continue;
      const lost = this.#workers.findIndex((worker) => this.#see(worker) < 0);
      if (lost === -1 || Atomics.load(control, DONE) === items) continue;
      this.#failure ??= lostWorker(lost + 1);
      throw this.#failure;
    }
    if (Atomics.exchange(control, FAILED, 0) !== 0) {
      const carried = this.#carriedError();
      failure ??= carried;
    }
    if (failure !== undefined) throw failure;
  }

  /** Whether a job is being done: within its items there is no other. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** How many items each thread has done so far, the caller's first. */
  get shares(): number[] {
    return Array.from(this.#control.subarray(SHARES));
  }

  /** Resolves when every worker has built its work; until then `run` does with those that have. */
  async ready(): Promise<void> {
    for (const worker of this.#workers) worker.ref();
    try {
      await this.#ready;
    } finally {
      for (const worker of this.#workers) worker.unref();
    }
  }

  /** Ends the workers. Without it they end with the process. */
  async close(): Promise<void> {
    for (const port of this.#ports) port.close();
    for (const worker of this.#workers) worker.removeAllListeners('exit');
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
    this.#workers.length = 0;
  }

  /**
   * The idle time of a worker's event loop. Of a thread that has ended it is negative, and this can be read while its
   * events cannot be heard because this thread waits; but only where the loop was seen to run before.
   */
  #see(worker: Worker): number {
    const { idle, active } = worker.performance.eventLoopUtilization();
    if (active > 0) this.#seen.add(worker);
    return idle;
  }

  /** The first of the errors that workers have sent; none of them is left for the next job. */
  #carriedError(): Error {
    const errors: CarriedError[] = [];
    const { receiveMessageOnPort } = workerThreads();
    for (const port of this.#ports) {
      for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
        errors.push(next.message as CarriedError);
      }
    }
    const { message, stack, user } = errors[0];
    if (user !== undefined) return new NlpError(user.what, user.details);
    return Object.assign(new Error(message), { stack });
  }
}

/** Takes items until none is left. @param thread 0 is the caller's */
export function doItems(
  control: Int32Array,
  thread: number,
  work: Work,
  failed: (error: unknown) => void,
): void {
  for (;;) {
    const claim = Atomics.load(control, CLAIM);
    const item = claim & 0xffff;
    const job = Atomics.load(control, JOB);
    if (item === CLOSED || item >= Atomics.load(control, ITEMS)) return;
    if (Atomics.compareExchange(control, CLAIM, claim, claim + 1) !== claim) continue;
    try {
      work(job, item);
    } catch (error) {
      failed(error);
    }
    control[SHARES + thread]++;
    Atomics.add(control, DONE, 1);
    if (Atomics.load(control, CALLER_SLEEPS) > 0) Atomics.notify(control, DONE);
  }
}

/**
 * Returns when the word may have changed from `value`.
 * @param sleepers the word in which those who sleep are counted: without any, nobody needs to be woken
 * @param milliseconds the longest sleep
 * @returns false where that is over and the word is still the same
 */
export function waitWhile(
  control: Int32Array,
  index: number,
  value: number,
  sleepers: number,
  milliseconds = Number.POSITIVE_INFINITY,
): boolean {
  for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(control, index) !== value) return true;
  Atomics.add(control, sleepers, 1);
  const result = Atomics.wait(control, index, value, milliseconds);
  Atomics.sub(control, sleepers, 1);
  return result !== 'timed-out';
}

function lostWorker(thread: number): NlpError {
  return new NlpError(`thread ${thread} of the team has died, probably out of memory`, {
    remedy: 'Use one thread, smaller layers, a smaller batch or shorter sequences.',
  });
}

/** Loaded when a team starts: commands that have none would wait for it at theirs. */
function workerThreads() {
  return process.getBuiltinModule('node:worker_threads');
}

function startWorker(workerData: object, port: MessagePort): Worker {
  const { Worker } = workerThreads();
  const { createRequire } = process.getBuiltinModule('node:module');
  const { pathToFileURL } = process.getBuiltinModule('node:url');
  const entry = moduleBeside('./worker-entry', import.meta.url);
  const options = { workerData, transferList: [port], execArgv: [] };
  if (entry.endsWith('.js')) return new Worker(new URL(entry), options);
  // From source: TypeScript needs its loader first, and a worker does not inherit it.
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const code = `import(${JSON.stringify(pathToFileURL(loader).href)}).then(({ register }) => {
    register();
    return import(${JSON.stringify(entry)});
  });`;
  return new Worker(code, { ...options, eval: true });
}
