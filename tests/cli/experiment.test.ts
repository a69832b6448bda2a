/** `nlp experiment` as its users run it: reports, cache, shards, crashes, interruption, repetition. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Results, withoutTimings } from '../../src/experiment/results.ts';
import { formatResults, parseResults } from '../../src/experiment/results-file.ts';
import { templateNames } from '../../src/experiment/templates.ts';
import { Random } from '../../src/math/random.ts';
import { nlp, program, shell, temporaryFolder } from './run.ts';

/** The file of the documentation. */
const whole = `name: smoothing
corpus: { train: "@fables:train", test: "@fables:test" }
trials:
  - model: ngram
    matrix: { order: [2, 3, 4, 5], smoothing: [modified-kneser-ney, witten-bell] }
  - model: rnn
    matrix: { cell: [rnn, lstm, gru], hidden: [64] }
    options: { epochs: 3, learningRate: "0.01 * 0.7 ^ epoch" }
repeat: { seeds: [1, 2, 3] }
metrics: [perplexity, tokensPerSecond]
assert:
  - "min(ngram.perplexity) < 180"
  - "best(rnn, 'perplexity').cell != 'rnn'"
  - "baseline?.perplexity == null or perplexity <= 1.02 * baseline.perplexity"
`;
/** Small trials of several kinds. */
const small = `name: small
trials:
  - model: ngram
    corpus: { train: "@text-ko:valid", test: "@text-ko:test" }
    matrix: { order: [1, 2, 3], smoothing: [witten-bell, kneser-ney] }
  - model: hmm
    corpus: { train: "@tagged-ko:valid", test: "@tagged-ko:test" }
    matrix: { order: [1, 2], preset: [best, tnt] }
  - model: tfidf
    corpus: { documents: "@library", queries: "@library:queries", qrels: "@library:qrels" }
    matrix: { scheme: [tfidf, bm25] }
metrics: [perplexity, accuracy, map, "ndcg@5", tokensPerSecond]
assert:
  - "min(ngram.perplexity) < 1e6"
  - "accuracy > 0.1"
  - "best(tfidf, 'ndcg@5').ndcg5 > 0 and max(hmm.tokensPerSecond) > 0"
`;

/** @param warm the trials of the small file are known already */
function experiment(
  text: string,
  warm = false,
): { folder: string; run: (...args: string[]) => ReturnType<typeof nlp> } {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'e.yaml'), text);
  if (warm) cpSync(known.cache, path.join(folder, 'out', 'cache'), { recursive: true });
  return {
    folder,
    run: (...args) =>
      nlp(['experiment', 'run', 'e.yaml', '--output', 'out', ...args], { cwd: folder, timeout: 110_000 }),
  };
}

function resultsIn(...parts: string[]): Results {
  const file = path.join(...parts, 'results.json');
  return parseResults(readFileSync(file, 'utf8'), file);
}

const plainText = (results: Results) => formatResults(withoutTimings(results));

/** Results of the small file, and a cache of its trials. */
let known: { folder: string; cache: string; results: Results; milliseconds: number };

beforeAll(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nlp-test-'));
  writeFileSync(path.join(folder, 'e.yaml'), small);
  const start = performance.now();
  const { status, stderr } = nlp(['experiment', 'run', 'e.yaml', '--output', 'out'], { cwd: folder });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const milliseconds = performance.now() - start;
  known = {
    folder,
    cache: path.join(folder, 'out', 'cache'),
    results: resultsIn(folder, 'out'),
    milliseconds,
  };
});

afterAll(() => rmSync(known.folder, { recursive: true, force: true }));

/** Seconds of processors that a command takes, workers included: the clock tells more of what else is running. */
function processorSeconds(
  folder: string,
  line: string,
): { seconds: number; status: number | null; stdout: string } {
  const { status, stdout, stderr } = shell(`TIMEFORMAT='%U %S'; time ${line} 2> err.txt`, {
    cwd: folder,
    timeout: 110_000,
  });
  const [user, system] = stderr.trim().split(' ').map(Number);
  return { seconds: user + system, status, stdout };
}

