/**
 * The examples of the README for GitHub Actions and Slurm work: their blocks are taken from there, each told by the
 * comment that names its file, and their shell steps are run. What a runner does itself is stood in for: artifacts
 * are copied, `sbatch` runs the script at once with the variables of Slurm, `npm install` is only looked at.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseResults } from '../../src/experiment/results-file.ts';
import { program, repository, shell, temporaryFolder } from './run.ts';

const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');

/** The block whose first comment is `# NAME`. */
function block(name: string): string {
  for (const [, text] of readme.matchAll(/^```(?:yaml|sh)\n([\s\S]*?)^```/gm)) {
    if (/^# (.+)$/m.exec(text)?.[1] === name) return text;
  }
  expect.unreachable(`README.md has no block for ${name}`);
}

/** Ten runs of a few small trials: worker processes for each would take longer than the trials. */
const oneProcess = { NLP_TRIALS: 'here' };

interface Step {
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, string>;
}

interface Workflow {
  jobs: Record<string, { needs?: string; strategy?: { matrix: { shard: number[] } }; steps: Step[] }>;
}

/** The example, with less training: what is tested here is how the parts come together. */
function writeExperiment(folder: string): void {
  const text = block('smoothing.yaml')
    .replace('epochs: 3', 'epochs: 1')
    .replace('hidden: [64]', 'hidden: [16]');
  expect(text).toContain('epochs: 1');
  expect(text).toContain('hidden: [16]');
  writeFileSync(path.join(folder, 'smoothing.yaml'), text.replace('seeds: [1, 2, 3]', 'seeds: [1]'));
}

function expectWhole(folder: string): void {
  const results = parseResults(readFileSync(path.join(folder, 'results.json'), 'utf8'), 'results.json');
  expect(results.trials).toHaveLength(results.plan.trials);
  expect(results.trials).toHaveLength(11);
  expect(results.shard).toBeUndefined();
  expect(results.assertions[0].passed).toBe(true);
  expect(existsSync(path.join(folder, 'junit.xml'))).toBe(true);
  expect(existsSync(path.join(folder, 'report.html'))).toBe(true);
}

describe('the examples for CI in README.md', () => {
  test('GitHub Actions: a matrix of shards and a job that merges them', { timeout: 110_000 }, () => {
    const { jobs } = parse(block('.github/workflows/experiment.yml')) as Workflow;
    const artifacts = temporaryFolder();
    const summary = path.join(artifacts, 'summary.md');
    const fill = (text: string, shard: number | undefined) =>
      text.replaceAll(/\$\{\{ *matrix\.shard *\}\}/g, () => String(shard));
    const runJob = (name: string, shard?: number): string => {
      const workspace = temporaryFolder();
      for (const step of jobs[name].steps) {
        const inputs = Object.fromEntries(
          Object.entries(step.with ?? {}).map(([key, text]) => [key, fill(String(text), shard)]),
        );
        const action = step.uses?.replace(/@.*$/, '');
        if (step.run !== undefined) {
          const line = fill(step.run, shard);
          expect(line).not.toContain('${{');
          const tools =
            'NLP=git+https://a.b/c\nnpm() { [ "$*" = "install --no-save git+https://a.b/c" ]; }\nnpx() { "$@"; }\n';
          const { status, stderr } = shell(tools + line, {
            cwd: workspace,
            env: { ...oneProcess, GITHUB_STEP_SUMMARY: summary },
            timeout: 100_000,
          });
          expect({ line, status, stderr }).toMatchObject({ status: 0 });
        } else if (action === 'actions/checkout') writeExperiment(workspace);
        else if (action === 'actions/upload-artifact')
          cpSync(path.join(workspace, inputs.path), path.join(artifacts, inputs.name), { recursive: true });
        else if (action === 'actions/download-artifact')
          cpSync(artifacts, path.join(workspace, inputs.path), {
            recursive: true,
            filter: (from) => from !== summary,
          });
        else expect(['actions/setup-node', 'actions/cache']).toContain(action);
      }
      return workspace;
    };
    const order = Object.keys(jobs);
    expect(order).toEqual(['trials', 'report']);
    expect(jobs.report.needs).toBe('trials');
    for (const shard of jobs.trials.strategy?.matrix.shard ?? []) runJob('trials', shard);
    const workspace = runJob('report');
    expectWhole(path.join(workspace, 'whole'));
    expect(readFileSync(summary, 'utf8')).toMatch(/11 trials/);
  });

  test('Slurm: a job array and a job that depends on it', { timeout: 110_000 }, () => {
    const folder = temporaryFolder();
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    writeExperiment(folder);
    for (const name of ['trials.sbatch', 'merge.sbatch']) {
      const text = block(name);
      // sbatch reads its options from comments before the first command.
      expect(text.startsWith('#!/bin/bash\n')).toBe(true);
      writeFileSync(path.join(folder, name), text);
    }
    writeFileSync(path.join(bin, 'nlp'), `#!/bin/bash\nexec "${process.execPath}" "${program}" "$@"\n`, {
      mode: 0o755,
    });
    // Runs at once what Slurm would run later, an array one task after another, and prints the number of the job.
    writeFileSync(
      path.join(bin, 'sbatch'),
      `#!/bin/bash
set -e
for script; do :; done
if grep -q '^#SBATCH --array=' "$script"; then
  last=$(sed -n 's/^#SBATCH --array=1-//p' "$script")
  export SLURM_ARRAY_TASK_COUNT=$last SLURM_CPUS_PER_TASK=$(sed -n 's/^#SBATCH --cpus-per-task=//p' "$script")
  for task in $(seq "$last"); do
    SLURM_ARRAY_TASK_ID=$task bash "$script" > "slurm-4711_$task.out" 2>&1
  done
  touch array-is-done
else
  [[ "$*" == *"--dependency=afterany:4711"* ]] && [ -e array-is-done ]
  bash "$script" > slurm-4712.out 2>&1
fi
echo 4711
`,
      { mode: 0o755 },
    );
    const { status, stderr } = shell(`unset -f nlp\nset -e\n${block('submit.sh')}`, {
      cwd: folder,
      env: { ...oneProcess, PATH: `${bin}:${process.env.PATH}` },
      timeout: 100_000,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expectWhole(path.join(folder, 'whole'));
    for (const task of [1, 2, 3, 4])
      expect(existsSync(path.join(folder, 'parts', String(task), 'results.json'))).toBe(true);
    expect(readFileSync(path.join(folder, 'slurm-4712.out'), 'utf8')).toMatch(/11 trials/);
  });
});
