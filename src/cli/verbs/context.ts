/** What the command line gives the code of a verb: inputs read with progress, notes on stderr. */
import type { VerbContext } from '../../kinds/verbs/context.ts';
import type { GivenOptions } from '../../kinds/verbs/verb-text.ts';
import { withFlags } from '../flags.ts';
import { type InputFlags, inputOptions } from '../options.ts';
import { note } from '../output.ts';

/** @param flags all that were given */
export function verbContext(flags: GivenOptions): VerbContext {
  const { quiet } = flags as { quiet?: boolean };
  return {
    async reading(label, read) {
      const { startProgress } = await import('../render/progress.ts');
      const progress = await startProgress(label, quiet);
      const onProgress = (done: number, total: number | undefined) => progress.update(done, total);
      try {
        return await read({ ...inputOptions(flags as InputFlags), onProgress });
      } finally {
        progress.stop();
      }
    },
    async working(label, work) {
      const { startWorkingLine } = await import('../render/working-line.ts');
      const line = startWorkingLine(label, quiet);
      try {
        return await work(line.show);
      } finally {
        line.stop();
      }
    },
    note: (message) => note(withFlags(message), quiet),
    warn: (message) => note(`warning: ${withFlags(message)}`, false),
  };
}
