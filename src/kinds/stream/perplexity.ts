/** What `perplexity` answers of a model that reads a stream; its explanation is the tokens that cost the most. */
import { readStreamText } from '../../corpus/stream-text.ts';
import type { ReportTable } from '../../figure/report.ts';
import { type TokenCost, tokenCosts } from '../../neural/generation/token-costs.ts';
import { visibleToken } from '../../text/printable.ts';
import { SENTENCE_END } from '../../text/vocabulary.ts';
import { noteEmpty, noteWarning } from '../verbs/nothing-matched.ts';
import type { PerplexityAnswer, PerplexityAnswers } from '../verbs/perplexity.ts';
import { noteSeenText } from '../verbs/seen-text.ts';
import type { OpenStreamModel, StreamModel } from './model.ts';

/** Rows of the table. */
const shown = 20;

export function streamPerplexity(open: OpenStreamModel): PerplexityAnswers {
  return {
    async perplexity(
      inputs: readonly string[],
      { model: file, explain }: { model: string; explain?: boolean },
      context,
    ): Promise<PerplexityAnswer | undefined> {
      const model = await open(file);
      const isChar = model.tokenizer.spec.type === 'char';
      const { text, parts } = await context.reading('reading', (input) =>
        readStreamText(inputs, input, isChar),
      );
      const result = await model.evaluate(text);
      if (result === undefined) {
        noteEmpty(context);
        return undefined;
      }
      const { perplexity } = result;
      const answer = {
        ...result,
        ...noteSeenText(file, model.provenance.corpus, parts(), context),
        ...noteWarning(nothingKnown(model, text, file), context),
      };
      const rows = [
        { name: 'perplexity', value: perplexity.toFixed(4) },
        { name: 'bits per token', value: result.bitsPerToken.toFixed(4) },
        { name: 'bits per character', value: result.bitsPerCharacter.toFixed(4) },
        { name: 'tokens', value: result.tokens },
      ];
      if (!explain) return { perplexity, json: answer, rows, width: 14 };
      const symbols = tokenCosts(model.stepper(), model.encode(text), model.vocabulary);
      return { perplexity, json: { ...answer, symbols }, rows, width: 14, table: costTable(symbols) };
    },
  };
}

function nothingKnown(model: StreamModel, text: string, file: string): string | undefined {
  const { vocabulary } = model;
  const { unknownId } = vocabulary;
  const isKnown = (id: number) => id !== unknownId && vocabulary.token(id) !== SENTENCE_END;
  if (unknownId < 0 || model.encode(text).some(isKnown)) return undefined;
  return `${file} knows no symbol of this text: all are <unk>, which look easy to predict`;
}

function costTable(costs: readonly TokenCost[]): ReportTable {
  const titles = ['symbol', 'times', 'bits each', 'share of all bits'];
  return {
    columns: titles.map((title, i) => ({ title, align: i === 0 ? 'left' : 'right' })),
    rows: costs
      .slice(0, shown)
      .map(({ token, count, bits, share }) => [
        visibleToken(token),
        count.toLocaleString('en-US'),
        (bits / count).toFixed(3),
        `${(100 * share).toFixed(1)} %`,
      ]),
  };
}
