/**
 * What is known of each metric a model may report: which way is better, its unit, and whether it is a timing.
 * Reports and `best` in assertions take it from here; results carry a copy, so that they can be read without it.
 */
import type { MetricInfo } from './results.ts';

type Row = [direction: MetricInfo['direction'], unit: string, timing?: 'timing'];

const catalogue = new Map<string, Row>([
  // Language models (n-grams, recurrent networks).
  ['perplexity', ['lower', '']],
  ['perplexityExcludingOov', ['lower', '']],
  ['bitsPerToken', ['lower', 'bits']],
  ['bitsPerCharacter', ['lower', 'bits']],
  ['logProb10', ['higher', 'log10']],
  ['logLikelihood', ['higher', 'nats']],
  ['trainLoss', ['lower', 'nats']],
  ['validLoss', ['lower', 'nats']],
  ['testLoss', ['lower', 'nats']],
  ['oovs', ['none', 'tokens']],
  ['zeroProbs', ['lower', 'tokens']],
  ['tokens', ['none', 'tokens']],
  ['sentences', ['none', 'sentences']],
  // Taggers.
  ['accuracy', ['higher', '']],
  ['knownAccuracy', ['higher', '']],
  ['unknownAccuracy', ['higher', '']],
  ['sentenceAccuracy', ['higher', '']],
  ['precision', ['higher', '']],
  ['recall', ['higher', '']],
  ['f1', ['higher', '']],
  ['macroF1', ['higher', '']],
  ['microF1', ['higher', '']],
  ['unknownTokens', ['none', 'tokens']],
  // Retrieval (trec_eval's names).
  ['map', ['higher', '']],
  ['mrr', ['higher', '']],
  ['rprec', ['higher', '']],
  ['bpref', ['higher', '']],
  ['queries', ['none', 'queries']],
  ['documents', ['none', 'documents']],
  // Dialogues: replies as in the golden transcript.
  ['replies', ['none', 'replies']],
  ['matches', ['higher', 'replies']],
  ['mismatches', ['lower', 'replies']],
  // The model itself.
  ['parameters', ['none', 'parameters']],
  ['modelBytes', ['lower', 'bytes']],
  ['iterations', ['none', 'iterations']],
  ['epochs', ['none', 'epochs']],
  // Measured, so another run gives another number.
  ['seconds', ['lower', 'seconds', 'timing']],
  ['trainSeconds', ['lower', 'seconds', 'timing']],
  ['testSeconds', ['lower', 'seconds', 'timing']],
  ['tokensPerSecond', ['higher', 'tokens/s', 'timing']],
  ['sentencesPerSecond', ['higher', 'sentences/s', 'timing']],
  ['documentsPerSecond', ['higher', 'documents/s', 'timing']],
  ['queriesPerSecond', ['higher', 'queries/s', 'timing']],
  ['repliesPerSecond', ['higher', 'replies/s', 'timing']],
  ['peakMemoryBytes', ['lower', 'bytes', 'timing']],
]);

/** Retrieval metrics at a depth: `ndcg@10`, or `ndcg10` where an expression needs a plain name. */
const atDepth = /^(?:ndcg|p|recall|map|success)[@_]?[1-9][0-9]*$/;

/** The metrics whose names are fixed, in the order of the catalogue. */
export const metricNames: readonly string[] = [...catalogue.keys()];

/** What is known of a metric; undefined for a name that is not in the catalogue. */
export function findMetric(name: string): MetricInfo | undefined {
  const row = catalogue.get(name);
  if (row !== undefined) return { name, direction: row[0], unit: row[1], timing: row[2] !== undefined };
  return atDepth.test(name) ? { name, direction: 'higher', unit: '', timing: false } : undefined;
}

/** The same for any name: of one that is not in the catalogue nothing is known but that it is no timing. */
export function describeMetric(name: string): MetricInfo {
  return findMetric(name) ?? { name, direction: 'none', unit: '', timing: false };
}
