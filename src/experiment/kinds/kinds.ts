/** Every kind of model that experiments can use. */
import { eliza } from './eliza.ts';
import { hmm } from './hmm.ts';
import type { ModelKind } from './kind.ts';
import { ngram } from './ngram.ts';
import { recurrent } from './rnn.ts';
import { tfidf } from './tfidf.ts';

export const kinds: readonly ModelKind[] = [ngram, hmm, tfidf, ...recurrent, eliza];

export function findKind(name: string): ModelKind | undefined {
  return kinds.find((kind) => kind.name === name);
}

/** True for a metric that the kind reports. */
export function reports(kind: ModelKind, metric: string): boolean {
  return kind.metrics.includes(metric) || kind.knowsMetric?.(metric) === true;
}
