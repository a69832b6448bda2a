/**
 * Which options differ among the trials of a results file. Where all are of one kind of model each such option is a
 * column; kinds have different options, so with several of them one column holds those of each.
 */

import type { JsonValue } from '../../kinds/trial.ts';
import { canonicalJson } from '../../store/canonical-json.ts';
import { compareCodePoints } from '../../text/code-points.ts';

import { formatValue } from './format.ts';

export interface WithOptions {
  model: string;
  options: Record<string, JsonValue>;
}

/** More columns than these would hide the numbers. */
const mostColumns = 6;

export interface OptionColumns {
  titles: string[];
  /** True where each column is one option. */
  single: boolean;
  /** The text of each column. */
  cells(item: WithOptions): string[];
}

export function optionColumns(items: readonly WithOptions[]): OptionColumns {
  const varying = varyingByModel(items);
  const [titles = []] = varying.values();
  if (varying.size <= 1 && titles.length <= mostColumns) {
    const cells = ({ options }: WithOptions) => titles.map((name) => formatValue(optionOf(options, name)));
    return { titles, single: true, cells };
  }
  if ([...varying.values()].every((names) => names.length === 0)) {
    return { titles: [], single: true, cells: () => [] };
  }
  return {
    titles: ['options'],
    single: false,
    cells: (item) => [optionText(item, varying.get(item.model) ?? [])],
  };
}

/** The options that vary among the trials of each kind of model. */
export function varyingByModel(items: readonly WithOptions[]): Map<string, string[]> {
  const models = [...new Set(items.map(({ model }) => model))];
  return new Map(
    models.map((model) => [model, varyingOptions(items.filter((item) => item.model === model))]),
  );
}

/** Options that have not the same value, or are not there, in all of them. */
export function varyingOptions(items: readonly WithOptions[]): string[] {
  const names = new Set(items.flatMap(({ options }) => Object.keys(options)));
  const differs = (name: string) => {
    const spelled = items.map(({ options }) => {
      const value = optionOf(options, name);
      return value === undefined ? '' : canonicalJson(value);
    });
    return spelled.some((text) => text !== spelled[0]);
  };
  return [...names].filter(differs).sort(compareCodePoints);
}

/** `order=2 smoothing=witten-bell`; `order=2 witten-bell` where it is to be short. */
export function optionText({ options }: WithOptions, names: readonly string[], short = false): string {
  return names
    .flatMap((name) => {
      const value = optionOf(options, name);
      if (value === undefined) return [];
      return short && typeof value === 'string' && value !== '' ? value : `${name}=${formatValue(value)}`;
    })
    .join(' ');
}

export function optionOf(options: Record<string, JsonValue>, name: string): JsonValue | undefined {
  return Object.hasOwn(options, name) ? options[name] : undefined;
}
