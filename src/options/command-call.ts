/**
 * A call of a command as data, for what lies below the command line and must name one: `{ command: 'ngram train',
 * operands: ['@fables'], options: { output: 'fables.lm' } }`. cli/flags.ts makes arguments and a line to paste of it.
 */
export interface CommandCall {
  /** The command and its verb, such as `ngram train`. */
  readonly command: string;
  readonly operands?: readonly string[];
  /** By their keys; `true` is a bare flag. */
  readonly options?: Readonly<Record<string, string | number | true>>;
}
