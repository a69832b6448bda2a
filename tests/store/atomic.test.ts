import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { checkWritable, writeAtomically, writeTextAtomically } from '../../src/store/atomic.ts';
import { removeTemporaryFiles } from '../../src/store/temporary-files.ts';

const source = fileURLToPath(new URL('../../src/store/atomic.ts', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));
const unix = process.platform !== 'win32';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nlp-atomic-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => path.join(folder, name);

/** What the promise was rejected with, which must be an NlpError. */
async function refusal(promise: Promise<unknown>): Promise<NlpError> {
  const error = await promise.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(NlpError);
  return error;
}

/** Runs a program that imports `writeAtomically`; its stdin is empty. */
function childArguments(program: string): string[] {
  const file = inFolder('program.mts');
  writeFileSync(
    file,
    `import { writeAtomically, writeTextAtomically } from ${JSON.stringify(source)};\n${program}`,
  );
  return ['--import', 'tsx', file];
}

describe('writing', () => {
  it('writes bytes and text in order and leaves nothing else', async () => {
    await writeAtomically(inFolder('model'), async (output) => {
      await output.write(Uint8Array.of(1, 2, 3));
      await output.write('한글');
      await output.write(new Uint8Array(0));
    });
    expect(readFileSync(inFolder('model'))).toEqual(
      Buffer.concat([Buffer.from([1, 2, 3]), Buffer.from('한글')]),
    );
    expect(readdirSync(folder)).toEqual(['model']);
  });

  it('shows the new content only when all of it is there', async () => {
    writeFileSync(inFolder('model'), 'old');
    await writeAtomically(inFolder('model'), async (output) => {
      await output.write('new');
      expect(readFileSync(inFolder('model'), 'utf8')).toBe('old');
      expect(readdirSync(folder)).toEqual([`.model.${process.pid}.tmp`, 'model']);
    });
    expect(readFileSync(inFolder('model'), 'utf8')).toBe('new');
  });

  it('writes text from any iterable, in large pieces', async () => {
    function* lines() {
      for (let i = 0; i < 50_000; i++) yield `line ${i}\n`;
    }
    async function* later() {
      yield* lines();
    }
    await writeTextAtomically(inFolder('a'), lines());
    await writeTextAtomically(inFolder('b'), later());
    await writeTextAtomically(inFolder('empty'), []);
    expect(readFileSync(inFolder('a'), 'utf8')).toBe([...lines()].join(''));
    expect(readFileSync(inFolder('b')).equals(readFileSync(inFolder('a')))).toBe(true);
    expect(statSync(inFolder('empty')).size).toBe(0);
  });

  it('lets two writers of one file finish, whole', async () => {
    const write = (text: string) => writeTextAtomically(inFolder('model'), [text, text]);
    await Promise.all(['aa', 'bb', 'cc'].map(write));
    expect(['aaaa', 'bbbb', 'cccc']).toContain(readFileSync(inFolder('model'), 'utf8'));
    expect(readdirSync(folder)).toEqual(['model']);
  });

  it('writes more than one piece of a large array', async () => {
    const bytes = new Uint8Array(150_000_001);
    bytes[67_108_864] = 7;
    bytes[150_000_000] = 9;
    await writeAtomically(inFolder('large'), (output) => output.write(bytes));
    expect(readFileSync(inFolder('large')).equals(bytes)).toBe(true);
  });

  it('takes names of 255 bytes', async () => {
    for (const name of ['x'.repeat(255), '가'.repeat(85), '😀'.repeat(63)]) {
      await writeTextAtomically(inFolder(name), ['text']);
      expect(readFileSync(inFolder(name), 'utf8')).toBe('text');
    }
  });
});

