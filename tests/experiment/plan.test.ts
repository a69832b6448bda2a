/** From files to plans: places of errors, ids, shards, and the schema for editors. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NlpError } from '../../src/errors.ts';
import { makePlan, type Plan, shardOf } from '../../src/experiment/plan.ts';
import { readSpec } from '../../src/experiment/spec/read-spec.ts';
import { jsonSchema } from '../../src/experiment/spec/schema.ts';

const file = `name: smoothing
corpus: { train: "@fables:train", test: "@fables:test" }
trials:
  - model: ngram
    matrix: { order: [2, 3], smoothing: [modified-kneser-ney, witten-bell] }
  - model: hmm
    options: { order: 1 }
    corpus:
      train: "@tagged-en:train"
      test: ["@tagged-en:test"]
repeat: { seeds: [1, 7] }
metrics: [perplexity, accuracy, tokensPerSecond]
assert:
  - "min(ngram.perplexity) < 180"
  - "baseline?.perplexity == null or perplexity <= 1.02 * baseline.perplexity"
`;
const planOf = (text: string, settings: string[] = []): Promise<Plan> =>
  makePlan(readSpec(text, 'e.yaml', settings), '1.2.3');

describe('a plan', () => {
  test('is matrix times seeds, in the order of the file', async () => {
    const { trials, metrics } = await planOf(file);
    expect(trials.map(({ id }) => id)).toEqual([
      'ngram-order=2-smoothing=modified-kneser-ney-seed=1',
      'ngram-order=2-smoothing=modified-kneser-ney-seed=7',
      'ngram-order=2-smoothing=witten-bell-seed=1',
      'ngram-order=2-smoothing=witten-bell-seed=7',
      'ngram-order=3-smoothing=modified-kneser-ney-seed=1',
      'ngram-order=3-smoothing=modified-kneser-ney-seed=7',
      'ngram-order=3-smoothing=witten-bell-seed=1',
      'ngram-order=3-smoothing=witten-bell-seed=7',
      'hmm-seed=1',
      'hmm-seed=7',
    ]);
    expect(trials.map(({ index }) => index)).toEqual([...trials.keys()]);
    expect(trials[8].task.options).toEqual({ order: 1 });
    expect(trials[8].corpora.test.input).toBe('["@tagged-en:test"]');
    expect(metrics.map(({ name, timing }) => [name, timing])).toEqual([
      ['perplexity', false],
      ['accuracy', false],
      ['tokensPerSecond', true],
    ]);
  });

  test('has a key for each trial that changes with whatever its result depends on', async () => {
    const base = await planOf(file);
    const keys = (plan: Plan) => plan.trials.map(({ key }) => key);
    expect(new Set(keys(base)).size).toBe(10);
    expect(keys(await planOf(file))).toEqual(keys(base));
    const same = await planOf(file.replace('name: smoothing', 'name: other').replace('< 180', '< 17'));
    expect(keys(same)).toEqual(keys(base));
    expect(same.sha256).not.toBe(base.sha256);
    const otherTest = keys(await planOf(file.replace('@fables:test', '@fables:valid')));
    expect(otherTest.slice(0, 8).some((key, i) => key === keys(base)[i])).toBe(false);
    expect(otherTest.slice(8)).toEqual(keys(base).slice(8));
    const otherVersion = await makePlan(readSpec(file, 'e.yaml'), '1.2.4');
    expect(keys(otherVersion).some((key, i) => key === keys(base)[i])).toBe(false);
    const options = keys(await planOf(file.replace('order: 1', 'order: 2')));
    expect(options.slice(0, 8)).toEqual(keys(base).slice(0, 8));
    expect(options[8]).not.toBe(keys(base)[8]);
  });

  test('is dealt out to shards, each trial to one, the same way every time', async () => {
    const { trials } = await planOf(file);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), (count) => {
        const shards = Array.from({ length: count }, (_, i) => shardOf(trials, { index: i + 1, count }));
        const dealt = shards.flat().sort((a, b) => a.index - b.index);
        expect(dealt).toEqual(trials);
        const sizes = shards.map((shard) => shard.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('gives entries that would have the same name names of their own', async () => {
    const twice = `name: x
corpus: { train: "@fables:train", test: "@fables:test" }
metrics: [perplexity]
trials: [{ model: ngram, options: { order: 2 } }, { model: ngram, options: { order: 3 } }]
`;
    const { trials } = await planOf(twice);
    expect(trials.map(({ id }) => id)).toEqual(['ngram-seed=1', 'ngram-2-seed=1']);
    const lists = twice.replace(/trials:.*/, 'trials: [{ model: ngram, matrix: { prune: [[0, 1], [0]]} }]');
    const ids = (await planOf(lists)).trials.map(({ id }) => id);
    expect(ids).toEqual(['ngram-prune=0,1-seed=1', 'ngram-prune=0-seed=1']);
    const fields = twice.replace(
      /trials:.*/,
      'trials: [{ model: ngram, matrix: { field: ["a b", "a-b", a/b, \'[a-b]\'] } }]',
    );
    const strange = (await planOf(fields)).trials.map(({ id }) => id);
    expect(new Set(strange).size).toBe(4);
    for (const id of strange) expect(id).toMatch(/^[\w.=,+-]+$/);
  });
});

