/** `nlp experiment run`. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { TrialCache } from '../../../experiment/cache.ts';
import { makePlan, type Plan } from '../../../experiment/plan.ts';
import { proveAssertions } from '../../../experiment/prove.ts';
import type { Environment } from '../../../experiment/results.ts';
import { runPlan } from '../../../experiment/run.ts';
import { seenTextWarnings } from '../../../experiment/seen-text.ts';
import { readSpec } from '../../../experiment/spec/read-spec.ts';
import { note } from '../../output.ts';
import { packageVersion } from '../../package-version.ts';
import { readBaseline, readSpecText } from './inputs.ts';
import { finish, prepareOutput, type ReportFlags } from './reporters.ts';
import { watchProgress } from './watch.ts';

export interface RunFlags extends ReportFlags {
  jobs?: number;
  shard?: { index: number; count: number };
  set?: string[];
  force?: boolean;
  cache?: string;
}

export async function run(file: string, flags: RunFlags): Promise<void> {
  const spec = readSpec(await readSpecText(file), file === '-' ? '<stdin>' : file, flags.set);
  const plan = await makePlan(spec, packageVersion());
  for (const warning of seenTextWarnings(plan.trials)) note(`warning: ${warning}`, false);
  const baseline =
    flags.baseline === undefined && spec.content.baseline !== undefined
      ? await readBaseline(spec.content.baseline, spec.source.place(['baseline']))
      : await readBaseline(flags.baseline);
  proveAssertions(plan, spec, baseline);
  const base = flags.output ?? defaultFolder(plan.name);
  const { shard } = flags;
  const folder =
    shard === undefined || flags.output !== undefined
      ? base
      : path.join(base, `shard-${shard.index}-of-${shard.count}`);
  await prepareOutput(folder);
  const cache = await TrialCache.open(flags.cache ?? path.join(base, 'cache'));
  const jobs = flags.jobs ?? availableParallelism();
  const watch = await watchProgress(plan, jobs, flags);
  const onExit = (status: number) => watch.interrupted(status);
  process.on('exit', onExit);
  try {
    const results = await runPlan(plan, {
      cache,
      jobs,
      shard,
      force: flags.force,
      baseline,
      environment: environment(),
      onProgress: watch.update,
    });
    watch.stop();
    warnOfNothing(plan, results.trials.length, flags);
    await finish(results, folder, spec.source.file, baseline, flags);
  } finally {
    watch.stop();
    process.off('exit', onExit);
  }
}

export function environment(): Environment {
  const { version, platform, arch } = process;
  return { version: packageVersion(), node: version, platform, arch };
}

/** `results/NAME`, with what cannot stand in a file name replaced. */
export function defaultFolder(name: string): string {
  return path.join('results', name.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^\.+/, '_'));
}

function warnOfNothing(plan: Plan, ran: number, { shard, quiet }: RunFlags): void {
  if (ran > 0 || shard === undefined) return;
  note(`there are ${plan.trials.length} trials, and none for shard ${shard.index}/${shard.count}`, quiet);
}
