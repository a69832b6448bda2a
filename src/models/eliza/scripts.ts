/**
 * Script files: the built-in ones in `corpora/eliza/` and the user's own.
 *
 * A name without a path or an extension (`doctor`) is a built-in script; anything else is a file. A file that is
 * called like a built-in script is read as `./doctor`.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { fromSystemError, NlpError } from '../../errors.ts';
import { editDistance } from '../../options/nearest-name.ts';
import { BUILT_IN_FOLDER, SCRIPT_EXTENSION } from './built-in.ts';
import { readScript } from './script-reader.ts';
import type { ElizaScript } from './types.ts';

/** Ten times the longest script that anyone would write by hand. */
const MAX_BYTES = 2 ** 24;

export interface ScriptInfo {
  name: string;
  /** The first comment line. */
  title: string;
  /** How many keywords it has. */
  keywords: number;
}

/** The built-in scripts, by name. */
export function listScripts(folder: string = BUILT_IN_FOLDER): ScriptInfo[] {
  return builtInNames(folder).map((name) => {
    const { text, path: file } = readScriptFile(name, folder);
    return { name, title: titleOf(text), keywords: readScript(text, file).rules.size };
  });
}

/**
 * The script with this name, or in this file.
 * @throws NlpError where there is none, or where it has an error (with line and column)
 */
export function loadScript(nameOrFile: string, folder: string = BUILT_IN_FOLDER): ElizaScript {
  const { text, path: file } = readScriptFile(nameOrFile, folder);
  return readScript(text, file);
}

/** The first comment line of a built-in script; empty for a file, which may be a pipe that was read already. */
export function titleOfScript(nameOrFile: string, folder: string = BUILT_IN_FOLDER): string {
  if (!isBuiltIn(nameOrFile, folder)) return '';
  return titleOf(readScriptFile(nameOrFile, folder).text);
}

/** The text of a script, not yet read as one, and the path it was found at (its name, if it is built in). */
export function readScriptFile(
  nameOrFile: string,
  folder: string = BUILT_IN_FOLDER,
): { text: string; path: string } {
  if (isBuiltIn(nameOrFile, folder)) {
    return { text: readText(path.join(folder, nameOrFile + SCRIPT_EXTENSION), nameOrFile), path: nameOrFile };
  }
  try {
    return { text: readText(nameOrFile, nameOrFile), path: nameOrFile };
  } catch (error) {
    const code = (error as { cause?: NodeJS.ErrnoException }).cause?.code;
    if (!isName(nameOrFile) || code !== 'ENOENT') throw error;
    throw new NlpError(`there is no script called ${nameOrFile}, and no such file`, {
      remedy: suggest(nameOrFile, folder),
    });
  }
}

function isName(nameOrFile: string): boolean {
  return /^[\w-]+$/.test(nameOrFile);
}

function isBuiltIn(nameOrFile: string, folder: string): boolean {
  return isName(nameOrFile) && builtInNames(folder).includes(nameOrFile);
}

function builtInNames(folder: string): string[] {
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fromSystemError(error, folder, 'read');
  }
  const scripts = files.filter((file) => file.endsWith(SCRIPT_EXTENSION));
  return scripts.map((file) => file.slice(0, -SCRIPT_EXTENSION.length)).sort();
}

/** Reads a file (or pipe) of at most MAX_BYTES as UTF-8. */
function readText(file: string, name: string): string {
  let bytes: Buffer;
  try {
    bytes = readBytes(file, name);
  } catch (error) {
    throw fromSystemError(error, name, 'read');
  }
  if (!isUtf8(bytes)) {
    throw new NlpError('not UTF-8 text', {
      where: { file: name, byte: firstInvalid(bytes) },
      remedy: 'Save the script as UTF-8.',
    });
  }
  return bytes.toString('utf8');
}

function readBytes(file: string, name: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    let bytes = Buffer.alloc(Math.min(fstatSync(descriptor).size, MAX_BYTES) + 65536);
    let length = 0;
    for (;;) {
      const count = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (count === 0) return bytes.subarray(0, length);
      length += count;
      if (length > MAX_BYTES) {
        throw new NlpError(`more than ${MAX_BYTES >> 20} MB`, {
          where: { file: name },
          remedy: 'Name a script file.',
        });
      }
      if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Where the valid UTF-8 at the beginning of `bytes` ends. */
function firstInvalid(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  // A prefix is valid up to the fault; one that ends inside a character is judged without its last three bytes.
  const isValid = (end: number) =>
    [0, 1, 2, 3].some((cut) => end >= cut && isUtf8(bytes.subarray(0, end - cut)));
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isValid(middle)) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && !isUtf8(bytes.subarray(0, low))) low--;
  return low;
}

function titleOf(text: string): string {
  for (const line of text.split(/\r?\n/)) {
    const title = line.replace(/^[\s;\ufeff]+/, '').trim();
    if (line.trimStart().replace('\ufeff', '').startsWith(';') && title !== '') return title;
  }
  return '';
}

function suggest(name: string, folder: string): string {
  if (/1966|original|weizenbaum|cacm/i.test(name)) {
    return (
      'The script of 1966 is not shipped: it is Weizenbaum’s, printed in Communications of the ACM 9(1), pages 44 and 45. ' +
      'Name a file with it, and every reply is that of 1966.'
    );
  }
  const names = builtInNames(folder);
  const near = names.filter(
    (each) => editDistance(each, name.toLowerCase()) <= Math.max(1, name.length >> 1),
  );
  if (near.length > 0) return `Did you mean ${near.join(' or ')}?`;
  const list = names.length > 0 ? `Built-in scripts: ${names.join(', ')}. ` : '';
  return `${list}Name one of them or a script file.`;
}
