/**
 * Installs what is missing and builds what is stale, then runs what was asked for. Needs Node and npm only.
 *
 *   node bin/setup.js start [ARGUMENTS]   nlp ARGUMENTS, or `nlp tour` without any
 *   node bin/setup.js test [ARGUMENTS]    type check, lint, then every test (ARGUMENTS go to vitest;
 *                                         --fast leaves out the slow ones, tests/.../*.slow.test.ts)
 *   node bin/setup.js bench [NAMES]       the benchmarks
 *   node bin/setup.js build               nothing more
 *   node bin/setup.js prepare             the same for `npm install git+...`, where there is what it takes
 *
 * Installed means: every package of package-lock.json is in node_modules in its version. Built means: dist/.stamp
 * is the hash of all that goes into the build. Its own messages go to stderr; stdout belongs to the program.
 */
const { spawn, spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const root = path.join(__dirname, '..');
const modules = path.join(root, 'node_modules');
const dist = path.join(root, 'dist');
const [task, ...rest] = process.argv.slice(2);
/** Bytes of constants of a family of kernels, at most. */
const KERNEL_CONSTANTS = 8192;

checkNode();
const tasks = {
  start: () => run(path.join(root, 'bin', 'nlp.js'), rest.length > 0 ? rest : ['tour']),
  test: async () => {
    const failures = await failed([
      { name: 'type check', tool: 'typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
      { name: 'lint', tool: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'] },
    ]);
    if (failures.length > 0) fail(`${failures.join(' and ')} failed: see the messages above`);
    const args = rest.flatMap((word) => (word === '--fast' ? ['--exclude', '**/*.slow.test.ts'] : [word]));
    runTool('vitest/vitest.mjs', ['run', '--config', 'tests/vitest.config.ts', ...args]);
  },
  bench: () => runTool('tsx/dist/cli.mjs', ['tests/bench/run.ts', ...rest]),
  build: () => {},
  prepare: () => {},
};
if (!Object.hasOwn(tasks, task ?? '')) {
  fail(`unknown task "${task ?? ''}": choose one of ${Object.keys(tasks).join(', ')}`);
}
main();

async function main() {
  if (!isInstalled()) {
    // npm itself is installing: with development packages it comes back here, without them there is nothing to build with.
    if (task === 'prepare') process.exit(0);
    install();
  }
  if (!isBuilt()) await build();
  await tasks[task]();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer`);
  }
}

function isInstalled() {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  const present = readLock(path.join(modules, '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === '') return true;
    // Packages for other platforms are optional, and rightly absent.
    if (present[folder] === undefined) return entry.optional === true;
    return present[folder].version === entry.version && existsSync(path.join(root, folder, 'package.json'));
  });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  say('installing packages (once)');
  const npm = process.env.npm_execpath;
  // Development tools are needed to build, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status !== 0) {
    fail('npm ci failed: see its message above; is the package registry within reach?', result.status ?? 1);
  }
}

/** Hash of every file the build reads; its own tools count by the lock file. */
function sourceHash() {
  return hashOf([
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    path.join('bin', 'setup.js'),
    path.join('bin', 'bundle.mjs'),
    ...filesIn('src'),
    ...filesIn('corpora/eliza'),
  ]);
}

/** Hash of all that a folder of kernels is made of, which may use parts of those of math: the compiler takes long. */
function kernelHash(folder) {
  const sources = [
    ...new Set(['math', folder].flatMap((name) => filesIn(path.join('src', name, 'kernels')))),
  ];
  return hashOf(['package-lock.json', path.join('bin', 'setup.js'), ...sources]);
}

function filesIn(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function isBuilt() {
  return stampIs('.stamp', sourceHash());
}

/** True where the build in `dist` has this hash in its file `name`. */
function stampIs(name, hash) {
  try {
    return readFileSync(path.join(dist, name), 'utf8') === hash;
  } catch {
    return false;
  }
}

/**
 * Builds beside the old build and swaps, so that an interrupted or failed build leaves the old one whole. The two
 * compilers work side by side, since neither reads what the other writes.
 */
async function build() {
  say('building');
  const stamp = sourceHash();
  const fresh = path.join(root, `.build-${process.pid}`);
  const old = `${fresh}-old`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const compiled = await Promise.all([
    succeeds([path.join(modules, 'typescript/bin/tsc'), '-p', 'src/tsconfig.json', '--outDir', fresh]),
    compileKernels(fresh),
  ]);
  const worked =
    compiled.every(Boolean) &&
    plainDeclarations(fresh) &&
    (await bundle(fresh)) &&
    (await writeScriptCaches(fresh));
  if (!worked) {
    rmSync(fresh, { recursive: true, force: true });
    fail('the build failed: see the messages above');
  }
  writeFileSync(path.join(fresh, '.stamp'), stamp);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Declarations that TypeScript before 5.7 reads too: there the classes of typed arrays have no parameter, which the
 * compiler writes where it has found out the type itself.
 */
function plainDeclarations(build) {
  for (const file of readdirSync(build, { recursive: true })) {
    if (!file.endsWith('.d.ts')) continue;
    const text = readFileSync(path.join(build, file), 'utf8');
    const plain = text.replace(/\b(\w+Array)<(?:Shared)?ArrayBuffer(?:Like)?>/g, '$1');
    if (plain !== text) writeFileSync(path.join(build, file), plain);
  }
  return true;
}

/**
 * The SIMD kernels, AssemblyScript to WebAssembly: every folder `kernels` becomes kernels.wasm of its parent, see
 * src/math/kernel-module.ts, which loads them. Several may work on one memory, so each has its constants in another
 * place, all below 64 KB, where src/math/arena.ts begins. Those of the last build are taken where nothing changed.
 */
async function compileKernels(build) {
  const memory = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
  const features = ['--enable', 'simd', '--enable', 'threads', '--runtime', 'stub', '-O3', '--noAssert'];
  const folders = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'kernels')
    .map((entry) => path.relative(path.join(root, 'src'), entry.parentPath ?? entry.path))
    .sort();
  const runs = [];
  for (const [index, folder] of folders.entries()) {
    const source = path.join(root, 'src', folder, 'kernels', 'index.ts');
    const compiled = path.join(folder, 'kernels.wasm');
    const base = 1024 + index * KERNEL_CONSTANTS;
    const stamp = `${kernelHash(folder)} ${base}`;
    mkdirSync(path.join(build, folder), { recursive: true });
    writeFileSync(path.join(build, folder, '.kernels'), stamp);
    if (stampIs(path.join(folder, '.kernels'), stamp) && existsSync(path.join(dist, compiled)))
      copyFileSync(path.join(dist, compiled), path.join(build, compiled));
    else {
      const output = ['--outFile', path.join(build, compiled), '--memoryBase', `${base}`];
      runs.push([source, ...output, ...features, ...memory]);
    }
  }
  if (runs.length === 0) return true;
  // One process for all: the compiler's own start takes longer than a small family of kernels.
  const compiler = JSON.stringify(pathToFileURL(path.join(modules, 'assemblyscript', 'dist', 'asc.js')).href);
  const code = `import asc from ${compiler};
    for (const args of ${JSON.stringify(runs)}) {
      const { error } = await asc.main(args, { stdout: process.stderr, stderr: process.stderr });
      if (error) process.exitCode = 1;
    }`;
  return succeeds(['--input-type=module', '--eval', code]);
}

/** The command line in a few files, see bundle.mjs. */
function bundle(build) {
  return succeeds([path.join(__dirname, 'bundle.mjs'), build]);
}

/** Reads ELIZA's built-in scripts ahead, see src/models/eliza/built-in.ts. */
function writeScriptCaches(build) {
  const writer = JSON.stringify(pathToFileURL(path.join(build, 'models', 'eliza', 'cache-writer.js')).href);
  const code = `import { writeCaches } from ${writer}; writeCaches();`;
  return succeeds(['--input-type=module', '--eval', code]);
}

/** Runs checks of `test` side by side. Returns the names of those that fail. */
async function failed(checks) {
  const worked = await Promise.all(
    checks.map(({ name, tool, args }) => {
      say(name);
      return succeeds([path.join(modules, tool), ...args], 1);
    }),
  );
  return checks.filter((_, i) => !worked[i]).map(({ name }) => name);
}

/** Runs Node with these arguments; true where it exits with 0. What it prints goes to stderr, or to `output`. */
function succeeds(args, output = 2) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', output, 2] });
    child.on('error', () => resolve(false));
    child.on('close', (status) => resolve(status === 0));
  });
}

function runTool(tool, args) {
  run(path.join(modules, tool), args);
}

function run(script, args) {
  // The child shares the terminal and handles Ctrl-C itself; wait for it to end as it decides.
  process.on('SIGINT', () => {});
  const result = spawnSync(process.execPath, [script, ...args], {
    cwd: task === 'start' ? process.cwd() : root,
    stdio: 'inherit',
  });
  process.exitCode = result.status ?? 130;
}

function say(message) {
  process.stderr.write(`setup: ${message}\n`);
}

function fail(message, status = 1) {
  process.stderr.write(`setup: ${message}\n`);
  process.exit(status);
}
