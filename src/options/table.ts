/**
 * The table of a model's options, said once: `{ order: { type: integer(1, 9), default: 3, text: '...' }, ... }`. From
 * it come the TypeScript types of options and settings, the check at the library's door (`resolveOptions`), the flags
 * with their help and completion (cli/flags.ts), and the schema of experiments (experiment/spec/schema.ts). A key is
 * the option's name everywhere: `learningRate` in the library and in experiments, and on a command line the same words as a flag.
 */
import { shownValue, usageError } from '../errors.ts';
import { didYouMean } from './nearest-name.ts';
import { matches, type OptionType } from './types.ts';

/** A place that the type is not to be found out from: TypeScript 5.4 has `NoInfer` for it. */
type NotInferred<Value> = [Value][Value extends unknown ? 0 : never];

export interface OptionRow<Value = unknown> {
  type: OptionType<Value>;
  /** Absent where nothing is chosen, or where it depends on other options: then `defaultText` says on which. */
  default?: NotInferred<Value>;
  /** The default as help has it; empty where the text says it, or where a command has another. */
  defaultText?: string;
  /** One line of help, without the default. */
  text: string;
  /** The same for the flag that turns it off: of what is on by default, or of what takes a value and can be false. */
  textOff?: string;
  /** A letter that stands for the flag: `k` for `-k`; empty where a key of one letter is to have a long flag. */
  letter?: string;
  /** Values that completion offers, among others that can be given. */
  suggestions?: Suggestions;
  /** It may be given more than once; the values, which are lists, are joined. */
  repeatable?: boolean;
  /** A heading under which help and documentation list it. */
  group?: string;
  /** False where it means nothing in an experiment, such as a file to write. @defaultValue true */
  inExperiments?: boolean;
  /** It names a file that is written, or that is read and then written anew; other options name what is only read. */
  isWritten?: boolean;
  /** Help does not list it. */
  hidden?: boolean;
}

export type Suggestions = readonly string[] | (() => Promise<readonly string[]>);

export type OptionTable = Readonly<Record<string, OptionRow>>;

export type ValueOf<Row> = Row extends { type: OptionType<infer Value> } ? Value : never;

/** What a caller may give. */
export type OptionsOf<Table> = { [Key in keyof Table]?: ValueOf<Table[Key]> };

/** Options with every default in place. */
export type SettingsOf<Table> = {
  [Key in keyof Table as Table[Key] extends { default: unknown } ? Key : never]: ValueOf<Table[Key]>;
} & {
  [Key in keyof Table as Table[Key] extends { default: unknown } ? never : Key]?: ValueOf<Table[Key]>;
};

/** A table as it is written; the function checks its types and keeps what each row says. */
export function optionTable<const Table extends OptionTable>(table: Table): Table {
  return table;
}

/**
 * Options with every default in place, each checked against its row.
 * @throws NlpError (exit 2) that names the key, for a value out of its range and for a name that is not in the table
 */
export function resolveOptions<Table extends OptionTable>(
  table: Table,
  given: OptionsOf<Table> = {},
): SettingsOf<Table> {
  const settings = defaultsOf(table);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const row = Object.hasOwn(table, key) ? table[key] : undefined;
    if (row === undefined) {
      const known = Object.keys(table);
      throw usageError(
        'there is no such option',
        key,
        `${didYouMean(key, known)}There are ${known.join(', ')}.`,
      );
    }
    settings[key] = checked(value, key, row);
  }
  return settings as SettingsOf<Table>;
}

/** The defaults of the rows that have one. */
export function defaultsOf(table: OptionTable): Record<string, unknown> {
  const rows = Object.entries(table).filter(([, row]) => row.default !== undefined);
  return Object.fromEntries(rows.map(([key, row]) => [key, row.default]));
}

/** The part of some values that belongs to a table, such as the settings of training among all that was given. */
export function pickOptions<Table extends OptionTable>(
  table: Table,
  values: Readonly<Record<string, unknown>>,
): OptionsOf<Table> {
  const picked: Record<string, unknown> = {};
  for (const key of Object.keys(table)) if (values[key] !== undefined) picked[key] = values[key];
  return picked as OptionsOf<Table>;
}

/** Some rows of a table. */
export function pickRows<Table extends OptionTable, Key extends keyof Table>(
  table: Table,
  ...keys: readonly Key[]
): Pick<Table, Key> {
  return Object.fromEntries(keys.map((key) => [key, table[key]])) as Pick<Table, Key>;
}

/** A table without some of its rows. */
export function omitRows<Table extends OptionTable, Key extends keyof Table>(
  table: Table,
  ...keys: readonly Key[]
): Omit<Table, Key> {
  const rows = Object.entries(table).filter(([key]) => !keys.includes(key as Key));
  return Object.fromEntries(rows) as Omit<Table, Key>;
}

/** The line of help with the default, such as `length of the longest n-grams (default: 3)`. */
export function describeRow(row: OptionRow): string {
  const shown = shownDefault(row);
  return shown === undefined ? row.text : `${row.text} (default: ${shown})`;
}

/** The default as help and documentation show it; undefined where there is none, and for a switch. */
export function shownDefault({ type, default: value, defaultText }: OptionRow): string | undefined {
  if (defaultText !== undefined) return defaultText === '' ? undefined : defaultText;
  if (value === undefined || value === false || type.placeholder === null) return undefined;
  return type.write?.(value) ?? JSON.stringify(value);
}

/** The values that an option chooses from, as texts; empty where it takes others too. */
export function choicesOf({ type: { schema } }: OptionRow): string[] {
  return 'enum' in schema ? schema.enum.map(String) : [];
}

function checked(value: unknown, key: string, { type }: OptionRow): unknown {
  if (matches(value, type.schema)) return value;
  const given = shownValue(value);
  if ('enum' in type.schema) {
    const choices = type.schema.enum.map(String);
    throw usageError(
      `is ${given}`,
      key,
      `${typeof value === 'string' ? didYouMean(value, choices) : ''}Choose ${choices.join(', ')}.`,
    );
  }
  throw usageError(`is ${given}, not ${type.what}`, key);
}
