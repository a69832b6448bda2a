/**
 * The built-in corpora: `corpora/catalog.json`, and what `@name` and `@name:split` stand for.
 *
 *   @fables         every split in the order train, valid, test
 *   @fables:train   one split
 *   @library        the documents; `@library:queries` and `@library:qrels` are its other parts
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromSystemError, NlpError, shownValue } from '../errors.ts';
import { didYouMean } from '../options/nearest-name.ts';
import { formatOf } from './formats.ts';
import type { Catalog, CatalogEntry, Input } from './types.ts';

const splits = ['train', 'valid', 'test'];
const parts = ['docs', 'queries', 'qrels'];

let builtIn: Catalog | undefined;

/** The catalogue of a folder; without one, that of the package (read once). @throws NlpError if it is malformed */
export function loadCatalog(folder?: string): Catalog {
  if (folder !== undefined) return readCatalog(folder);
  // Both src/corpus/ and dist/corpus/ lie two levels below the root of the package.
  builtIn ??= readCatalog(fileURLToPath(new URL('../../corpora', import.meta.url)));
  return builtIn;
}

/** @param name with or without `@` @throws NlpError with the nearest names and the list */
export function findCorpus(name: string, catalog: Catalog = loadCatalog()): CatalogEntry {
  const wanted = name.startsWith('@') ? name.slice(1) : name;
  const entry = catalog.corpora.find((one) => one.name === wanted);
  if (entry !== undefined) return entry;
  const names = catalog.corpora.map((one) => one.name);
  const list = names.map((one) => `@${one}`).join(', ');
  throw new NlpError(`there is no built-in corpus @${wanted}`, {
    remedy: `${didYouMean(wanted, names, '@')}Built-in are ${list}. A file of that name is ./@${wanted}`,
  });
}

/** The splits or parts of a corpus, in their fixed order. */
export function splitsOf(entry: CatalogEntry): string[] {
  const order = [...splits, ...parts];
  // Names that are not in the order (-1) come last.
  const place = (name: string) => order.indexOf(name) >>> 0;
  return Object.keys(entry.files).sort((a, b) => place(a) - place(b));
}

/** What `@name` or `@name:split` stands for. @throws NlpError for an unknown name or split */
export function corpusInputs(reference: string, catalog: Catalog = loadCatalog()): Input[] {
  const [name, ...rest] = reference.slice(1).split(':');
  const split = rest.length === 0 ? undefined : rest.join(':');
  const entry = findCorpus(name, catalog);
  const known = splitsOf(entry);
  if (split !== undefined && !known.includes(split)) {
    const list = known.map((one) => `@${name}:${one}`).join(', ');
    throw new NlpError(`@${name} has no split ${shownValue(split)}`, {
      remedy: `${didYouMean(split, known, `@${name}:`)}There are ${list}.`,
    });
  }
  const chosen =
    split === undefined ? known.filter((one) => one === 'docs' || !parts.includes(one)) : [split];
  return chosen.map((one) => inputOf(entry, one, catalog));
}

function inputOf(entry: CatalogEntry, split: string, catalog: Catalog): Input {
  const file = entry.files[split];
  const name = `@${entry.name}:${split}`;
  // The format of an entry is that of its texts; queries and judgements have their own.
  const beside = split === 'queries' || split === 'qrels';
  return {
    name,
    id: `${entry.name}/${split}`,
    source: { kind: 'file', path: path.join(catalog.folder, ...file.path.split('/')), bytes: file.bytes },
    inFolder: false,
    format: beside ? formatOf(file.path) : entry.format,
    field: beside ? undefined : entry.field,
  };
}

function readCatalog(folder: string): Catalog {
  const file = path.join(folder, 'catalog.json');
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new NlpError('is not JSON', { where: { file }, cause: error });
    throw fromSystemError(error, file, 'read');
  }
  const corpora = (parsed as { corpora?: unknown } | null)?.corpora;
  if (!Array.isArray(corpora) || !corpora.every(isEntry)) {
    throw new NlpError('is not a catalogue of corpora', {
      where: { file },
      remedy: 'Install the package again.',
    });
  }
  return { folder, corpora };
}

function isEntry(value: unknown): value is CatalogEntry {
  const entry = value as Partial<CatalogEntry> | null;
  return (
    typeof entry?.name === 'string' &&
    typeof entry.format === 'string' &&
    typeof entry.files === 'object' &&
    entry.files !== null &&
    Object.values(entry.files).every((file) => typeof file?.path === 'string')
  );
}
