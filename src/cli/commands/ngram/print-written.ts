/** What `nlp ngram info --json` says of a file that was just written, where results are wanted as JSON. */
import { describeWritten } from '../../../kinds/ngram/info.ts';
import { Output } from '../../output.ts';

export async function printWritten(file: string, { json }: { json?: boolean }): Promise<void> {
  if (!json) return;
  const output = new Output();
  output.json(await describeWritten(file));
  await output.flush();
}
