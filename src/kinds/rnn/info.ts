/** What `info` answers of recurrent models and checkpoints. */

import type { ReportRow } from '../../figure/report.ts';
import { Checkpoint } from '../../models/recurrent/checkpoint.ts';
import { RecurrentModel } from '../../models/recurrent/model.ts';
import { modelFromFile } from '../../store/load-model.ts';
import { readModelFile } from '../../store/stored-model.ts';
import { briefSpec } from '../../text/tokenizer-spec.ts';
import type { FileFacts } from '../verbs/info.ts';

export async function describeFile(file: string): Promise<FileFacts> {
  const stored = await readModelFile(file);
  if (stored.kind !== Checkpoint.kind) {
    return describeModel((await modelFromFile(stored, RecurrentModel, file)) as RecurrentModel);
  }
  const { file: inside, position } = Checkpoint.fromModelFile(stored);
  const { options, tokenizer, seed, corpus } = inside;
  return describe({
    kind: Checkpoint.kind,
    tokenizer: tokenizer && briefSpec(tokenizer),
    position,
    options,
    seed,
    corpus,
  });
}

/** Symbols of a vocabulary that are shown. */
const shown = 40;

type Facts = Record<string, unknown>;

export function describeModel(model: RecurrentModel): FileFacts {
  const { config, tokenizer, provenance, weights } = model;
  return describe({
    kind: RecurrentModel.kind,
    ...config,
    tokenizer: briefSpec(tokenizer.spec),
    parameters: model.parameters,
    bytes: 4 * model.parameters,
    symbols: [...model.vocabulary.tokens()],
    tensors: Object.fromEntries(weights.values.layout.tensors.map(({ name, shape }) => [name, shape])),
    options: provenance.options,
    seed: provenance.seed,
    corpus: provenance.corpus,
  });
}

function describe(facts: Facts): FileFacts {
  const rows = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : rowsOf(name, value),
  );
  return { json: facts, rows, width: 14 };
}

function rowsOf(name: string, value: unknown): ReportRow[] {
  if (name === 'bytes') return [{ name, value: value as number, unit: 'bytes' }];
  if (typeof value === 'number' || typeof value === 'string') return [{ name, value }];
  if (name === 'tensors') {
    const shapes = Object.entries(value as Record<string, number[]>);
    return shapes.map(([tensor, shape]) => ({
      name: `  ${tensor.padEnd(22)}`,
      value: `[${shape.join(', ')}]`,
    }));
  }
  if (name === 'symbols') {
    const symbols = value as string[];
    const list = symbols.slice(0, shown).map((symbol) => JSON.stringify(symbol));
    const rest = symbols.length - list.length;
    const more = rest > 0 ? ` and ${rest.toLocaleString('en-US')} more` : '';
    return [{ name, value: list.join(' ') + more }];
  }
  return [{ name, value: JSON.stringify(value) }];
}
