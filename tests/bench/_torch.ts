/**
 * PyTorch as a peer: a Python process that stays, builds each case once and runs it whenever it is told to, so that
 * its runs can take turns with ours. The driver is written to a temporary folder.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';

/** An LSTM language model of the reference sizes: embedding and hidden 128, 65 symbols. */
const driver = `
import sys, time, torch
from torch import nn

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(65, 128)
        self.rnn = nn.LSTM(128, 128, batch_first=True)
        self.output = nn.Linear(128, 65)

class Training:
    def __init__(self, batch, time):
        self.model = Model()
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=0.002)
        self.x = torch.randint(0, 65, (batch, time))
        self.y = torch.randint(0, 65, (batch, time))
        self.state = None

    def run(self, count):
        for _ in range(count):
            hidden, state = self.model.rnn(self.model.embedding(self.x), self.state)
            logits = self.model.output(hidden)
            loss = nn.functional.cross_entropy(logits.view(-1, 65), self.y.view(-1))
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
            self.optimizer.step()
            loss.item()
            self.state = tuple(s.detach() for s in state)

class Sampling:
    def __init__(self):
        self.model = Model().eval()

    @torch.no_grad()
    def run(self, count):
        state, x = None, torch.zeros((1, 1), dtype=torch.long)
        for _ in range(count):
            hidden, state = self.model.rnn(self.model.embedding(x), state)
            probabilities = torch.softmax(self.model.output(hidden[:, -1]), dim=-1)
            x = torch.multinomial(probabilities, 1)
            x.item()

cases = {}
print('ready', torch.__version__, flush=True)
for line in sys.stdin:
    name, threads, count = line.split()
    torch.set_num_threads(int(threads))
    if name not in cases:
        batch_time = [int(n) for n in name.split('x')[1:]]
        cases[name] = Training(*batch_time) if batch_time else Sampling()
    started = time.process_time()
    cases[name].run(int(count))
    print('done', time.process_time() - started, flush=True)
`;

export class Torch {
  readonly version: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;
  readonly #folder: string;

  private constructor(
    process: ChildProcessWithoutNullStreams,
    reader: Interface,
    lines: AsyncIterator<string>,
    folder: string,
    version: string,
  ) {
    this.#process = process;
    this.#reader = reader;
    this.#lines = lines;
    this.#folder = folder;
    this.version = version;
  }

  /** Undefined where no Python has PyTorch. */
  static async start(): Promise<Torch | undefined> {
    const python = ['/usr/bin/python3', 'python3', 'python'].find(
      (name) => spawnSync(name, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
    );
    if (python === undefined) return undefined;
    const folder = mkdtempSync(path.join(tmpdir(), 'nlp-bench-'));
    const file = path.join(folder, 'driver.py');
    writeFileSync(file, driver);
    const process = spawn(python, [file], { env: { ...globalThis.process.env, OMP_WAIT_POLICY: 'passive' } });
    process.stderr.pipe(globalThis.process.stderr);
    const reader = createInterface(process.stdout);
    const lines = reader[Symbol.asyncIterator]();
    const { value } = await lines.next();
    return new Torch(process, reader, lines, folder, String(value).split(' ')[1]);
  }

  /**
   * Runs a case and waits for it.
   * @returns the seconds of processor time that it took
   * @param name `trainxBATCHxTIME` (count training steps) or `sample` (count symbols)
   */
  async run(name: string, threads: number, count: number): Promise<number> {
    this.#process.stdin.write(`${name} ${threads} ${count}\n`);
    const { value } = await this.#lines.next();
    const [said, seconds] = String(value).split(' ');
    if (said !== 'done') throw new Error(`PyTorch's driver ended in ${name}`);
    return Number(seconds);
  }

  close(): void {
    this.#process.stdin.end();
    this.#reader.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
