/** Words with characters in them that other programs take for white space: written to ARPA and read back. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nlp, temporaryFolder } from '../../cli/run.ts';

test.each([
  ['a form feed', '\f'],
  ['a vertical tab', '\v'],
  ['U+FEFF', '\ufeff'],
  ['U+0085', '\u0085'],
  ['U+2028', '\u2028'],
])('%s', (_, character) => {
  const folder = temporaryFolder();
  const text = path.join(folder, 't.txt');
  writeFileSync(text, `the ${character}cat sat\nthe cat${character}a ran\n`);
  const train = ['ngram', 'train', text, '--tokenizer', 'whitespace', '--order', '2', '-q'];
  const score = (model: string) =>
    nlp(['ngram', 'score', '-m', path.join(folder, model), text, '--json', '-q']);
  for (const model of ['m.arpa', 'm.lm'])
    expect(nlp([...train, '-o', path.join(folder, model)]).status).toBe(0);
  const [arpa, native] = [score('m.arpa'), score('m.lm')];
  const oovs = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).oovs);
  expect(oovs(arpa.stdout)).toEqual([0, 0]);
  expect(oovs(native.stdout)).toEqual([0, 0]);
});