describe('settings from outside', () => {
  test('sets keys of the file and options of models', async () => {
    const { trials } = await planOf(file, ['repeat.seeds=[5]', 'order=1', 'corpus.test=@fables:valid']);
    expect(trials.map(({ id }) => id)).toEqual([
      'ngram-smoothing=modified-kneser-ney-seed=5',
      'ngram-smoothing=witten-bell-seed=5',
      'hmm-seed=5',
    ]);
    expect(trials.every(({ task }) => task.options.order === 1)).toBe(true);
    expect(trials[0].corpora.test.input).toBe('@fables:valid');
  });

  test.each<[string, RegExp]>([
    ['ordr=3', /^set: ordr is no key/],
    ['order', /no value/],
    ['order=99', /^set order=99: .*99/],
    ['repeat.seeds=[1, 1]', /^set repeat.seeds=\[1, 1\]: the seed 1 is there twice/],
    ['metrics=[x', /no YAML/],
    ['trials.0.matrix.order=[1, x]', /^set .*order/],
  ])('%s', async (setting, message) => {
    const error = await problemOf(file, [setting]);
    expect(error.message).toMatch(message);
    expect(error.exitStatus).toBe(2);
  });
});

describe('anchors, aliases and merged keys', () => {
  const shared = `name: shared
corpus: &texts { train: "@fables:train", test: "@fables:test" }
trials:
  - &first
    model: ngram
    matrix: &orders { order: [2, 3] }
    options: &how { smoothing: witten-bell }
  - <<: *first
    matrix: { <<: *orders, smoothing: [laplace, kneser-ney] }
    options: *how
  - { model: ngram, options: *how, corpus: *texts }
metrics: [perplexity]
`;
  const optionsOf = (plan: Plan) => plan.trials.map(({ task }) => task.options);

  test('are what they stand for', async () => {
    expect(optionsOf(await planOf(shared))).toEqual([
      { order: 2, smoothing: 'witten-bell' },
      { order: 3, smoothing: 'witten-bell' },
      { order: 2, smoothing: 'laplace' },
      { order: 2, smoothing: 'kneser-ney' },
      { order: 3, smoothing: 'laplace' },
      { order: 3, smoothing: 'kneser-ney' },
      { smoothing: 'witten-bell' },
    ]);
  });

  test('are set one by one', async () => {
    const plan = await planOf(shared, [
      'trials.0.options.smoothing=mle',
      'trials.2.corpus.test=@fables:valid',
    ]);
    expect(optionsOf(plan)[0]).toEqual({ order: 2, smoothing: 'mle' });
    expect(optionsOf(plan)[6]).toEqual({ smoothing: 'witten-bell' });
    expect(plan.trials.map(({ corpora }) => corpora.test.input)).toEqual([
      ...Array(6).fill('@fables:test'),
      '@fables:valid',
    ]);
  });

  test('give way to an option that is set for all', async () => {
    const plan = await planOf(shared, ['order=4']);
    expect(optionsOf(plan)).toEqual([
      { order: 4, smoothing: 'witten-bell' },
      { order: 4, smoothing: 'laplace' },
      { order: 4, smoothing: 'kneser-ney' },
      { order: 4, smoothing: 'witten-bell' },
    ]);
  });
});

