/** The rules of the house that a machine can check: who may import whom, how long files are, what they begin with. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = path.join(root, 'src');
/** From the bottom up: a file imports only from its own folder and from those before it. */
const layers = [
  'math',
  'figure',
  'text',
  'corpus',
  'neural',
  'models',
  'store',
  'evaluate',
  'experiment',
  'tour',
  'cli',
];
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => path.relative(source, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  .sort();

interface Import {
  from: string;
  to: string;
  dynamic: boolean;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(source, file), 'utf8');
  const found: Import[] = [];
  const statement = /(import|export)\s+(type\s+)?[^;'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/g;
  for (const match of text.matchAll(statement)) {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), match[3] ?? match[4]));
    found.push({
      from: file,
      to: target,
      dynamic: match[4] !== undefined,
      typeOnly: match[2] !== undefined,
    });
  }
  return found;
}

const layerOf = (file: string) => layers.indexOf(file.split('/')[0]);
/** Kernels are AssemblyScript and never part of this graph; index.ts and errors.ts stand outside the layers. */
const isFree = (file: string) => !file.includes('/') || file.includes('/kernels/');

test('the rule sees the source', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap(importsOf).length).toBeGreaterThan(20);
});

test('every folder is a layer', () => {
  const unknown = files.filter((file) => !isFree(file) && layerOf(file) === -1);
  expect(unknown).toEqual([]);
});

test('imports point up the list of layers', () => {
  const wrong = files
    .filter((file) => !isFree(file))
    .flatMap(importsOf)
    .filter((link) => !isFree(link.to) && layerOf(link.to) > layerOf(link.from))
    .map((link) => `${link.from} imports ${link.to}`);
  expect(wrong).toEqual([]);
});

test('a model imports no other model, and store finds models by dynamic import only', () => {
  const model = (file: string) => /^models\/([^/]+)\//.exec(file)?.[1];
  const wrong = files
    .flatMap(importsOf)
    .filter((link) => {
      const target = model(link.to);
      if (target === undefined) return false;
      if (model(link.from) !== undefined) return model(link.from) !== target;
      return link.from.startsWith('store/') && !link.dynamic;
    })
    .map((link) => `${link.from} imports ${link.to}`);
  expect(wrong).toEqual([]);
});

test('every file begins with a comment that says what it is', () => {
  const bare = files.filter((file) => !/^(\/\*\*|\/\/)/.test(readFileSync(path.join(source, file), 'utf8')));
  expect(bare).toEqual([]);
});

test('no source file is longer than 400 lines', () => {
  const long = files.filter((file) => readFileSync(path.join(source, file), 'utf8').split('\n').length > 401);
  expect(long).toEqual([]);
});

test('no clock, no global chance, no code from data in the source', () => {
  const forbidden = /Math\.random|Date\.now\(|new Date\(\)|\beval\(|new Function\(|throw new Error\(/;
  const wrong = files.filter((file) => forbidden.test(readFileSync(path.join(source, file), 'utf8')));
  expect(wrong).toEqual([]);
});

test('nothing but what belongs there lies at the top of the repository', () => {
  const allowed = new Set(
    (
      'package.json package-lock.json tsconfig.json bin src corpora tests README.md README.ko.md LICENSE ' +
      'CHANGELOG.md CONTRIBUTING.md dist node_modules'
    ).split(' '),
  );
  const extra = readdirSync(root).filter((name) => !name.startsWith('.') && !allowed.has(name));
  expect(extra).toEqual([]);
});
