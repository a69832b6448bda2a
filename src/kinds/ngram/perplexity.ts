/** What `perplexity` answers of an n-gram model. */
import { evaluateInputs } from '../../models/ngram/evaluate-inputs.ts';
import type { VerbContext } from '../verbs/context.ts';
import { noteEmpty, noteWarning } from '../verbs/nothing-matched.ts';
import type { PerplexityAnswer } from '../verbs/perplexity.ts';
import type { ReportRow } from '../verbs/report.ts';
import type { SeenText } from '../verbs/seen-text.ts';
import { openModelAndTokenizer } from './files.ts';
import type { NgramModelOptions } from './tables.ts';

export async function perplexity(
  inputs: readonly string[],
  options: NgramModelOptions & { explain?: boolean },
  context: VerbContext,
): Promise<PerplexityAnswer | undefined> {
  const { model, tokenizer } = await openModelAndTokenizer(options.model, options, context.note);
  const evaluation = await context.reading('scoring', (input) =>
    evaluateInputs(model, inputs, { input, tokenizer }, { matched: options.explain }),
  );
  if (evaluation === undefined) {
    noteEmpty(context);
    return undefined;
  }
  const { result, matched, isSeen } = evaluation;
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
  const json = { ...result, ...seen, ...warning, ...(matched === undefined ? {} : { matched }) };
  return { perplexity: result.perplexity, json, rows, width: 16 };
}

function decimal(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '-' : value > 0 ? 'infinite' : '-infinite';
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
