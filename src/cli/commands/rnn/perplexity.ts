/** `nlp rnn perplexity`: a text read as one stream with carried state. */
import { NlpError } from '../../../errors.ts';
import { loadModel } from '../../../kinds/load-model.ts';
import { RecurrentModel } from '../../../models/recurrent/model.ts';
import type { StreamScore } from '../../../neural/generation/stream-answers.ts';
import { type TokenCost, tokenCosts } from '../../../neural/generation/token-costs.ts';
import type { CommonFlags, InputFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { formatCount } from '../../render/numbers.ts';
import { renderTable } from '../../render/table.ts';
import { readText } from './text.ts';
import { visible } from './visible.ts';

interface PerplexityFlags extends CommonFlags, InputFlags {
  model: string;
  failOver?: number;
  color?: boolean;
}

export async function perplexity(inputs: string[], flags: PerplexityFlags): Promise<void> {
  const model = await loadModel(flags.model, RecurrentModel);
  const { text } = await readText(inputs, flags, model.tokenizer.spec.type === 'char');
  const score = await model.score(text);
  if (score === undefined) return;
  const symbols = flags.explain
    ? tokenCosts(model.stepper(), model.encode(text), model.vocabulary)
    : undefined;
  const output = new Output();
  if (flags.json) output.json(symbols === undefined ? score : { ...score, symbols });
  else {
    for (const line of linesOf(score)) output.line(line);
    if (symbols !== undefined) {
      output.line();
      const palette = await loadPalette(process.stdout, flags.color);
      for (const line of renderTable(columns, symbols.slice(0, 20).map(rowOf), palette)) output.line(line);
    }
  }
  await output.flush();
  if (flags.failOver !== undefined && !(score.perplexity <= flags.failOver)) {
    throw new NlpError(`the perplexity ${score.perplexity.toFixed(2)} is above ${flags.failOver}`, {
      where: { option: '--fail-over' },
      exitStatus: 1,
    });
  }
}

const columns = [
  { title: 'symbol' },
  { title: 'times', align: 'right' as const },
  { title: 'bits each', align: 'right' as const },
  { title: 'share of all bits', align: 'right' as const },
];

function rowOf({ token, count, bits, share }: TokenCost): string[] {
  return [visible(token), formatCount(count), (bits / count).toFixed(3), `${(100 * share).toFixed(1)} %`];
}

function linesOf(score: StreamScore): string[] {
  const rows: [string, string][] = [
    ['perplexity', score.perplexity.toFixed(4)],
    ['bits per token', score.bitsPerToken.toFixed(4)],
    ['bits per character', score.bitsPerCharacter.toFixed(4)],
    ['tokens', formatCount(score.tokens)],
  ];
  return rows.map(([name, value]) => `${name.padEnd(20)}${value.padStart(14)}`);
}