describe.runIf(unix)('what stands at the path', () => {
  it('keeps its permissions', async () => {
    for (const mode of [0o600, 0o664, 0o755]) {
      writeFileSync(inFolder('model'), 'old');
      chmodSync(inFolder('model'), mode);
      await writeTextAtomically(inFolder('model'), ['new']);
      expect(statSync(inFolder('model')).mode & 0o777).toBe(mode);
    }
  });

  it('is followed through links, also to where nothing is yet', async () => {
    mkdirSync(inFolder('far'));
    writeFileSync(inFolder('far/model'), 'old');
    symlinkSync('far/model', inFolder('link'));
    symlinkSync('far/new', inFolder('dangling'));
    await writeTextAtomically(inFolder('link'), ['new']);
    await writeTextAtomically(inFolder('dangling'), ['born']);
    expect(lstatSync(inFolder('link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(inFolder('far/model'), 'utf8')).toBe('new');
    expect(readFileSync(inFolder('far/new'), 'utf8')).toBe('born');
    expect(readdirSync(inFolder('far'))).toEqual(['model', 'new']);
    symlinkSync('loop', inFolder('loop'));
    expect((await refusal(writeTextAtomically(inFolder('loop'), ['x']))).what).toMatch(/loop of links/);
  });

  it('may be a pipe, which is written directly', async () => {
    execFileSync('mkfifo', [inFolder('pipe')]);
    const reader = spawn('cat', [inFolder('pipe')]);
    let read = '';
    reader.stdout.on('data', (data) => {
      read += data;
    });
    await checkWritable(inFolder('pipe'));
    const closed = new Promise((done) => reader.on('close', done));
    await writeTextAtomically(inFolder('pipe'), ['through ', 'the pipe']);
    await closed;
    expect(read).toBe('through the pipe');
    expect(readdirSync(folder)).toEqual(['pipe']);
  });

  it('may be the standard output', () => {
    const child = spawnSync(
      process.execPath,
      childArguments("console.log('before'); await writeTextAtomically('/dev/stdout', ['a', 'b\\n']);"),
      { cwd: repository, encoding: 'utf8' },
    );
    expect([child.stdout, child.status]).toEqual(['before\nab\n', 0]);
  });
});

describe('failures', () => {
  it('of the writer are passed on and leave the old file', async () => {
    writeFileSync(inFolder('model'), 'old');
    const bug = new TypeError('a bug');
    const failing = writeAtomically(inFolder('model'), async (output) => {
      await output.write('half');
      throw bug;
    });
    await expect(failing).rejects.toBe(bug);
    expect(readdirSync(folder)).toEqual(['model']);
    expect(readFileSync(inFolder('model'), 'utf8')).toBe('old');
  });

  it('of a generator close it and leave nothing', async () => {
    let closed = false;
    function* lines() {
      try {
        yield 'x'.repeat(100_000);
        throw new RangeError('broken');
      } finally {
        closed = true;
      }
    }
    await expect(writeTextAtomically(inFolder('text'), lines())).rejects.toThrow(RangeError);
    expect([closed, readdirSync(folder)]).toEqual([true, []]);
  });

  it('name a folder, a missing folder, a file in place of a folder', async () => {
    mkdirSync(inFolder('sub'));
    writeFileSync(inFolder('file'), '');
    const cases: [string, RegExp][] = [
      [inFolder('sub'), /is a folder/],
      [`${inFolder('new')}/`, /is a folder/],
      [inFolder('missing/model'), /the folder .*missing does not exist/],
      [inFolder('file/model'), /not a folder/],
      ['', /empty/],
    ];
    for (const [target, message] of cases) {
      for (const action of [() => writeTextAtomically(target, ['x']), () => checkWritable(target)]) {
        const error = await refusal(action());
        expect(error.what).toMatch(message);
        if (target !== '') expect(error.where?.file).toBe(target);
      }
    }
    expect(readdirSync(folder).sort()).toEqual(['file', 'sub']);
  });

  it.runIf(unix)('tell a protected file and a protected folder apart', async () => {
    mkdirSync(inFolder('open'));
    mkdirSync(inFolder('closed'));
    writeFileSync(inFolder('open/protected'), 'old');
    chmodSync(inFolder('open/protected'), 0o444);
    chmodSync(folder, 0o755);
    chmodSync(inFolder('open'), 0o777);
    chmodSync(inFolder('closed'), 0o555);
    // Root may write everywhere, so the test becomes nobody for a moment.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      for (const action of [writeTextAtomically, checkWritable]) {
        const file = await refusal(action(inFolder('open/protected'), ['new']));
        expect(file.what).toBe('not allowed to write it');
        const inClosed = await refusal(action(inFolder('closed/model'), ['new']));
        expect(inClosed.what).toBe(`not allowed to create a file in ${inFolder('closed')}`);
      }
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
    expect(readFileSync(inFolder('open/protected'), 'utf8')).toBe('old');
    expect(readdirSync(inFolder('open'))).toEqual(['protected']);
    expect(readdirSync(inFolder('closed'))).toEqual([]);
  });

  it.runIf(existsSync('/dev/full'))('of a full device name it', async () => {
    const error = await refusal(writeTextAtomically('/dev/full', ['x']));
    expect([error.what, error.where?.file]).toEqual(['no space left on the disk', '/dev/full']);
    expect(error.remedy).not.toMatch(/nothing was left/i);
  });

  it.runIf(unix)('of a disk that is full halfway leave the old file', () => {
    // A limit on the size of files stands for the full disk: it fails in the same system call, without root.
    const target = inFolder('model');
    writeFileSync(target, 'old');
    const program = `
      try {
        await writeAtomically(${JSON.stringify(target)}, async (output) => {
          for (let i = 0; i < 100; i++) await output.write(new Uint8Array(100_000));
        });
      } catch (error) {
        console.log(JSON.stringify([error.name, error.message, error.remedy]));
      }`;
    const command = ['ulimit -f 2000', `exec "$@"`].join('; ');
    const child = spawnSync('sh', ['-c', command, 'sh', process.execPath, ...childArguments(program)], {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    });
    expect(JSON.parse(child.stdout)).toEqual([
      'NlpError',
      `${target}: file too large for this disk or limit`,
      'Name another folder. Nothing was left half-written.',
    ]);
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['model', 'program.mts']);
  });
});

describe.runIf(unix)('signals', () => {
  const unfinished = (more: string) => `
    ${more}
    await writeAtomically(${JSON.stringify('TARGET')}, async (output) => {
      await output.write('half');
      console.log('writing');
      await new Promise((done) => setTimeout(done, 20_000));
    });`;

  async function interrupt(program: string, signal: NodeJS.Signals) {
    const target = inFolder('model');
    writeFileSync(target, 'old');
    const child = spawn(
      process.execPath,
      childArguments(program.replace('"TARGET"', JSON.stringify(target))),
      {
        cwd: repository,
      },
    );
    const ended = new Promise((done) => child.on('close', (code, by) => done(by ?? code)));
    await new Promise((done) => child.stdout.once('data', done));
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toHaveLength(1);
    child.kill(signal);
    const how = await ended;
    expect(readdirSync(folder).sort()).toEqual(['model', 'program.mts']);
    expect(readFileSync(target, 'utf8')).toBe('old');
    return how;
  }

  it('end the program as they would without us', async () => {
    expect(await interrupt(unfinished(''), 'SIGINT')).toBe('SIGINT');
    expect(await interrupt(unfinished(''), 'SIGTERM')).toBe('SIGTERM');
  });

  it('leave the decision to a program that listens', async () => {
    const leaving = unfinished("process.on('SIGINT', () => process.exit(130));");
    expect(await interrupt(leaving, 'SIGINT')).toBe(130);
  });

  it('are listened to only while something is unfinished', async () => {
    const before = process.listenerCount('SIGINT');
    await writeAtomically(inFolder('model'), async (output) => {
      expect(process.listenerCount('SIGINT')).toBe(before + 1);
      await output.write('x');
    });
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  it('handlers can remove what is unfinished; the write then fails', async () => {
    const failing = writeAtomically(inFolder('model'), async (output) => {
      await output.write('half');
      removeTemporaryFiles();
      expect(readdirSync(folder)).toEqual([]);
    });
    await refusal(failing);
    expect(readdirSync(folder)).toEqual([]);
  });
});
