/**
 * Files that appear whole or not at all: everything is written to a temporary file in the same folder
 * (`.name.pid.tmp`; those of processes that were killed are cleared by the next), flushed to the disk and renamed. Whatever goes wrong, and on Ctrl-C, what stood at the path
 * before still stands there and nothing half-written is left.
 *
 * Links are followed, an existing file keeps its permissions, and one that may not be written is not replaced.
 * What is no regular file (a pipe, /dev/stdout, a device) is written directly: there atomic has no meaning.
 */
import { constants, openSync, readdirSync, type Stats, unlinkSync } from 'node:fs';
import { access, lstat, open, readlink, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fromSystemError, NlpError } from '../errors.ts';
import { isAlive } from '../math/living-process.ts';
import { type OpenFile, openFileOf } from './open-file.ts';
import { refuseInput } from './protected-inputs.ts';
import { addTemporaryFile, forgetTemporaryFile } from './temporary-files.ts';
import { addWrittenFile } from './written-files.ts';

/** Where a writer puts its bytes, in order; text is encoded as UTF-8. Await each call before the next. */
export interface FileOutput {
  write(chunk: Uint8Array | string): Promise<void>;
}

/** Bytes of one system call: long enough to be fast, short enough for Ctrl-C, and below the limit of 2 GiB. */
const pieceLength = 64 * 1024 * 1024;
/** UTF-16 units of text that are written at once. */
const textLength = 65536;
const maximumLinks = 40;

interface Target {
  /** The path behind all links. */
  path: string;
  /** What stands there now. */
  stats: Stats | undefined;
}

/**
 * Writes a file so that it appears whole or not at all.
 * @param write receives the place to write to; what it throws is passed on unchanged
 * @throws NlpError that names the path where the disk is full, the folder is missing, writing is not allowed, ...
 */
export async function writeAtomically(
  path: string,
  write: (output: FileOutput) => Promise<void>,
): Promise<void> {
  const stream = standardStream(path);
  if (stream !== undefined) {
    return write({ write: (chunk) => writeToStream(stream, chunk, path) });
  }
  const target = await findTarget(path);
  if (target.stats !== undefined && !target.stats.isFile()) return writeDirectly(path, write);

  const [handle, temporary] = createTemporary(target.path, path);
  try {
    try {
      await write({ write: (chunk) => writeAll(handle, chunk, path, true) });
      await orWriteError(path, true, async () => {
        if (target.stats !== undefined) await handle.chmod(target.stats.mode & 0o7777);
        await handle.sync();
      });
    } finally {
      await handle.close();
    }
    await orWriteError(path, true, () => rename(temporary, target.path));
    addWrittenFile(path);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  } finally {
    forgetTemporaryFile(temporary);
  }
  await syncFolder(dirname(target.path));
}

/** The same for text that comes in pieces, such as the lines of a generator (with their line ends). */
export async function writeTextAtomically(
  path: string,
  chunks: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  await writeAtomically(path, async (output) => {
    let pending = '';
    const isSynchronous = Symbol.iterator in chunks;
    for await (const chunk of isSynchronous ? joined(chunks) : chunks) {
      pending += chunk;
      if (pending.length < textLength) continue;
      await output.write(pending);
      pending = '';
    }
    if (pending !== '') await output.write(pending);
  });
}

/**
 * Finds out early whether a file could be written: call it before hours of training, not after.
 * @throws NlpError as `writeAtomically` would
 */
export async function checkWritable(path: string): Promise<void> {
  if (standardStream(path) !== undefined) return;
  const target = await findTarget(path);
  if (target.stats !== undefined && !target.stats.isFile()) {
    return orWriteError(path, false, () => access(target.path, constants.W_OK));
  }
  const [handle, temporary] = createTemporary(target.path, path);
  await handle.close();
  await unlink(temporary).catch(() => {});
  forgetTemporaryFile(temporary);
}

/** Joins short pieces to long ones: waiting for each line would take longer than writing it. */
function* joined(chunks: Iterable<string>): Generator<string> {
  let pending = '';
  for (const chunk of chunks) {
    pending += chunk;
    if (pending.length < textLength) continue;
    yield pending;
    pending = '';
  }
  yield pending;
}

/** Follows links, and refuses what can be no output file. */
async function findTarget(path: string): Promise<Target> {
  if (path === '') throw new NlpError('the name of the output file is empty', { exitStatus: 2 });
  if (/[/\\]$/.test(path)) return refuseFolder(path);
  const stats = await orWriteError(path, true, () => statOrUndefined(path));
  if (stats === undefined) {
    const target = await followLinks(path);
    const folder = dirname(target);
    const folderStats = await orWriteError(path, true, () => statOrUndefined(folder));
    if (folderStats?.isDirectory()) return { path: target, stats };
    const what = `the folder ${folder} ${folderStats === undefined ? 'does not exist' : 'is a file'}`;
    throw new NlpError(what, { where: { file: path }, remedy: 'Create the folder first, or name another.' });
  }
  if (stats.isDirectory()) return refuseFolder(path);
  if (!stats.isFile()) return { path, stats };
  await refuseInput(path);
  return orWriteError(path, true, async () => {
    const target = await realpath(path);
    // Renaming would replace even a file that was protected on purpose.
    await (await open(target, 'r+')).close();
    return { path: target, stats };
  });
}

