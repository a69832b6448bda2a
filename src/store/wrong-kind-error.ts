/** What is thrown where a file holds a model of another kind than is asked for. */
import { NlpError } from '../errors.ts';

/** It knows the kinds by the names in the file only; kinds/load-model.ts says more of them. */
export class WrongKindError extends NlpError {
  /** What `kind` is in the file, and what was expected. */
  readonly found: string;
  readonly expected: string;
  readonly file: string | undefined;

  constructor(found: string, expected: string, file?: string) {
    super(`is a model of kind '${found}'; this command needs '${expected}'`, {
      where: { file },
      remedy: 'Name another file.',
    });
    this.found = found;
    this.expected = expected;
    this.file = file;
  }
}
