/** Checkpoints of a training: when they are due, and what Ctrl-C does. */
import type { PreparedTraining } from '../../kinds/verbs/neural-train.ts';
import { saveModel } from '../../store/stored-model.ts';

/** Milliseconds between two checkpoints, where no number of steps was asked for. */
const INTERVAL = 10_000;

export class CheckpointWriter {
  readonly file: string;
  readonly #training: PreparedTraining;
  readonly #every: number | undefined;
  #last = performance.now();
  #saved: string | undefined;
  #interrupted = false;
  #before: NodeJS.SignalsListener[] = [];

  constructor(training: PreparedTraining, file: string, options: { checkpointEvery?: number }) {
    this.#training = training;
    this.file = file;
    this.#every = options.checkpointEvery;
  }

  /** The file, and of which step; undefined before the first. */
  get lastSaved(): string | undefined {
    return this.#saved;
  }

  /** Whether Ctrl-C was pressed. */
  get interrupted(): boolean {
    return this.#interrupted;
  }

  /** Ctrl-C ends the training after its step; a second one ends the program. */
  listen(): void {
    this.#before = process.listeners('SIGINT') as NodeJS.SignalsListener[];
    process.removeAllListeners('SIGINT');
    process.on('SIGINT', this.#onInterrupt);
  }

  unlisten(): void {
    process.off('SIGINT', this.#onInterrupt);
    for (const listener of this.#before) process.on('SIGINT', listener);
  }

  safePoint(atEpochEnd: boolean): Promise<void> | undefined {
    const due =
      this.#every === undefined
        ? performance.now() - this.#last > INTERVAL
        : this.#training.trainer.steps % this.#every === 0;
    return due || atEpochEnd ? this.save().then(() => {}) : undefined;
  }

  /** @returns where the training stands */
  async save(): Promise<string> {
    const checkpoint = this.#training.checkpoint();
    await saveModel(this.file, checkpoint);
    const { epoch, step } = checkpoint.position;
    const where = step === 0 ? `epoch ${epoch}, at its end` : `epoch ${epoch + 1}, step ${step}`;
    this.#saved = `${this.file} (${where})`;
    this.#last = performance.now();
    return where;
  }

  readonly #onInterrupt = () => {
    if (this.#interrupted) process.exit(130);
    this.#interrupted = true;
  };
}
