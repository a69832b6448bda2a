/**
 * What is known of each metric a model may report: which way is better, its unit, and whether it is a timing. Those
 * that several kinds share stand here, those of one kind in its descriptor. Reports and `best` in assertions take it
 * from here; results carry a copy, so that they can be read without it.
 */
import type { MetricDefinition } from '../kinds/metric.ts';
import { models } from './models.ts';
import type { MetricInfo } from './results.ts';

/** What several kinds of models report, or may come to. */
export const sharedMetrics: readonly MetricDefinition[] = [
  // Language models (n-grams, recurrent networks).
  { name: 'perplexity', direction: 'lower', unit: '', per: 'token' },
  { name: 'perplexityExcludingOov', direction: 'lower', unit: '', per: 'token' },
  { name: 'bitsPerToken', direction: 'lower', unit: 'bits', per: 'token' },
  { name: 'bitsPerCharacter', direction: 'lower', unit: 'bits' },
  { name: 'logProb10', direction: 'higher', unit: 'log10' },
  { name: 'logLikelihood', direction: 'higher', unit: 'nats' },
  { name: 'trainLoss', direction: 'lower', unit: 'nats', per: 'token' },
  { name: 'validLoss', direction: 'lower', unit: 'nats', per: 'token' },
  { name: 'testLoss', direction: 'lower', unit: 'nats', per: 'token' },
  { name: 'oovs', direction: 'none', unit: 'tokens' },
  { name: 'zeroProbs', direction: 'lower', unit: 'tokens' },
  { name: 'tokens', direction: 'none', unit: 'tokens' },
  { name: 'sentences', direction: 'none', unit: 'sentences' },
  // Taggers.
  { name: 'accuracy', direction: 'higher', unit: '' },
  { name: 'knownAccuracy', direction: 'higher', unit: '' },
  { name: 'unknownAccuracy', direction: 'higher', unit: '' },
  { name: 'sentenceAccuracy', direction: 'higher', unit: '' },
  { name: 'precision', direction: 'higher', unit: '' },
  { name: 'recall', direction: 'higher', unit: '' },
  { name: 'f1', direction: 'higher', unit: '' },
  { name: 'macroF1', direction: 'higher', unit: '' },
  { name: 'microF1', direction: 'higher', unit: '' },
  { name: 'unknownTokens', direction: 'none', unit: 'tokens' },
  // Retrieval (trec_eval's names).
  { name: 'map', direction: 'higher', unit: '' },
  { name: 'mrr', direction: 'higher', unit: '' },
  { name: 'rprec', direction: 'higher', unit: '' },
  { name: 'bpref', direction: 'higher', unit: '' },
  { name: 'queries', direction: 'none', unit: 'queries' },
  { name: 'documents', direction: 'none', unit: 'documents' },
  // The model itself.
  { name: 'parameters', direction: 'none', unit: 'parameters' },
  { name: 'modelBytes', direction: 'lower', unit: 'bytes' },
  { name: 'iterations', direction: 'none', unit: 'iterations' },
  { name: 'epochs', direction: 'none', unit: 'epochs' },
  // Measured, so another run gives another number.
  { name: 'seconds', direction: 'lower', unit: 'seconds', timing: true },
  { name: 'trainSeconds', direction: 'lower', unit: 'seconds', timing: true },
  { name: 'testSeconds', direction: 'lower', unit: 'seconds', timing: true },
  { name: 'tokensPerSecond', direction: 'higher', unit: 'tokens/s', timing: true },
  { name: 'sentencesPerSecond', direction: 'higher', unit: 'sentences/s', timing: true },
  { name: 'documentsPerSecond', direction: 'higher', unit: 'documents/s', timing: true },
  { name: 'queriesPerSecond', direction: 'higher', unit: 'queries/s', timing: true },
  { name: 'peakMemoryBytes', direction: 'lower', unit: 'bytes', timing: true },
];

const known = new Map<string, MetricDefinition>(
  [...models.flatMap(({ ownMetrics }) => ownMetrics), ...sharedMetrics].map((metric) => [
    metric.name,
    metric,
  ]),
);

/** The metrics whose names are fixed. */
export const metricNames: readonly string[] = [...known.keys()];

/** The row of a metric, from the catalogue or from a kind. */
export function findMetricRow(name: string): MetricDefinition | undefined {
  return (
    known.get(name) ?? models.map(({ metricNamed }) => metricNamed?.(name)).find((one) => one !== undefined)
  );
}

/** What is known of a metric; undefined for a name that neither the catalogue nor a kind has. */
export function findMetric(name: string): MetricInfo | undefined {
  const found = findMetricRow(name);
  if (found === undefined) return undefined;
  const { direction, unit, timing = false } = found;
  return { name, direction, unit, timing };
}

/** The same for any name: of one that is not in the catalogue nothing is known but that it is no timing. */
export function describeMetric(name: string): MetricInfo {
  return findMetric(name) ?? { name, direction: 'none', unit: '', timing: false };
}
