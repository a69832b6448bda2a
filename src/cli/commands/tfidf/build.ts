/** `nlp tfidf index`, `add` and `remove`. */
import { NlpError } from '../../../errors.ts';
import { loadModel } from '../../../kinds/load-model.ts';
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { checkWritable } from '../../../store/atomic.ts';
import { saveModel } from '../../../store/stored-model.ts';
import { note, Output } from '../../output.ts';
import { countOf, formatBytes } from '../../render/numbers.ts';
import { type DocumentFlags, eachDocument } from './documents.ts';
import { type AnalyzerFlags, type FeedbackFlags, indexOptions, type SchemeFlags } from './options.ts';

interface BuildFlags extends DocumentFlags, AnalyzerFlags, SchemeFlags, FeedbackFlags {
  output: string;
  preset?: string;
  json?: boolean;
  store?: boolean;
  positions?: boolean;
  encoding?: 'utf-8' | 'latin1';
}

interface ChangeFlags extends DocumentFlags {
  model: string;
  output?: string;
  replace?: boolean;
  json?: boolean;
}

export async function buildIndex(inputs: string[], flags: BuildFlags): Promise<void> {
  const options = await indexOptions(flags);
  const model = TfidfModel.build([], options);
  await checkWritable(flags.output);
  model.corpus = [await eachDocument(inputs, flags, (documents) => model.add(documents))];
  if (model.statistics().tokens === 0) {
    throw new NlpError('no document has a term', {
      where: { file: inputs[0] },
      remedy: 'Check the input, the stop words and the token pattern.',
    });
  }
  await saveModel(flags.output, model);
  await report(model, flags.output, flags);
}

export async function addDocuments(inputs: string[], flags: ChangeFlags): Promise<void> {
  const model = await loadModel(flags.model, TfidfModel);
  const output = flags.output ?? flags.model;
  await checkWritable(output);
  const fingerprint = await eachDocument(inputs, flags, (documents) => {
    if (flags.replace) model.remove(documents.map(({ id }) => id).filter((id) => model.has(id)));
    model.add(documents);
  });
  model.corpus = [...(model.corpus ?? []), fingerprint];
  await saveModel(output, model);
  await report(model, output, flags);
}

export async function removeDocuments(
  ids: string[],
  flags: { model: string; output?: string; json?: boolean; quiet?: boolean },
): Promise<void> {
  const model = await loadModel(flags.model, TfidfModel);
  const output = flags.output ?? flags.model;
  await checkWritable(output);
  model.remove(ids);
  await saveModel(output, model);
  await report(model, output, flags);
}

async function report(
  model: TfidfModel,
  file: string,
  flags: { json?: boolean; quiet?: boolean },
): Promise<void> {
  const { documents, terms, tokens, textBytes } = model.statistics();
  if (flags.json) {
    const output = new Output();
    output.json({ documents, terms, tokens, textBytes });
    return output.flush();
  }
  const size = `${countOf(documents, 'document')}, ${countOf(terms, 'term')}, ${formatBytes(textBytes)} of text`;
  note(`${file}: ${size}`, flags.quiet);
}
