/** `nlp tfidf vectors`: every document of the input as a vector, weighted by the collection it stands in. */
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { writeTextAtomically } from '../../../store/atomic.ts';
import { Output } from '../../output.ts';
import { type DocumentFlags, eachDocument } from './documents.ts';
import { type AnalyzerFlags, analyzerOptions, type SchemeFlags, schemeOptions } from './options.ts';

interface VectorFlags extends DocumentFlags, AnalyzerFlags, SchemeFlags {
  json?: boolean;
  output?: string;
  encoding?: 'utf-8' | 'latin1';
}

export async function vectors(inputs: string[], flags: VectorFlags): Promise<void> {
  const options = {
    scheme: 'tfidf',
    ...schemeOptions(flags),
    ...(await analyzerOptions(flags)),
    positions: false,
  };
  const model = TfidfModel.build([], options);
  await eachDocument(inputs, flags, (documents) => model.add(documents));
  if (flags.output !== undefined) return writeTextAtomically(flags.output, vectorLines(model, flags));
  const output = new Output();
  try {
    for (const line of vectorLines(model, flags)) {
      const full = output.write(line);
      if (full) await full;
    }
  } finally {
    await output.flush();
  }
}

function* vectorLines(model: TfidfModel, flags: VectorFlags): Generator<string> {
  for (const id of model.ids()) {
    const terms = model.vector(id);
    if (flags.json) {
      // Without a prototype, `__proto__` is a term like any other.
      const vector: Record<string, number> = Object.create(null);
      for (const { term, weight } of terms) vector[term] = weight;
      yield `${JSON.stringify({ id, vector })}\n`;
    } else {
      yield `${id}\t${terms.map(({ term, weight }) => `${term}:${weight.toFixed(4)}`).join(' ')}\n`;
    }
  }
}
