/**
 * An experiment file as YAML with places: whatever is found wrong in a value has its file, line and column.
 * Values set from outside have no place in the file; their errors name the option that set them.
 */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  parse as parseYaml,
  type Scalar,
  visit,
} from 'yaml';
import { type ExitStatus, type Location, NlpError, shownValue } from '../../errors.ts';
import { maximumNesting, tooDeep } from './nesting.ts';

export type Path = readonly (string | number)[];

/** More than anyone writes by hand; a guard against files that are no experiment at all. */
export const longestSpec = 1 << 20;

/** The key of the option that sets values from outside. */
export const settingsOption = 'set';

export class SpecSource {
  readonly file: string;
  readonly #text: string;
  readonly #lines = new LineCounter();
  readonly #document: Document;
  #unfolded = false;
  /** What was set from outside. */
  readonly #changes: { path: Path; setting: string }[] = [];

  /** @throws NlpError (exit 2) for what is no YAML */
  constructor(text: string, file: string) {
    this.file = file;
    this.#text = text.replace(/^\uFEFF/, '');
    if (this.#text.length > longestSpec)
      throw new NlpError('is too long for an experiment file', { where: { file }, exitStatus: 2 });
    const deep = tooDeep(this.#text);
    if (deep !== undefined) {
      const { line, column } = lineAndColumn(this.#text, deep);
      throw new NlpError(tooDeepText, { where: { file, line, column }, exitStatus: 2 });
    }
    this.#document = parseDocument(this.#text, {
      lineCounter: this.#lines,
      prettyErrors: false,
      // `<<: *name`, which YAML 1.2 left out and everybody writes.
      merge: true,
      stringKeys: true,
      // It compares each key with all before it; see below.
      uniqueKeys: false,
    });
    const problem = this.#document.errors[0] ?? this.#document.warnings[0];
    if (problem !== undefined) {
      const [what, remedy] = describeProblem(problem);
      throw new NlpError(what, { where: this.#location(problem.pos[0]), remedy, exitStatus: 2 });
    }
    this.#checkKeys();
  }

  /** @throws NlpError (exit 2) for a key that stands twice in a map */
  #checkKeys(): void {
    visit(this.#document, {
      Map: (_, { items }) => {
        const seen = new Set<unknown>();
        for (const pair of items) {
          const { key } = pair;
          if (!isScalar(key) || isMerge(pair)) continue;
          if (seen.has(key.value))
            throw this.error(
              this.#location(key.range?.[0] ?? 0),
              `map keys must be unique, and ${shownValue(String(key.value))} stands here a second time`,
            );
          seen.add(key.value);
        }
      },
    });
  }

  /** The plain value. @throws NlpError (exit 2) for aliases that unfold to something huge */
  value(): unknown {
    let value: unknown;
    try {
      value = this.#document.toJS({ maxAliasCount: 100 });
    } catch (error) {
      const { message } = error as Error;
      const isTooMany = /alias count/i.test(message);
      throw this.error(
        this.#placeOfAlias(),
        isTooMany ? 'aliases unfold to something huge' : message.charAt(0).toLowerCase() + message.slice(1),
      );
    }
    if (isCircular(value))
      throw this.error(this.#placeOfAlias(), 'an alias stands inside what it stands for');
    return value;
  }

  /** Sets a value given as YAML. @param setting as it was given, for errors @throws NlpError (exit 2) */
  set(path: Path, valueText: string, setting: string): void {
    const where: Location = { option: settingsOption, given: setting };
    let value: unknown;
    try {
      // A corpus such as @fables:test, which YAML itself would want in quotes.
      if (tooDeep(valueText) !== undefined) throw this.error(where, tooDeepText);
      value = valueText.startsWith('@') ? valueText : parseYaml(valueText);
    } catch (error) {
      if (error instanceof NlpError) throw error;
      throw this.error(where, `${shownValue(valueText)} is no YAML value`);
    }
    this.#unfoldAliases();
    try {
      this.#document.setIn(path, this.#document.createNode(value));
    } catch {
      throw this.error(
        where,
        'the file has no place for it',
        'Name a key of the file, as in repeat.seeds=[1].',
      );
    }
    this.#changes.push({ path, setting });
  }

  remove(path: Path): void {
    this.#unfoldAliases();
    if (this.#document.hasIn(path)) this.#document.deleteIn(path);
  }

  has(path: Path): boolean {
    return this.#document.hasIn(path);
  }

  /**
   * Where a value stands; where it is missing, the place of what it should stand in.
   * @param offset characters into a text, where that is known
   */
  place(path: Path, offset?: number): Location {
    const change = this.#changes.find(({ path: set }) => set.every((key, i) => path[i] === key));
    if (change !== undefined) return { option: settingsOption, given: change.setting };
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? this.#document.contents : this.#document.getIn(path.slice(0, length), true);
      const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
      if (range === undefined || range === null) continue;
      const shift = length === path.length ? this.#shift(node, range[0], offset) : 0;
      return this.#location(range[0] + shift);
    }
    return { file: this.file };
  }

  /** Where the key stands that is the last of the path. */
  placeOfKey(path: Path): Location {
    const parent =
      path.length === 1 ? this.#document.contents : this.#document.getIn(path.slice(0, -1), true);
    if (isMap(parent)) {
      for (const { key } of parent.items) {
        if (!isScalar(key) || String(key.value) !== String(path.at(-1)) || !key.range) continue;
        return this.#location(key.range[0]);
      }
    }
    return this.place(path);
  }

  error(where: Location, what: string, remedy?: string, exitStatus: ExitStatus = 2): NlpError {
    return new NlpError(what, { where, remedy, exitStatus });
  }

  /**
   * Replaces aliases and merged keys by copies of what they stand for, so that a change of one place is no change of
   * all.
   */
  #unfoldAliases(): void {
    if (this.#unfolded) return;
    this.#unfolded = true;
    this.value();
    visit(this.#document, { Alias: (_, alias) => alias.resolve(this.#document)?.clone() as Scalar });
    visit(this.#document, {
      Node: (_, node) => {
        if (!isAlias(node)) node.anchor = undefined;
      },
      Map: (_, map) => {
        for (let i = map.items.findIndex(isMerge); i >= 0; i = map.items.findIndex(isMerge)) {
          const [{ value }] = map.items.splice(i, 1);
          const merged = isSeq(value) ? [...value.items] : [value];
          for (const one of merged) {
            if (!isMap(one)) continue;
            for (const pair of one.items) if (!map.has(pair.key)) map.items.push(pair);
          }
        }
      },
    });
  }

  #placeOfAlias(): Location {
    let position: number | undefined;
    visit(this.#document, {
      Alias: (_, { range }) => {
        position = range?.[0];
        return visit.BREAK;
      },
    });
    return position === undefined ? { file: this.file } : this.#location(position);
  }

