/** Shows how far the reading of documents has come, while it goes on. */
import type { InputOptions } from '../../../corpus/types.ts';
import { startProgress } from '../../render/progress.ts';

export async function withProgress<Result>(
  quiet: boolean | undefined,
  read: (onProgress: InputOptions['onProgress']) => Promise<Result>,
): Promise<Result> {
  const progress = await startProgress('indexing', quiet);
  try {
    return await read(progress.update);
  } finally {
    progress.stop();
  }
}
