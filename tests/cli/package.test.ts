/** `npm pack` gives a package that installs and runs elsewhere: program, library, types, corpora. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
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

test('packs what runs, and nothing else', () => {
  const packed = npm(['pack', '--dry-run', '--json', '--ignore-scripts'], repository);
  expect(packed.status, packed.stderr).toBe(0);
  const report = JSON.parse(packed.stdout);
  const [{ files }] = Array.isArray(report) ? report : Object.values(report);
  const names = (files as { path: string }[]).map((file) => file.path);
  expect(names).toContain('bin/nlp.js');
  expect(names).toContain('dist/index.d.ts');
  expect(names).toContain('corpora/catalog.json');
  expect(names.filter((name) => /^(src|tests|\.ci)\//.test(name))).toEqual([]);
});

test('no production dependency runs a script when it is installed', () => {
  const lock = JSON.parse(readFileSync(path.join(repository, 'package-lock.json'), 'utf8'));
  const withScripts = Object.entries(lock.packages as Record<string, { dev?: true; hasInstallScript?: true }>)
    .filter(([, entry]) => entry.hasInstallScript && !entry.dev)
    .map(([name]) => name);
  expect(withScripts).toEqual([]);
});

test('installs and runs elsewhere, as a program and as a library with types', {
  timeout: 300_000,
}, (context) => {
  const folder = temporaryFolder();
  const packed = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], repository);
  expect(packed.status, packed.stderr).toBe(0);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) as string;
  writeFileSync(path.join(folder, 'package.json'), '{"name":"consumer","private":true,"type":"module"}\n');
  const installed = npm(
    [
      'install',
      `./${tarball}`,
      '--prefer-offline',
      '--omit=dev',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ],
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

  const consumer = `import { createTokenizer, Eliza, loadScript, NlpError, Vocabulary, type Token } from 'classic-nlp';
const tokens: Token[] = createTokenizer('word').tokens("Don't panic.");
const eliza = new Eliza(await loadScript('doctor'));
const reply: string = eliza.respond('I feel lonely.').reply;
console.log(JSON.stringify({ tokens: tokens.map((token) => token.text), reply, error: NlpError.name, v: Vocabulary.name }));
`;
  writeFileSync(path.join(folder, 'consumer.ts'), consumer);
  writeFileSync(
    path.join(folder, 'consumer.js'),
    consumer.replace(', type Token', '').replace(/: (Token\[\]|string)/g, ''),
  );
  const ran = node(['consumer.js'], folder);
  expect(ran.stderr).toBe('');
  const shown = JSON.parse(ran.stdout);
  expect(shown.tokens).toEqual(["Don't", 'panic', '.']);
  expect(answered.stdout).toContain(shown.reply);

  const tsc = path.join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
  const typeRoots = ['--typeRoots', path.join(repository, 'node_modules', '@types')];
  const checked = node([tsc, ...options, ...typeRoots, 'consumer.ts'], folder);
  expect(checked.stdout).toBe('');
  expect(checked.status).toBe(0);
});
