/** Texts of others on stdout and stderr: they cannot steer a terminal, and stay as they are in a pipe. */
import { expect, test } from 'vitest';
import { nlp } from './run.ts';
import { testOnTerminal, walk } from './terminal.ts';

const hostile = 'a\u001b]0;title\u0007b';

testOnTerminal('results with escape sequences')('on a terminal a result cannot steer it', async () => {
  const { text } = await walk(['tokenize', '--tokenizer', 'whitespace', '--text', hostile], []);
  expect(text).toContain('a\\x1b]0;title\\x07b');
});

test('in a pipe the bytes of a result are untouched', () => {
  const { stdout } = nlp(['tokenize', '--tokenizer', 'whitespace', '--text', hostile]);
  expect(stdout).toContain(hostile);
});

test('an error message has bounded length, whatever it quotes', () => {
  const { stderr } = nlp(['ngram', 'mix', 'x'.repeat(100_000), '-o', 'y'.repeat(100_000)]);
  expect(stderr.length).toBeLessThan(5000);
});
