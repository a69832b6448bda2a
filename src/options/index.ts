/** `classic-nlp/options`: a model's options said once, as a table; each family exports the tables of its models. */

export {
  describeRow,
  type OptionRow,
  type OptionsOf,
  type OptionTable,
  omitRows,
  optionTable,
  pickOptions,
  pickRows,
  resolveOptions,
  type SettingsOf,
} from './table.ts';
export {
  byteSize,
  choice,
  integer,
  integers,
  type NumberRange,
  number,
  type OptionType,
  text,
  toggle,
  type ValueSchema,
} from './types.ts';
