/** Commands are shown as they can be typed where the program was started. */
import { expect, test } from 'vitest';
import { asCalled, callOf } from '../../src/cli/called-as.ts';
import { nlpProcess, temporaryFolder } from './run.ts';

test.each([
  ['from the path', '/usr/bin/nlp', {}, 'nlp'],
  [
    'by npm start',
    '/c/bin/nlp.js',
    { npm_lifecycle_event: 'start', npm_package_name: 'classic-nlp' },
    'npx nlp',
  ],
  ['by npx', '/c/bin/nlp.js', { npm_lifecycle_event: 'npx' }, 'npx nlp'],
  ['as a dependency', '/p/node_modules/.bin/nlp', { npm_lifecycle_event: 'test' }, 'npx nlp'],
  [
    'from source',
    '/c/src/cli/main.ts',
    { npm_lifecycle_event: 'nlp', npm_package_name: 'classic-nlp' },
    'npm run -s nlp --',
  ],
  [
    'by a script of another project',
    '/usr/bin/nlp',
    { npm_lifecycle_event: 'start', npm_package_name: 'x' },
    'nlp',
  ],
])('%s', (_name, script, env, expected) => {
  expect(callOf({ script, env })).toBe(expected);
});

test('only commands are changed', () => {
  const call = 'npx nlp';
  expect(asCalled('See `nlp ngram --help`.', call)).toBe('See `npx nlp ngram --help`.');
  expect(asCalled('  nlp tour\n  echo x | nlp eliza', call)).toBe('  npx nlp tour\n  echo x | npx nlp eliza');
  expect(asCalled('nlp train @a && nlp next', call)).toBe('npx nlp train @a && npx nlp next');
  for (const text of ['nlp: no such file', 'this version of nlp reads 1', 'classic-nlp is', 'a.nlp is there'])
    expect(asCalled(text, call)).toBe(text);
});

test('help, mistakes and the tour say it alike', () => {
  const env = { npm_lifecycle_event: 'start', npm_package_name: 'classic-nlp' };
  const run = (args: string[]) => nlpProcess(args, { env, cwd: temporaryFolder() });
  expect(run(['--help']).stdout).toContain('\n  npx nlp tour\n');
  expect(run(['ngram', 'scroe']).stderr).toContain('`npx nlp ngram --help`');
  expect(run(['tour', 'eliza']).stdout).toContain('\n  npx nlp eliza\n');
});
