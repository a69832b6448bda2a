/**
 * A process that runs the built program many times, each time as if it were its first: arguments, environment,
 * folder, streams and exit status are those of the request, and what a run leaves listening is taken away. What is
 * loaded stays loaded, which is all that is saved. The entry is the real one, `dist/program/main.js`, evaluated anew.
 *
 * A run that calls `process.exit` ends this process, too, after the answer; the next request gets another.
 */
import { Console } from 'node:console';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const repository = path.join(import.meta.dirname, '..', '..');
const program = path.join(repository, 'bin', 'nlp.js');
const entry = pathToFileURL(path.join(repository, 'dist', 'program', 'main.js')).href;
const events = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP', 'SIGCONT', 'message', 'disconnect'];
const reallyExit = process.exit.bind(process);
let runs = 0;

class Capture extends Writable {
  pieces = [];

  _write(piece, _encoding, done) {
    this.pieces.push(piece);
    done();
  }

  get text() {
    return Buffer.concat(this.pieces).toString('utf8');
  }
}

process.on('disconnect', () => reallyExit());
process.on('message', async ({ args, input, env, cwd }) => {
  const before = new Map(events.map((name) => [name, process.listeners(name)]));
  const [stdout, stderr] = [new Capture(), new Capture()];
  const stdin = Readable.from(input.length === 0 ? [] : [Buffer.from(input)], { objectMode: false });
  for (const name of Object.keys(process.env)) if (env[name] === undefined) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.argv = [process.execPath, program, ...args];
  process.exitCode = undefined;
  for (const [name, value] of Object.entries({ stdin, stdout, stderr }))
    Object.defineProperty(process, name, { value, configurable: true });
  globalThis.console = new Console(stdout, stderr);

  let ended = false;
  const end = (code, isLast) => {
    if (ended) return;
    ended = true;
    process.exitCode = code;
    for (const listener of added('exit', before)) listener.call(process, code);
    for (const name of events) for (const listener of added(name, before)) process.off(name, listener);
    const status = Number(process.exitCode ?? 0);
    process.send({ status, stdout: stdout.text, stderr: stderr.text, isLast }, () => {
      if (isLast) reallyExit();
    });
  };
  process.exit = (code = process.exitCode ?? 0) => {
    end(code, true);
    throw new Error('the program has ended');
  };
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => {
    if (!ended) stderr.write(`${error?.stack ?? error}\n`);
    end(1, true);
  });
  await import(`${entry}?${runs++}`);
  // What was written last is handed on, as at the end of a process.
  await new Promise((resolve) => setImmediate(resolve));
  end(process.exitCode ?? 0, false);
});

function added(name, before) {
  return process.listeners(name).filter((listener) => !before.get(name).includes(listener));
}
