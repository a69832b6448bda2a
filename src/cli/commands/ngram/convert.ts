/** `nlp ngram convert`, `mix` and `prune`: from models to a model. */
import { usageError } from '../../../errors.ts';
import { isArpaName, openModel, writeModel } from '../../../kinds/ngram/files.ts';
import { arpaTokenizerTable } from '../../../kinds/ngram/tables.ts';
import { NgramModel } from '../../../models/ngram/model.ts';
import { pickOptions } from '../../../options/table.ts';
import { readTokenizerSpec } from '../../../text/tokenizer-file.ts';
import type { CommonFlags, TokenizerFlags } from '../../options.ts';
import { note } from '../../output.ts';
import { formatCount } from '../../render/numbers.ts';
import { verbContext } from '../../verbs/context.ts';
import { parseWeighted } from './parse.ts';
import { printWritten } from './print-written.ts';

interface ConvertFlags extends CommonFlags, TokenizerFlags {
  output?: string;
}

export async function convert(from: string, to: string | undefined, flags: ConvertFlags): Promise<void> {
  const target = to ?? flags.output;
  if (target === undefined || (to !== undefined && flags.output !== undefined)) {
    throw usageError(
      'takes one file to read and one to write',
      undefined,
      'As in `nlp ngram convert a.lm a.arpa`.',
    );
  }
  const saying = verbContext({ ...flags }).note;
  const model = await openModel(from);
  const chosen = pickOptions(arpaTokenizerTable, { ...flags });
  const [option] = Object.keys(chosen);
  if (option !== undefined) {
    if (model.tokenizer !== undefined)
      throw usageError('the model remembers its tokenizer', option, 'Leave it out.');
    if (isArpaName(target)) {
      throw usageError('ARPA cannot remember it', option, 'Leave it out, or write a name without .arpa.');
    }
    const tokenizer = await readTokenizerSpec(chosen, 'whitespace');
    await writeModel(
      target,
      new NgramModel({ ...model, trie: model.trie, vocabulary: model.vocabulary, tokenizer }),
      saying,
    );
    return printWritten(target, flags);
  }
  await writeModel(target, model, saying);
  await printWritten(target, flags);
}

interface MixFlags extends CommonFlags {
  output: string;
  vocabulary?: 'union' | 'intersection';
}

export async function mix(models: string[], flags: MixFlags): Promise<void> {
  const parts = models.map(parseWeighted);
  const { mixModels } = await import('../../../models/ngram/mix.ts');
  const opened: NgramModel[] = [];
  for (const { file } of parts) opened.push(await openModel(file));
  const weights = parts.map(({ weight }) => weight);
  const mixed = mixModels(opened, weights, { vocabulary: flags.vocabulary });
  await writeModel(flags.output, mixed, verbContext({ ...flags }).note);
  await printWritten(flags.output, flags);
}

interface PruneFlags extends CommonFlags {
  threshold: number;
  output: string;
}

export async function prune(file: string, flags: PruneFlags): Promise<void> {
  const { entropyPrune } = await import('../../../models/ngram/entropy-prune.ts');
  const model = await openModel(file);
  const trie = entropyPrune(model.trie, flags.threshold);
  const { tokenizer, vocabulary, provenance } = model;
  const options = { ...provenance.options, threshold: flags.threshold };
  const pruned = new NgramModel({
    trie,
    vocabulary,
    tokenizer,
    provenance: { ...provenance, options },
  });
  await writeModel(flags.output, pruned, verbContext({ ...flags }).note);
  const before = model.trie.word.length;
  note(`${formatCount(before - trie.word.length)} of ${formatCount(before)} n-grams dropped`, flags.quiet);
  await printWritten(flags.output, flags);
}
