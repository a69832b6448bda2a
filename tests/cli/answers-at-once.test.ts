/** Commands that read a pipe which stays open answer each line before the next one comes. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nlp, program, temporaryFolder } from './run.ts';

/** Writes two lines, the second after the answer to the first; both answers, or what came until the process ended. */
async function ask(
  args: readonly string[],
  lines: [string, string],
  answers: [RegExp, RegExp],
): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: 20_000,
  });
  let text = '';
  let asked = 1;
  child.stdin.write(lines[0]);
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    if (asked === 1 && answers[0].test(text)) {
      asked = 2;
      child.stdin.write(lines[1]);
    } else if (asked === 2 && answers[1].test(text)) child.stdin.end();
  });
  await new Promise((resolve) => child.on('exit', resolve));
  return text;
}

test('tfidf search', async () => {
  const index = path.join(temporaryFolder(), 'x.safetensors');
  nlp(['tfidf', 'index', '--text', 'moss grows', '-o', index]);
  const text = await ask(
    ['tfidf', 'search', '-m', index, '--json'],
    ['moss\n', 'grows\n'],
    [/"query":"moss"/, /"query":"grows"/],
  );
  expect(text.match(/"query":"\w+"/g)).toEqual(['"query":"moss"', '"query":"grows"']);
});

test('tokenize', async () => {
  expect(await ask(['tokenize'], ["don't go\n", 'on\n'], [/go/, /on/])).toBe("don't go\non\n");
});

test.each([
  ['ngram score', 'm.lm', ['ngram', 'train', '@fables:train', '-q']],
  ['ngram next', 'm.lm', ['ngram', 'train', '@fables:train', '-q']],
  ['hmm tag', 'm.hmm', ['hmm', 'train', '@tagged-en:train', '-q']],
  ['hmm likelihood', 's.hmm', ['hmm', 'fit', '--text', 'moss fern', '--states', '1', '-q']],
  ['hmm decode', 's.hmm', ['hmm', 'fit', '--text', 'moss fern', '--states', '1', '-q']],
])('%s', async (command, file, train) => {
  const model = path.join(temporaryFolder(), file);
  expect(nlp([...train, '-o', model]).status).toBe(0);
  const args = [...command.split(' '), '-m', model, '--json'];
  const alone = nlp(args, { input: 'moss fern\nfern\n' }).stdout;
  // The second line is written once the first was answered; without an answer the process is ended.
  expect(await ask(args, ['moss fern\n', 'fern\n'], [/\n/, /\n.*\n/])).toBe(alone);
});

test('eliza', async () => {
  const alone = nlp(['eliza'], { input: 'I am sad\nyes\n' }).stdout;
  expect(await ask(['eliza'], ['I am sad\n', 'yes\n'], [/\n.*\n/, /\n.*\n.*\n/])).toBe(alone);
});
