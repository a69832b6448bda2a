/**
 * Worker processes: a few of them, each with a trial at a time. A worker that dies takes only its trial with it;
 * another takes its place. Processes, not threads, because a heap that runs out ends the whole process.
 *
 * With NLP_TRIALS=here in the environment the trials run in this process, one after another: for tests, debuggers and
 * profilers. Trials with a timeout or a limit of memory still get processes, which alone can be ended.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TrialTask } from '../kinds/trial.ts';
import { answerTrial, type TrialAnswer } from './answer-trial.ts';
import type { TrialFailure } from './results.ts';

export interface PoolOptions {
  /** How many work at once. */
  jobs: number;
  /** Seconds a trial. */
  timeout?: number;
  /** Megabytes of a worker's heap. */
  memory?: number;
}

/** Of what a dying worker says, the end. */
const keptErrorText = 4000;

export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Runs every task; `done` is called as they finish, in any order, and waited for. */
  async run<Task extends { task: TrialTask }>(
    tasks: readonly Task[],
    started: (task: Task) => void,
    done: (task: Task, answer: TrialAnswer) => Promise<void>,
  ): Promise<void> {
    let next = 0;
    const work = async () => {
      while (next < tasks.length && !this.#closed) {
        const task = tasks[next++];
        started(task);
        const answer = await this.#runOne(task.task);
        // The end of a worker that was ended by us says nothing of its trial.
        if (!this.#closed) await done(task, answer);
      }
    };
    const jobs = this.#runsHere ? 1 : this.#options.jobs;
    try {
      await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, work));
    } finally {
      // Where one fails, the others have nothing to work for any more.
      this.close();
    }
  }

  /** Ends every worker at once, and starts no other. */
  close(): void {
    this.#closed = true;
    for (const worker of this.#all) worker.process.kill('SIGKILL');
    this.#all.clear();
    this.#idle.length = 0;
  }

  get #runsHere(): boolean {
    const { timeout, memory } = this.#options;
    return process.env.NLP_TRIALS === 'here' && timeout === undefined && memory === undefined;
  }

  async #runOne(task: TrialTask): Promise<TrialAnswer> {
    if (this.#runsHere) return answerTrial(task);
    let worker = this.#idle.pop();
    // One may have died while it had nothing to do.
    while (worker !== undefined && !worker.isAlive) worker = this.#idle.pop();
    worker ??= this.#start();
    const answer = await worker.ask(task, this.#options.timeout);
    if (worker.isAlive) this.#idle.push(worker);
    else this.#all.delete(worker);
    return answer;
  }

  #start(): Worker {
    const worker = new Worker(this.#options.memory);
    this.#all.add(worker);
    return worker;
  }
}

class Worker {
  readonly process: ChildProcess;
  isAlive = true;
  #errorText = '';

  constructor(memory: number | undefined) {
    // The file beside this one: built beside built, source beside source.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const limit = memory === undefined ? [] : [`--max-old-space-size=${memory}`];
    this.process = fork(fileURLToPath(new URL(`worker.${extension}`, import.meta.url)), [], {
      execArgv: [...process.execArgv, ...limit],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.process.on('close', () => {
      this.isAlive = false;
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errorText = (this.#errorText + text).slice(-keptErrorText);
    });
  }

  ask(task: TrialTask, timeout: number | undefined): Promise<TrialAnswer> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      let isLate = false;
      const finish = (answer: TrialAnswer) => {
        clearTimeout(timer);
        this.process.off('message', onMessage).off('close', onClose).off('error', onError);
        resolve(answer);
      };
      const onMessage = (answer: unknown) => finish(answer as TrialAnswer);
      const onClose = (status: number | null, signal: NodeJS.Signals | null) => {
        const message = `it took longer than ${timeout} s`;
        finish({ failure: isLate ? { kind: 'timeout', message } : this.#failure(status, signal) });
      };
      const onError = (error: Error) => {
        this.isAlive = false;
        finish({ failure: { kind: 'crash', message: `the worker could not be used: ${error.message}` } });
      };
      this.process.on('message', onMessage).on('close', onClose).on('error', onError);
      if (timeout !== undefined) {
        timer = setTimeout(() => {
          isLate = true;
          this.process.kill('SIGKILL');
        }, timeout * 1000);
      }
      // That a worker is gone is known from its end.
      // Without descriptors left there is not even a channel; the error follows.
      this.process.send?.(task, () => {});
    });
  }

  #failure(status: number | null, signal: NodeJS.Signals | null): TrialFailure {
    if (/out of memory/i.test(this.#errorText))
      return { kind: 'out-of-memory', message: 'the heap of the worker was full: see memory: in the file' };
    if (signal !== null) {
      const maybe = signal === 'SIGKILL' ? ' (as systems do when memory runs out)' : '';
      return { kind: 'crash', message: `the worker was ended by ${signal}${maybe}` };
    }
    const first = this.#errorText.split('\n').find((line) => /Error/.test(line));
    return { kind: 'crash', message: `the worker ended with status ${status}${first ? `: ${first}` : ''}` };
  }
}
