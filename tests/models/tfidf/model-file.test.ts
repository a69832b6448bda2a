/** An index in a file: the same answers after loading, and damaged files refused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readDocuments } from '../../../src/corpus/documents.ts';
import { NlpError } from '../../../src/errors.ts';
import { loadModel } from '../../../src/kinds/load-model.ts';
import { Random } from '../../../src/math/random.ts';
import type { ModelFile } from '../../../src/model-file.ts';
import { TfidfModel } from '../../../src/models/tfidf/tfidf-model.ts';
import { saveModel } from '../../../src/store/stored-model.ts';
import { zipfDocuments } from './collection.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-tfidf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const documents = zipfDocuments(Random.from(3), 400, 500);
documents[7] = { ...documents[7], title: 'A title — with é' };

const settings = {
  plain: {},
  best: { preset: 'best' } as const,
  bare: { store: false, positions: false },
  ngrams: {
    ngrams: [1, 2] as const,
    scheme: 'tfidf',
    sublinearTf: true,
    minDf: 2,
    maxDf: 0.5,
  },
};

test.each([
  ['U+FEFF', '\ufeff'],
  ['U+0085', '\u0085'],
  ['U+2028', '\u2028'],
  ['a form feed', '\f'],
  ['NUL', '\0'],
  ['beyond the BMP', '\u{1f600}'],
])('%s stays in ids and terms', async (_, character) => {
  const file = path.join(folder, 'odd.safetensors');
  const text = `${character}moss ferns`;
  const odd = [`${character}d`, 'd', '__proto__', '9007199254740993'];
  const analysis = { tokenPattern: '[^ ]+', ngrams: [1, 1] as const };
  await saveModel(
    file,
    TfidfModel.train(
      odd.map((id) => ({ id, text: id === 'd' ? 'moss' : text })),
      analysis,
    ),
  );
  const loaded = await loadModel(file, TfidfModel);
  const { hits } = loaded.search(`${character}moss`, { count: 9, operators: false });
  expect(hits.map(({ id }) => id).sort()).toEqual([`${character}d`, '__proto__', '9007199254740993'].sort());
});

describe.each(Object.entries(settings))('%s', (name, options) => {
  const model = TfidfModel.train(documents, options);
  const file = path.join(folder, `${name}.safetensors`);

  test('the same answers after loading, and the same bytes when saved again', async () => {
    await saveModel(file, model);
    const loaded = await loadModel(file, TfidfModel);
    for (const query of ['w3x w17x w2x', 'w1x', 'w40* -w2x']) {
      const asked = { count: 20, snippets: true, explain: true, total: true };
      expect(loaded.search(query, asked)).toEqual(model.search(query, asked));
    }
    expect(loaded.statistics()).toMatchObject({ documents: 400, tokens: model.statistics().tokens });
    await saveModel(`${file}.again`, loaded);
    expect(readFileSync(`${file}.again`).equals(readFileSync(file))).toBe(true);
  });

  test('any wrong number in a table or in the postings is refused, or changes nothing that is checked', () => {
    const random = Random.from(11);
    const whole = model.toModelFile();
    let refused = 0;
    const names = Object.keys(whole.tensors).filter((key) => !/text|id_bytes|terms.bytes|title/.test(key));
    for (let i = 0; i < 300; i++) {
      const key = names[random.int(names.length)];
      const { shape, data } = whole.tensors[key];
      if (data.length === 0) continue;
      const damagedData = data.slice() as Uint8Array | Uint32Array;
      damagedData[random.int(damagedData.length)] = random.int(data instanceof Uint8Array ? 256 : 2 ** 32);
      const damaged: ModelFile = {
        ...whole,
        tensors: { ...whole.tensors, [key]: { shape, data: damagedData } },
      };
      try {
        TfidfModel.fromModelFile(damaged).search(name === 'bare' ? 'w3x w4*' : 'w3x "w1x w2x" w4*', {
          count: 3,
        });
      } catch (error) {
        if (!(error instanceof NlpError)) throw error;
        expect(error.exitStatus).toBe(3);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(150);
  });

  test('every head of a row is checked, and a table with one block more', () => {
    const whole = model.toModelFile();
    const refuses = (tensors: ModelFile['tensors']) =>
      expect(() => TfidfModel.fromModelFile({ ...whole, tensors })).toThrow(NlpError);
    const bytes = whole.tensors['postings.bytes'].data as Uint8Array;
    const offsets = whole.tensors['postings.offsets'].data as Uint32Array;
    for (let row = 0; row + 1 < offsets.length; row += Math.ceil(offsets.length / 12)) {
      const data = bytes.slice();
      for (const head of [0, 1, 127, 128, 129, 255]) {
        if (head === bytes[offsets[row]]) continue;
        data[offsets[row]] = head;
        refuses({ ...whole.tensors, 'postings.bytes': { shape: [data.length], data } });
      }
    }
    const longer: ModelFile['tensors'] = { ...whole.tensors };
    const tables = Object.keys(longer).filter((key) => key.startsWith('postings.block'));
    expect(tables).toHaveLength(5);
    for (const key of tables) {
      const old = longer[key].data as Uint8Array | Uint32Array;
      expect(old.length).toBeGreaterThan(0);
      const data =
        old instanceof Uint8Array ? new Uint8Array([...old, 1]) : new Uint32Array([...old, 0xffffffff]);
      longer[key] = { shape: [data.length], data };
      refuses({ ...whole.tensors, [key]: longer[key] });
    }
    refuses(longer);
  });

  test('missing tensors and wrong types are refused', () => {
    const whole = model.toModelFile();
    for (const key of Object.keys(whole.tensors)) {
      const { [key]: removed, ...rest } = whole.tensors;
      expect(() => TfidfModel.fromModelFile({ ...whole, tensors: rest })).toThrow(NlpError);
      const wrong = { shape: removed.shape, data: new Float32Array(removed.data.length) };
      expect(() => TfidfModel.fromModelFile({ ...whole, tensors: { ...rest, [key]: wrong } })).toThrow(
        NlpError,
      );
    }
  });

  test('wrong options are refused', () => {
    const whole = model.toModelFile();
    const values = [null, -1, 'x', [], {}, 1e9];
    for (const key of Object.keys(whole.options)) {
      for (const value of values) {
        const options = { ...whole.options, [key]: value };
        try {
          TfidfModel.fromModelFile({ ...whole, options });
        } catch (error) {
          expect(error).toBeInstanceOf(NlpError);
          expect((error as NlpError).exitStatus).toBe(3);
        }
      }
      if (key === 'stem' || key === 'tokenPattern' || key === 'feedback' || key === 'preset') continue;
      const { [key]: _gone, ...rest } = whole.options;
      expect(() => TfidfModel.fromModelFile({ ...whole, options: rest })).toThrow(NlpError);
    }
  });
});

test('a small collection takes at most 3 times its text, new or loaded', async () => {
  const model = TfidfModel.train([]);
  for await (const batch of readDocuments(['@library'], {})) model.add(batch);
  const file = path.join(folder, 'library.safetensors');
  const before = model.statistics();
  await saveModel(file, model);
  const loaded = await loadModel(file, TfidfModel);
  for (const { memoryBytes, textBytes } of [before, loaded.statistics()]) {
    expect(textBytes).toBeGreaterThan(100_000);
    expect(memoryBytes / textBytes).toBeLessThan(3);
  }
});

test('an empty index can be saved, loaded and asked', async () => {
  const file = path.join(folder, 'empty.safetensors');
  await saveModel(file, TfidfModel.train([]));
  const loaded = await loadModel(file, TfidfModel);
  expect(loaded.search('anything', { total: true })).toEqual({ hits: [], total: 0 });
  loaded.add([{ id: 'a', text: 'anything goes' }]);
  expect(loaded.search('anything').hits.map(({ id }) => id)).toEqual(['a']);
});

test('a file that is no model is refused', async () => {
  const file = path.join(folder, 'other.safetensors');
  writeFileSync(file, 'no model');
  await expect(loadModel(file, TfidfModel)).rejects.toThrow(NlpError);
});

test('titles and texts come back as they were', () => {
  const model = TfidfModel.fromModelFile(TfidfModel.train(documents).toModelFile());
  const [hit] = model.search('title', { snippets: true }).hits;
  expect(hit.title).toBe('A title — with é');
  expect(documents[7].text.startsWith(hit.snippet?.text.slice(0, 10) ?? '?')).toBe(true);
});
