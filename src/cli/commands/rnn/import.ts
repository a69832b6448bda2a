/** `nlp rnn import`: a PyTorch state dict as a model. */
import { fromSystemError, NlpError } from '../../../errors.ts';
import { describeModel } from '../../../kinds/rnn/info.ts';
import { type UnitOptions, unitSpec } from '../../../kinds/rnn/settings.ts';
import { vocabularyTokens } from '../../../models/recurrent/file.ts';
import { checkVocabulary, importStateDict, shapeOf } from '../../../models/recurrent/import-pytorch.ts';
import { checkWritable } from '../../../store/atomic.ts';
import { readJsonFile } from '../../../store/json-file.ts';
import { readStart } from '../../../store/read-whole.ts';
import { readSafetensors } from '../../../store/safetensors-file.ts';
import { readModelFile, saveModel } from '../../../store/stored-model.ts';
import type { CommonFlags } from '../../options.ts';
import { note } from '../../output.ts';
import { printFacts } from '../../render/report.ts';

interface ImportFlags extends CommonFlags, UnitOptions {
  output: string;
  vocabulary?: string;
}

export async function importModel(file: string, flags: ImportFlags): Promise<void> {
  await checkWritable(flags.output);
  const { tensors, metadata } = await readSafetensors(file);
  // Before the vocabulary is looked at: what is wrong with the tensors is not wrong with it.
  inFile(file, () => shapeOf(tensors));
  const vocabulary =
    flags.vocabulary === undefined ? vocabularyOfMetadata(metadata) : await readVocabulary(flags.vocabulary);
  if (vocabulary === undefined) {
    note('no vocabulary: symbols are called by their numbers, between blanks (--vocabulary)', flags.quiet);
  }
  // With a wrong number of symbols, or one that comes twice, it is their file that is wrong.
  const source = flags.vocabulary ?? file;
  if (vocabulary !== undefined) inFile(source, () => checkVocabulary(vocabulary, tensors));
  try {
    const model = importStateDict(tensors, { vocabulary, tokenizer: await unitSpec(flags) });
    await saveModel(flags.output, model);
    await printFacts(describeModel(model), flags);
  } catch (error) {
    throw located(error, file);
  }
}

function inFile<Result>(file: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw located(error, file);
  }
}

function located(error: unknown, file: string): unknown {
  if (!(error instanceof NlpError) || error.where !== undefined) return error;
  return new NlpError(error.what, { where: { file }, remedy: error.remedy, cause: error });
}

/** Our own files say it, as may others: a JSON list under `vocabulary`. */
function vocabularyOfMetadata(metadata: Readonly<Record<string, string>>): string[] | undefined {
  for (const [key, pick] of [
    ['extra', (value: { vocabulary?: unknown }) => value?.vocabulary],
    ['vocabulary', (value: unknown) => value],
  ] as const) {
    try {
      const found = pick(JSON.parse(metadata[key] ?? 'null'));
      if (isWords(found)) return found;
    } catch {
      // Another program's metadata of the same name.
    }
  }
  return undefined;
}

async function readVocabulary(file: string): Promise<string[]> {
  if (/\.safetensors$/i.test(file) || !(await startsAsJson(file))) {
    const model = await readModelFile(file);
    return inFile(file, () => vocabularyTokens(model));
  }
  const words = await readJsonFile(file);
  if (isWords(words)) return words;
  throw new NlpError('is no JSON list of strings', {
    where: { file },
    remedy: 'Give the symbols in the order of their ids, as in ["<unk>","e","t"].',
  });
}

async function startsAsJson(file: string): Promise<boolean> {
  try {
    const start = await readStart(file, 64);
    return /^\s*\[/.test(start.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''));
  } catch (error) {
    throw fromSystemError(error, file, 'read');
  }
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');
}
