/** `nlp rnn` in the hands of strangers: options that contradict each other, files that are not what they should be, Ctrl-C. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSafetensors } from '../../src/store/safetensors-file.ts';
import { nlp, program, repository } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-rnn-mistakes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => path.join(folder, name);
const run = (args: string) => nlp(args.split(' '), { cwd: folder });
const train = 'lstm train text.txt --hidden 8 --embedding 4 --epochs 1 --batch 4 -q --json';

beforeAll(() => {
  writeFileSync(file('text.txt'), 'the cat sat on the mat\n'.repeat(40));
  writeFileSync(file('empty.txt'), '');
  writeFileSync(file('short.txt'), 'abcdefgh');
  expect(run(`${train} -o m.lstm --checkpoint m.state`).status).toBe(0);
});

test.each([
  ['--checkpoint ./never', 2, /--checkpoint: is the file of the model/],
  ['--svg never', 2, /--svg: is the file of the model/],
  ['--checkpoint c --svg ./c', 2, /--svg: is the file of the checkpoint/],
  ['--valid text.txt --valid-fraction 0.2', 2, /--valid-fraction.*--valid/],
  ['--valid empty.txt', 3, /empty\.txt: holds too little text/],
  ['--min-count 5000', 2, /--min-count: no symbol of the text is there 5000 times/],
])('train %s exits %i and leaves nothing', (options, status, message) => {
  const found = run(`${train} -o never ${options}`);
  expect([found.status, found.stderr]).toEqual([status, expect.stringMatching(message)]);
  expect(existsSync(file('never')) || existsSync(file('c'))).toBe(false);
});

test('--valid-fraction 0 goes with --valid', () => {
  expect(run(`${train} -o v.lstm --valid text.txt --valid-fraction 0`).status).toBe(0);
});

test('held-out text of another alphabet is worth a note', () => {
  writeFileSync(file('other.txt'), 'ПРИВЕТ\n'.repeat(20));
  const { status, stderr } = run(`${train.replace(' -q', '')} -o v.lstm --valid other.txt`);
  expect([status, stderr]).toEqual([0, expect.stringMatching(/8\d % of the held-out symbols are unknown/)]);
});

test('going on with a training that is over says so', () => {
  const { status, stderr } = run('lstm train text.txt -o again.lstm --resume m.state');
  expect([status, stderr]).toEqual([0, expect.stringMatching(/m\.state: this training is over.*--epochs/)]);
  expect(readFileSync(file('again.lstm')).equals(readFileSync(file('m.lstm')))).toBe(true);
});

test('gradients of a text shorter than its usual batch', () => {
  expect(run('lstm gradients short.txt --steps 5 --hidden 4').status).toBe(0);
  const tooShort = run('lstm gradients short.txt --steps 50 --hidden 4');
  expect([tooShort.status, tooShort.stderr]).toEqual([3, expect.stringMatching(/--steps/)]);
});

test('characters of --text are what was given, without a line end', () => {
  const tokens = (text: string) =>
    JSON.parse(nlp(['rnn', 'perplexity', '-m', file('m.lstm'), '--text', text, '--json']).stdout).tokens;
  expect([tokens('the cat'), tokens('the cat\n')]).toEqual([6, 7]);
});

test('info lists the symbols, as an error about an unknown one promises', () => {
  const { symbols, vocabulary } = JSON.parse(run('rnn info m.lstm --json').stdout);
  expect(symbols.length).toBe(vocabulary);
  expect(symbols).toContain('\n');
  expect(run('rnn info m.lstm').stdout).toMatch(/^symbols .*"\\n"/m);
});

test('import names the file that is wrong, and what to do', async () => {
  writeFileSync(file('twice.json'), '["a","a"]');
  const reference = path.join(repository, 'tests/golden/pytorch-parity.json');
  const { weights } = JSON.parse(readFileSync(reference, 'utf8')).cases[1];
  const tensors: Record<string, { shape: number[]; data: Float32Array }> = {};
  for (const [name, rows] of Object.entries(weights as Record<string, number[] | number[][]>)) {
    const shape = Array.isArray(rows[0]) ? [rows.length, rows[0].length] : [rows.length];
    tensors[name] = { shape, data: Float32Array.from((rows as number[]).flat(2)) };
  }
  const save = (name: string, content: typeof tensors) =>
    writeSafetensors(file(name), { tensors: content, metadata: {} });
  await save('whole.safetensors', tensors);
  const both = { ...tensors, 'rnn.weight_ih_l0_reverse': tensors['rnn.weight_ih_l0'] };
  await save('both.safetensors', both);
  const { 'rnn.bias_ih_l0': _bias, ...unbiased } = tensors;
  await save('unbiased.safetensors', unbiased);
  expect(run('lstm import whole.safetensors -o whole.lstm').status).toBe(0);
  for (const [args, message] of [
    ['whole.safetensors --vocabulary twice.json', /twice\.json: the vocabulary has 2 symbols/],
    ['both.safetensors', /weight_ih_l0_reverse belongs to no module.*\n.*One direction/],
    ['unbiased.safetensors --vocabulary twice.json', /unbiased\.safetensors: .*"rnn\.bias_ih_l0" is missing/],
    ['unbiased.safetensors', /"rnn\.bias_ih_l0" is missing\n.*bias=True/],
  ] as const) {
    const { status, stderr } = run(`lstm import ${args} -o never -q`);
    expect([status, stderr]).toEqual([3, expect.stringMatching(message)]);
  }
});

test('check --against: every part that is given counts, what is not given is no zero', () => {
  const reference = path.join(repository, 'tests/golden/pytorch-parity.json');
  const [given] = JSON.parse(readFileSync(reference, 'utf8')).cases;
  const check = (change: object) => {
    writeFileSync(file('case.json'), JSON.stringify({ cases: [{ ...given, ...change }] }));
    return run('rnn check --against case.json');
  };
  const [name] = Object.keys(given.optimizers);
  const losses = given.optimizers[name].map((loss: number) => loss * 1.01);
  for (const [change, message] of [
    [{ optimizers: { ...given.optimizers, [name]: losses } }, /optimizers: error .*above 0.0001/],
    [{ gradients: { ...given.gradients, other: [1] } }, /gradients: of other form/],
    [{ gradients: 5 }, /gradients: of other form/],
  ] as const) {
    const { status, stderr } = check(change);
    expect([status, stderr]).toEqual([1, expect.stringMatching(message)]);
  }
  const bare = check({ gradients: null, optimizers: null });
  expect(bare.status).toBe(0);
  expect(bare.stdout).toMatch(/ - +- +1e-9$/m);
  expect(check({ hidden: 60000 })).toMatchObject({ status: 3, stderr: expect.stringContaining('weights["') });
});

test('Ctrl-C ends generate, however much is still to come', async () => {
  const text = openSync(file('long.txt'), 'w');
  const child = spawn(
    process.execPath,
    [program, 'lstm', 'generate', '-m', file('m.lstm'), '--length', '1000000000'],
    { stdio: ['ignore', text, 'ignore'] },
  );
  const ended = once(child, 'exit');
  while (statSync(file('long.txt')).size === 0) await delay(50);
  child.kill('SIGINT');
  const found = await Promise.race([ended, delay(10_000, undefined, { ref: false })]);
  if (found === undefined) child.kill('SIGKILL');
  expect(found?.[0]).toBe(130);
});

test('a schedule that ends with the last epoch, gone on with to another one, is said to be something else', () => {
  const cosine = 'lstm train text.txt --hidden 8 --embedding 4 --batch 4 --schedule cosine -q -o c.lstm';
  expect(run(`${cosine} --epochs 2 --checkpoint c.state`)).toMatchObject({ status: 0, stderr: '' });
  const more = run('lstm train text.txt -o c.lstm --resume c.state --epochs 3 -q');
  expect(more.status).toBe(0);
  expect(more.stderr).toMatch(
    /warning: c\.state was trained with a cosine schedule of 2 epochs; .*--epochs 3 from/,
  );
  const fewer = run('lstm train text.txt -o c.lstm --resume c.state --epochs 1 -q');
  expect(fewer.stderr).toMatch(/c\.state has 3 epochs behind it already, and --epochs 1 asks for fewer/);
});
