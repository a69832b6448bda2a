/** `nlp hmm` as a user runs it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nlp } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-hmm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => path.join(folder, name);
const run = (args: string, input = '') => nlp(['hmm', ...args.split(' ')], { input, cwd: folder });
const json = (text: string) => JSON.parse(text);

describe('a tagger', () => {
  beforeAll(() => {
    expect(run('train @tagged-en:train -o en.hmm -q').status).toBe(0);
  });

  test('tags raw text with the tokenizer that suits the corpus', () => {
    const { stdout, status } = run('tag -m en.hmm', `The old man doesn't sing.\n\nShe said, "no".\n`);
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(
      /^The\/DET old\/ADJ man\/NOUN does\/AUX n't\/\w+ sing\/VERB \.\/PUNCT$/,
    );
    expect(stdout.split('\n').length).toBe(3);
  });

  test('--json, --explain and --separator', () => {
    const plain = json(
      nlp(['hmm', 'tag', '-m', file('en.hmm'), '--text', 'The wugs zorb.', '--json']).stdout,
    );
    expect(Object.keys(plain)).toEqual(['text', 'tokens', 'tags', 'logProbability']);
    const explained = nlp([
      'hmm',
      'tag',
      '-m',
      file('en.hmm'),
      '--text',
      'The wugs zorb.',
      '--explain',
    ]).stdout;
    expect(explained).toContain('as "the", lexicon');
    expect(explained).toMatch(/unknown, suffix -/);
    const data = json(
      nlp(['hmm', 'tag', '-m', file('en.hmm'), '--text', 'The wugs zorb.', '--explain', '--json']).stdout,
    );
    expect(data.logProbability).toBe(plain.logProbability);
    expect(data.words.map((word: { tag: string }) => word.tag)).toEqual(plain.tags);
    expect(run('tag -m en.hmm --separator _', 'the cat').stdout).toBe('the_DET cat_NOUN\n');
  });

  test('eval has the fields of the contract', () => {
    const scores = json(run('eval -m en.hmm @tagged-en:test --json').stdout);
    for (const key of [
      'accuracy',
      'knownAccuracy',
      'unknownAccuracy',
      'sentenceAccuracy',
      'tokens',
      'unknownTokens',
    ])
      expect(typeof scores[key]).toBe('number');
    expect(scores.accuracy).toBeGreaterThan(0.92);
    expect(scores.accuracyInterval[0]).toBeLessThan(scores.accuracy);
    expect(Object.keys(scores.perTag.NOUN)).toEqual(['precision', 'recall', 'f1', 'support']);
    expect(scores.confusion.NOUN.NOUN).toBeGreaterThan(100);
    expect(run('eval -m en.hmm @tagged-en:test').stdout).toContain('unknown words');
    const failing = run('eval -m en.hmm @tagged-en:test --fail-under 0.999');
    expect(failing.status).toBe(1);
  });

  test('eval compares two models', () => {
    expect(run('train @tagged-en:train -o tnt.hmm --preset tnt --order 1 -q').status).toBe(0);
    const { models, mcnemar } = json(run('eval -m en.hmm -m tnt.hmm @tagged-en:test --json').stdout);
    expect(models.length).toBe(2);
    expect(mcnemar.onlyFirst - mcnemar.onlySecond).toBe(
      Math.round((models[0].accuracy - models[1].accuracy) * models[0].tokens),
    );
    expect(run('eval -m en.hmm -m tnt.hmm @tagged-en:test').stdout).toContain('McNemar');
  });

  test('info draws the transitions', () => {
    const { stdout } = run('info en.hmm --svg en.svg');
    expect(stdout).toMatch(/^DET +.*█/m);
    const svg = readFileSync(file('en.svg'), 'utf8');
    expect(svg).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>\n$/);
    expect(svg).toContain('DET, NOUN');
    const data = json(run('info en.hmm --json').stdout);
    expect(data).toMatchObject({ form: 'tagger', order: 2, tokenizer: 'ptb' });
    expect(data.transitions.probabilities.length).toBe(data.transitions.states.length);
  });

  test('its errors say what to do', () => {
    writeFileSync(file('empty.tag'), '');
    const empty = run('train empty.tag -o none.hmm');
    expect(empty.status).toBe(3);
    const other = run('eval -m en.hmm --text a/Q1 --format tagged');
    expect(other.status).toBe(3);
    expect(other.stderr).toContain('none of the tags');
    expect(run('tag -m missing.hmm', 'x').status).toBe(3);
    expect(run('train @tagged-en -o x.hmm --order 3').status).toBe(2);
    writeFileSync(file('bad.json'), '{"states":["A"]}');
    const bad = run('decode -m bad.json', 'a');
    expect(bad.status).toBe(3);
    expect(bad.stderr).toContain('bad.json');
  });
});

describe('sequences', () => {
  const clinic = {
    states: ['H', 'F'],
    symbols: ['n', 'c', 'd'],
    initial: [0.6, 0.4],
    transition: [
      [0.7, 0.3],
      [0.4, 0.6],
    ],
    emission: [
      [0.5, 0.4, 0.1],
      [0.1, 0.3, 0.6],
    ],
  };
  beforeAll(() => writeFileSync(file('clinic.json'), JSON.stringify(clinic)));

  test('decode, posterior and likelihood', () => {
    const { path: states, logProbability } = json(run('decode -m clinic.json --json', 'n c d\n').stdout);
    expect(states).toEqual(['H', 'H', 'F']);
    expect(Math.exp(logProbability)).toBeCloseTo(0.01512, 12);
    const { posteriors } = json(run('decode -m clinic.json --posterior --json', 'n\n').stdout);
    expect(posteriors[0][0]).toBeCloseTo(0.3 / 0.34, 12);
    const { logLikelihood, unseen } = json(run('likelihood -m clinic.json --json', 'n z\n').stdout);
    expect(Math.exp(logLikelihood)).toBeCloseTo(0.34, 12);
    expect(unseen).toBe(1);
    expect(run('decode -m clinic.json --explain', 'n c d').stdout).toContain('[-2.48 < H]');
    expect(run('likelihood -m clinic.json --explain', 'n c d').stdout.split('\n').length).toBe(5);
  });

  test('an impossible sequence gets a clear answer', () => {
    const impossible = {
      ...clinic,
      emission: [
        [1, 0, 0],
        [1, 0, 0],
      ],
    };
    writeFileSync(file('impossible.json'), JSON.stringify(impossible));
    expect(run('decode -m impossible.json', 'c').stdout).toContain('impossible under the model');
    expect(json(run('decode -m impossible.json --json', 'c').stdout)).toEqual({
      path: null,
      logProbability: null,
    });
    expect(json(run('decode -m impossible.json --posterior --json', 'c').stdout).posteriors).toBeNull();
    expect(json(run('likelihood -m impossible.json --json', 'c').stdout).logLikelihood).toBeNull();
    const fit = run('fit --init impossible.json -o x.hmm', 'n\nc\n');
    expect(fit.status).toBe(3);
    expect(fit.stderr).toContain('sequence 2');
  });

  test('fit from random starts and from a model, as JSON and as a file', () => {
    const lines = 'a b a b\nb a b\na b\n';
    const first = run('fit --states 2 -o ab.json --seed 5 --json', lines);
    const { logLikelihoods, iterations, converged } = json(first.stdout);
    expect(logLikelihoods.length).toBe(iterations);
    expect(converged).toBe(true);
    const model = json(readFileSync(file('ab.json'), 'utf8'));
    expect(Object.keys(model)).toEqual(['states', 'symbols', 'initial', 'transition', 'emission']);
    expect(run('fit --states 2 -o again.json --seed 5', lines).status).toBe(0);
    expect(readFileSync(file('again.json'))).toEqual(readFileSync(file('ab.json')));
    const on = run('fit --init clinic.json --iterations 3 --tolerance 0 -o more.hmm --json', 'n c d\nn n\n');
    expect(json(on.stdout).iterations).toBe(3);
    expect(run('decode -m more.hmm', 'n').status).toBe(0);
    expect(run('fit -o x.hmm', lines).status).toBe(2);
    expect(run('fit --states 2 -o x.hmm').status).toBe(3);
  });

  test('sample draws the same for the same seed', () => {
    const one = run('sample -m clinic.json --count 3 --length 5 --states --seed 7').stdout;
    expect(one).toMatch(/^([ncd]\/[HF] ?){5}\n/);
    expect(one.trim().split('\n').length).toBe(3);
    expect(run('sample -m clinic.json --count 3 --length 5 --states --seed 7').stdout).toBe(one);
  });

  test('a tagger answers as its first-order view, and learning goes on from it', () => {
    expect(run('train @tagged-en:train -o en.hmm -q').status).toBe(0);
    expect(run('decode -m en.hmm', 'the old man').stdout).toMatch(/^the\/DET old\/ADJ man\/NOUN\t/);
    expect(run('fit --init en.hmm --iterations 2 -o en2.hmm --text the_dog').status).toBe(0);
    const tag = run('tag -m en2.hmm', 'x');
    expect(tag.status).toBe(3);
    expect(tag.stderr).toContain('needs a tagger');
  });
});
