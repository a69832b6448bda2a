/** `nlp experiment` as its users run it: reports, cache, shards, repetition. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatResults } from '../../src/experiment/results-file.ts';
import { experiment, known, plainText, prepareKnownTrials, resultsIn, small } from './experiment-runs.ts';
import { nlp, program, shell, temporaryFolder } from './run.ts';

prepareKnownTrials();

describe('running', () => {
  test('a corpus that changes meanwhile fails its trials and is not kept under its old hash', {
    timeout: 60_000,
  }, async () => {
    const folder = temporaryFolder();
    const text = path.join(folder, 'text.txt');
    writeFileSync(text, 'the rain came in from the sea and the boats stayed where they were\n'.repeat(50));
    writeFileSync(path.join(folder, 'other.txt'), 'the boats came in from the rain\n'.repeat(20));
    writeFileSync(
      path.join(folder, 'e.yaml'),
      `name: changing
corpus: { train: text.txt, test: other.txt }
trials: [{ model: rnn, options: { hidden: 16, epochs: 20 } }]
repeat: { seeds: [1, 2, 3] }
metrics: [perplexity]
`,
    );
    const args = ['experiment', 'run', 'e.yaml', '--output', 'out', '--jobs', '1'];
    const child = spawn(process.execPath, [program, ...args], { cwd: folder });
    child.stderr.setEncoding('utf8').once('data', () => appendFileSync(text, 'a line more\n'));
    const [status] = await once(child, 'close');
    expect(status).toBe(1);
    const [first, ...later] = resultsIn(folder, 'out').trials;
    expect(first.status).toBe('ok');
    for (const { failure } of later)
      expect(failure?.message).toBe('the corpus train (text.txt) changed while the trials ran');
    expect(readdirSync(path.join(folder, 'out', 'cache'))).toHaveLength(1);
    const again = nlp(args, { cwd: folder });
    expect(again.status).toBe(0);
    expect(resultsIn(folder, 'out').trials.every(({ timings }) => timings?.cached === false)).toBe(true);
  });

  test('an assertion without a number of a trial says so when it fails', () => {
    const { stderr, status } = experiment(small, true).run('--set', 'assert=["1 > 2"]');
    expect(status).toBe(1);
    expect(stderr).toMatch(/the assertion failed: 1 > 2\n {2}saw no number of a trial/);
    const nothing = experiment(small, true).run('--set', 'assert=["null"]');
    expect(nothing.status).toBe(2);
    expect(nothing.stderr).toMatch(/the assertion is null, neither true nor false/);
  });

  test.skipIf(!existsSync('/usr/bin/script') || process.platform !== 'linux')(
    'the live table is redrawn from the first column, even behind ^C',
    () => {
      const { folder } = experiment(small, true);
      const command = `stty cols 80 rows 24; exec '${process.execPath}' '${program}' experiment run e.yaml --output out`;
      const { stdout } = shell(`TERM=xterm /usr/bin/script -qec "${command}" /dev/null`, { cwd: folder });
      expect(stdout).toMatch(/\r\x1b\[\d+A\x1b\[0J/);
      expect(stdout).not.toMatch(/[^\r]\x1b\[\d+A/);
    },
  );

  test('numbers are those of the commands', () => {
    const { folder, results } = known;
    const { trials } = results;
    const metrics = (id: string) => trials.find((trial) => trial.id === id)?.metrics;
    const commands = shell(
      `nlp ngram train @text-ko:valid --order 3 --smoothing kneser-ney -o m -q
       nlp ngram perplexity -m m @text-ko:test --json
       nlp hmm train @tagged-ko:valid --order 1 --preset tnt -o h -q
       nlp hmm eval -m h @tagged-ko:test --json
       nlp tfidf index @library --scheme tfidf -o t -q
       nlp tfidf eval -m t --queries @library:queries --qrels @library:qrels --metrics map,ndcg@5 --json`,
      { cwd: folder },
    );
    const [ngram, hmm, tfidf] = commands.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(metrics('ngram-order=3-smoothing=kneser-ney-seed=1')).toEqual({ perplexity: ngram.perplexity });
    expect(metrics('hmm-order=1-preset=tnt-seed=1')).toEqual({ accuracy: hmm.accuracy });
    expect(metrics('tfidf-scheme=tfidf-seed=1')).toEqual({ map: tfidf.map, 'ndcg@5': tfidf['ndcg@5'] });
  });

  test.each(['gru', 'rnn'])('numbers are those of nlp %s', (cell) => {
    const { folder, run } = experiment(`name: x
corpus: { train: "@text-ko:valid", test: "@text-ko:test" }
trials:
  - model: rnn
    options: { cell: ${cell}, hidden: 16, embedding: 8, epochs: 2, unit: ${cell === 'gru' ? 'char' : 'word'} }
repeat: { seeds: [3] }
metrics: [perplexity, bitsPerCharacter, tokens]
`);
    expect(run('-q').status).toBe(0);
    const { stdout } = shell(
      `nlp ${cell} train @text-ko:valid --hidden 16 --embedding 8 --epochs 2 --unit ${cell === 'gru' ? 'char' : 'word'} \\
         --seed 3 -o r -q > out.txt
       nlp ${cell} perplexity -m r @text-ko:test --json`,
      { cwd: folder },
    );
    const { perplexity, bitsPerCharacter, tokens } = JSON.parse(stdout);
    expect(resultsIn(folder, 'out').trials[0].metrics).toEqual({ perplexity, bitsPerCharacter, tokens });
  });

  test('only what changed is run again', () => {
    const { folder, run } = experiment(small, true);
    expect(run().stderr).toMatch(/12 of 12 trials were known already/);
    writeFileSync(path.join(folder, 'e.yaml'), small.replace('order: [1, 2, 3]', 'order: [1, 2, 4]'));
    const { stderr } = run();
    expect(stderr.match(/ngram-order=4/g)).toHaveLength(2);
    expect(stderr).toMatch(/10 of 12 trials were known already/);
    expect(run('--force', '--shard', '1/6').stderr).toMatch(/\[2\/2\]/);
    // An entry that is damaged counts as none.
    const cache = path.join(folder, 'out', 'cache');
    const [one, two, three] = readdirSync(cache);
    writeFileSync(path.join(cache, one), '{"key":');
    writeFileSync(path.join(cache, two), readFileSync(path.join(cache, three)));
    expect(run().stderr).toMatch(/10 of \d+ trials were known|1[01] of 12 trials were known/);
  });
});

describe('shards', () => {
  test('merged, they are a single run, byte for byte but for timings', () => {
    const { folder, run } = experiment(small);
    for (const i of [1, 2, 3]) {
      const part = nlp(['experiment', 'run', 'e.yaml', '--shard', `${i}/3`, '--output', `part${i}`], {
        cwd: folder,
      });
      expect(part.status).toBe(0);
      expect(resultsIn(folder, `part${i}`).assertions[0].passed).toBeNull();
    }
    const merged = nlp(['experiment', 'merge', 'part3', 'part1', 'part2/results.json', '--output', 'all'], {
      cwd: folder,
    });
    expect(merged.status).toBe(0);
    expect(plainText(resultsIn(folder, 'all'))).toBe(plainText(known.results));
    expect(merged.stdout).toMatch(/12 trials; 6 assertions, none failed/);

    const missing = nlp(['experiment', 'merge', 'part1', 'part2', '--output', 'x'], { cwd: folder });
    expect(missing.stderr).toMatch(/4 of 12 trials are in none/);
    expect(missing.status).toBe(3);
    writeFileSync(path.join(folder, 'e.yaml'), small.replace('order: [1, 2, 3]', 'order: [1, 2]'));
    run('--cache', known.cache);
    const other = nlp(['experiment', 'merge', 'part1', 'out', '--output', 'x'], { cwd: folder });
    expect(other.stderr).toMatch(/out.results.json: is of another plan/);
    expect(other.status).toBe(3);
  });

  test('share an output folder where they are not given one', () => {
    const { folder } = experiment(small);
    for (const i of [1, 2])
      nlp(['experiment', 'run', 'e.yaml', '--shard', `${i}/2`, '-q', '--cache', known.cache], {
        cwd: folder,
      });
    const merged = nlp(['experiment', 'merge', 'results/small/shard-1-of-2', 'results/small/shard-2-of-2'], {
      cwd: folder,
    });
    expect(merged.status).toBe(0);
    expect(resultsIn(folder, 'results', 'small').trials).toHaveLength(12);
  });
});

describe('repetition', () => {
  test('rerun says whether the numbers are identical', () => {
    const { folder } = known;
    const all = nlp(['experiment', 'rerun', 'out'], { cwd: folder });
    expect(all.stdout).toMatch(/12 of 12 trials gave identical numbers/);
    expect(all.status).toBe(0);
    const results = structuredClone(known.results);
    results.trials[0].metrics.perplexity = 1;
    writeFileSync(path.join(folder, 'other.json'), formatResults(results));
    const { id } = results.trials[0];
    const one = nlp(['experiment', 'rerun', 'other.json', id, '--json'], { cwd: folder });
    expect(JSON.parse(one.stdout)).toMatchObject({
      identical: false,
      trials: [{ trial: id, different: ['perplexity'] }],
    });
    expect(one.status).toBe(1);
    const unknown = nlp(['experiment', 'rerun', 'out', 'ngram-order=9'], { cwd: folder });
    expect(unknown.stderr).toMatch(/no trial ngram-order=9/);
    expect(unknown.status).toBe(2);
  });

  test('a corpus that changed is told', () => {
    const { folder, run } = experiment(small.replace('"@text-ko:valid"', 'text.txt'), true);
    writeFileSync(path.join(folder, 'text.txt'), 'a b c\nb c a\n');
    expect(run().status).toBe(0);
    writeFileSync(path.join(folder, 'text.txt'), 'a b c\nb c b\n');
    const { stderr, status } = nlp(['experiment', 'rerun', 'out'], { cwd: folder });
    expect(stderr).toMatch(/text.txt: the corpus train of \S+ is not what it was/);
    expect(status).toBe(3);
    expect(run().stderr).toMatch(/6 of 12 trials were known/);
  });

  test('a baseline is compared with', () => {
    const { folder, run } = experiment(
      small.replace('accuracy > 0.1', 'baseline?.accuracy == null or accuracy >= baseline.accuracy'),
      true,
    );
    expect(run().status).toBe(0);
    const same = run('--baseline', 'out/results.json', '--cache', 'out/cache');
    expect(same.stdout).toMatch(/12 trials compared/);
    expect(same.status).toBe(0);
    const better = resultsIn(folder, 'out');
    for (const trial of better.trials) if (trial.model === 'hmm') trial.metrics.accuracy = 1;
    writeFileSync(path.join(folder, 'better.json'), formatResults(better));
    const worse = run('--baseline', 'better.json', '--cache', 'out/cache');
    expect(worse.stderr).toMatch(/saw baseline\?\.accuracy = 1, .*accuracy = 0/);
    expect(worse.status).toBe(1);
    for (const i of [1, 2])
      nlp(
        [
          'experiment',
          'run',
          'e.yaml',
          '--shard',
          `${i}/2`,
          '--baseline',
          'better.json',
          '--output',
          `p${i}`,
          '--cache',
          'out/cache',
        ],
        { cwd: folder },
      );
    const without = nlp(['experiment', 'merge', 'p1', 'p2', '--output', 'all'], { cwd: folder });
    expect(without.stderr).toMatch(/was compared with the baseline small/);
    expect(without.status).toBe(2);
    const merged = nlp(['experiment', 'merge', 'p1', 'p2', '--output', 'all', '--baseline', 'better.json'], {
      cwd: folder,
    });
    expect(merged.status).toBe(1);
    expect(plainText(resultsIn(folder, 'all'))).toBe(plainText(resultsIn(folder, 'out')));
    const compared = nlp(['experiment', 'compare', 'better.json', 'out', '--json'], { cwd: folder });
    expect(JSON.parse(compared.stdout).trials).toHaveLength(12);
  });
});
