/**
 * A team of threads over one shared memory: the caller's own and workers that are started once and wait for jobs.
 *
 * A job is a number of items. Whoever is free takes the next one, so a busy machine slows nothing but that item; the
 * caller works too and returns when all are done. Results must therefore not depend on who did an item: each writes
 * to memory of its own, and what is added up is added up in a fixed order, by item. Then any number of threads
 * gives the same bytes.
 *
 * Who waits looks for a moment (a job follows the last within microseconds) and then sleeps (Atomics.wait). The caller
 * wakes up now and then to see whether a worker has died, out of memory for example: its item will never be done.
 * The claim word is (round << 16 | next item): a thread that was asleep cannot take an item of a job that is over.
 */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { NlpError, type NlpErrorDetails } from '../errors.ts';
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
  /** The module that exports `createWork`, see `moduleBeside`. */
  module: string;
  /** For `createWork`; must be cloneable. */
  data: unknown;
  /** The caller's own. */
  work: Work;
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
export const CLAIM = 1;
export const JOB = 2;
export const ITEMS = 3;
export const DONE = 4;
export const FAILED = 5;
/** From here on the items each thread has done, the caller's first. */
const SHARES = 16;

/** Next item of a claim word that lets nobody in. */
const CLOSED = 0xffff;
/** Looks before sleeping, some 20 microseconds. */
const LOOKS = 2000;
/** Milliseconds of sleep after which the caller sees to its workers. */
const PATIENCE = 500;

export class WorkerTeam {
  readonly threads: number;
  readonly #control: Int32Array;
  readonly #work: Work;
  readonly #workers: Worker[] = [];
  readonly #ports: MessagePort[] = [];
  readonly #ready: Promise<unknown>;
  /** Workers whose event loop was seen to run. */
  readonly #seen = new Set<Worker>();
  #failure: unknown;

  constructor({ threads, memory, module, data, work }: TeamOptions) {
    this.threads = threads;
    this.#work = work;
    this.#control = new Int32Array(new SharedArrayBuffer((SHARES + threads) * 4));
    this.#control[CLAIM] = CLOSED;
    const started: Promise<unknown>[] = [];
    for (let thread = 1; thread < threads; thread++) {
      const { port1, port2 } = new MessageChannel();
      port1.unref();
      const worker = startWorker(
        { control: this.#control, memory, thread, module, data, port: port2 },
        port2,
      );
      started.push(once(worker, 'message'));
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
    const control = this.#control;
    if (this.#failure !== undefined) throw this.#failure;
    if (items === 0) return;
    if (this.#workers.length === 0 || items === 1) {
      for (let item = 0; item < items; item++) this.#work(job, item);
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
    Atomics.notify(control, ROUND);
    let failure: unknown;
    doItems(control, 0, this.#work, (error) => {
      failure ??= error;
    });
    for (let done = Atomics.load(control, DONE); done < items; done = Atomics.load(control, DONE)) {
      if (waitWhile(control, DONE, done, PATIENCE)) continue;
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

/** The URL of a module in the same folder, as source or as build: `moduleBeside('./x', import.meta.url)`. */
export function moduleBeside(name: string, here: string): string {
  return new URL(`${name}${here.slice(here.lastIndexOf('.'))}`, here).href;
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
    Atomics.notify(control, DONE);
  }
}

/**
 * Returns when the word may have changed from `value`.
 * @param milliseconds the longest sleep
 * @returns false where that is over and the word is still the same
 */
export function waitWhile(
  control: Int32Array,
  index: number,
  value: number,
  milliseconds = Number.POSITIVE_INFINITY,
): boolean {
  for (let look = 0; look < LOOKS; look++) if (Atomics.load(control, index) !== value) return true;
  return Atomics.wait(control, index, value, milliseconds) !== 'timed-out';
}

function lostWorker(thread: number): NlpError {
  return new NlpError(`thread ${thread} of the team has died, probably out of memory`, {
    remedy: 'Use --threads 1, or smaller layers, a smaller batch or shorter sequences.',
  });
}

function startWorker(workerData: object, port: MessagePort): Worker {
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