  #location(position: number): Location {
    const { line, col } = this.#lines.linePos(position);
    return { file: this.file, line, column: col };
  }

  /** From the beginning of a scalar to a character of its value, if the file has the value letter for letter. */
  #shift(node: unknown, start: number, offset: number | undefined): number {
    if (offset === undefined || !isScalar(node) || typeof node.value !== 'string') return 0;
    const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
    const written = this.#text.slice(start + quote, start + quote + offset);
    return written === node.value.slice(0, offset) ? quote + offset : 0;
  }
}

const tooDeepText = `is nested too deeply: more than ${maximumNesting} lists and maps stand in each other`;

function lineAndColumn(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: before[before.length - 1].length + 1 };
}

const quotes = 'The file is not valid YAML there; strings with : # { [ & * ! in them need quotes.';

/** What the parser found, in this program's words, and what to do. */
function describeProblem({ code, message }: { code: string; message: string }): [string, string | undefined] {
  if (code === 'MULTIPLE_DOCS')
    return ['a second document begins', 'An experiment is one document: remove the line ---.'];
  if (code === 'NON_STRING_KEY') return ['a key is a text, not a list, a map or a number', quotes];
  const what = message.split('\n')[0];
  return [what.charAt(0).toLowerCase() + what.slice(1), quotes];
}

function isMerge({ key }: Pair): boolean {
  return isScalar(key) && key.value === '<<';
}

function isCircular(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (above.includes(value)) return true;
  return Object.values(value).some((member) => isCircular(member, [...above, value]));
}
