/** `npm pack` gives a package that installs and runs elsewhere: program, library, types, corpora. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { repository, temporaryFolder } from './run.ts';

const npmCli = process.env.npm_execpath;

function npm(args: string[], cwd: string) {
  const settings = { cwd, encoding: 'utf8', timeout: 120_000 } as const;
  return npmCli?.endsWith('.js')
    ? spawnSync(process.execPath, [npmCli, ...args], settings)
    : spawnSync('npm', args, settings);
}

function node(args: string[], cwd: string, input = '') {
  return spawnSync(process.execPath, args, { cwd, input, encoding: 'utf8', timeout: 60_000 });
}

/** Bytes below a folder. */
function folderSize(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(path.join(entry.parentPath, entry.name)).size;
  }
  return bytes;
}

/** Where the package lies, packed once. */
const packages = mkdtempSync(path.join(tmpdir(), 'nlp-test-'));
const packed = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', packages], repository);
afterAll(() => rmSync(packages, { recursive: true, force: true }));

test('packs what runs, and nothing else', () => {
  expect(packed.status, packed.stderr).toBe(0);
  const report = JSON.parse(packed.stdout);
  const [{ files }] = Array.isArray(report) ? report : Object.values(report);
  const names = (files as { path: string }[]).map((file) => file.path);
  expect(names).toContain('bin/nlp.js');
  for (const name of [
    'dist/index.d.ts',
    'dist/math/kernels.wasm',
    'dist/models/hmm/kernels.wasm',
    'dist/models/ngram/kernels.wasm',
    'dist/text/kernels.wasm',
    'dist/tour/messages/ko.js',
    'dist/experiment/worker.js',
    'corpora/catalog.json',
  ]) {
    expect(names).toContain(name);
  }
  expect(names.filter((name) => /^(src|tests|\.ci)\//.test(name))).toEqual([]);
});

test('no production dependency runs a script when it is installed', () => {
  const lock = JSON.parse(readFileSync(path.join(repository, 'package-lock.json'), 'utf8'));
  const withScripts = Object.entries(lock.packages as Record<string, { dev?: true; hasInstallScript?: true }>)
    .filter(([, entry]) => entry.hasInstallScript && !entry.dev)
    .map(([name]) => name);
  expect(withScripts).toEqual([]);
});

test('every family has a subpath, whose names are known by it alone', async () => {
  const { exports } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  const models = readdirSync(path.join(repository, 'src', 'models'), { withFileTypes: true });
  const paths = Object.keys(exports).filter((name) => name !== './package.json' && name !== './*');
  for (const entry of models) if (entry.isDirectory()) paths.push(`./${entry.name}`);
  const script = `const sizes = {};
for (const name of ${JSON.stringify(paths)}) sizes[name] = Object.keys(await import(name.replace('.', 'classic-nlp'))).length;
console.log(JSON.stringify(sizes));`;
  const { stdout, stderr } = node(['--input-type=module', '-e', script], repository);
  expect(stderr).toBe('');
  const sizes = Object.entries(JSON.parse(stdout) as Record<string, number>);
  expect(sizes.map(([name]) => name)).toEqual(paths);
  for (const [name, size] of sizes) expect(size, name).toBeGreaterThan(0);
});

test('importing the library loads neither mathjs nor kernels nor what draws on the terminal', () => {
  const script = `import { createRequire } from 'node:module';
let compiled = 0;
const { Module } = WebAssembly;
WebAssembly.Module = class extends Module { constructor(code) { super(code); compiled++; } };
await import(${JSON.stringify(pathToFileURL(path.join(repository, 'dist', 'index.js')).href)});
const { cache } = createRequire(${JSON.stringify(path.join(repository, 'package.json'))});
const packages = Object.keys(cache);
await import('classic-nlp/math');
console.log(JSON.stringify({ compiled, packages, more: Object.keys(cache) }));`;
  const { stdout, stderr } = node(['--input-type=module', '-e', script], repository);
  expect(stderr).toBe('');
  const { compiled, packages, more } = JSON.parse(stdout);
  expect(compiled).toBe(0);
  const names = packages.map((file: string) => /node_modules[\\/]([^\\/]+)/.exec(file)?.[1]);
  for (const name of ['mathjs', 'zod', 'commander', 'cli-table3', 'cli-progress'])
    expect(names).not.toContain(name);
  // The list shows what is loaded: here another family has come in.
  expect(more.join()).toMatch(/node_modules[\\/]ndarray/);
});

test('installs and runs elsewhere, as a program and as a library with types', {
  timeout: 300_000,
}, (context) => {
  const folder = temporaryFolder();
  const tarball = path.join(packages, readdirSync(packages)[0]);
  writeFileSync(path.join(folder, 'package.json'), '{"name":"consumer","private":true,"type":"module"}\n');
  const installed = npm(
    ['install', tarball, '--prefer-offline', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
    folder,
  );
  if (
    installed.status !== 0 &&
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENOTCACHED|ETIMEDOUT/.test(installed.stderr)
  ) {
    console.warn('skipped: the package registry cannot be reached, so the packed install was not tried');
    context.skip();
  }
  expect(installed.status, installed.stderr).toBe(0);
  expect(folderSize(path.join(folder, 'node_modules'))).toBeLessThan(40_000_000);

  const program = path.join(folder, 'node_modules', '.bin', 'nlp');
  const version = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')).version;
  expect(node([program, '--version'], folder).stdout).toBe(`${version}\n`);
  const answered = node([program, 'eliza'], folder, 'I feel lonely.\n');
  expect(answered.stderr).toBe('');
  expect(answered.status).toBe(0);
  expect(answered.stdout.trim().split('\n')).toHaveLength(2);
  expect(node([program, 'corpus', 'list'], folder).stdout).toContain('fables');

  const consumer = `import { createTokenizer, Eliza, loadScript, NlpError, Random, type Token, Vocabulary } from 'classic-nlp';
import { type ExperimentResults, formatResults, makePlan, parseResults, readSpec, runPlan, TrialCache } from 'classic-nlp/experiment';
import { figureSvg, type LineChart } from 'classic-nlp/figure';
import { NgramModel, type NgramOptions } from 'classic-nlp/ngram';
import { RecurrentModel, type RecurrentOptions } from 'classic-nlp/rnn';
const tokens: Token[] = createTokenizer('word').tokens("Don't panic.");
const eliza = new Eliza(await loadScript('doctor'));
const reply: string = eliza.respond('I feel lonely.').reply;

const losses: [number, number][] = [];
const settings: RecurrentOptions = { cell: 'gru', hidden: 8, embedding: 8, epochs: 2, batch: 2, sequence: 8 };
const model: RecurrentModel = await RecurrentModel.train('the cat sat on the mat. '.repeat(40), settings, {
  onEpoch: (record) => void losses.push([record.epoch, record.trainLoss]),
});
const chart: LineChart = { kind: 'line', title: 'Loss', x: { label: 'epoch' }, y: { label: 'nats' }, series: [{ name: 'gru', points: losses }] };
const drawn: string = model.generate(Random.from(1), { prompt: 'the ', length: 8 });
const bigrams: NgramOptions = { order: 2, smoothing: 'witten-bell' };
const next: string = (await NgramModel.train([['a', 'b'], ['a', 'b', 'a']], bigrams)).next(['a'], 1)[0].token;

const spec = readSpec('name: x\\ncorpus: { train: "@fables:test", test: "@fables:test" }\\ntrials: [{ model: ngram, matrix: { order: [1, 2] } }]\\nmetrics: [perplexity]\\nassert: ["perplexity < 1e6"]', 'x.yaml');
const environment = { version: '1', node: process.version, platform: process.platform, arch: process.arch };
const plan = await makePlan(spec, environment.version);
const results: ExperimentResults = await runPlan(plan, { cache: await TrialCache.open('cache'), jobs: 1, environment });
const trials: number = parseResults(formatResults(results), 'x').trials.filter((trial) => trial.status === 'ok').length;

console.log(JSON.stringify({ tokens: tokens.map((token) => token.text), reply, error: NlpError.name, v: Vocabulary.name, losses, svg: figureSvg(chart), drawn, next, trials }));
`;
  writeFileSync(path.join(folder, 'consumer.ts'), consumer);
  writeFileSync(
    path.join(folder, 'consumer.js'),
    consumer.replace(/, type \w+|type \w+, /g, '').replace(/^(const \w+): [^=]+ =/gm, '$1 ='),
  );
  const ran = node(['consumer.js'], folder);
  expect(ran.stderr).toBe('');
  const shown = JSON.parse(ran.stdout);
  expect(shown.tokens).toEqual(["Don't", 'panic', '.']);
  expect(answered.stdout).toContain(shown.reply);
  expect(shown.losses).toHaveLength(2);
  expect(shown.svg).toMatch(/^<svg /);
  expect(shown.drawn).toMatch(/^the /);
  expect(shown.next).toBe('b');
  expect(shown.trials).toBe(2);

  const tsc = path.join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
  const typeRoots = ['--typeRoots', path.join(repository, 'node_modules', '@types')];
  const checked = node([tsc, ...options, ...typeRoots, 'consumer.ts'], folder);
  expect(checked.stdout).toBe('');
  expect(checked.status).toBe(0);
});
