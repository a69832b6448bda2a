/** `nlp help metrics`: what experiments measure, from the descriptors of the kinds and the catalogue of metrics. */
import { describeMetric } from '../../../experiment/metric-catalogue.ts';
import { models } from '../../../experiment/models.ts';
import { type HelpPage, table, text } from '../page.ts';

export function page(): HelpPage {
  const kinds = models.filter((model, i) => models[i - 1]?.corpora !== model.corpora);
  const names = [...new Set(kinds.flatMap((model) => model.metrics))];
  const rows = names.map((name) => {
    const { direction, unit, timing } = describeMetric(name);
    const having = kinds.filter((model) => model.metrics.includes(name)).map((model) => model.name);
    const better = direction === 'none' ? '' : `${direction} is better`;
    return [
      `\`${name}\``,
      having.join(', '),
      [unit, better, timing ? 'by the clock' : ''].filter((one) => one !== '').join('; '),
    ];
  });
  return {
    title: 'Metrics: the numbers that experiments measure',
    blocks: [
      text(
        'They are listed under `metrics:` of an experiment file and may stand in assertions. `lstm` and `gru` have those of `rnn`.',
      ),
      table(['metric', 'of', 'unit, and what is better'], rows),
      text(
        'tfidf also has `ndcg@K`, `p@K` and `recall@K` for any K, by the definitions of trec_eval. `tokensPerSecond` is that of training (of answering, `sentencesPerSecond`, `queriesPerSecond`, `repliesPerSecond`); `documentsPerSecond` is that of indexing. Perplexity and bits a token are means over tokens: compare them only where the tokens are the same. `bitsPerCharacter` can always be compared.',
      ),
    ],
  };
}
