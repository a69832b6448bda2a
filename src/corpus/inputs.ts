/**
 * What the inputs of a command stand for: a path that exists (a file, or a folder with all its files), else a
 * glob pattern; `-` for stdin; `@name` or `@name:split` for a built-in corpus; without inputs, stdin.
 *
 * A file whose name starts with `@` or is `-` is written `./@name`, `./-`. Pipes and character devices (a shell's
 * `<(...)`, /dev/stdin) are read like files when they are named. What few inputs need is loaded when it is needed.
 */
import path from 'node:path';
import { fromSystemError, NlpError, usageError } from '../errors.ts';
import type { Input, InputOptions, Inputs } from './types.ts';

/**
 * The inputs in reading order. Nothing is opened yet, but every file is known to exist.
 * @throws NlpError for a path, pattern, corpus or split that is not there
 */
export async function resolveInputs(inputs: Inputs, options: InputOptions = {}): Promise<Input[]> {
  const resolved = inputs.filter((input): input is Input => typeof input !== 'string');
  if (options.text !== undefined && (inputs.length === 0 || resolved.length < inputs.length)) {
    if (inputs.length > 0) {
      throw usageError(
        'gives the input itself, so there can be no files beside it',
        'text',
        'Leave out one.',
      );
    }
    return [{ name: '<text>', id: 'text', source: { kind: 'text', text: options.text }, inFolder: false }];
  }
  const named = inputs.length === 0 ? ['-'] : inputs;
  const found: Input[] = [];
  const folders = new Set<string>();
  for (const input of named) {
    if (typeof input !== 'string') found.push(input);
    else if (input === '-')
      found.push({ name: '<stdin>', id: 'stdin', source: { kind: 'stdin' }, inFolder: false });
    else if (input.startsWith('@')) {
      const { corpusInputs } = await import('./catalog.ts');
      found.push(...corpusInputs(input, options.catalog));
    } else found.push(...(await resolvePath(input, folders)));
  }
  if (found.filter((input) => input.source.kind === 'stdin').length > 1) {
    throw usageError('stdin can be read only once', '-', 'Name it once.');
  }
  // Files of several folders may have the same name below theirs: the folder makes the difference.
  if (folders.size > 1) for (const input of found) if (input.inFolder) input.id = portable(input.name);
  return found;
}

async function resolvePath(name: string, folders: Set<string>): Promise<Input[]> {
  if (name === '')
    throw usageError('an input is the empty string', undefined, 'Name a file, or - for stdin.');
  const { stat } = await import('node:fs/promises');
  let status: Awaited<ReturnType<typeof stat>>;
  try {
    status = await stat(name);
  } catch (error) {
    const { filesOfPattern, isPattern } = await import('./folder.ts');
    const code = (error as NodeJS.ErrnoException).code;
    if ((code === 'ENOENT' || code === 'ENOTDIR') && (await isPattern(name))) {
      return Promise.all(
        (await filesOfPattern(name)).map(async (file) => fileInput(file, (await stat(file)).size)),
      );
    }
    if (code === 'ENOENT' && (name.includes(' ') || !/[./\\]/.test(name))) {
      throw new NlpError('no such file or folder', {
        where: { file: name },
        remedy: (option) =>
          `Check the path; what is no file but the text itself is given with ${option('text')}.`,
        cause: error,
      });
    }
    throw fromSystemError(error, name, 'read');
  }
  if (status.isDirectory()) {
    const { filesInFolder } = await import('./folder.ts');
    folders.add(name);
    return (await filesInFolder(name)).map((file) => ({
      name: file.path,
      id: file.relative,
      source: { kind: 'file', path: file.path, bytes: file.bytes },
      inFolder: true,
    }));
  }
  if (status.isFile()) return [fileInput(name, status.size)];
  if (status.isFIFO() || status.isCharacterDevice()) return [fileInput(name, undefined)];
  const { specialKind } = await import('./folder.ts');
  throw new NlpError(`is a ${specialKind(status)}, which cannot be read as text`, {
    where: { file: name },
    remedy: 'Name a file.',
  });
}

function fileInput(name: string, bytes: number | undefined): Input {
  return { name, id: portable(name), source: { kind: 'file', path: name, bytes }, inFolder: false };
}

function portable(name: string): string {
  return (path.sep === '\\' ? name.replaceAll('\\', '/') : name).replace(/^(\.\/)+/, '');
}
