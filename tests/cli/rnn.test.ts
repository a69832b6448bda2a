/** `nlp rnn`, `lstm` and `gru` as a user runs them; trainings that are interrupted or killed end in the same bytes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nlp, program, repository } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-rnn-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => path.join(folder, name);
const run = (args: string, input = '') => nlp(args.split(' '), { input, cwd: folder });
const bytes = (name: string) => readFileSync(file(name)).toString('base64');
const json = (text: string) => JSON.parse(text);

beforeAll(() => {
  expect(run('lstm train @fables:test -o m.lstm --hidden 24 --embedding 16 --epochs 2 -q').status).toBe(0);
  expect(
    run('gru train @fables:test -o w.gru --unit word --hidden 16 --epochs 2 --batch 8 -q --min-count 3')
      .status,
  ).toBe(0);
});

describe('train', () => {
  test('--json tells the epochs; the text output is a table, a chart and the model', () => {
    const args = 'rnn train @fables:test -o a.rnn --hidden 16 --epochs 2 --valid-fraction 0.2';
    const { status, stdout } = run(`${args} --json`);
    expect(status).toBe(0);
    const result = json(stdout);
    expect(Object.keys(result)).toEqual(['epochs', 'parameters', 'best']);
    expect(result.epochs.map((epoch: { epoch: number }) => epoch.epoch)).toEqual([1, 2]);
    for (const epoch of result.epochs) {
      expect(Object.keys(epoch)).toEqual([
        'epoch',
        'trainLoss',
        'validLoss',
        'validBitsPerToken',
        'tokensPerSecond',
      ]);
      expect(epoch.validBitsPerToken).toBeCloseTo(epoch.validLoss / Math.LN2, 12);
    }
    expect(result.best).toBe(2);
    const before = bytes('a.rnn');
    const text = run(`${args} --svg curve.svg --threads 2`);
    expect(text.stdout).toContain('Loss of rnn');
    expect(text.stdout).toContain('a.rnn: rnn, 16 units');
    expect(readFileSync(file('curve.svg'), 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
    // Any number of threads, any output: the same model.
    expect(bytes('a.rnn')).toBe(before);
  });

  test('the name of the command is the cell; another --cell is a mistake', () => {
    expect(json(run('lstm info m.lstm --json').stdout).cell).toBe('lstm');
    expect(json(run('rnn info w.gru --json').stdout).cell).toBe('gru');
    const { status, stderr } = run('lstm train @fables:test -o x --cell gru');
    expect(status).toBe(2);
    expect(stderr).toMatch(/--cell.*gru.*lstm\n.*nlp gru/);
  });

  test.each([
    ['--hidden 0', /--hidden.*at least 1/],
    ['--optimizer adm', /adm.*adam/s],
    ['--dropout 1', /--dropout/],
    ['--tied --embedding 8', /--tied.*8.*128/s],
    ['--preset fast', /fast.*best/],
    ['--unit char --tokenizer word', /--unit/],
    ['--learning-rate -1', /--learning-rate/],
    ['--checkpoint never', /--checkpoint.*model/],
    ['--checkpoint-every 5', /--checkpoint-every.*\n.*--checkpoint FILE/],
  ])('%s exits 2', (options, message) => {
    const { status, stderr } = run(`rnn train @fables:test -o never ${options}`);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(existsSync(file('never'))).toBe(false);
  });

  test('too little text, and divergence, exit 3 and leave nothing at -o', () => {
    const short = run('rnn train --text abcd -o never');
    expect([short.status, short.stderr]).toEqual([3, expect.stringMatching(/too few.*\n.*--batch/)]);
    const wild = run(
      'rnn train @fables:test -o never --optimizer sgd --learning-rate 1e9 --clip 0 --hidden 8 -q --checkpoint good --checkpoint-every 1',
    );
    expect(wild.status).toBe(3);
    expect(wild.stderr).toMatch(
      /diverged in epoch 1, step \d+: the loss is .*, the norm of the gradient .*\n.*good \(epoch 1, step \d+\)/,
    );
    expect(existsSync(file('never'))).toBe(false);
    expect(run('rnn info good --json').status).toBe(0);
  });
});

describe('a training that is interrupted ends in the same bytes', () => {
  const options =
    '@fables:test -o ID.lstm --hidden 48 --embedding 24 --epochs 3 --dropout 0.1 --schedule cosine --layers 2 -q';
  const command = (id: string, more = '') => `lstm train ${options.replace('ID', id)} ${more}`.trim();
  const start = (args: string) =>
    spawn(process.execPath, [program, ...args.split(' ')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  let milliseconds = 0;

  beforeAll(() => {
    const before = performance.now();
    expect(run(command('whole', '--checkpoint whole.state')).status).toBe(0);
    milliseconds = performance.now() - before;
  });

  test('killed with SIGKILL at any moment, again and again', async () => {
    let kills = 0;
    for (let attempt = 0; attempt < 30; attempt++) {
      const isThere = existsSync(file('killed.state'));
      const child = start(
        command(
          'killed',
          `--checkpoint-every 3 --threads ${1 + (attempt % 2)} ${isThere ? '--resume' : '--checkpoint'} killed.state`,
        ),
      );
      const ended = once(child, 'exit');
      // From the start of the program to its end: whatever it is doing, a checkpoint included.
      const moment = milliseconds * (0.15 + 0.13 * ((attempt * 7) % 5));
      const first = await Promise.race([
        ended,
        delay(attempt < 8 ? moment : 60_000, undefined, { ref: false }),
      ]);
      if (first === undefined) {
        child.kill('SIGKILL');
        kills++;
        await ended;
        continue;
      }
      expect(first[0]).toBe(0);
      break;
    }
    expect(kills).toBeGreaterThan(0);
    expect(bytes('killed.lstm')).toBe(bytes('whole.lstm'));
    expect(bytes('killed.state')).toBe(bytes('whole.state'));
    expect(
      readdirSync(folder)
        .filter((name) => name.includes('killed') && !name.endsWith('.tmp'))
        .sort(),
    ).toEqual(['killed.lstm', 'killed.state']);
  });

  test('Ctrl-C writes the checkpoint and says where', async () => {
    const child = start(command('stopped', '--checkpoint stopped.state --checkpoint-every 1'));
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const ended = once(child, 'exit');
    for (let i = 0; i < 600 && !existsSync(file('stopped.state')); i++) await delay(10);
    child.kill('SIGINT');
    const [status] = await ended;
    expect(status).toBe(130);
    expect(stderr).toMatch(/interrupted in epoch \d, (step \d+|at its end)\n.*--resume stopped.state/);
    expect(existsSync(file('stopped.lstm'))).toBe(false);
    const position = json(run('lstm info stopped.state --json').stdout).position;
    expect(position.finished).toBe(false);
    expect(run(command('stopped', '--resume stopped.state')).status).toBe(0);
    expect(bytes('stopped.lstm')).toBe(bytes('whole.lstm'));
  });

  test('options come from the checkpoint; other options or another text are refused', () => {
    expect(run('lstm train @fables:test -o again.lstm --resume whole.state -q').status).toBe(0);
    expect(bytes('again.lstm')).toBe(bytes('whole.lstm'));
    const other = run('lstm train @fables:test -o no --resume whole.state --hidden 9');
    expect([other.status, other.stderr]).toEqual([2, expect.stringMatching(/hidden 48, not 9/)]);
    expect(run('gru train @fables:test -o no --resume whole.state').stderr).toMatch(/lstm.*gru/);
    const text = run('lstm train @fables:valid -o no --resume whole.state');
    expect([text.status, text.stderr]).toEqual([3, expect.stringMatching(/another text/)]);
    expect(run('lstm generate -m whole.state').stderr).toMatch(/checkpoint of a training/);
  });
});

describe('answers', () => {
  test('generate is the same for the same seed, and has the length that was asked for', () => {
    const args = 'rnn generate -m m.lstm --prompt The --length 60 --temperature 0.8';
    const { status, stdout } = run(args);
    expect(status).toBe(0);
    expect(stdout.startsWith('The')).toBe(true);
    expect([...stdout.replace(/\n$/, '')].length).toBeLessThanOrEqual(63);
    expect(run(args).stdout).toBe(stdout);
    expect(run(`${args} --seed 2`).stdout).not.toBe(stdout);
    const data = json(run(`${args} --json --explain`).stdout);
    expect(data.tokens.length).toBe(60);
    expect(data.text).toBe(`The${data.tokens.join('')}`);
    expect(stdout.replace(/\n$/, '')).toBe(data.text.replace(/\n$/, ''));
    for (const { probability } of data.symbols) expect(probability).toBeGreaterThan(0);
    const words = run('gru generate -m w.gru --prompt The --length 20');
    expect(words.stdout.startsWith('The ')).toBe(true);
    expect(run('gru generate -m w.gru --top-p 0').status).toBe(2);
  });

  test('perplexity in JSON and as a threshold', () => {
    const { stdout } = run('rnn perplexity -m m.lstm @fables:valid --json');
    const score = json(stdout);
    const text = readFileSync(path.join(repository, 'corpora/fables/valid.txt'), 'utf8');
    expect(score.tokens).toBe([...text].length - 1);
    expect(score.bitsPerCharacter).toBe(score.bitsPerToken);
    expect(Math.log2(score.perplexity)).toBeCloseTo(score.bitsPerToken, 9);
    // A guess among its 60 symbols is the least a model must beat.
    expect(score.perplexity).toBeLessThan(45);
    expect(run('rnn perplexity -m m.lstm @fables:valid --fail-over 2').status).toBe(1);
    expect(run('rnn perplexity -m m.lstm @fables:valid --fail-over 50').status).toBe(0);
    expect(run('gru perplexity -m w.gru', 'The fox saw the crow.\n').stdout).toMatch(/tokens +6/);
  });

  test('next lists symbols, for a line of stdin each; --explain shows the gates', () => {
    const { stdout } = run('rnn next -m m.lstm -k 3 --json', 'The\nA fo\n');
    const lists = stdout.trim().split('\n').map(json);
    expect(lists.length).toBe(2);
    for (const list of lists) expect(list.length).toBe(3);
    const all = json(nlp(['rnn', 'next', '-m', file('m.lstm'), 'The', '--all', '--json']).stdout);
    expect(all.reduce((sum: number, one: { probability: number }) => sum + one.probability, 0)).toBeCloseTo(
      1,
      9,
    );
    const explained = json(
      nlp(['rnn', 'next', '-m', file('m.lstm'), 'The', '--explain', '--json', '--svg', file('gates.svg')])
        .stdout,
    );
    expect(explained.symbols).toEqual(['T', 'h', 'e']);
    expect(explained.gates.map((gate: { gate: string }) => gate.gate)).toEqual([
      'input',
      'forget',
      'candidate',
      'output',
      'cell',
    ]);
    expect(readFileSync(file('gates.svg'), 'utf8')).toContain('forget');
  });
});

describe('looking inside', () => {
  test('gradients: gates carry them further back than a plain cell', () => {
    const { stdout } = run('rnn gradients @fables:test --steps 25 --hidden 24 --json');
    const { steps, cells } = json(stdout);
    expect(steps).toBe(25);
    expect(cells.map((one: { cell: string }) => one.cell)).toEqual(['rnn', 'lstm', 'gru']);
    const left = cells.map(({ norms }: { norms: number[] }) => norms[24] / norms[0]);
    expect(left[1]).toBeGreaterThan(10 * left[0]);
    expect(left[2]).toBeGreaterThan(10 * left[0]);
    const chart = run('rnn gradients -m m.lstm @fables:valid --steps 12 --svg g.svg');
    expect(chart.stdout).toContain('steps back');
    expect(existsSync(file('g.svg'))).toBe(true);
  });

  test('check compares with differences, and with the numbers of another program', () => {
    const own = json(run('rnn check --json').stdout);
    expect(own.largestError).toBeLessThan(1e-6);
    expect(own.networks.length).toBe(6);
    const reference = path.join(repository, 'tests/golden/pytorch-parity.json');
    const { status, stdout } = run(`rnn check --against ${reference} --json`);
    expect(status).toBe(0);
    const { cases } = json(stdout);
    expect(cases.length).toBe(6);
    expect(Object.keys(cases[0])).toEqual(
      expect.arrayContaining([
        'cell',
        'loss',
        'hidden_last_step',
        'gradients',
        'gradient_norm',
        'optimizers',
      ]),
    );
    expect(run(`rnn check --against ${reference} --precision float64 --tolerance 1e-9`).status).toBe(0);
    const wrong = json(readFileSync(reference, 'utf8'));
    wrong.cases[3].gradients['output.bias'][0] += 1e-3;
    writeFileSync(file('wrong.json'), JSON.stringify(wrong));
    expect(run('rnn check --against wrong.json').status).toBe(1);
    writeFileSync(file('bad.json'), '{"cases":[{"cell":"elman"}]}');
    const bad = run('rnn check --against bad.json');
    expect([bad.status, bad.stderr]).toEqual([3, expect.stringMatching(/bad.json: case 1.*elman/)]);
  });

  test('import of a state dict without metadata gives the same model', () => {
    // Another program's file: the same tensors, no metadata.
    const whole = readFileSync(file('m.lstm'));
    const length = Number(whole.readBigUInt64LE(0));
    const header = json(whole.subarray(8, 8 + length).toString('utf8'));
    const vocabulary = json(header.__metadata__.extra).vocabulary;
    delete header.__metadata__;
    const text = JSON.stringify(header);
    const padded = Buffer.from(text.padEnd(Math.ceil(text.length / 8) * 8));
    const size = Buffer.alloc(8);
    size.writeBigUInt64LE(BigInt(padded.length));
    writeFileSync(file('torch.safetensors'), Buffer.concat([size, padded, whole.subarray(8 + length)]));
    writeFileSync(file('vocabulary.json'), JSON.stringify(vocabulary));
    expect(run('rnn import torch.safetensors -o imported.lstm --vocabulary vocabulary.json').status).toBe(0);
    const of = (model: string) => run(`rnn perplexity -m ${model} @fables:valid --json`).stdout;
    expect(of('imported.lstm')).toBe(of('m.lstm'));
    const numbers = run('rnn import torch.safetensors -o numbers.lstm');
    expect([numbers.status, numbers.stderr]).toEqual([0, expect.stringMatching(/no vocabulary/)]);
    expect(run('rnn import torch.safetensors -o no --vocabulary m.lstm --unit word').status).toBe(0);
    const wrong = run('rnn import vocabulary.json -o no2');
    expect(wrong.status).toBe(3);
  });
});