describe('mistakes have file, line and column', () => {
  test.each<
    [what: string, from: string | RegExp, to: string, place: string, message: RegExp, status: number]
  >([
    ['key', 'metrics:', 'metrcs:', '12:1', /no key metrcs/, 2],
    ['key of a trial', 'matrix:', 'matrx:', '5:5', /no key matrx in trials\[0\]/, 2],
    ['option', 'order: [2', 'ordre: [2', '5:15', /no key ordre in trials\[0\].matrix/, 2],
    ['role', 'corpus: { train', 'corpus: { trian', '2:11', /no key trian in corpus/, 2],
    ['value', '[2, 3]', '[2, three]', '5:26', /order\[1\] is "three"/, 2],
    ['range', '[2, 3]', '[2, 12]', '5:26', /order\[1\] is 12/, 2],
    ['choice', 'witten-bell', 'witten-bel', '5:63', /smoothing\[1\] is "witten-bel"/, 2],
    ['model', 'model: hmm', 'model: hmn', '6:12', /no model called hmn/, 2],
    ['missing key', 'name: smoothing\n', '', '1:1', /name is missing/, 2],
    ['metric', 'accuracy', 'acuracy', '12:23', /no metric called acuracy/, 2],
    ["another model's metric", 'accuracy', 'map', '12:23', /no model here reports map/, 2],
    ['metric twice', 'accuracy', 'perplexity', '12:23', /twice/, 2],
    ['seed twice', '[1, 7]', '[7, 7]', '11:22', /the seed 7 is there twice/, 2],
    ['seed', '[1, 7]', '[1, -7]', '11:22', /-7/, 2],
    ['missing corpus', ', test: "@fables:test"', '', '4:5', /ngram needs corpus.test/, 2],
    ['unknown corpus', '"@tagged-en:train"', '"@taged-en:train"', '9:14', /no built-in corpus @taged-en/, 3],
    ['unknown split', '@fables:test', '@fables:tset', '2:41', /no split "tset"/, 3],
    ['missing file', '@fables:test', 'no/such.txt', '2:41', /no\/such.txt: no such file/, 3],
    ['stdin', '"@fables:test"', '"-"', '2:41', /standard input/, 2],
    ['expression', 'perplexity) < 180', 'perplexity < 180', '14:32', /parenthesis/i, 2],
    ['name in it', 'min(ngram', 'min(ngrm', '14:10', /nothing is called ngrm/, 2],
    ['property in it', 'ngram.perplexity', 'ngram.perplexty', '14:16', /perplexty/, 2],
    ['YAML', '[2, 3]', '[2, 3', '5:', /.*/, 2],
    ['duplicate key', 'metrics:', 'name: y\nmetrics:', '12:1', /unique/, 2],
    ['second document', 'metrics:', '---\nmetrics:', '12:1', /second document begins/, 2],
    ['alias in itself', 'name: smoothing', 'name: &n [*n]', '1:11', /inside what it stands for/, 2],
    ['deep nesting', 'smoothing', '['.repeat(20_000), '1:', /nested too deeply/, 2],
    ['key that is a list', 'order: 1', '? [a] : 1', '7:', /a key is a text/, 2],
  ])('%s', async (_what, from, to, place, message, status) => {
    expect(file).toMatch(
      typeof from === 'string' ? new RegExp(from.replace(/[[\](){}?.*+]/g, '\\$&')) : from,
    );
    const error = await problemOf(file.replace(from, to));
    expect(error.message).toMatch(message);
    expect(`${error.where?.file}:${error.where?.line}:${error.where?.column}`).toContain(`e.yaml:${place}`);
    expect(error.exitStatus).toBe(status);
  });

  test.each<[string, RegExp]>([
    ['', /empty/],
    ['[1, 2]', /the file is/],
    ['a: &a [1]\nb: *c', /alias/i],
    ['name: !!js/function x', /tag/i],
    ['\u0000', /./],
    [
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (c) => `${c}: &${c} [${`*${String.fromCharCode(c.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}`,
      /e.yaml:2:8: aliases unfold to something huge/,
    ],
  ])('what is no experiment at all: %j', async (text, message) => {
    const error = await problemOf(text);
    expect(error.message).toMatch(message);
    expect(error.exitStatus).toBe(2);
  });

  test('any change of a character gives a plan or an error with a place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.constantFrom(...'x:[]{}"- \n#&*!0'),
        async (at, character) => {
          const changed = file.slice(0, at) + character + file.slice(at + 1);
          try {
            await planOf(changed);
          } catch (error) {
            expect((error as Error).name).toBe('NlpError');
            expect((error as NlpError).where?.file).toBe('e.yaml');
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

test('the JSON Schema names every key, model and option', () => {
  const schema = JSON.stringify(jsonSchema());
  const words =
    'name corpus trials repeat seeds metrics assert baseline matrix options ngram hmm tfidf eliza smoothing witten-bell minDf';
  for (const word of words.split(' ')) expect(schema).toContain(`"${word}"`);
  expect(jsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['name', 'trials', 'metrics'],
    additionalProperties: false,
  });
});

async function problemOf(text: string, settings: string[] = []): Promise<NlpError> {
  try {
    await planOf(text, settings);
  } catch (error) {
    expect((error as Error).name).toBe('NlpError');
    return error as NlpError;
  }
  expect.unreachable('nothing was wrong');
}
