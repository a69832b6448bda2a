/**
 * The one error a user is meant to see.
 *
 * An `NlpError` says what was wrong (the value), where (file, line, column, byte or option) and what to do
 * about it. Anything else that is thrown is a bug and keeps its stack. The exit status it carries is the one
 * of the command line: 1 a check failed, 2 wrong usage, 3 bad input, corpus or model file.
 */

export type ExitStatus = 0 | 1 | 2 | 3 | 4 | 130;

/** Where something was found: a file (or `<stdin>`), and in it a line and column (both from 1) or a byte (from 0). */
export interface Location {
  file?: string;
  line?: number;
  column?: number;
  byte?: number;
  /** The key of an option, such as `learningRate`; on the command line it is shown as the flag. */
  option?: string;
  /** What was given for it, where it takes several things of which one is wrong. */
  given?: string;
}

/** How options are called where a message is read: by their keys, or on a command line by their flags. */
export type OptionNaming = (key: string) => string;

/** A sentence, or one that names options: `(option) => `needs ${option('valid')}``. */
export type Sentence = string | ((option: OptionNaming) => string);

export interface NlpErrorDetails {
  where?: Location;
  /** What the user can do about it, as an imperative sentence. */
  remedy?: Sentence;
  /** @defaultValue 3 */
  exitStatus?: ExitStatus;
  cause?: unknown;
}

export class NlpError extends Error {
  /** What was wrong, without place and remedy. */
  readonly what: string;
  readonly where: Location | undefined;
  readonly remedy: string | undefined;
  readonly exitStatus: ExitStatus;
  readonly #said: { what: Sentence; remedy: Sentence | undefined };

  constructor(what: Sentence, details: NlpErrorDetails = {}) {
    const place = formatLocation(details.where);
    const text = bounded(spoken(what, byKey));
    super(place ? `${place}: ${text}` : text, { cause: details.cause });
    this.name = 'NlpError';
    this.what = text;
    this.where = details.where;
    this.remedy = details.remedy === undefined ? undefined : spoken(details.remedy, byKey);
    this.exitStatus = details.exitStatus ?? 3;
    this.#said = { what, remedy: details.remedy };
  }

  /** The same error with its options called otherwise. */
  withOptionNames(naming: OptionNaming): NlpError {
    const { what, remedy } = this.#said;
    const { where, exitStatus, cause } = this;
    return new NlpError(spoken(what, naming), {
      where: where?.option === undefined ? where : { ...where, option: naming(where.option) },
      remedy: remedy === undefined ? undefined : spoken(remedy, naming),
      exitStatus,
      cause,
    });
  }

  /** The same error at a more exact place, such as in a file whose name its thrower does not know. */
  located(where: Location): NlpError {
    const { what, remedy } = this.#said;
    return new NlpError(what, {
      where: { ...this.where, ...where },
      remedy,
      exitStatus: this.exitStatus,
      cause: this,
    });
  }
}

const byKey: OptionNaming = (key) => key;

function spoken(sentence: Sentence, naming: OptionNaming): string {
  return typeof sentence === 'string' ? sentence : sentence(naming);
}

/**
 * Wrong usage (exit status 2): an option or argument that cannot be used as it was given.
 * @param option its key, such as `learningRate`
 */
export function usageError(what: Sentence, option?: string, remedy?: Sentence): NlpError {
  return new NlpError(what, { where: option === undefined ? undefined : { option }, remedy, exitStatus: 2 });
}

/** `file:line:column`, `file, byte 17`, an option; the empty string where nothing is known. */
export function formatLocation(where: Location | undefined): string {
  if (where === undefined) return '';
  const parts: string[] = [];
  let place = where.file ?? '';
  if (where.line !== undefined) place += `${place ? ':' : 'line '}${where.line}`;
  if (where.line !== undefined && where.column !== undefined) place += `:${where.column}`;
  if (place) parts.push(place);
  if (where.byte !== undefined) parts.push(`byte ${where.byte}`);
  if (where.option !== undefined)
    parts.push(where.given === undefined ? where.option : `${where.option} ${where.given}`);
  return parts.join(', ');
}

/**
 * The message of a system error (`ENOENT`, `EACCES`, `ENOSPC`, ...) in words, as an `NlpError` about `file`.
 * Errors without a system code are returned unchanged: they are bugs.
 */
export function fromSystemError(error: unknown, file: string, doing: 'read' | 'write'): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (error instanceof NlpError || typeof code !== 'string') return error;
  const known: Record<string, [string, string]> = {
    ENOENT: ['no such file or folder', 'Check the path.'],
    EACCES: [`not allowed to ${doing} it`, 'Check its permissions.'],
    EPERM: [`not allowed to ${doing} it`, 'Check its permissions.'],
    EISDIR: ['is a folder, not a file', 'Name a file.'],
    ENOTDIR: ['a part of the path is not a folder', 'Check the path.'],
    ENOSPC: [
      'no space left on the disk',
      'Free some space or name another folder; nothing was left half-written.',
    ],
    EROFS: ['the disk is read-only', 'Name another folder.'],
    EMFILE: ['too many open files', 'Raise the limit (ulimit -n) or name fewer files.'],
    EFBIG: ['file too large for this disk or limit', 'Name another folder.'],
    EDQUOT: ['the disk quota is used up', 'Free some space or name another folder.'],
    ENAMETOOLONG: ['the path is too long', 'Check the path.'],
    ELOOP: ['the path has a loop of links', 'Check the path.'],
  };
  const text = known[code];
  if (text === undefined) {
    return new NlpError(`cannot ${doing} it (${code})`, { where: { file }, cause: error });
  }
  return new NlpError(text[0], { where: { file }, remedy: text[1], cause: error });
}

/** Of what was wrong, in UTF-16 units: what other programs' messages quote may have any length. */
const longestWhat = 1000;
/** Of what stands in it without a blank. */
const longestRun = 300;

function bounded(what: string): string {
  if (what.length <= longestRun) return what;
  const cut = what.replace(/\S+/g, (run) => cutText(run, longestRun));
  return cut.length <= longestWhat
    ? cut
    : `${cutText(cut, longestWhat - 200)} ${cut.slice(-199).replace(/^[\udc00-\udfff]/, '')}`;
}

/** Of a value that a message quotes, in UTF-16 units. */
const longestValue = 80;

/**
 * A value as a message quotes it: JSON, so that control characters are seen and a text is told from a number; what is
 * long is cut. Messages quote values with nothing else.
 */
export function shownValue(value: unknown): string {
  const written =
    typeof value === 'string'
      ? JSON.stringify(cutText(value))
      : typeof value === 'number' || typeof value === 'bigint'
        ? String(value)
        : (JSON.stringify(value) ?? typeof value);
  return cutText(written, longestValue + 4).replace(unseen, escaped);
}

/** Control characters that JSON leaves as they are, and marks that turn the order of what is shown. */
const unseen = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function cutText(text: string, most = longestValue): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 3).replace(/[\ud800-\udbff]$/, '')}...`;
}
