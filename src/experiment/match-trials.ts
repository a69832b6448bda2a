/**
 * Which trials of two results are the same: those of one model with the same settings (written out or by default), seed
 * and corpora, whatever their experiments call them; then those with the same settings on other corpora; then those
 * with the same id, which have a setting that differs.
 */
import { canonicalJson } from '../store/canonical-json.ts';
import { findModel } from './models.ts';
import type { TrialResult } from './results.ts';

/** For each trial that has one, by its id, that of the baseline. */
export function matchTrials(
  baseline: readonly TrialResult[],
  current: readonly TrialResult[],
): Map<string, TrialResult> {
  const matched = new Map<string, TrialResult>();
  const free = new Set(baseline);
  for (const nameOf of [testOf, settingsOf, ({ id }: TrialResult) => id]) {
    const known = new Map<string, TrialResult[]>();
    for (const trial of free) {
      const name = nameOf(trial);
      const list = known.get(name);
      if (list === undefined) known.set(name, [trial]);
      else list.push(trial);
    }
    for (const trial of current) {
      if (matched.has(trial.id)) continue;
      const found = known.get(nameOf(trial))?.shift();
      if (found === undefined) continue;
      matched.set(trial.id, found);
      free.delete(found);
    }
  }
  return matched;
}

/** The roles of corpora whose bytes differ. */
export function differentCorpora(a: TrialResult, b: TrialResult): string[] {
  const roles = new Set([...Object.keys(a.corpora), ...Object.keys(b.corpora)]);
  return [...roles].filter((role) => hashOf(a, role) !== hashOf(b, role));
}

function hashOf({ corpora }: TrialResult, role: string): string | undefined {
  return Object.hasOwn(corpora, role) ? corpora[role].sha256 : undefined;
}

function settingsOf({ model, options, seed }: TrialResult): string {
  const settings: Record<string, unknown> = { ...options };
  for (const [key, row] of Object.entries(findModel(model)?.options ?? {}))
    if (row.default !== undefined && !Object.hasOwn(settings, key)) settings[key] = row.default;
  return canonicalJson({ model, settings, seed });
}

function testOf(trial: TrialResult): string {
  const corpora = Object.entries(trial.corpora).map(([role, { sha256 }]) => [role, sha256]);
  return `${settingsOf(trial)}${canonicalJson(Object.fromEntries(corpora))}`;
}
