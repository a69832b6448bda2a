/** `nlp rnn info`: what a model or checkpoint is made of. */

import { modelFromFile } from '../../../kinds/load-model.ts';
import { Checkpoint } from '../../../models/recurrent/checkpoint.ts';
import { RecurrentModel } from '../../../models/recurrent/model.ts';
import { readModelFile } from '../../../store/stored-model.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { formatBytes, formatCount } from '../../render/numbers.ts';

export async function info(file: string, flags: CommonFlags): Promise<void> {
  const stored = await readModelFile(file);
  const facts =
    stored.kind === Checkpoint.kind
      ? factsOfCheckpoint(Checkpoint.fromModelFile(stored))
      : factsOf((await modelFromFile(stored, RecurrentModel, file)) as RecurrentModel);
  const output = new Output();
  if (flags.json) output.json(facts);
  else for (const line of linesOf(facts)) output.line(line);
  await output.flush();
}

/** Symbols of a vocabulary that are shown. */
const SHOWN = 40;

type Facts = Record<string, unknown>;

export function factsOf(model: RecurrentModel): Facts {
  const { config, tokenizer, provenance, weights } = model;
  return {
    kind: RecurrentModel.kind,
    ...config,
    tokenizer: tokenizer.spec,
    parameters: model.parameters,
    bytes: 4 * model.parameters,
    symbols: [...model.vocabulary.tokens()],
    tensors: Object.fromEntries(weights.values.layout.tensors.map(({ name, shape }) => [name, shape])),
    options: provenance.options,
    seed: provenance.seed,
    corpus: provenance.corpus,
  };
}

function factsOfCheckpoint({ file, position }: Checkpoint): Facts {
  const { options, tokenizer, seed, corpus } = file;
  return { kind: Checkpoint.kind, tokenizer, position, options, seed, corpus };
}

export function linesOf(facts: Facts): string[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (name === 'tensors') {
      const shapes = Object.entries(value as Record<string, number[]>);
      return shapes.map(([tensor, shape]) => `  ${tensor.padEnd(22)}[${shape.join(', ')}]`);
    }
    if (name === 'symbols') {
      const symbols = value as string[];
      const shown = symbols.slice(0, SHOWN).map((symbol) => JSON.stringify(symbol));
      const rest = symbols.length - shown.length;
      return [`${name.padEnd(14)}${shown.join(' ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`];
    }
    const text =
      name === 'bytes'
        ? formatBytes(value as number)
        : typeof value === 'number'
          ? formatCount(value)
          : typeof value === 'string'
            ? value
            : JSON.stringify(value);
    return [`${name.padEnd(14)}${text}`];
  });
}
