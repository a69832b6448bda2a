/**
 * Which values of a metric can be compared: those that are means over tokens (perplexity, bits a token) or tokens a second
 * only where the tokens are the same; all others always.
 */
import type { JsonValue } from '../../kinds/trial.ts';
import type { TokenizerChoices } from '../../text/tokenizer-spec.ts';
import { findMetricRow } from '../metric-catalogue.ts';
import { findModel, reports } from '../models.ts';
import type { MetricInfo } from '../results.ts';

interface Tested {
  model: string;
  options: Record<string, JsonValue>;
}

/** How the text of a trial was cut, such as `char` or `word, lower case`. */
export function tokensOf({ model, options }: Tested): string {
  const { tokenizer } = findModel(model)?.options ?? {};
  const name = options.tokenizer ?? options.unit ?? tokenizer?.default ?? '';
  const { lowercase, normalize, stripAccents } = options as TokenizerChoices;
  const choices = [
    lowercase && 'lower case',
    normalize !== 'none' && normalize,
    stripAccents && 'without accents',
  ];
  return [String(name), ...choices.filter(Boolean)].join(', ');
}

/** True for a metric that is a mean over tokens, or a speed of tokens. */
export function isPerToken({ name, unit }: Pick<MetricInfo, 'name' | 'unit'>): boolean {
  return findMetricRow(name)?.per === 'token' || unit === 'tokens/s';
}

/** A metric, or what of it can be compared. */
export interface MetricColumn {
  metric: MetricInfo;
  /** `perplexity`, or `perplexity (tokens: char)` where the tokens of some trials are others. */
  title: string;
  has(item: Tested): boolean;
}

/** A column a metric; of one that is a mean over tokens a column for each kind of tokens. */
export function metricColumns(metrics: readonly MetricInfo[], items: readonly Tested[]): MetricColumn[] {
  const tokens = [...new Set(items.map(tokensOf))];
  return metrics.flatMap((metric): MetricColumn[] => {
    const kinds = isPerToken(metric) ? tokens.filter((kind) => isReported(metric, kind, items)) : [];
    if (kinds.length < 2) return [{ metric, title: metric.name, has: () => true }];
    return kinds.map((kind) => ({
      metric,
      title: `${metric.name} (tokens: ${kind})`,
      has: (item) => tokensOf(item) === kind,
    }));
  });
}

/** True where a model with these tokens has the metric at all. */
function isReported({ name }: MetricInfo, kind: string, items: readonly Tested[]): boolean {
  return items.some((item) => {
    const model = findModel(item.model);
    return tokensOf(item) === kind && model !== undefined && reports(model, name);
  });
}
