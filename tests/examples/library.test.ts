/** The chapter of the README about the library: each example compiles without a cast and prints what its comments say. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { kindIndex } from '../../src/kinds/index.ts';
import { repository, temporaryFolder } from '../cli/run.ts';

const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, text]) => text);

/** A project that has this package among its dependencies, with an example a file. */
function project(): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(repository, path.join(folder, 'node_modules', 'classic-nlp'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  for (const [i, text] of examples.entries()) writeFileSync(path.join(folder, `example-${i}.ts`), text);
  return folder;
}

/** Of the package: families of models and what they share. */
function subpaths(): string[] {
  const { exports } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  const named = Object.keys(exports).map((name) => name.replace(/^\.\/?/, ''));
  const models = readdirSync(path.join(repository, 'src', 'models'), { withFileTypes: true });
  return [
    ...named.filter((name) => name !== '' && name !== '*' && name !== 'package.json'),
    ...models.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
  ];
}

test('declarations are read by TypeScript before 5.7, whose typed arrays have no parameter', () => {
  const files = readdirSync(path.join(repository, 'dist'), { recursive: true, encoding: 'utf8' });
  const declarations = files.filter((name) => name.endsWith('.d.ts'));
  expect(declarations.length).toBeGreaterThan(100);
  const wrong = declarations.filter((name) =>
    /\w+Array<(Shared)?ArrayBuffer|\bNoInfer</.test(
      readFileSync(path.join(repository, 'dist', name), 'utf8'),
    ),
  );
  expect(wrong).toEqual([]);
});

function run(args: string[], cwd: string) {
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8', timeout: 60_000 });
}

test('there is an example a model', () => {
  expect(examples.length).toBe(kindIndex.length);
});

test('they print what their comments say', () => {
  const folder = project();
  const files = examples.map((_, i) => `./example-${i}.ts`);
  const all = `for (const file of ${JSON.stringify(files)}) { await import(file); console.log('---'); }`;
  writeFileSync(path.join(folder, 'all.mjs'), all);
  const tsx = path.join(repository, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const { stdout, stderr } = run([tsx, 'all.mjs'], folder);
  expect(stderr).toBe('');
  // The first comment of each says what it is about.
  const said = examples.map((text) => [...text.matchAll(/^\/\/ (.*)$/gm)].slice(1).map((match) => match[1]));
  expect(said.every((lines) => lines.length > 0)).toBe(true);
  expect(
    stdout
      .split('---\n')
      .slice(0, -1)
      .map((printed) => printed.trimEnd().split('\n')),
  ).toEqual(said);
});

test('they compile where all declarations of the library are checked, and without those of Node', () => {
  const folder = project();
  const tsc = path.join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  const files = examples.map((_, i) => `example-${i}.ts`);
  const imports = subpaths().map((name, i) => `import * as m${i} from 'classic-nlp/${name}';\nvoid m${i};\n`);
  writeFileSync(path.join(folder, 'all.ts'), imports.join(''));
  files.push('all.ts');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
  const { stdout, status } = run([tsc, ...options, '--types', '', ...files], folder);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
