/**
 * A part of a tokenizer file, read key by key: every value is checked, and what was not asked for is refused by its name,
 * so that nothing a file says is silently left out.
 */
import { type Location, NlpError, shownValue } from '../../errors.ts';

export class JsonPart {
  readonly path: string;
  readonly where: Location;
  readonly #values: Record<string, unknown>;
  readonly #read = new Set<string>();

  constructor(value: unknown, path: string, where: Location = {}) {
    this.path = path;
    this.where = where;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw this.error(`is ${shownValue(value)}, not an object`);
    this.#values = value as Record<string, unknown>;
  }

  error(what: string, remedy?: string): NlpError {
    return new NlpError(`${this.path === '' ? 'the tokenizer' : this.path} ${what}`, {
      where: this.where,
      remedy,
    });
  }

  /** The value as it is; undefined where there is none. */
  value(key: string): unknown {
    this.#read.add(key);
    return Object.hasOwn(this.#values, key) ? this.#values[key] : undefined;
  }

  text(key: string, fallback?: string): string {
    return this.#checked(key, 'string', fallback) as string;
  }

  /** A text, or undefined where the value is null or missing. */
  optionalText(key: string): string | undefined {
    const value = this.value(key);
    return value === undefined || value === null ? undefined : this.text(key);
  }

  flag(key: string, fallback?: boolean): boolean {
    return this.#checked(key, 'boolean', fallback) as boolean;
  }

  number(key: string, fallback?: number): number {
    return this.#checked(key, 'number', fallback) as number;
  }

  list(key: string): unknown[] {
    const value = this.value(key);
    if (!Array.isArray(value))
      throw this.error(`has ${shownValue(value)} for ${shownValue(key)}, not a list`);
    return value;
  }

  /** The parts of a list. */
  parts(key: string): JsonPart[] {
    return this.list(key).map((value, i) => new JsonPart(value, this.#inside(`${key}[${i}]`), this.where));
  }

  /** A part inside, or undefined where the value is null or missing. */
  part(key: string): JsonPart | undefined {
    const value = this.value(key);
    if (value === undefined || value === null) return undefined;
    return new JsonPart(value, this.#inside(key), this.where);
  }

  keys(): string[] {
    return Object.keys(this.#values);
  }

  /** What this part is; whoever reads parts lists the types it knows. */
  get type(): string {
    return this.text('type');
  }

  unknownType(known: string): NlpError {
    return this.error(
      `is a ${shownValue(this.value('type'))}, which is not supported`,
      `Known are ${known}.`,
    );
  }

  /** @throws NlpError where the part has more than was read; what says null or false asks for nothing */
  end(): void {
    for (const key of this.keys()) {
      const value = this.#values[key];
      if (this.#read.has(key) || value === undefined || value === null || value === false) continue;
      throw this.error(
        `asks for ${shownValue(key)}: ${shownValue(value)}, which is not supported`,
        'Without it the tokens might be others, so the tokenizer is not used.',
      );
    }
  }

  #inside(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  #checked(key: string, type: string, fallback: unknown): unknown {
    const value = this.value(key) ?? fallback;
    if (typeof value === type) return value;
    throw this.error(`has ${shownValue(value)} for ${shownValue(key)}, not a ${type}`);
  }
}
