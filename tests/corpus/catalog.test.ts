import { describe, expect, test } from 'vitest';
import { findCorpus, loadCatalog, splitsOf } from '../../src/corpus/catalog.ts';
import { resolveInputs } from '../../src/corpus/inputs.ts';
import { readLines } from '../../src/corpus/lines.ts';
import { collect, errorOf, folderOf } from './helpers.ts';

const file = (path: string) => ({ path, sha256: '', bytes: 2 });

function fixture() {
  const entry = { language: 'en', licence: 'MIT', origin: 'made up', description: '' };
  const corpora = [
    {
      ...entry,
      name: 'stories',
      kind: 'prose',
      format: 'prose',
      files: { test: file('s/c.txt'), valid: file('s/b.txt'), train: file('s/a.txt') },
    },
    {
      ...entry,
      name: 'shelf',
      kind: 'retrieval',
      format: 'jsonl',
      field: 'title,text',
      files: { qrels: file('r.txt'), docs: file('d.jsonl'), queries: file('q.tsv') },
    },
  ];
  const folder = folderOf({
    'catalog.json': JSON.stringify({ version: 1, corpora }),
    's/a.txt': 'a\n',
    's/b.txt': 'b\n',
    's/c.txt': 'c\n',
    'd.jsonl': '{}',
    'q.tsv': 'q',
    'r.txt': 'r',
  });
  return loadCatalog(folder);
}

describe('a catalogue', () => {
  test('@name is every split in order, @name:split one', async () => {
    const catalog = fixture();
    const all = await collect(readLines(['@stories'], { catalog }));
    expect(all.map(({ text, file: name }) => [text, name])).toEqual([
      ['a', '@stories:train'],
      ['b', '@stories:valid'],
      ['c', '@stories:test'],
    ]);
    expect((await collect(readLines(['@stories:valid'], { catalog }))).map(({ text }) => text)).toEqual([
      'b',
    ]);
    const [train] = await resolveInputs(['@stories:train'], { catalog });
    expect(train).toMatchObject({ format: 'prose', id: 'stories/train' });
  });

  test('a retrieval set is its documents; its queries have their own format', async () => {
    const catalog = fixture();
    const nameOf = async (reference: string) =>
      (await resolveInputs([reference], { catalog })).map(({ name }) => name);
    expect(await nameOf('@shelf')).toEqual(['@shelf:docs']);
    expect(splitsOf(findCorpus('shelf', catalog))).toEqual(['docs', 'queries', 'qrels']);
    const [docs, queries] = await resolveInputs(['@shelf', '@shelf:queries'], { catalog });
    expect(docs).toMatchObject({ format: 'jsonl', field: 'title,text' });
    expect(queries).toMatchObject({ format: 'tsv', field: undefined });
  });

  test('an unknown name or split is told with the nearest and the list', async () => {
    const catalog = fixture();
    const name = await errorOf(resolveInputs(['@storys'], { catalog }));
    expect(name.what).toBe('there is no built-in corpus @storys');
    expect(name.remedy).toMatch(/^Did you mean @stories\? Built-in are @stories, @shelf\./);
    expect(name.exitStatus).toBe(3);
    const split = await errorOf(resolveInputs(['@stories:tran'], { catalog }));
    expect(split.what).toBe('@stories has no split "tran"');
    expect(split.remedy).toBe(
      'Did you mean @stories:train? There are @stories:train, @stories:valid, @stories:test.',
    );
    expect((await errorOf(resolveInputs(['@stories:'], { catalog }))).what).toContain('no split ""');
  });

  test('that is not one is an error', async () => {
    expect((await errorOf(() => loadCatalog(folderOf({ 'catalog.json': '{' })))).what).toBe('is not JSON');
    expect(
      (await errorOf(() => loadCatalog(folderOf({ 'catalog.json': '{"corpora":[{}]}' })))).what,
    ).toContain('not a cat');
    expect((await errorOf(() => loadCatalog(folderOf({})))).what).toContain('no such file');
  });
});

test('the built-in corpora are found, whatever the working directory', () => {
  const names = loadCatalog().corpora.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['fables', 'tagged-en', 'text-ko', 'tagged-ko', 'reviews', 'library']),
  );
  expect(findCorpus('@fables')).toBe(findCorpus('fables'));
});
