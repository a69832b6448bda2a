/** The rules of the house that a machine can check: who may import whom, how long files are, what they begin with. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { circlesOf, sourceFiles as files, importsOf, textOf } from './source-graph.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** From the top down: a file imports only from its own folder and from those before it. */
const layers =
  'errors options figure math text corpus evaluate neural models store kinds experiment tour cli'.split(' ');

const layerOf = (file: string) => layers.indexOf(file.split('/')[0]);
/** Kernels are AssemblyScript and never part of this graph; index.ts and errors.ts stand outside the layers. */
const isFree = (file: string) => !file.includes('/') || isKernel(file);
const isKernel = (file: string) => /^[^.]*\/kernels\//.test(file);

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

test('no two files import each other, by way of others neither, types included', () => {
  const graph = new Map(
    files.filter((file) => !isKernel(file)).map((file) => [file, importsOf(file).map((link) => link.to)]),
  );
  expect(circlesOf(graph).map((circle) => circle.join(' '))).toEqual([]);
});

test('a circle is found, a fork that joins again is none', () => {
  const graph = (links: Record<string, string[]>) => circlesOf(new Map(Object.entries(links)));
  expect(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
  expect(graph({ a: ['b'], b: ['c'], c: ['b'], d: ['a', 'd'] })).toEqual([['b', 'c'], ['d']]);
});

test('only src/cli spells flags: the library names options by their keys', () => {
  const spelling = files.filter((file) => !file.startsWith('cli/') && hasFlag(file));
  expect(spelling).toEqual([]);
});

/** True for `--seed`; not for a variable of CSS or a flag of Node's own. */
function hasFlag(file: string): boolean {
  if (isKernel(file)) return false;
  const others = /var\(--|--[\w${}]+:|--max-old-space-size/g;
  return /(?<![\w-])--[a-z]/.test(textOf(file).replaceAll(others, ''));
}

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
  const bare = files.filter((file) => !/^(\/\*\*|\/\/)/.test(textOf(file)));
  expect(bare).toEqual([]);
});

test('no source file is longer than 400 lines', () => {
  const long = files.filter((file) => textOf(file).split('\n').length > 401);
  expect(long).toEqual([]);
});

test('no clock, no global chance, no code from data in the source', () => {
  const forbidden = /Math\.random|Date\.now\(|new Date\(\)|\beval\(|new Function\(|throw new Error\(/;
  const wrong = files.filter((file) => forbidden.test(textOf(file)));
  expect(wrong).toEqual([]);
});

test('sentences quote values by shownValue, which cuts them and shows what cannot be seen', () => {
  const writesResults = (file: string) => /^(cli|tour|figure)\//.test(file);
  const wrong = files.filter(
    (file) => !writesResults(file) && /[a-z] \$\{JSON\.stringify\(/.test(textOf(file)),
  );
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
