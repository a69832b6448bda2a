/** `nlp tfidf info`: what an index holds, and the settings it was made with. */
import { usageError } from '../../../errors.ts';
import type { IndexSettings } from '../../../models/tfidf/index-settings.ts';
import type { IndexStatistics } from '../../../models/tfidf/search-types.ts';
import { settingsToRecord } from '../../../models/tfidf/settings-record.ts';
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { loadModel } from '../../../store/load-model.ts';
import { Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { formatBytes, formatCount } from '../../render/numbers.ts';

interface InfoFlags {
  model?: string;
  ids?: boolean;
  json?: boolean;
  color?: boolean;
}

export async function info(file: string | undefined, flags: InfoFlags): Promise<void> {
  const name = file ?? flags.model;
  if (name === undefined) throw usageError('no index is named', undefined, 'Write `nlp tfidf info FILE`.');
  const model = await loadModel(name, TfidfModel);
  const output = new Output();
  if (flags.ids && !flags.json) {
    for (const id of model.ids()) output.line(id);
    return output.flush();
  }
  const statistics = model.statistics();
  if (flags.json) {
    const { stopWords, ...record } = settingsToRecord(model.index.settings);
    output.json({
      kind: TfidfModel.kind,
      ...statistics,
      options: { ...record, stopWords: stopWords.length },
      ...(flags.ids ? { ids: model.ids() } : {}),
    });
    return output.flush();
  }
  const palette = await loadPalette(process.stdout, flags.color);
  for (const [title, value] of rows(statistics, model.index.settings)) {
    output.line(`${palette.faint(title.padEnd(12))}${value}`);
  }
  await output.flush();
}

function rows(statistics: IndexStatistics, settings: IndexSettings): [title: string, value: string][] {
  const { documents, meanLength, terms, tokens, textBytes, postings, postingBytes, memoryBytes } = statistics;
  const { analysis, feedback, preset } = settings;
  const ratio = textBytes === 0 ? 'no' : (memoryBytes / textBytes).toFixed(2);
  const { scheme, ...numbers } = settingsToRecord(settings).scheme;
  return [
    ['documents', `${formatCount(documents)} (${meanLength.toFixed(1)} tokens each)`],
    ['terms', formatCount(terms)],
    ['tokens', formatCount(tokens)],
    ['text', formatBytes(textBytes)],
    ['postings', `${formatCount(postings)} in ${formatBytes(postingBytes)}`],
    ['memory', `${formatBytes(memoryBytes)} (${ratio} times the text)`],
    ['scheme', [scheme, ...Object.entries(numbers).map(([key, value]) => `${key} ${value}`)].join(', ')],
    ['terms are', `${analysis.analyzer}s, n-grams ${analysis.ngrams.join(' to ')}`],
    ['stop words', formatCount(analysis.stopwords.length)],
    ['stemmer', analysis.stem],
    [
      'feedback',
      feedback === undefined
        ? 'none'
        : `${feedback.documents} documents, ${feedback.terms} terms, beta ${feedback.beta}`,
    ],
    ['preset', preset ?? 'none'],
  ];
}
