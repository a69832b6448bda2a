/** `nlp experiment merge`. */
import { mergeResults, type Part, versionsOf } from '../../../experiment/merge.ts';
import { note } from '../../output.ts';
import { readBaseline, readResults } from './inputs.ts';
import { finish, prepareOutput, type ReportFlags } from './reporters.ts';
import { defaultFolder } from './run.ts';

export async function merge(names: string[], flags: ReportFlags): Promise<void> {
  const parts: Part[] = [];
  for (const name of names) parts.push(await readResults(name));
  const baseline = await readBaseline(flags.baseline);
  const results = await mergeResults(parts, baseline);
  const versions = versionsOf(parts);
  if (versions.length > 1)
    note(
      `the parts were made by different versions of nlp (${versions.join(', ')}): numbers may differ for that`,
      flags.quiet,
    );
  const folder = flags.output ?? defaultFolder(results.name);
  await prepareOutput(folder);
  await finish(results, folder, undefined, baseline, flags);
}
