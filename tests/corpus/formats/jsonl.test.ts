import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../src/corpus/documents.ts';
import { readSentences } from '../../../src/corpus/sentences.ts';
import { readTagged } from '../../../src/corpus/tagged-sentences.ts';
import type { InputOptions } from '../../../src/corpus/types.ts';
import { collect, errorOf } from '../helpers.ts';

const options = (text: string, more: InputOptions = {}): InputOptions => ({ text, format: 'jsonl', ...more });
const documents = (text: string, more?: InputOptions) => collect(readDocuments([], options(text, more)));

describe('jsonl', () => {
  test.each([
    ['1050118621198921728', '1050118621198921728'],
    ['-9007199254740993', '-9007199254740993'],
    ['12345678901234567890123', '12345678901234567890123'],
    ['9007199254740992', '9007199254740992'],
    ['1e3', '1000'],
  ])('the id %s keeps its digits', async (written, id) => {
    const text = `{"id":${written},"text":"\\"id\\":${written}"}\n`;
    expect(await collect(readDocuments([], { text, format: 'jsonl' }))).toMatchObject([
      { id, text: `"id":${written}` },
    ]);
  });

  test('a long run of blanks takes no longer than its length', async () => {
    const blanks = ['\t', '\u00a0', '\u3000', ' '].map((blank) => blank.repeat(100_000));
    for (const run of blanks) {
      const text = `${JSON.stringify({ text: `a${run}b\\nc` }).replace('\\\\n', '\\n')}\n`;
      const start = performance.now();
      const [sentence] = await collect(readSentences([], { text, format: 'jsonl' }));
      expect(sentence.text).toBe(`a${run}b c`);
      // The square of it took 4 s.
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });

  test('has id, title, text and label, of whatever simple type', async () => {
    const text = '{"_id": 7, "title": "T", "text": "a\\nb", "label": true}\n\n{"text": "c", "id": null}\n';
    expect(await documents(text)).toEqual([
      { id: '7', title: 'T', text: 'a\nb', label: 'true', file: '<text>', line: 1 },
      { id: '3', text: 'c', file: '<text>', line: 3 },
    ]);
  });

  test('--field names the text, or several with commas between', async () => {
    const text = '{"text": "x", "body": "b", "title": "t", "a,b": "comma", "n": 3}';
    const read = async (field?: string) => (await documents(text, { field }))[0].text;
    expect(await read()).toBe('x');
    expect(await read('body')).toBe('b');
    expect(await read('title, body')).toBe('t\nb');
    expect(await read('a,b')).toBe('comma');
    expect(await read('n')).toBe('3');
    expect((await errorOf(documents(text, { field: 'body,' }))).exitStatus).toBe(2);
  });

  test('data sets call the text by several names', async () => {
    for (const name of ['text', 'document', 'sentence', 'review', 'Body', 'content', 'query']) {
      expect((await documents(JSON.stringify({ [name]: 'x' })))[0].text).toBe('x');
    }
  });

  test('a record is one sentence, on one line', async () => {
    const text = '{"text": "One. Two.\\n  Three."}\n{"text": " "}\n';
    expect((await collect(readSentences([], options(text)))).map((item) => item.text)).toEqual([
      'One. Two. Three.',
    ]);
    expect(await collect(readSentences([], options(text, { blankLines: 'keep' })))).toHaveLength(2);
  });

  test('tokens and tags are a tagged sentence', async () => {
    const text = '{"tokens": ["a", "b"], "tags": ["X", "Y"], "ner": ["O", "O"]}\n{"tokens": [], "tags": []}';
    const read = async (field?: string) => collect(readTagged([], options(text, { field })));
    expect(await read()).toEqual([{ tokens: ['a', 'b'], tags: ['X', 'Y'], file: '<text>', line: 1 }]);
    expect((await errorOf(read('ner'))).message).toBe('<text>:2: there is no field "ner"');
    expect((await collect(readSentences([], options(text))))[0].text).toBe('a b');
    const uneven = await errorOf(collect(readTagged([], options('{"tokens": ["a"], "tags": []}'))));
    expect(uneven.what).toBe('1 tokens with 0 tags');
    const wrong = await errorOf(collect(readTagged([], options('{"tokens": ["a"], "tags": [1]}'))));
    expect(wrong.what).toBe('the field "tags" is not an array of strings');
  });

  test.each([
    ['{"text": "a"', 'not valid JSON', 'object a line'],
    ['[{"text": "a"},', 'not valid JSON', "jq -c '.[]'"],
    ['["a"]', 'an array, not a JSON object', "jq -c '.[]'"],
    ['"a"', 'a string, not a JSON object', '{"text"'],
    ['null', 'null, not a JSON object', '{"text"'],
    ['{"words": "a", "n": 1}', 'there is no field "text"', 'There are "words", "n"'],
    ['{"text": null}', 'the field "text" is not a string', 'field'],
    ['{"text": "a", "id": {}}', 'the field "id" is not a string', 'field'],
  ])('%s is an error with its line', async (line, what, remedy) => {
    const error = await errorOf(documents(`{"text": "ok"}\n${line}`));
    expect(error.where).toMatchObject({ file: '<text>', line: 2 });
    expect(error.what).toBe(what);
    expect(error.remedy).toContain(remedy);
  });

  test('tells the column of what is not JSON', async () => {
    expect((await errorOf(documents('{"text" 1}'))).where?.column).toBe(9);
  });

  test('an id that comes twice is an error with both lines', async () => {
    const error = await errorOf(
      documents('{"id":"a","text":"1"}\n{"id":"b","text":"2"}\n{"id":"a","text":"3"}'),
    );
    expect(error.message).toBe('<text>:3: the document id "a" comes twice, first at <text>:1');
    // A line number serves as id where there is none, and may be taken.
    expect((await errorOf(documents('{"id":"2","text":"1"}\n{"text":"2"}'))).where?.line).toBe(2);
  });
});
