/**
 * What the value of an option may be: numbers in a range, choices, switches, texts, lists. A type says it once, as
 * data (a part of JSON Schema), and from that come the check of a value, the words of its errors, the schema of
 * experiment files and how a text of the command line is read.
 */

/** A value of JSON, described as JSON Schema (draft 2020-12) does. */
export type ValueSchema =
  | { type: 'integer'; minimum: number; maximum?: number }
  | { type: 'number'; minimum?: number; maximum?: number; exclusiveMinimum?: number }
  | { type: 'boolean' }
  | { type: 'string'; minLength?: number; pattern?: string }
  | { enum: readonly (string | number)[] }
  | { type: 'array'; items: ValueSchema; minItems: number; maxItems: number }
  | { anyOf: readonly ValueSchema[] };

export interface OptionType<Value> {
  readonly schema: ValueSchema;
  /** What stands for the value in a line of help: `n` for a number; null for a switch. */
  readonly placeholder: string | null;
  /** What it takes, as in "a whole number of at least 1". */
  readonly what: string;
  /** The value that a text stands for; undefined where it stands for none. */
  read(text: string): Value | undefined;
  /** The text that stands for a value, where it is not its JSON. */
  write?(value: Value): string;
}

/** A whole number between two bounds, both allowed. */
export function integer(minimum = 0, maximum?: number, placeholder = 'n'): OptionType<number> {
  const schema: ValueSchema = { type: 'integer', minimum, maximum };
  const what = `a whole number of at least ${minimum}${upTo(maximum)}`;
  return {
    schema,
    placeholder,
    what,
    read: (text) => (/^-?\d+$/.test(text.trim()) ? fitting(Number(text), schema) : undefined),
  };
}

export interface NumberRange {
  minimum?: number;
  maximum?: number;
  /** The bound below which it must not only not be: it must be above it. */
  above?: number;
  placeholder?: string;
}

/** A finite number in a range. */
export function number(range: NumberRange = {}): OptionType<number> {
  const { minimum, maximum, above, placeholder = 'x' } = range;
  const schema: ValueSchema = { type: 'number', minimum, maximum, exclusiveMinimum: above };
  const lower =
    above !== undefined ? ` above ${above}` : minimum !== undefined ? ` of at least ${minimum}` : '';
  return {
    schema,
    placeholder,
    what: `a number${lower}${upTo(maximum)}`,
    read: (text) => (text.trim() === '' ? undefined : fitting(Number(text), schema)),
  };
}

/** One of a few names or numbers. */
export function choice<const Choice extends string | number>(
  choices: readonly Choice[],
  placeholder = 'name',
): OptionType<Choice> {
  return {
    schema: { enum: choices },
    placeholder,
    what: `one of ${choices.join(', ')}`,
    read: (text) => choices.find((one) => String(one) === text),
  };
}

/** On or off. On the command line a bare flag, which says `no-` where the default is on. */
export function toggle(): OptionType<boolean> {
  return { schema: { type: 'boolean' }, placeholder: null, what: 'true or false', read: () => true };
}

/** Any text that is not empty, or one of a form. */
export function text(placeholder = 'text', form?: { pattern: RegExp; what: string }): OptionType<string> {
  const schema: ValueSchema = { type: 'string', minLength: 1, pattern: form?.pattern.source };
  return { schema, placeholder, what: form?.what ?? 'a text', read: (given) => fitting(given, schema) };
}

/** Any text, also an empty one. */
export function anyText(placeholder = 'text'): OptionType<string> {
  return { schema: { type: 'string' }, placeholder, what: 'a text', read: (given) => given };
}

/** Texts, one each time an option is given; with a placeholder such as `<token...>` several at once, too. */
export function texts(placeholder: string): OptionType<readonly string[]> {
  const schema: ValueSchema = {
    type: 'array',
    items: { type: 'string', minLength: 1 },
    minItems: 1,
    maxItems: 1000,
  };
  return { schema, placeholder, what: 'a text', read: (given) => (given === '' ? undefined : [given]) };
}

/** Whole numbers in a row, on the command line between commas: `0,0,1`. */
export function integers(
  range: { minimum: number; maximum?: number; least?: number; most: number; what?: string },
  placeholder = 'numbers',
): OptionType<readonly number[]> {
  const { minimum, maximum, least = 1, most } = range;
  const items: ValueSchema = { type: 'integer', minimum, maximum };
  const schema: ValueSchema = { type: 'array', items, minItems: least, maxItems: most };
  return {
    schema,
    placeholder,
    what: range.what ?? 'whole numbers, such as 0,0,1',
    read(given) {
      const parts = given.trim().split(/[\s,]+/);
      return parts.every((part) => /^\d+$/.test(part)) ? fitting(parts.map(Number), schema) : undefined;
    },
  };
}

/** A number of bytes; on the command line as in `512M`, `1.5g` or `800000k`. */
export function byteSize(minimum: number): OptionType<number> {
  const schema: ValueSchema = { type: 'integer', minimum };
  return {
    schema,
    placeholder: 'size',
    what: `a size of at least ${sizeText(minimum)}, as in 512M or 2G`,
    read(given) {
      const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?$/i.exec(given.trim());
      if (match === null) return undefined;
      const power = sizeLetters.indexOf(match[2].toUpperCase());
      return fitting(Math.floor(Number(match[1]) * 1024 ** power), schema);
    },
    write: sizeText,
  };
}

const sizeLetters = ['', 'K', 'M', 'G', 'T'];

function sizeText(bytes: number): string {
  let power = 0;
  while (power < 4 && bytes >= 1024 && bytes % 1024 === 0) {
    bytes /= 1024;
    power++;
  }
  return `${bytes}${sizeLetters[power]}`;
}

/** Whether a value is as the schema says. */
export function matches(value: unknown, schema: ValueSchema): boolean {
  if ('anyOf' in schema) return schema.anyOf.some((one) => matches(value, one));
  if ('enum' in schema) return schema.enum.includes(value as string);
  switch (schema.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return (
        typeof value === 'string' &&
        value.length >= (schema.minLength ?? 0) &&
        (schema.pattern === undefined || new RegExp(schema.pattern).test(value))
      );
    case 'array':
      return (
        Array.isArray(value) &&
        value.length >= schema.minItems &&
        value.length <= schema.maxItems &&
        value.every((item) => matches(item, schema.items))
      );
    case 'integer':
      return Number.isSafeInteger(value) && isWithin(value as number, schema.minimum, schema.maximum);
    default:
      return (
        Number.isFinite(value) &&
        isWithin(value as number, schema.minimum, schema.maximum) &&
        (schema.exclusiveMinimum === undefined || (value as number) > schema.exclusiveMinimum)
      );
  }
}

function isWithin(value: number, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY) {
  return value >= minimum && value <= maximum;
}

function fitting<Value>(value: Value, schema: ValueSchema): Value | undefined {
  return matches(value, schema) ? value : undefined;
}

function upTo(maximum: number | undefined): string {
  return maximum === undefined ? '' : ` and at most ${maximum}`;
}
