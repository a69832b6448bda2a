/** `nlp corpus` on examples: what `--as`, `--label` and `--target` read, and formats that only some items have. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { nlp, temporaryFolder } from './run.ts';

describe('convert', () => {
  test('labelled rows become fastText lines and come back', () => {
    const input = 'topic\tbody\nsport\ta fast ball\nart\ta slow brush\n';
    const options = ['--format', 'tsv', '--label', 'topic', '--field', 'body'];
    const lines = nlp(['corpus', 'convert', '--to', 'fasttext', ...options], { input });
    expect(lines.stdout).toBe('__label__sport a fast ball\n__label__art a slow brush\n');
    const back = nlp(['corpus', 'convert', '--format', 'fasttext', '--to', 'csv'], { input: lines.stdout });
    expect(back.stdout).toBe('text,label\na fast ball,sport\na slow brush,art\n');
  });

  test('two files side by side become pairs', () => {
    const folder = temporaryFolder();
    const [source, target] = ['a.en', 'a.ko'].map((name) => path.join(folder, name));
    writeFileSync(source, 'Go.\nRun!\n');
    writeFileSync(target, '가.\n달려!\n');
    const { stdout, status } = nlp(['corpus', 'convert', source, '--target', target, '--to', 'jsonl']);
    expect(status).toBe(0);
    expect(stdout).toBe('{"source":"Go.","target":"가."}\n{"source":"Run!","target":"달려!"}\n');
  });

  test('what a format has no place for is wrong usage, with the formats that have', () => {
    const { status, stderr } = nlp([
      'corpus',
      'convert',
      '@tagged-en:test',
      '--to',
      'smart',
      '--as',
      'columns',
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain('columns cannot be written as smart');
    expect(stderr).toContain('conllu, columns, jsonl');
  });
});

test('check names the line of a pair with an empty side and ends with 0, of a missing label with 3', () => {
  const pairs = nlp(['corpus', 'check', '--format', 'tsv', '--as', 'pairs'], { input: 'a\tb\nc\t \n' });
  expect(pairs.stdout).toContain('<stdin>:2: warning: the target is empty [empty-side]');
  expect(pairs.status).toBe(0);
  const labels = nlp(['corpus', 'check', '--format', 'fasttext'], { input: '__label__a b\nno label\n' });
  expect(labels.stdout).toContain('<stdin>:2: error: the line has no label [format]');
  expect(labels.status).toBe(3);
});

test('stats of chats count messages', () => {
  const input = '{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}\n';
  const { stdout } = nlp(['corpus', 'stats', '--format', 'jsonl', '--as', 'chats'], { input });
  expect(stdout).toMatch(/^chats +1$/m);
  expect(stdout).toMatch(/^messages +assistant 1 {2}user 1$/m);
});
