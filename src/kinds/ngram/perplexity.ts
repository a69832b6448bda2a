/** What `perplexity` answers of an n-gram model. */
import type { BarChart } from '../../figure/figure.ts';
import type { ReportRow } from '../../figure/report.ts';
import { evaluateInputs } from '../../models/ngram/evaluate-inputs.ts';
import type { VerbContext } from '../verbs/context.ts';
import { noteEmpty, noteWarning } from '../verbs/nothing-matched.ts';
import type { PerplexityAnswer } from '../verbs/perplexity.ts';
import type { SeenText } from '../verbs/seen-text.ts';
import { openModelAndTokenizer } from './files.ts';
import type { NgramModelOptions } from './tables.ts';

export async function perplexity(
  inputs: readonly string[],
  options: NgramModelOptions & { explain?: boolean; svg?: string },
  context: VerbContext,
): Promise<PerplexityAnswer | undefined> {
  const { model, tokenizer } = await openModelAndTokenizer(options.model, options, context.note);
  const evaluation = await context.reading('scoring', (input) =>
    evaluateInputs(
      model,
      inputs,
      { input, tokenizer },
      { matched: options.explain || options.svg !== undefined },
    ),
  );
  if (evaluation === undefined) {
    noteEmpty(context);
    return undefined;
  }
  const { result, isSeen, byOrder } = evaluation;
  const matched = options.explain ? evaluation.matched : undefined;
  if (isSeen) {
    context.note(
      `${options.model} knows every ${model.order}-gram of this text, so it was trained on it: for other text expect ` +
        'worse; measure on text it has not seen',
    );
  }
  const seen: SeenText = isSeen ? { testedOnTrainingText: true } : {};
  const { oovs, tokens, sentences } = result;
  const unknown =
    oovs > 0 && oovs === tokens - sentences
      ? `${options.model} knows none of the ${oovs} words of this text: is it of the same language, cut in the same way?`
      : undefined;
  const warning = noteWarning(unknown, context);
  const rows: ReportRow[] = [
    { name: 'perplexity', value: decimal(result.perplexity) },
    { name: '  excluding OOVs', value: decimal(result.perplexityExcludingOov) },
    { name: 'log10 probability', value: decimal(result.logProb10) },
    { name: 'tokens', value: result.tokens },
    { name: 'OOVs', value: result.oovs },
    { name: 'zero probabilities', value: result.zeroProbs },
    { name: 'sentences', value: result.sentences },
    { name: 'bits per token', value: decimal(result.bitsPerToken) },
    { name: 'bits per character', value: decimal(result.bitsPerCharacter) },
  ];
  matched?.forEach((count, i) => {
    const share = ((100 * count) / result.tokens).toFixed(1);
    rows.push({ name: `matched ${i + 1}-grams`, value: count, note: ` (${share} %)` });
  });
  if (matched !== undefined) {
    byOrder?.forEach((value, i) => {
      rows.push({ name: `with ${contextText(i)}`, value: decimal(value) });
    });
  }
  const json = { ...result, ...seen, ...warning, ...(matched === undefined ? {} : { matched, byOrder }) };
  const figure = byOrder === undefined ? undefined : byOrderChart(byOrder);
  return { perplexity: result.perplexity, json, rows, width: 16, figure };
}

function byOrderChart(byOrder: readonly number[]): BarChart {
  return {
    kind: 'bar',
    title: 'Perplexity by the words of context that the model may look at',
    description: 'The same model with its n-grams up to each length only.',
    axis: 'perplexity, lower is better',
    series: [''],
    bars: byOrder.map((value, i) => ({ label: contextText(i), values: [value] })),
    format: decimal,
  };
}

function contextText(words: number): string {
  return `${words} ${words === 1 ? 'word' : 'words'} before`;
}

function decimal(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '-' : value > 0 ? 'infinite' : '-infinite';
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
