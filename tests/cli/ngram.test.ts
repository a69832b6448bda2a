/** `nlp ngram` as a shell runs it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { nlp, shell, temporaryFolder } from './run.ts';

const text = 'the fox saw the crow\nthe crow saw the fox\nthe fox took the cheese\na crow had a cheese\n';

function trained(folder: string, ...options: string[]): string {
  const model = path.join(folder, 'm.lm');
  const { status, stderr } = nlp(['ngram', 'train', '-o', model, '--tokenizer', 'whitespace', ...options], {
    input: text,
  });
  expect(status, stderr).toBe(0);
  return model;
}

test('every verb, as the contract says', () => {
  const folder = temporaryFolder();
  const model = trained(folder);
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = nlp(['ngram', ...args], { input: 'the fox had zebras\n\n' });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  const scores = run('score', '-m', model, '--json')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(scores.length).toBe(2);
  expect(scores[0]).toMatchObject({ text: 'the fox had zebras', tokens: 5, oovs: 1 });
  expect(Object.keys(scores[0].words[0])).toEqual(['token', 'logProb10', 'order', 'oov']);
  expect(scores[0].words.map((word: { oov: boolean }) => word.oov)).toEqual([
    false,
    false,
    false,
    true,
    false,
  ]);
  expect(scores[1].tokens).toBe(1);
  expect(run('score', '-m', model, '--words').split('\n')[1]).toMatch(/^\t-\d\.\d{4}\t2\tthe$/);
  expect(run('score', '-m', model, '--explain')).toMatch(/backoff of/);
  const perplexity = JSON.parse(run('perplexity', '-m', model, '--json'));
  expect(Object.keys(perplexity)).toEqual(
    'perplexity perplexityExcludingOov logProb10 tokens oovs zeroProbs sentences bitsPerToken bitsPerCharacter'.split(
      ' ',
    ),
  );
  expect(perplexity).toMatchObject({ tokens: 6, oovs: 1, zeroProbs: 0, sentences: 2 });
  expect(perplexity.bitsPerCharacter * 20).toBeCloseTo(perplexity.bitsPerToken * 6, 9);
  const next = JSON.parse(run('next', '-m', model, 'the', '--all', '--json'));
  expect(next.reduce((sum: number, word: { probability: number }) => sum + word.probability, 0)).toBeCloseTo(
    1,
    6,
  );
  expect(run('next', '-m', model, 'the', '-k', '3').trim().split('\n').length).toBe(3);
  const generated = run('generate', '-m', model, '--count', '3', '--seed', '7');
  expect(generated).toBe(run('generate', '-m', model, '--count', '3', '--seed', '7'));
  expect(run('generate', '-m', model, '--count', '2', '--seed', '7')).toBe(
    `${generated.split('\n').slice(0, 2).join('\n')}\n`,
  );
  expect(JSON.parse(run('info', model, '--json'))).toMatchObject({
    order: 3,
    smoothing: 'modified-kneser-ney',
  });
  expect(run('info', model)).toMatch(/bytes an n-gram/);
});

test('ARPA: converted there and back; a scoring command takes it, with a tokenizer of its own', () => {
  const folder = temporaryFolder();
  const model = trained(folder);
  const file = (name: string) => path.join(folder, name);
  for (const [from, to] of [
    [model, 'a.arpa'],
    [file('a.arpa'), 'b.lm'],
    [file('b.lm'), 'c.arpa.gz'],
  ]) {
    expect(nlp(['ngram', 'convert', from, file(to)]).status).toBe(0);
  }
  expect(gunzipSync(readFileSync(file('c.arpa.gz'))).equals(readFileSync(file('a.arpa')))).toBe(true);
  writeFileSync(file('nameless'), readFileSync(file('a.arpa')));
  const answers = [model, file('a.arpa'), file('b.lm'), file('c.arpa.gz'), file('nameless')].map(
    (name) => nlp(['ngram', 'score', '-m', name], { input: 'the fox ran\n' }).stdout,
  );
  expect(new Set(answers).size).toBe(1);
  expect(nlp(['ngram', 'score', '-m', model, '--tokenizer', 'word']).status).toBe(2);
  expect(
    nlp(['ngram', 'score', '-m', file('a.arpa'), '--tokenizer', 'word'], { input: 'the fox.\n' }).stdout,
  ).toMatch(/\t4\t1\t/);
  writeFileSync(file('bad.arpa'), readFileSync(file('a.arpa'), 'utf8').replace('\tcrow', '\tcrow x y'));
  const { status, stderr } = nlp(['ngram', 'info', file('bad.arpa')]);
  expect(status).toBe(3);
  expect(stderr).toMatch(/bad\.arpa:\d+: \d fields/);
});

test('counted in parts and merged, or trained in little memory: the same bytes', () => {
  const folder = temporaryFolder();
  const file = (name: string) => path.join(folder, name);
  const large = Array.from(
    { length: 600 },
    (_, i) => `the ${i} fox ${i % 7} saw ${i % 31} crows ${i % 7} times`,
  );
  writeFileSync(file('1.txt'), `${large.slice(0, 250).join('\n')}\n`);
  writeFileSync(file('2.txt'), `${large.slice(250).join('\n')}\n`);
  const run = (line: string) => {
    const { status, stderr } = shell(`cd ${folder} && ${line}`);
    expect(status, stderr).toBe(0);
    return stderr;
  };
  run('nlp ngram train 1.txt 2.txt -o whole.lm -q');
  run(
    'nlp ngram count 1.txt -o 1.c -q && nlp ngram count 2.txt -o 2.c -q && nlp ngram merge 2.c 1.c -o all.c',
  );
  run('nlp ngram train --counts all.c -o merged.lm -q');
  run('nlp ngram train 1.txt 2.txt -o small.lm -q --memory 1M --temp .');
  for (const name of ['merged.lm', 'small.lm'])
    expect(readFileSync(file(name)).equals(readFileSync(file('whole.lm')))).toBe(true);
  run('nlp ngram train 1.txt 2.txt -o small.arpa -q --memory 1M && nlp ngram convert whole.lm whole.arpa');
  run(
    'nlp ngram train 1.txt 2.txt -o small.arpa.gz -q --memory 1M && nlp ngram convert whole.lm whole.arpa.gz',
  );
  run('cmp small.arpa whole.arpa && cmp small.arpa.gz whole.arpa.gz');
  run('nlp ngram count 1.txt 2.txt -o small.c -q --memory 1M && cmp small.c all.c');
  expect(run('ls -A')).not.toMatch('nlp-ngram');
});

test('mix and prune', () => {
  const folder = temporaryFolder();
  const file = (name: string) => path.join(folder, name);
  const model = trained(folder);
  writeFileSync(file('other.txt'), 'the wolf saw a lamb\n');
  nlp(['ngram', 'train', file('other.txt'), '-o', file('other.lm'), '--tokenizer', 'whitespace']);
  const refused = nlp(['ngram', 'mix', `${model}:0.6`, `${file('other.lm')}:0.4`, '-o', file('mix.lm')]);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(/--vocabulary union/);
  const args = [
    'ngram',
    'mix',
    `${model}:0.6`,
    `${file('other.lm')}:0.4`,
    '-o',
    file('mix.lm'),
    '--vocabulary',
    'union',
  ];
  expect(nlp(args).status).toBe(0);
  expect(nlp(['ngram', 'next', '-m', file('mix.lm'), 'the', '--all']).stdout).toMatch(/wolf/);
  expect(nlp(['ngram', 'prune', model, '--threshold', '0.05', '-o', file('small.lm')]).stderr).toMatch(
    /n-grams dropped/,
  );
  expect(nlp(['ngram', 'mix', model, '-o', file('x.lm')]).status).toBe(2);
});

test('exit statuses', () => {
  const folder = temporaryFolder();
  const model = trained(folder);
  const status = (args: string[], input = '') => nlp(['ngram', ...args], { input }).status;
  expect(status(['perplexity', '-m', model, '--fail-over', '2'], 'the fox\n')).toBe(1);
  expect(status(['perplexity', '-m', model, '--fail-over', '2000'], 'the fox\n')).toBe(0);
  expect(nlp(['ngram', 'perplexity', '-m', model]).stdout).toBe('');
  expect(status(['train', '-o', path.join(folder, 'x'), '--order', '10'], text)).toBe(2);
  expect(status(['train', '-o', path.join(folder, 'x'), '--prune', '1'], text)).toBe(2);
  expect(status(['train', '-o', path.join(folder, 'x')], '\n\n')).toBe(3);
  expect(status(['train', '-o', path.join(folder, 'x'), '--tokenizer', 'whitespace'], 'a <s> b\n')).toBe(3);
  expect(status(['train', '-o', path.join(folder, 'x'), '--strict-discounts'], 'a\n')).toBe(3);
  expect(status(['score', '-m', path.join(folder, 'nothing.lm')])).toBe(3);
  const mle = trained(folder, '--smoothing', 'mle');
  const result = JSON.parse(
    nlp(['ngram', 'perplexity', '-m', mle, '--json'], { input: 'the zebra\n' }).stdout,
  );
  expect(result).toMatchObject({ perplexity: null, logProb10: null, zeroProbs: 1, oovs: 1 });
});

test('--vocab: other words are unknown', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'v.txt'), 'the fox\nwolf\n');
  const model = trained(folder, '--vocab', path.join(folder, 'v.txt'));
  expect(JSON.parse(nlp(['ngram', 'info', model, '--json']).stdout).words).toBe(6);
  expect(nlp(['ngram', 'next', '-m', model, 'the', '--all']).stdout).toMatch(/<unk>.*wolf/s);
});

test('perplexity of a long text is the same, to the byte, with and without kernels', () => {
  const folder = temporaryFolder();
  const model = trained(folder);
  const file = path.join(folder, 'long.txt');
  const lines = ['the fox had the cheese', 'a zebra\r', '', 'thé crow saw a  crow', '<s> the </s>'];
  // Three chunks of 256 KB, and a line that is longer than the kernels take at once.
  writeFileSync(file, `${`${lines.join('\n')}\n`.repeat(10_000)}${'the fox '.repeat(80_000)}\nthe end`);
  const run = (env: Record<string, string>) => {
    const { status, stdout, stderr } = nlp(['ngram', 'perplexity', '-m', model, file, '--json'], { env });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  const simd = run({});
  expect(JSON.parse(simd).tokens).toBeGreaterThan(300_000);
  expect(simd).toBe(run({ NLP_KERNELS: 'js' }));
});

test('the advice for an ARPA file in ISO 8859-1 works', () => {
  const folder = temporaryFolder();
  const text = '\\data\\\nngram 1=4\n\n\\1-grams:\n-1\t<unk>\n-99\t<s>\n-0.7\t</s>\n-0.5\tmoße\n\n\\end\\\n';
  writeFileSync(path.join(folder, "it's.arpa"), Buffer.from(text, 'latin1'));
  const { status, stderr } = nlp(['ngram', 'score', '-m', "it's.arpa", '--text', 'moße'], { cwd: folder });
  expect(status).toBe(3);
  const advice = /: (iconv .*), then name utf8\.arpa\.\n$/.exec(stderr)?.[1];
  const answer = shell(`${advice} && nlp ngram score -m utf8.arpa --text moße`, { cwd: folder });
  expect(answer).toMatchObject({ status: 0, stdout: '-1.2000\t2\t0\t3.98\tmoße\n' });
});

test('ARPA: whoever writes it is told how it must be read, and doing so gives the same number', () => {
  const folder = temporaryFolder();
  const run = (command: string) => nlp(command.split(' '), { cwd: folder });
  run('ngram train @fables:train -o a.lm');
  const wanted = run('ngram perplexity -m a.lm @fables:test').stdout;
  for (const command of ['ngram train @fables:train -o a.arpa', 'ngram convert a.lm a.arpa']) {
    const { stderr } = run(command);
    expect(stderr).toContain('to use it, add --tokenizer word');
    expect(stderr.split('\n')).toHaveLength(2);
  }
  const without = run('ngram perplexity -m a.arpa @fables:test');
  expect(without.stderr).toContain('give --tokenizer');
  expect(without.stdout).not.toBe(wanted);
  const { stdout, stderr } = run('ngram perplexity -m a.arpa @fables:test --tokenizer word');
  expect(stderr).not.toContain('tokenizer');
  // The numbers of an ARPA file have seven digits.
  expect(stdout.slice(0, 60)).toBe(wanted.slice(0, 60));
});

test.each(['score -m a.arpa --text fox', 'next -m a.arpa fox', 'generate -m a.arpa'])(
  'ARPA read without a tokenizer is noted: %s',
  (command) => {
    const folder = temporaryFolder();
    nlp('ngram train --text fox --smoothing witten-bell -o a.arpa'.split(' '), { cwd: folder });
    const { stderr } = nlp(['ngram', ...command.split(' ')], { cwd: folder });
    expect(stderr).toContain('a.arpa: ARPA does not say');
  },
);
