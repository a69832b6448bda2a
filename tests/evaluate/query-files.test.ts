/** Queries of test collections in the forms they come in. */
import { describe, expect, test } from 'vitest';
import { parseQueries } from '../../src/evaluate/query-files.ts';

const moss = [
  { id: '7', text: 'moss on stone' },
  { id: 'b', text: 'ferns & <tides>' },
];

test.each([
  ['id, tab, text', '7\tmoss on stone\nb\tferns & <tides>\n'],
  ['the same below a header', 'query_id\tquery\n7\tmoss on stone\nb\tferns & <tides>\n'],
  [
    'JSON objects',
    '{"_id":7,"text":"moss on stone","metadata":{}}\n\n{"qid":"b","query":"ferns & <tides>"}\n',
  ],
  [
    'XML topics',
    '<?xml version="1.0"?>\n<topics>\n<topic number="7"><query>moss\non stone</query><question>What?</question></topic>\n' +
      '<topic number="b">\n<title>ferns &amp; &lt;tides&gt;</title>\n</topic></topics>\n',
  ],
])('are read as %s', (_, text) => {
  expect(parseQueries(text)).toEqual(moss);
});

test("TREC's topics are their number and title, whose tags need not be closed", () => {
  const text =
    '<top>\n<num> Number: 301\n<title> Topic: moss\n   and ferns\n\n<desc> Description:\nWhere?\n\n<narr> x\n</top>\n\n' +
    '<top><num>302</num><title>tides</title></top>\n';
  expect(parseQueries(text)).toEqual([
    { id: '301', text: 'moss and ferns' },
    { id: '302', text: 'tides' },
  ]);
});

test('an id that is a number above 2^53 keeps its digits', () => {
  expect(parseQueries('{"id":1050118621198921728,"text":"moss"}')[0].id).toBe('1050118621198921728');
});

describe('what cannot be read names file and line', () => {
  test.each([
    ['{"_id":"a","text":"x"}\n{"_id":"b","te', /^f:2.*not valid JSON/],
    ['{"_id":"a","title":"x"}', /^f:1.*no text/],
    ['<top>\n<num> 1\n<title> x\n', /^f:1.*not closed/],
    ['\n<top>\n<title> x\n</top>', /^f:2.*no number/],
    ['<top>\n<num> 1\n</top>', /^f:1.*topic 1 has no title/],
    ['a\tx\n\ty', /^f:2.*no id/],
  ])('%j', (text, message) => {
    expect(() => parseQueries(text, 'f')).toThrow(message);
  });
});
