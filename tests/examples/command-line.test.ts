/** What is run without a shell is what a shell would run. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { plainCommands } from './command-line.ts';

test.each([
  'nlp',
  'nlp eliza --text "My sister never calls." --explain',
  'nlp tokenize --text \'They will say "no".\'',
  'nlp a=1 --x="two words"three \'\' @fables:train 옛날',
  'nlp a -o x && nlp b -m x "c d"',
])('as bash splits it: %s', (line) => {
  const define = 'nlp() { printf "<%s>" "$#" "$@"; }\n';
  const { stdout } = spawnSync('bash', ['-c', define + line], { encoding: 'utf8' });
  const commands = plainCommands(line) ?? [];
  const shown = commands.map((args) => `<${[args.length, ...args].join('><')}>`);
  expect(shown.join('')).toBe(stdout);
});

test.each([
  'echo hi | nlp eliza',
  'nlp eliza > out.txt',
  'nlp eliza "$HOME"',
  'nlp eliza *.txt',
  'nlp eliza ~/x',
  'nlp a; nlp b',
  'nlp a || nlp b',
  'nlp a & nlp b',
  'nlp "a`b`"',
  'nlp a\\ b',
  'nlp a\nnlp b',
  'ls',
  'nlp a && ls',
])('needs a shell: %s', (line) => {
  expect(plainCommands(line)).toBeUndefined();
});
