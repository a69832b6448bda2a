/** `nlp experiment merge`. */
import { mergeResults, type Part } from '../../../experiment/merge.ts';
import { readBaseline, readResults } from './inputs.ts';
import { finish, prepareOutput, type ReportFlags } from './reporters.ts';
import { defaultFolder } from './run.ts';

export async function merge(names: string[], flags: ReportFlags): Promise<void> {
  const parts: Part[] = [];
  for (const name of names) parts.push(await readResults(name));
  const baseline = await readBaseline(flags.baseline);
  const results = await mergeResults(parts, baseline);
  const folder = flags.output ?? defaultFolder(results.name);
  await prepareOutput(folder);
  await finish(results, folder, undefined, baseline, flags);
}
