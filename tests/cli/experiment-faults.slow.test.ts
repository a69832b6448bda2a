/** `nlp experiment` where things go wrong: interruption, trials that fail, mistakes in files and on the command line. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Results } from '../../src/experiment/results.ts';
import { Random } from '../../src/math/random.ts';
import {
  experiment,
  known,
  plainText,
  prepareKnownTrials,
  resultsIn,
  small,
  whole,
} from './experiment-runs.ts';
import { nlp, program, shell } from './run.ts';

prepareKnownTrials();

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
  /** Two trials that go well and one of a model of its own, which does not. */
  const file = (limits: string, third: string, metrics = 'perplexity') => `name: failing
corpus: { train: "@text-ko:valid", test: "@text-ko:test" }
trials:
  - model: ngram
    matrix: { order: [1, 2] }
  - ${third}
metrics: [${metrics}]
assert: ["perplexity < 1e9"]
${limits}`;
  const tagger = (train: string) => `model: hmm
    corpus: { train: ${train}, test: "@tagged-ko:test" }`;

  test('out of memory', { timeout: 90_000 }, () => {
    const { folder, run } = experiment(file('memory: 32', tagger('long.tag'), 'perplexity, accuracy'));
    // Every word is another, so that the words alone take more.
    const line = (i: number) => `${Array.from({ length: 10 }, (_, j) => `word${i}and${j}/X`).join(' ')}\n`;
    writeFileSync(path.join(folder, 'long.tag'), Array.from({ length: 60_000 }, (_, i) => line(i)).join(''));
    const { stderr, status } = run();
    expect(stderr).toMatch(/hmm-seed=1: the trial failed \(out-of-memory\)/);
    expect(status).toBe(1);
    const { trials, assertions } = resultsIn(folder, 'out');
    expect(trials.map((trial) => trial.status)).toEqual(['ok', 'ok', 'failed']);
    expect(assertions.map(({ passed }) => passed)).toEqual([true, true]);
  });

  test('out of time', { timeout: 90_000 }, () => {
    const { folder, run } = experiment(file('timeout: 2', 'model: rnn\n    options: { epochs: 1000 }'));
    const { stderr, status } = run();
    expect(stderr).toMatch(/rnn-seed=1: the trial failed \(timeout\): it took longer than 2 s/);
    expect(resultsIn(folder, 'out').trials.map((trial) => trial.status)).toEqual(['ok', 'ok', 'failed']);
    expect(status).toBe(1);
  });

  test('an error of its own', () => {
    const { folder, run } = experiment(file('', tagger('bad.tag'), 'perplexity, accuracy'));
    writeFileSync(path.join(folder, 'bad.tag'), 'no tags here\n');
    const { stdout, stderr, status } = run('--json');
    expect(stderr).toMatch(/the trial failed \(error\): bad.tag:1/);
    expect((JSON.parse(stdout) as Results).trials[2].failure?.kind).toBe('error');
    expect(status).toBe(1);
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

  /** The small file with one mistake in it, and the mistake as it is told. */
  const mistakes: [string, string | Buffer, RegExp, number][] = [
    ['an unknown key', small.replace('matrix:', 'matrx:'), /x.yaml:5:5: there is no key matrx/, 2],
    [
      'an unknown corpus',
      small.replace('@text-ko:test', '@text-ok:test'),
      /x.yaml:4:46: there is no built-in corpus @text-ok\n {2}Did you mean @text-ko/,
      3,
    ],
    [
      'an unknown function',
      small.replace('min(ngram', 'mni(ngram'),
      /x.yaml:14:6: no function is called mni\n {2}Did you mean min/,
      2,
    ],
    [
      'a list where a number should be',
      small.replace('min(ngram.perplexity)', 'ngram.perplexity'),
      /x.yaml:14:5: a list of 6 cannot be compared with </,
      2,
    ],
    [
      'a baseline that is nowhere',
      `${small}baseline: nowhere/results.json\n`,
      /x.yaml:17:11: the baseline cannot be used: nowhere.results.json: no such file/,
      3,
    ],
    [
      'an unknown name in a schedule',
      whole.replace('^ epoch', '^ epcoh'),
      /x.yaml:8:\d+: learningRate: nothing is called epcoh\n {2}Did you mean epoch/,
      2,
    ],
    ['bytes that are no text', Buffer.from([0x6e, 0xff, 0xfe, 0x00]), /x.yaml: is no text in UTF-8/, 2],
  ];

  test.each(mistakes)('in the file: %s', (_, text, message, status) => {
    const { folder } = experiment(small, true);
    writeFileSync(path.join(folder, 'x.yaml'), text);
    expectRefusal(folder, ['run', 'x.yaml'], message, status);
  });

  const onLinux: [string[], RegExp, number][] = [
    [['run', 'e.yaml', '--output', '/proc/nowhere'], /proc\/nowhere: no folder can be made/, 3],
  ];
  test.each<[string[], RegExp, number]>([
    [['run', 'e.yaml', '--baseline', 'nowhere.json'], /--baseline.*nowhere.json: no such file/, 3],
    [['run', 'nowhere.yaml'], /nowhere.yaml: no such file/, 3],
    [['run', 'e.yaml', '--output', 'e.yaml'], /e.yaml/, 3],
    [['run', 'e.yaml', '--shard', '0/2'], /0\/2/, 2],
    [['run', 'e.yaml', '--reporter', 'table,jnuit'], /jnuit/, 2],
    [['merge', 'e.yaml'], /e.yaml.*no JSON/, 3],
    [['merge', 'nowhere'], /nowhere: no such file/, 3],
    [['compare', 'nowhere', 'nowhere'], /nowhere: no such file/, 3],
    [['rerun', 'nowhere'], /nowhere: no such file/, 3],
    [['init', 'lstn'], /no experiment to start from for lstn/, 2],
    ...(process.platform === 'linux' ? onLinux : []),
  ])('on the command line: %j', (args, message, status) => {
    const { folder } = experiment(small, true);
    expectRefusal(folder, args, message, status);
  });

  function expectRefusal(folder: string, args: string[], message: RegExp, status: number): void {
    const result = nlp(['experiment', ...args], { cwd: folder });
    expect(result.stderr).toMatch(message);
    expect(result.stderr).toMatch(/^nlp: /);
    expect(result.stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
    expect(result.status).toBe(status);
    expect(existsSync(path.join(folder, 'results'))).toBe(false);
  }

  test('nothing wrong exits 0', () => {
    expect(experiment(small, true).run('-q').status).toBe(0);
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

test('a cache that cannot be written ends the run, whatever other workers do', () => {
  const { folder } = experiment(small);
  const line = 'ulimit -f 0; nlp experiment run e.yaml --output out --jobs 2 -q';
  const { status, stderr } = shell(line, { cwd: folder, timeout: 20_000 });
  expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringMatching(/cache.*file too large/) });
});

test('too few file descriptors are an error of the system, not a bug', () => {
  const { folder } = experiment(small);
  const { status, stderr } = shell('ulimit -n 30; nlp experiment run e.yaml --output out', { cwd: folder });
  expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringContaining('too many open files') });
});
