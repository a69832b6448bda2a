/** Sentences as a conditional random field reads them: tables of tokens, files of attributes, or plain text. */
import { readAttributeSequences } from '../../corpus/examples/attribute-sequences.ts';
import { readTokenTables } from '../../corpus/examples/token-tables.ts';
import { formatOf } from '../../corpus/formats.ts';
import type { AttributeSequence, TokenTable } from '../../corpus/items.ts';
import { readTokenized } from '../../corpus/tokenized-sentences.ts';
import type { InputOptions, Reading } from '../../corpus/types.ts';
import { type CrfSentence, isTable } from '../../models/crf/training-corpus.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';

/** With labels, which may also be there where they are not asked for. */
export function readLabelled(
  inputs: readonly string[],
  input: InputOptions,
): Reading<TokenTable> | Reading<AttributeSequence> {
  return isOfAttributes(inputs, input)
    ? readAttributeSequences(inputs, input)
    : readTokenTables(inputs, input);
}

/** What is to be tagged: text that has one token after the other is cut by the tokenizer. */
export type SentenceForTag = CrfSentence & { text: string; tokens: readonly string[] };

export async function* readForTag(
  inputs: readonly string[],
  input: InputOptions,
  model: { columns: number },
  tokenizer: TokenizerSpec,
): AsyncGenerator<SentenceForTag[]> {
  if (model.columns === 0 || isOfAttributes(inputs, input)) {
    for await (const sequences of readAttributeSequences(inputs, input))
      yield sequences.map((one) => ({ ...one, ...shown(one.attributes.map(nameOfItem)) }));
  } else if (model.columns > 1) {
    for await (const tables of readTokenTables(inputs, input))
      yield tables.map((table) => ({ ...table, ...shown(table.columns[0]) }));
  } else {
    for await (const sentences of readTokenized(inputs, input, tokenizer))
      yield sentences.map(({ text, tokens }) => ({ names: ['word'], columns: [tokens], text, tokens }));
  }
}

const shown = (tokens: readonly string[]) => ({ text: tokens.join(' '), tokens });

/** The word of an item of attributes, where one of them is what many tools call it; else the first. */
function nameOfItem(attributes: readonly string[]): string {
  const word = attributes.find((name) => /^(w\[0\]|word|w|U02)[=:]/.test(name));
  return word === undefined ? (attributes[0] ?? '_') : word.replace(/^[^=:]*[=:]/, '');
}

function formatFor(inputs: readonly string[], input: InputOptions) {
  return input.format ?? (inputs.length > 0 ? formatOf(inputs[0]) : undefined);
}

function isOfAttributes(inputs: readonly string[], input: InputOptions): boolean {
  return formatFor(inputs, input) === 'crfsuite';
}

/** The labels of a labelled sentence. */
export function goldOf(sentence: TokenTable | AttributeSequence, labelColumn: number): readonly string[] {
  return isTable(sentence) ? sentence.columns[labelColumn] : sentence.labels;
}

/** The tokens of a labelled sentence, to show. */
export function tokensOf(sentence: TokenTable | AttributeSequence): readonly string[] {
  return isTable(sentence) ? sentence.columns[0] : sentence.attributes.map(nameOfItem);
}
