/**
 * Ends a test run with its slowest files, in seconds of the clock, and one line that a machine can read:
 * `N passed, N failed, N skipped`.
 */
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** How many files are named, where as many were run. */
const slowest = 10;

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    let passed = 0;
    let failed = errors.length;
    let skipped = 0;
    for (const module of modules) {
      // A file that cannot be loaded has no tests to count, yet is a failure.
      if (module.state() === 'failed' && module.children.size === 0) failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
        else skipped++;
      }
    }
    if (reason === 'interrupted') failed++;
    if (modules.length > slowest)
      process.stdout.write(`\nThe slowest files:\n${slowestFiles(modules).join('')}`);
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    process.stdout.write(`\n${passed} passed, ${failed} failed${tail}\n`);
  }
}

function slowestFiles(modules: readonly TestModule[]): string[] {
  const seconds = (module: TestModule) => {
    const { duration, collectDuration } = module.diagnostic();
    return (duration + collectDuration) / 1000;
  };
  return [...modules]
    .sort((a, b) => seconds(b) - seconds(a))
    .slice(0, slowest)
    .map((module) => `${seconds(module).toFixed(1).padStart(7)} s  ${module.relativeModuleId}\n`);
}
