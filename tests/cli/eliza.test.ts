/** `nlp eliza` as a user meets it: pipes, files, JSON, explanations, transcripts, wrong arguments. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { describeShared, sharedPath } from '../shared.ts';
import { nlp, program, shell, temporaryFolder } from './run.ts';

const cacm = 'data/eliza/ELIZA-script-DOCTOR-original-1966-CACM-appendix.txt';
const greeting = nlp(['eliza']).stdout;

describe('in a pipe', () => {
  test('greets, then answers each line', () => {
    const { status, stdout, stderr } = nlp(['eliza'], { input: 'Hello\n\n   \nI am sad\n' });
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.startsWith(greeting)).toBe(true);
    expect(stdout.split('\n')).toHaveLength(4);
  });

  test('greets and ends on empty input', () => {
    expect(nlp(['eliza'])).toEqual({ status: 0, stdout: greeting, stderr: '' });
    expect(greeting.split('\n')).toHaveLength(2);
  });

  test('answers a line while the pipe stays open', async () => {
    const child = spawn(process.execPath, [program, 'eliza'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdout.setEncoding('utf8');
    let seen = '';
    child.stdout.on('data', (text) => {
      seen += text;
    });
    child.stdin.write('I am sad\n');
    for (let wait = 0; wait < 200 && seen.split('\n').length < 3; wait++) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(seen.split('\n')).toHaveLength(3);
    child.stdin.end();
    const [status] = await once(child, 'exit');
    expect(status).toBe(0);
  });

  test('reads files, --text, CRLF and a byte order mark', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'lines.txt');
    writeFileSync(file, '\uFEFFI am sad\r\nI am sad');
    const expected = nlp(['eliza'], { input: 'I am sad\nI am sad\n' }).stdout;
    expect(nlp(['eliza', file]).stdout).toBe(expected);
    expect(nlp(['eliza', '-'], { input: 'I am sad\nI am sad\n' }).stdout).toBe(expected);
    const one = nlp(['eliza', '--text', 'I am sad']).stdout;
    expect(expected.startsWith(one)).toBe(true);
  });

  test('a reader that leaves ends it quietly', () => {
    const { status, stdout, stderr } = shell('yes "I am sad" | head -n 200000 | nlp eliza | head -n 3');
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toHaveLength(4);
    expect([0, 141]).toContain(status);
  });

  test('a full disk is told', () => {
    const { status, stderr } = shell('nlp eliza --text hello > /dev/full');
    expect(status).toBe(3);
    expect(stderr).toContain('no space left');
  });
});

describe('the short cut of a plain call', () => {
  const inputs: Record<string, string | Buffer> = {
    nothing: '',
    'a few lines': 'Hello\n\n  \nI am sad\nMy sister never calls.\nno line end',
    'CRLF and a byte order mark': '\uFEFFI am sad\r\nYou are \u00e9trange \u{1F600}\r\n',
    'invalid UTF-8': Buffer.from([0x68, 0x69, 0x0a, 0x68, 0xff, 0xfe, 0x0a]),
    'a NUL': 'I am sad\nI am \0 sad\n',
    gzip: gzipSync('I am sad\nHello\n'),
    'broken gzip': gzipSync('I am sad\nHello\n').subarray(0, 15),
    'many lines': 'I am sad\nMy mother is afraid\nWhy?\n'.repeat(5000),
  };

  test.each(Object.keys(inputs))('prints what the whole program prints: %s', (name) => {
    const options = { input: inputs[name] };
    const whole = nlp(['eliza', '--encoding', 'utf-8'], options);
    expect(whole.stdout.startsWith(greeting)).toBe(true);
    for (const args of [[], ['--script', 'doctor'], ['-s', 'doctor']]) {
      expect(nlp(['eliza', ...args], options)).toEqual(whole);
    }
  });

  test.each(['keeper', 'docter', '', 'no/such/file', '--json', '--help', '.'])(
    'with the script "%s"',
    (name) => {
      for (const option of ['--script', '-s']) {
        const whole = nlp(['eliza', '--encoding', 'utf-8', option, name], { input: 'I am sad\n' });
        expect(nlp(['eliza', option, name], { input: 'I am sad\n' })).toEqual(whole);
      }
    },
  );

  test('is taken: the parser, which loads node:child_process, stays away', () => {
    const hook = path.join(temporaryFolder(), 'hook.cjs');
    const list = "process.moduleLoadList.includes('NativeModule child_process')";
    writeFileSync(hook, `process.on('exit', () => process.stderr.write(String(${list})));`);
    const env = { NODE_OPTIONS: `--require ${hook}` };
    expect(nlp(['eliza'], { env }).stderr).toBe('false');
    expect(nlp(['eliza', '-s', 'doctor'], { env }).stderr).toBe('false');
    expect(nlp(['eliza', '--encoding', 'utf-8'], { env }).stderr).toBe('true');
  });

  test('a full disk is told once, and a reader of messages who left changes nothing', () => {
    const { status, stderr } = shell('yes "I am sad" | head -n 50000 | nlp eliza > /dev/full');
    expect(status).toBe(3);
    expect(stderr).toBe('nlp: <stdout>: no space left on the disk\n');
    expect(shell('nlp eliza -s no/such/file 2> /dev/full').status).toBe(3);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends it with its exit status', async (signal) => {
    const child = spawn(process.execPath, [program, 'eliza'], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill(signal);
    const [status] = await once(child, 'exit');
    expect(status).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal]);
  });
});

describe('--json and --explain', () => {
  test('one object a line, with the fields of the contract', () => {
    const { stdout } = nlp(['eliza', '--json'], { input: 'I am sad\nHello\n' });
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(2);
    const fields = ['input', 'reply', 'keyword', 'decomposition', 'reassembly', 'memory'];
    for (const line of lines) expect(Object.keys(line)).toEqual(fields);
    expect(lines[0].input).toBe('I am sad');
  });

  test('--explain shows the way to each reply, as text and as data', () => {
    const plain = nlp(['eliza', '--text', 'I am sad']).stdout;
    const { stdout } = nlp(['eliza', '--text', 'I am sad', '--explain']);
    expect(stdout.startsWith(plain)).toBe(true);
    expect(stdout.length).toBeGreaterThan(plain.length + 100);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    const data = JSON.parse(nlp(['eliza', '--text', 'I am sad', '--explain', '--json']).stdout);
    expect(data.trace.length).toBeGreaterThan(2);
  });
});

describe('scripts', () => {
  test('lists the built-in ones', () => {
    const scripts = JSON.parse(nlp(['eliza', 'scripts', '--json']).stdout);
    expect(scripts.map((script: { name: string }) => script.name)).toContain('doctor');
    expect(scripts.length).toBeGreaterThanOrEqual(2);
    expect(nlp(['eliza', 'scripts']).stdout).toContain('doctor');
  });

  test('prints one, which then is a script of its own', () => {
    const { stdout } = nlp(['eliza', 'scripts', 'keeper']);
    const file = path.join(temporaryFolder(), 'copy.script');
    writeFileSync(file, stdout);
    const reply = (script: string) => nlp(['eliza', '-s', script, '--text', 'my brother is late']).stdout;
    expect(reply(file)).toBe(reply('keeper'));
    expect(nlp(['eliza', 'scripts', 'keper']).status).toBe(3);
  });

  test('new writes one to start from, and replaces none that is there', () => {
    const file = path.join(temporaryFolder(), 'mine.script');
    const { stdout } = nlp(['eliza', 'new']);
    expect(nlp(['eliza', 'new', '-o', file]).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    expect(nlp(['eliza', 'check', file]).stdout).toBe(`${file}: 0 errors, 0 warnings\n`);
    writeFileSync(file, 'mine');
    expect(nlp(['eliza', 'new', '-o', file]).status).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(nlp(['eliza', 'new', '-o', file, '--force']).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
  });

  test('an explanation says which script speaks; the script of 1966 is asked for in vain, with a way to it', () => {
    const { stdout } = nlp(['eliza', '-s', 'keeper', '--text', 'hello', '--explain']);
    expect(stdout).toMatch(/^ {4}Script {6}keeper - /m);
    expect(nlp(['eliza', '-s', 'weizenbaum']).stderr).toContain('Communications of the ACM');
  });

  test('the built-in ones have no fault', () => {
    for (const { name } of JSON.parse(nlp(['eliza', 'scripts', '--json']).stdout)) {
      const { status, stdout } = nlp(['eliza', 'check', name]);
      expect(stdout).toBe(`${name}: 0 errors, 0 warnings\n`);
      expect(status).toBe(0);
    }
  });

  test('check names line and column, and exits 3 on errors', () => {
    const file = path.join(temporaryFolder(), 'bad.script');
    const rule = (text: string) => `(HI)\n(A ((0) (YES)))\n(NONE ((0) (GO)))\n${text}`;
    const memory = '(MEMORY A (0 = 1) (0 = 1) (0 = 1) (0 = 1))\n';
    writeFileSync(file, rule(`${memory}(B ((0 X 0) (SEE 9)))\n(C (=D))\n`));
    const { status, stdout } = nlp(['eliza', 'check', file]);
    expect(status).toBe(3);
    expect(stdout).toMatch(/:5:\d+: error: .*9/);
    expect(stdout).toMatch(/:6:\d+: error: .*D/);
    writeFileSync(file, rule(`${memory}(B (=C))\n(C (=B))\n`));
    expect(nlp(['eliza', 'check', file]).status).toBe(3);
    const looped = nlp(['eliza', '--script', file, '--text', 'b']);
    expect(looped.status).toBe(3);
    expect(looped.stderr).toMatch(/\bB\b.*\bC\b/);
  });

  test('a script that cannot be read is refused with the place', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'broken.script');
    writeFileSync(file, '(HELLO)\n(A ((0) (B))\n');
    const { status, stdout, stderr } = nlp(['eliza', '--script', file, '--text', 'a']);
    expect(status).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/broken\.script:\d+:\d+: /);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
    writeFileSync(file, '');
    expect(nlp(['eliza', '--script', file]).status).toBe(3);
    expect(nlp(['eliza', '--script', path.join(folder, 'none')]).status).toBe(3);
    expect(nlp(['eliza', '--script', 'docter']).stderr).toContain('doctor');
    expect(nlp(['eliza', '--script', folder]).status).toBe(3);
  });
});

describe('transcripts', () => {
  test('hold greeting, inputs and replies', () => {
    const file = path.join(temporaryFolder(), 'chat.txt');
    const { stdout } = nlp(['eliza', '--transcript', file], { input: 'I am sad\n' });
    const [greet, reply] = stdout.split('\n');
    expect(readFileSync(file, 'utf8')).toBe(`${greet}\n> I am sad\n${reply}\n`);
  });

  test('that cannot be written are refused before the chat', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'taken'));
    for (const target of [path.join(folder, 'no', 'chat.txt'), path.join(folder, 'taken')]) {
      const { status, stdout, stderr } = nlp(['eliza', '--transcript', target, '--text', 'hello']);
      expect(status).toBe(3);
      expect(stdout).toBe('');
      expect(stderr).toContain(target);
    }
  });
});

describe('bad input', () => {
  test('that is not UTF-8 is refused with its place', () => {
    const { status, stderr } = nlp(['eliza'], { input: Buffer.from([0x68, 0x69, 0x0a, 0xff, 0xfe]) });
    expect(status).toBe(3);
    expect(stderr).toMatch(/byte 3/);
    const latin1 = nlp(['eliza', '--encoding', 'latin1'], { input: Buffer.from([0x68, 0xe9, 0x0a]) });
    expect(latin1.status).toBe(0);
  });

  test('of one megabyte in one line is answered or refused in time', () => {
    for (const line of ['my '.repeat(350_000), 'x'.repeat(1_000_000), 'I am '.repeat(200_000)]) {
      const started = performance.now();
      const { status } = nlp(['eliza'], { input: `${line}\n` });
      expect([0, 3]).toContain(status);
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });

  test('a missing file is told', () => {
    const { status, stderr } = nlp(['eliza', 'no-such-file.txt']);
    expect(status).toBe(3);
    expect(stderr).toContain('no-such-file.txt');
  });
});

describeShared('the scripts of the 1960s', () => {
  test('the article: men are all alike', () => {
    const { stdout, status } = nlp(['eliza', '--script', sharedPath(cacm)], {
      input: 'Men are all alike.\n',
    });
    expect(stdout).toBe('HOW DO YOU DO. PLEASE TELL ME YOUR PROBLEM\nIN WHAT WAY\n');
    expect(status).toBe(0);
  });
});

test('the program runs from another folder', () => {
  const { stdout } = nlp(['eliza'], { cwd: temporaryFolder(), input: '' });
  expect(stdout).toBe(greeting);
});
