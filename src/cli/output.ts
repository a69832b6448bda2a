/**
 * Results on stdout: buffered, with back-pressure, so that a long result neither fills the memory nor pays for
 * a system call a line. `flush` is awaited at the end of a command, and wherever a reader waits for an answer.
 */
import { Turns } from '../math/turns.ts';
import { cutMiddle, printable, terminalText } from '../text/printable.ts';
import { asCalled } from './called-as.ts';

export { printable };

const highWater = 1 << 16;
/** Of what is said on stderr, in UTF-16 units: values that a message quotes may have any length. */
const longestMessage = 2000;

/** A message as it is shown: on its line, of bounded length. */
export function shownMessage(message: string): string {
  return printable(cutMiddle(message, longestMessage));
}

export class Output {
  #pending: string[] = [];
  #size = 0;
  readonly #turns = new Turns();

  /** Adds text; returns a promise to await where the buffer has been handed on or signals wait (long results await it). */
  write(text: string): Promise<void> | undefined {
    this.#pending.push(text);
    this.#size += text.length;
    return this.#size >= highWater ? this.flush() : this.#turns.pause();
  }

  /** Adds a line. */
  line(text = ''): Promise<void> | undefined {
    return this.write(`${text}\n`);
  }

  /** Adds a JSON value as one line; numbers are not rounded, those that are not finite are `null`. */
  json(value: unknown): Promise<void> | undefined {
    return this.line(JSON.stringify(value));
  }

  /** Hands everything to stdout and waits until it may take more. */
  async flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    const all = this.#pending.join('');
    // In a pipe the bytes are what they are.
    const text = process.stdout.isTTY ? terminalText(all) : all;
    this.#pending = [];
    this.#size = 0;
    if (!process.stdout.write(text)) {
      await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
    }
    // Files and devices take everything at once: without a pause no signal would ever be heard.
    const pause = this.#turns.pause();
    if (pause !== undefined) await pause;
  }
}

const said: string[] = [];

/** Whether a note since the last call of `forgetNotes` has a text in it. */
export function isSaid(part: string): boolean {
  return said.some((message) => message.includes(part));
}

export function forgetNotes(): void {
  said.length = 0;
}

/** Something the user should know that is no result: on stderr, silenced by `--quiet`. */
export function note(message: string, quiet: boolean | undefined): void {
  said.push(message);
  if (!quiet) process.stderr.write(`nlp: ${shownMessage(asCalled(message))}\n`);
}