function refuseFolder(file: string): never {
  throw new NlpError('is a folder, not a file', { where: { file }, remedy: 'Name a file in it.' });
}

async function statOrUndefined(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Where a link leads whose end does not exist yet. */
async function followLinks(path: string): Promise<string> {
  let target = path;
  for (let i = 0; i < maximumLinks; i++) {
    const link = await lstat(target).catch(() => undefined);
    if (!link?.isSymbolicLink()) break;
    target = resolve(dirname(target), await readlink(target));
  }
  return target;
}

/** Creates `.name.pid.tmp` beside the target; where that stands already, `.name.pid-1.tmp` and so on. */
function createTemporary(target: string, path: string): [OpenFile, string] {
  // File systems allow names of 255 bytes; 50 UTF-16 units take at most 150.
  const name = `.${basename(target).slice(0, 50)}.`;
  removeLeftovers(dirname(target), name);
  const start = join(dirname(target), `${name}${process.pid}`);
  for (let i = 0; ; i++) {
    const temporary = `${start}${i === 0 ? '' : `-${i}`}.tmp`;
    try {
      // Not awaited, so that no signal can come between creating the file and knowing of it; and kept, because by the
      // time it is opened again its name may be another file's.
      const descriptor = openSync(temporary, 'wx');
      addTemporaryFile(temporary);
      return [openFileOf(descriptor), temporary];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST' && i < 1000) continue;
      throw createError(error, path, dirname(target));
    }
  }
}

/** Of each folder that was written to, what stood there with the name of a temporary file. */
const leftovers = new Map<string, string[]>();

/** Deletes temporary files of the same target whose process did not live to do so. */
function removeLeftovers(folder: string, name: string): void {
  let found = leftovers.get(folder);
  try {
    found ??= readdirSync(folder).filter((one) => /^\..*\.\d+(-\d+)?\.tmp$/.test(one));
  } catch {
    // What cannot be listed may still be written to.
    found = [];
  }
  leftovers.set(folder, found);
  for (const one of found) {
    const pid = one.startsWith(name) ? /^(\d+)(-\d+)?\.tmp$/.exec(one.slice(name.length))?.[1] : undefined;
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      unlinkSync(join(folder, one));
    } catch {
      // Gone already, or not ours to delete.
    }
  }
}

async function writeDirectly(path: string, write: (output: FileOutput) => Promise<void>): Promise<void> {
  // Appending, because a device or pipe knows no positions, and to keep what others wrote to the same place.
  const flags = constants.O_WRONLY | constants.O_APPEND;
  const handle = await orWriteError(path, false, () => open(path, flags));
  try {
    await write({ write: (chunk) => writeAll(handle, chunk, path, false) });
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: OpenFile, chunk: Uint8Array | string, path: string, atomic: boolean) {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  await orWriteError(path, atomic, async () => {
    let written = 0;
    while (written < bytes.length) {
      const length = Math.min(bytes.length - written, pieceLength);
      written += (await handle.write(bytes, written, length)).bytesWritten;
    }
  });
}

/** Standard output and error by their names: they may be sockets, which cannot be opened by a path. */
function standardStream(path: string): NodeJS.WriteStream | undefined {
  if (['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'].includes(path)) return process.stdout;
  if (['/dev/stderr', '/dev/fd/2', '/proc/self/fd/2'].includes(path)) return process.stderr;
  return undefined;
}

function writeToStream(stream: NodeJS.WriteStream, chunk: Uint8Array | string, path: string): Promise<void> {
  return new Promise((done, fail) => {
    stream.write(chunk, (error) => (error ? fail(writeError(error, path, false)) : done()));
  });
}

async function orWriteError<T>(path: string, atomic: boolean, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw writeError(error, path, atomic);
  }
}

/** A system error in words, with the promise that nothing was left where that is true. */
function writeError(error: unknown, path: string, atomic: boolean): unknown {
  const systemError = fromSystemError(error, path, 'write');
  if (!(systemError instanceof NlpError) || systemError === error) return systemError;
  const advice = (systemError.remedy ?? '').replace(/; nothing was left half-written\.$/, '.');
  const remedy = `${advice}${atomic ? ' Nothing was left half-written.' : ''}`.trim();
  return new NlpError(systemError.what, {
    where: systemError.where,
    remedy,
    exitStatus: systemError.exitStatus,
    cause: error,
  });
}

/** The folder, not the file, is what does not allow it. */
function createError(error: unknown, path: string, folder: string): unknown {
  const systemError = writeError(error, path, true);
  const code = (error as NodeJS.ErrnoException).code;
  if (!(systemError instanceof NlpError) || (code !== 'EACCES' && code !== 'EPERM')) return systemError;
  const remedy = 'Check the permissions of the folder, or name another. Nothing was left half-written.';
  return new NlpError(`not allowed to create a file in ${folder}`, {
    where: systemError.where,
    remedy,
    cause: error,
  });
}

/** Makes the renaming itself last through a power cut; folders cannot be flushed on every system. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file is whole in any case.
  }
}
