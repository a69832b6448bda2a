/** The lines of an input that are passed on as they stand, by `split` and by `convert` to the same format, checked on the way. */
import { newContext } from './formats/parser.ts';
import type { CorpusFormat } from './formats.ts';
import { type LineBatch, lineBatches } from './lines.ts';
import { loadFormat } from './load-format.ts';
import type { Session } from './reading.ts';
import type { Input } from './types.ts';

/** @throws NlpError with file and line for what no reader of the format would take */
export async function* checkedLines(
  session: Session,
  input: Input,
  format: CorpusFormat,
): AsyncGenerator<LineBatch, void, undefined> {
  const checker = await (await loadFormat(format)).check?.(newContext(session, input));
  const found: unknown[] = [];
  for await (const batch of lineBatches(session, input)) {
    checker?.push(batch.lines, batch.first, found);
    found.length = 0;
    yield batch;
  }
  checker?.end(found);
}
