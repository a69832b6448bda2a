/** What is wrong with an expression: what the file's reader turns into a message with file, line and column. */
import { NlpError } from '../../errors.ts';

export class ExpressionError extends NlpError {
  /** Where in the expression, in UTF-16 units from 0; undefined for the whole of it. */
  readonly offset: number | undefined;

  constructor(what: string, remedy?: string, offset?: number) {
    super(what, { remedy, exitStatus: 2 });
    this.offset = offset;
  }
}
