import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCorpus } from '../../src/corpus/check.ts';
import type { CorpusFormat, InputOptions } from '../../src/corpus/types.ts';
import { asStdin, errorOf, folderOf } from './helpers.ts';

async function found(content: string | Uint8Array, format: CorpusFormat, more: InputOptions = {}) {
  const { findings } = await checkCorpus([], { ...asStdin(content), format, ...more });
  return findings.map(({ severity, kind, line }) => `${severity} ${kind} ${line}`);
}

const long = 'a sentence that is long enough to matter';

describe('check', () => {
  test('finds nothing in what is good', async () => {
    expect(await found('One sentence.\nAnother é one.\n', 'text')).toEqual([]);
    expect(await found('a/X b/Y\n', 'tagged')).toEqual([]);
  });

  test.each<[string, string, CorpusFormat, string[]]>([
    ['a text twice', `${long}\nx\nx\n${long}\n`, 'text', ['warning duplicate-text 4']],
    ['mixed line ends', 'a\r\nb\nc\r\n', 'text', ['warning mixed-line-ends 2']],
    ['a carriage return alone', 'a\rb\n', 'text', ['warning lone-cr 1']],
    ['a BOM inside', '\ufeffa\nb\ufeff\n', 'text', ['warning bom-inside 2']],
    ['tabs', 'a\tb\nok\n', 'text', ['warning tab 1']],
    ['tabs where they belong', 'id\ttext\n1\ta\n', 'tsv', []],
    [
      'control characters',
      'a\x07b\n\u0092\n',
      'text',
      ['warning control-character 1', 'warning control-character 2'],
    ],
    ['lost characters', 'caf\ufffd\n', 'text', ['warning replacement-character 1']],
    ['another normal form', 'ok\ncafe\u0301\n', 'text', ['warning not-nfc 2']],
    ['a very long line', `${'ab '.repeat(5000)}\n`, 'text', ['warning long-line 1']],
    ['empty documents', 'id\ttext\n1\t\n2\ta\n', 'tsv', ['warning empty-document 2']],
    ['an id twice', '{"id":"1","text":"a"}\n{"id":"1","text":"b"}\n', 'jsonl', ['error duplicate-id 2']],
    ['no content', '\n\n', 'text', ['warning empty undefined']],
    ['tags in two cases', 'a/NN b/NN\nc/nn\n', 'tagged', ['warning tag-case 2']],
    ['labels in two cases', 'id\ttext\tlabel\n1\ta\tpos\n2\tb\tPos\n', 'tsv', ['warning label-case 3']],
    ['tags used once', `${'a/X '.repeat(1000)}\nb/ODD\n`, 'tagged', ['warning rare-tag 2']],
    ['tags that are not universal', '1\ta\t_\tNN\t_\t_\t_\t_\t_\t_\n\n', 'conllu', ['warning unknown-tag 1']],
  ])('%s', async (_name, content, format, expected) => {
    expect(await found(content, format)).toEqual(expected);
  });

  test('goes on after an error, to the next line or block', async () => {
    expect(await found('a/X\nb\nc/Y\n/Z\n', 'tagged')).toEqual(['error format 2', 'error format 4']);
    expect(await found('{"text":"a"}\n{\n[]\n', 'jsonl')).toEqual(['error format 2', 'error format 3']);
    expect(await found('a X\nb\nc\n\nd X\ne\n', 'columns')).toEqual(['error format 2', 'error format 6']);
    expect(await found('.I 1\n.W\nok\n.I\nx\ny\n.I 2\nz\n', 'smart')).toEqual([
      'error format 4',
      'error format 8',
      'warning empty-document 7',
    ]);
    expect(await found('id\ttext\n1\ta\tb\n2\tok\n3\n', 'tsv')).toEqual(['error format 2', 'error format 4']);
  });

  test('ends a file that cannot be decoded, and goes on with the next', async () => {
    const folder = folderOf({
      'a.txt': Buffer.from('ok\ncaf\xe9\n', 'latin1'),
      'b.txt': 'a\0',
      'c.tag': 'a',
    });
    const report = await checkCorpus([folder]);
    expect(
      report.findings.map(({ kind, file, line, message }) => [kind, path.basename(file), line, message]),
    ).toEqual([
      ['unreadable', 'a.txt', 2, 'invalid UTF-8 (byte 0xE9), byte 6'],
      ['unreadable', 'b.txt', 1, 'looks binary: there is a NUL byte, byte 1'],
      ['format', 'c.tag', 1, '"a" has no tag'],
    ]);
    expect(report).toMatchObject({ files: 3, lines: 3, errors: 3, warnings: 0 });
  });

  test('finds every line that is not UTF-8, and reads on', async () => {
    const report = await checkCorpus([], asStdin(Buffer.from('caf\xe9\nna\xefve\nok\n', 'latin1')));
    expect(report.findings.map(({ kind, line, message }) => [kind, line, message])).toEqual([
      ['unreadable', 1, 'invalid UTF-8 (byte 0xE9), byte 3'],
      ['unreadable', 2, 'invalid UTF-8 (byte 0xEF), byte 7'],
    ]);
    expect(report).toMatchObject({ lines: 3, items: 3, errors: 2, warnings: 0 });
  });

  test('counts the lines of what is no text', async () => {
    const report = await checkCorpus([], asStdin(Buffer.from('\ufeffa\nb\n', 'utf16le')));
    expect(report).toMatchObject({ lines: 2, items: 0, errors: 1, warnings: 0 });
  });

  test('keeps some findings and counts all; gives up where all is wrong', async () => {
    const report = await checkCorpus([], { text: 'a\tb\n'.repeat(1000), format: 'text', limit: 10 });
    expect(report.findings).toHaveLength(2);
    expect(report.counts).toEqual({ tab: 1000 });
    expect(report).toMatchObject({ lines: 1000, items: 1000, errors: 0, warnings: 1000 });
    const wrong = await checkCorpus([], { text: 'word\n'.repeat(1000), format: 'tagged' });
    expect(wrong.errors).toBe(51);
    expect(wrong.findings[0].remedy).toContain('format');
  });

  test('throws where there is nothing to check', async () => {
    expect((await errorOf(checkCorpus(['/no/such/file']))).what).toBe('no such file or folder');
    expect((await errorOf(checkCorpus([], { text: 'a', format: 'text', field: 'x' }))).exitStatus).toBe(2);
  });
});
