/** Inputs as one text, with progress. */
import type { StreamText } from '../../../corpus/stream-text.ts';
import { type InputFlags, inputOptions } from '../../options.ts';
import { startProgress } from '../../render/progress.ts';

/** @param keepsLayout whether line breaks and blank lines are to be kept as they are */
export async function readText(
  names: string[],
  flags: InputFlags,
  keepsLayout: boolean,
): Promise<StreamText> {
  const { readStreamText } = await import('../../../corpus/stream-text.ts');
  const progress = await startProgress('reading', flags.quiet);
  const onProgress = (read: number, total: number | undefined) => progress.update(read, total);
  try {
    return await readStreamText(names, { ...inputOptions(flags), onProgress }, keepsLayout);
  } finally {
    progress.stop();
  }
}
