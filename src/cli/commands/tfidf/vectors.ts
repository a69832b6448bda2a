/** `nlp tfidf vectors`: every document of the input as a vector, weighted by the collection it stands in. */
import type { TfidfOptions } from '../../../models/tfidf/options.ts';
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { addCorpus } from '../../../models/tfidf/train.ts';
import { type InputFlags, inputOptions } from '../../options.ts';
import { note } from '../../output.ts';
import { printLines } from './print-lines.ts';
import { withProgress } from './progress.ts';
import { withStopwords } from './stopwords.ts';

interface VectorFlags extends InputFlags {
  idPrefix?: string;
  json?: boolean;
  output?: string;
}

export async function vectors(inputs: string[], flags: VectorFlags, given: TfidfOptions): Promise<void> {
  const { idPrefix, json = false } = flags;
  const options = await withStopwords(given, flags.encoding);
  const model = TfidfModel.train([], { scheme: 'tfidf', ...options, positions: false });
  await withProgress(flags.quiet, (onProgress) =>
    addCorpus(model, inputs, { ...inputOptions(flags), idPrefix, onProgress }),
  );
  if (model.size > 0 && model.ids().every((id) => model.vector(id).length === 0)) {
    note('warning: no document has a term: every vector is empty', flags.quiet);
  }
  await printLines(flags.output, vectorLines(model, json));
}

function* vectorLines(model: TfidfModel, json: boolean): Generator<string> {
  for (const id of model.ids()) {
    const terms = model.vector(id);
    if (json) {
      // Without a prototype, `__proto__` is a term like any other.
      const vector: Record<string, number> = Object.create(null);
      for (const { term, weight } of terms) vector[term] = weight;
      yield `${JSON.stringify({ id, vector })}\n`;
    } else {
      yield `${id}\t${terms.map(({ term, weight }) => `${term}:${weight.toFixed(4)}`).join(' ')}\n`;
    }
  }
}
