/** Completion: what is offered in each place, and that bash, zsh and fish take it as they are. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { nlp, program, temporaryFolder } from './run.ts';

/** What is offered for a line, and whether files are, too. */
function offered(line: string): { values: string[]; files: boolean } {
  const { stdout } = nlp(['complete', '--', ...line.split(' ')]);
  const lines = stdout.trimEnd().split('\n');
  const directive = lines.pop();
  expect(directive).toMatch(/^:[04]$/);
  return { values: lines.map((one) => one.split('\t')[0]), files: directive === ':0' };
}

describe('what is offered', () => {
  test.each<[line: string, values: string[], files: boolean]>([
    ['', ['eliza', 'tour', 'completion'], false],
    ['el', ['eliza'], false],
    ['corpus ', ['stats', 'split'], false],
    ['help ', ['ngram'], false],
    ['help hmm ', ['tag'], false],
    ['completion ', ['bash', 'zsh', 'fish', 'powershell'], false],
    ['ngram train ', ['@fables'], true],
    ['ngram train @fables', ['@fables', '@fables:train', '@fables:test'], true],
    ['ngram train x --order 3 @fa', ['@fables'], true],
    ['ngram train -', ['--order', '--output', '--text'], false],
    ['ngram train --smoothing k', ['kneser-ney'], false],
    ['ngram train --smoothing=k', ['--smoothing=kneser-ney'], false],
    ['ngram train --tokenizer ', ['word', 'ptb'], true],
    ['ngram train --order ', [], false],
    ['ngram train -o ', [], true],
    ['hmm train --order ', ['1', '2'], false],
    ['lstm train --preset ', ['best', 'small'], false],
    ['tour ', ['eliza', 'table'], false],
    ['tour --lang ', ['en', 'ko'], false],
    ['eliza ', ['scripts', 'check'], true],
    ['eliza --script ', ['doctor', 'keeper'], true],
    ['eliza check ', ['doctor'], true],
    ['experiment init ', ['ngram', 'tfidf'], false],
    ['experiment run ', [], true],
    ['experiment run x.yaml --reporter ', ['junit'], false],
    ['tfidf search ', [], false],
    ['tfidf search --queries @library', ['@library:queries'], true],
    ['tfidf index --stem ', ['porter', 'snowball'], true],
    ['corpus show ', ['@fables'], false],
    ['nosuch ', [], false],
  ])('nlp %s', (line, values, files) => {
    const found = offered(line);
    expect(found.values).toEqual(expect.arrayContaining(values));
    if (values.length === 0) expect(found.values).toEqual([]);
    expect(found.files).toBe(files);
  });

  test('an option that is on the line is not offered again, unless it can be repeated', () => {
    expect(offered('hmm tag -m x --').values).not.toContain('--model');
    expect(offered('hmm eval -m x --').values).toContain('--model');
  });
});

test.each(['nosuch', 'bas'])('a shell that is not known: %s', (name) => {
  const { status, stderr } = nlp(['completion', name]);
  expect(status).toBe(2);
  expect(stderr).toContain('bash, zsh, fish or powershell');
});

test('every shell is in the help', () => {
  expect(nlp(['completion', '--help']).stdout).toContain('bash|zsh|fish|powershell');
});

/** A folder with files to complete, the script of a shell, and `nlp` on the path. */
function prepare(shell: string): { folder: string; env: NodeJS.ProcessEnv } {
  const folder = temporaryFolder();
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  mkdirSync(path.join(folder, 'my texts'));
  writeFileSync(path.join(folder, 'foxes.txt'), '');
  writeFileSync(path.join(bin, 'nlp'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
    mode: 0o755,
  });
  writeFileSync(path.join(folder, 'script'), nlp(['completion', shell]).stdout);
  const { NO_COLOR: _no, ...env } = process.env;
  return { folder, env: { ...env, PATH: `${bin}:${env.PATH}`, HOME: folder, TERM: 'dumb' } };
}

const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).error === undefined;

const lines: [line: string, found: string[]][] = [
  ['nlp ngram train f', ['foxes.txt']],
  ['nlp ngram train @fables:t', ['train', 'test']],
  ['nlp experiment run m', ['my']],
  ['nlp tour --lang ', ['en', 'ko']],
];

test.skipIf(!has('bash')).each(lines)('bash: %s', (line, found) => {
  const { folder, env } = prepare('bash');
  const script = '. ./script; . ./script; COMP_LINE=$1; COMP_POINT=$2; _nlp_complete; declare -p COMPREPLY';
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'x', line, String(line.length)], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  for (const one of found) expect(stdout).toContain(one);
});

test.skipIf(!has('fish')).each(lines)('fish: %s', (line, found) => {
  const { folder, env } = prepare('fish');
  const script = `source ./script; source ./script; complete -C '${line}'`;
  const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', script], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  for (const one of found) expect(stdout).toContain(one);
});

test.skipIf(!has('zsh')).each(lines)('zsh: %s', (line, found) => {
  const { folder, env } = prepare('zsh');
  // A shell in a terminal of its own, in which the tabulator is pressed twice.
  const script = [
    'zmodload zsh/zpty',
    'zpty z zsh -f -i',
    `zpty -w z "PS1='ready> '; autoload -Uz compinit; compinit -u -D; source ./script; source ./script && echo loa''ded"`,
    "zpty -r z out '*loaded*ready> '",
    'print -r -- "$out" | grep -i error',
    `zpty -n -w z ${JSON.stringify(line)}$'\\t\\t'`,
    `zpty -r z out '*${found[found.length - 1]}*'`,
    'print -r -- "$out"',
    'zpty -d z',
  ].join('\n');
  const { stdout } = spawnSync('zsh', ['-f', '-c', script], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 50_000,
  });
  expect(stdout).not.toMatch(/error/i);
  expect(stdout).toContain(found[found.length - 1]);
});