describe('running', () => {
  test('the whole example under a minute of two processors, and from the cache under two seconds', {
    timeout: 120_000,
  }, () => {
    const { folder } = experiment(whole);
    const command = 'nlp experiment run e.yaml --output out --jobs 2';
    const first = processorSeconds(folder, `${command} --reporter table,junit,markdown,html`);
    expect(first.stdout).toMatch(/33 trials; 35 assertions, none failed/);
    expect(first.status).toBe(0);
    expect(first.seconds).toBeLessThan(120);
    const before = resultsIn(folder, 'out');
    expect(before.trials).toHaveLength(33);
    expect(before.aggregates).toHaveLength(11);
    for (const file of ['junit.xml', 'report.md', 'report.html'])
      expect(existsSync(path.join(folder, 'out', file))).toBe(true);
    const second = processorSeconds(folder, `${command} --json --quiet`);
    expect(second.status).toBe(0);
    expect(second.seconds).toBeLessThan(2);
    const printed = JSON.parse(second.stdout) as Results;
    expect(printed.trials.every(({ timings }) => timings?.cached)).toBe(true);
    expect(plainText(printed)).toBe(plainText(before));
  });

  test('a corpus that changes meanwhile fails its trials and is not kept under its old hash', {
    timeout: 60_000,
  }, async () => {
    const folder = temporaryFolder();
    const text = path.join(folder, 'text.txt');
    writeFileSync(text, 'the rain came in from the sea and the boats stayed where they were\n'.repeat(50));
    writeFileSync(
      path.join(folder, 'e.yaml'),
      `name: changing
corpus: { train: text.txt, test: text.txt }
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

  test('init - prints a file, where it is one', () => {
    const folder = temporaryFolder();
    const { stdout, status } = nlp(['experiment', 'init', 'ngram', '-o', '-'], { cwd: folder });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^name: smoothing$/m);
    expect(nlp(['experiment', 'init', 'eliza', '-o', '-'], { cwd: folder }).status).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(templateNames)('init %s gives an experiment that passes', (name) => {
    const folder = temporaryFolder();
    expect(nlp(['experiment', 'init', name, '-o', 'my.yaml'], { cwd: folder }).status).toBe(0);
    const first = processorSeconds(folder, 'nlp experiment run my.yaml --jobs 2');
    expect(first.status).toBe(0);
    expect(first.seconds).toBeLessThan(120);
    const second = processorSeconds(folder, 'nlp experiment run my.yaml');
    expect(readFileSync(path.join(folder, 'err.txt'), 'utf8')).toMatch(/known already/);
    expect(second.seconds).toBeLessThan(2);
  });

  test('init replaces no file', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'my.transcript'), 'mine');
    const { stderr, status } = nlp(['experiment', 'init', 'eliza', '-o', 'my.yaml'], { cwd: folder });
    expect(stderr).toMatch(/my.transcript: is there already/);
    expect(status).toBe(2);
    expect(existsSync(path.join(folder, 'my.yaml'))).toBe(false);
  });

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

describe('interruption', () => {
  const start = (folder: string, ...args: string[]): ChildProcess => {
    const child = spawn(
      process.execPath,
      [program, 'experiment', 'run', 'e.yaml', '--output', 'out', '--jobs', '2', ...args],
      { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };
  const kept = (folder: string) => {
    const cache = path.join(folder, 'out', 'cache');
    const files = existsSync(cache) ? readdirSync(cache).filter((name) => name.endsWith('.json')) : [];
    return new Map(files.map((name) => [name, statSync(path.join(cache, name)).mtimeMs]));
  };

  test('ten times kill -9 at random moments: nothing is run twice, and the results are the same', {
    timeout: 90_000,
  }, async () => {
    const random = Random.from(7);
    let { folder, run } = experiment(small);
    let seen = new Map<string, number>();
    for (let kills = 0; kills < 10; ) {
      const child = start(folder);
      const ended = once(child, 'exit');
      const wait = sleep((0.15 + 0.6 * random.next()) * Math.min(known.milliseconds, 2500));
      await Promise.race([wait, ended]);
      if (child.exitCode === null) {
        child.kill('SIGKILL');
        kills++;
      }
      await ended;
      const now = kept(folder);
      // What was finished is still there, untouched.
      for (const [name, time] of seen) expect(now.get(name)).toBe(time);
      seen = now;
      if (now.size === 12 && kills < 10) {
        expect(plainText(resultsOfRun(run, folder))).toBe(plainText(known.results));
        ({ folder, run } = experiment(small));
        seen = new Map();
      }
    }
    const before = kept(folder).size;
    const last = run();
    expect(last.status).toBe(0);
    if (before > 0) expect(last.stderr).toMatch(new RegExp(`${before} of 12 trials were known`));
    expect(last.stderr.match(/^nlp: \[/gm)?.length ?? 0).toBe(12 - before);
    expect(plainText(resultsIn(folder, 'out'))).toBe(plainText(known.results));
  });

  function resultsOfRun(run: (...args: string[]) => ReturnType<typeof nlp>, folder: string): Results {
    expect(run().status).toBe(0);
    return resultsIn(folder, 'out');
  }

  test('Ctrl-C keeps what is finished, says so, and exits 130', async () => {
    const { folder, run } = experiment(small);
    const child = start(folder);
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
      if (/\[ 3\/12\]/.test(stderr)) child.kill('SIGINT');
    });
    const [status] = await once(child, 'close');
    expect(status).toBe(130);
    expect(stderr).toMatch(/stopped: \d+ of 12 trials are finished and kept; the same command goes on/);
    expect(existsSync(path.join(folder, 'out', 'results.json'))).toBe(false);
    expect(kept(folder).size).toBeGreaterThanOrEqual(3);
    expect(run().stderr).toMatch(/of 12 trials were known already/);
  });

  test('two runs at once do not disturb each other', async () => {
    const { folder, run } = experiment(small);
    const children = [start(folder), start(folder, '--quiet')];
    const ends = await Promise.all(children.map((child) => once(child, 'close')));
    expect(ends.map(([status]) => status)).toEqual([0, 0]);
    expect(run().stderr).toMatch(/12 of 12 trials were known/);
    expect(readdirSync(path.join(folder, 'out', 'cache')).every((name) => name.endsWith('.json'))).toBe(true);
  });
});

describe('a trial that fails takes no other with it', () => {
  const longText = 'the old dog met a young fox on the road to town and said good day to him\n'.repeat(
    20_000,
  );

  test('out of memory, out of time, and an error of its own', { timeout: 90_000 }, () => {
    const file = (extra: string) => `name: failing
corpus: { train: "@text-ko:valid", test: "@text-ko:test" }
trials:
  - model: ngram
    matrix: { order: [1, 2] }
  - model: hmm
    corpus: { train: TRAIN, test: "@tagged-ko:test" }
metrics: [perplexity, accuracy]
assert: ["perplexity < 1e9"]
${extra}`;
    const { folder, run } = experiment(file('memory: 32').replace('TRAIN', 'long.tag'));
    writeFileSync(
      path.join(folder, 'long.tag'),
      longText.replace(/(\w+)/g, (word) => `${word}/X`),
    );
    const memory = run();
    expect(memory.stderr).toMatch(/hmm-seed=1: the trial failed \(out-of-memory\)/);
    expect(memory.status).toBe(1);
    const { trials, assertions } = resultsIn(folder, 'out');
    expect(trials.map(({ status }) => status)).toEqual(['ok', 'ok', 'failed']);
    expect(assertions.map(({ passed }) => passed)).toEqual([true, true]);

    const slow = file('timeout: 4').replace(
      /- model: hmm\n.*\n/,
      '- model: rnn\n    options: { epochs: 1000 }\n',
    );
    writeFileSync(path.join(folder, 'e.yaml'), slow.replace(', accuracy', ''));
    const time = run();
    expect(time.stderr).toMatch(/rnn-seed=1: the trial failed \(timeout\): it took longer than 4 s/);
    expect(resultsIn(folder, 'out').trials.map(({ status }) => status)).toEqual(['ok', 'ok', 'failed']);
    expect(time.status).toBe(1);

    writeFileSync(path.join(folder, 'bad.tag'), 'no tags here\n');
    writeFileSync(path.join(folder, 'e.yaml'), file('').replace('TRAIN', 'bad.tag'));
    const bad = run('--json');
    expect(bad.stderr).toMatch(/the trial failed \(error\): bad.tag:1/);
    expect((JSON.parse(bad.stdout) as Results).trials[2].failure?.kind).toBe('error');
    expect(bad.status).toBe(1);
  });

  test('a worker that is killed', async () => {
    const { folder } = experiment(`name: killed
corpus: { train: "@fables", test: "@fables:test" }
trials:
  - model: rnn
    options: { epochs: 500, hidden: 32 }
  - model: ngram
metrics: [perplexity]
`);
    const child = spawn(
      process.execPath,
      [program, 'experiment', 'run', 'e.yaml', '--output', 'out', '--jobs', '2'],
      {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      const first = !stderr.includes('[1/2]');
      stderr += text;
      // The n-gram model is done, so whoever still works is the other.
      if (first && stderr.includes('[1/2]'))
        for (const pid of busyChildren(child.pid as number)) process.kill(pid, 'SIGKILL');
    });
    const [status] = await once(child, 'close');
    expect(stderr).toMatch(/rnn-seed=1: the trial failed \(crash\): the worker was ended by SIGKILL/);
    expect(status).toBe(1);
    expect(resultsIn(folder, 'out').trials.map((trial) => trial.status)).toEqual(['failed', 'ok']);
  });

  /** The processes that a process started, on Linux. */
  function busyChildren(parent: number): number[] {
    const list = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
    return list.trim().split(' ').map(Number);
  }
});

describe('what is wrong exits as the contract says', () => {
  test('a failed assertion exits 1 and says what it saw', () => {
    const { folder, run } = experiment(small.replace('< 1e6', '< 1').replace('> 0.1', '> 0.999'), true);
    const summary = path.join(folder, 'summary.md');
    const { status, stderr, stdout } = nlp(
      ['experiment', 'run', 'e.yaml', '--output', 'out', '--reporter', 'junit,table'],
      {
        cwd: folder,
        env: { GITHUB_STEP_SUMMARY: summary },
      },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /e\.yaml:14:5: the assertion failed: min\(ngram\.perplexity\) < 1\n {2}saw min\(ngram\.perplexity\) = \d/,
    );
    expect(stderr).toMatch(
      /e\.yaml:15:5: the assertion failed in 4 trials: accuracy > 0.999\n {2}hmm-\S+: saw accuracy = 0\./,
    );
    expect(stdout).toMatch(/5 failed/);
    expect(readFileSync(path.join(folder, 'out', 'junit.xml'), 'utf8')).toMatch(/<failure/);
    expect(readFileSync(summary, 'utf8')).toMatch(/min\(ngram/);
    expect(run('--json', '-q').status).toBe(1);
  });

  test('files, corpora, baselines, folders', () => {
    const { folder, run } = experiment(small, true);
    const check = (args: string[], message: RegExp, status: number) => {
      const result = nlp(['experiment', ...args], { cwd: folder });
      expect(result.stderr).toMatch(message);
      expect(result.stderr).toMatch(/^nlp: /);
      expect(result.stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
      expect(result.status).toBe(status);
    };
    writeFileSync(path.join(folder, 'key.yaml'), small.replace('matrix:', 'matrx:'));
    writeFileSync(path.join(folder, 'corpus.yaml'), small.replace('@text-ko:test', '@text-ok:test'));
    writeFileSync(path.join(folder, 'expression.yaml'), small.replace('min(ngram', 'mni(ngram'));
    writeFileSync(path.join(folder, 'type.yaml'), small.replace('min(ngram.perplexity)', 'ngram.perplexity'));
    writeFileSync(path.join(folder, 'baseline.yaml'), `${small}baseline: nowhere/results.json\n`);
    writeFileSync(path.join(folder, 'rate.yaml'), whole.replace('^ epoch', '^ epcoh'));
    writeFileSync(path.join(folder, 'binary.yaml'), Buffer.from([0x6e, 0xff, 0xfe, 0x00]));
    check(['run', 'key.yaml'], /key.yaml:5:5: there is no key matrx/, 2);
    check(
      ['run', 'corpus.yaml'],
      /corpus.yaml:4:46: there is no built-in corpus @text-ok\n {2}Did you mean @text-ko/,
      3,
    );
    check(
      ['run', 'expression.yaml'],
      /expression.yaml:14:6: no function is called mni\n {2}Did you mean min/,
      2,
    );
    check(['run', 'type.yaml'], /type.yaml:14:5: a list of 6 cannot be compared with </, 2);
    check(
      ['run', 'baseline.yaml'],
      /baseline.yaml:17:11: the baseline cannot be used: nowhere.results.json: no such file/,
      3,
    );
    check(
      ['run', 'rate.yaml'],
      /rate.yaml:8:\d+: learningRate: nothing is called epcoh\n {2}Did you mean epoch/,
      2,
    );
    check(['run', 'binary.yaml'], /binary.yaml: is no text in UTF-8/, 2);
    check(['run', 'e.yaml', '--baseline', 'nowhere.json'], /--baseline.*nowhere.json: no such file/, 3);
    check(['run', 'nowhere.yaml'], /nowhere.yaml: no such file/, 3);
    check(['run', 'e.yaml', '--output', 'key.yaml'], /key.yaml/, 3);
    check(['run', 'e.yaml', '--shard', '0/2'], /0\/2/, 2);
    check(['run', 'e.yaml', '--reporter', 'table,jnuit'], /jnuit/, 2);
    check(['merge', 'e.yaml'], /e.yaml.*no JSON/, 3);
    check(['merge', 'nowhere'], /nowhere: no such file/, 3);
    check(['compare', 'nowhere', 'nowhere'], /nowhere: no such file/, 3);
    check(['rerun', 'nowhere'], /nowhere: no such file/, 3);
    check(['init', 'lstn'], /no experiment to start from for lstn/, 2);
    if (process.platform === 'linux')
      check(['run', 'e.yaml', '--output', '/proc/nowhere'], /proc\/nowhere: no folder can be made/, 3);
    expect(existsSync(path.join(folder, 'results'))).toBe(false);
    expect(run('-q').status).toBe(0);
  });

  test('a reader that goes away is no error', () => {
    const { folder } = experiment(small, true);
    const { status, stderr, stdout } = shell(
      'nlp experiment run e.yaml --output out --json -q | head -c 10',
      {
        cwd: folder,
      },
    );
    expect(stderr).toBe('');
    expect(stdout).toHaveLength(10);
    expect(status).toBe(0);
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
