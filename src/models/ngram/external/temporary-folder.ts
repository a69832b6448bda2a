/**
 * A folder for what does not fit into memory; gone when the work is done, or when the program leaves. Where that was
 * killed, the next one clears it.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromSystemError } from '../../../errors.ts';
import { isAlive } from '../../../math/living-process.ts';

export class TemporaryFolder {
  readonly #folder: string;
  readonly #remove = () => rmSync(this.#folder, { recursive: true, force: true });
  #files = 0;

  /** @param parent where it is made; the system's folder for such things where absent */
  constructor(parent: string = tmpdir()) {
    try {
      removeLeftovers(parent);
      this.#folder = mkdtempSync(path.join(parent, `nlp-ngram-${process.pid}-`));
    } catch (error) {
      throw fromSystemError(error, parent, 'write');
    }
    process.once('exit', this.#remove);
  }

  /** A path of its own for a new file. */
  file(): string {
    return path.join(this.#folder, String(this.#files++));
  }

  remove(): void {
    process.removeListener('exit', this.#remove);
    this.#remove();
  }
}

/** Removes the folders of processes that do not live any more. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^nlp-ngram-(\d+)-\w{6}$/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(path.join(parent, name), { recursive: true, force: true });
    } catch {
      // It may be another user's.
    }
  }
}

/** Made when the first file is needed in it. */
export class TemporaryFolderWhenNeeded {
  readonly #parent: string | undefined;
  #folder: TemporaryFolder | undefined;

  constructor(parent: string | undefined) {
    this.#parent = parent;
  }

  get(): TemporaryFolder {
    this.#folder ??= new TemporaryFolder(this.#parent);
    return this.#folder;
  }

  remove(): void {
    this.#folder?.remove();
  }
}
