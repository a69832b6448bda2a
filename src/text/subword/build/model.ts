/** The model that a tokenizer file describes. */
import { shownValue } from '../../../errors.ts';
import type { JsonPart } from '../json-part.ts';
import { BpeModel } from '../models/bpe.ts';
import { MergeTable } from '../models/merge-table.ts';
import type { PieceModel } from '../models/piece-model.ts';
import { UnigramModel } from '../models/unigram.ts';
import { WordPieceModel } from '../models/wordpiece.ts';

/** Vocabularies that are used have up to a quarter of a million tokens. */
const MOST_TOKENS = 1 << 24;

export function buildModel(part: JsonPart): PieceModel {
  const model = ofType(part);
  part.end();
  return model;
}

function ofType(part: JsonPart): PieceModel {
  // Older files have no type: merges tell.
  const type = part.optionalText('type') ?? (part.value('merges') === undefined ? 'WordPiece' : 'BPE');
  switch (type) {
    case 'BPE':
      return ofBpe(part);
    case 'WordPiece': {
      const { tokens, ids } = vocabularyOf(part);
      return new WordPieceModel({
        tokens,
        ids,
        unknown: part.text('unk_token', '[UNK]'),
        continuingPrefix: part.text('continuing_subword_prefix', '##'),
        longestWord: part.number('max_input_chars_per_word', 100),
      });
    }
    case 'Unigram':
      return ofUnigram(part);
    default:
      throw part.unknownType('BPE, WordPiece and Unigram');
  }
}

function ofBpe(part: JsonPart): BpeModel {
  const { tokens, ids } = vocabularyOf(part);
  const continuingPrefix = part.optionalText('continuing_subword_prefix') ?? '';
  const list = part.list('merges');
  const merges = new MergeTable(list.length);
  const bare = new Map<string, number>();
  const mayBeBare = part.flag('bare_characters', false);
  const idOf = (token: string, i: number): number => {
    const id = ids.get(token) ?? bare.get(token);
    if (id !== undefined) return id;
    if (!mayBeBare || Array.from(token).length !== 1)
      throw part.error(`merges[${i}] uses ${shownValue(token)}, which is not in the vocabulary`);
    bare.set(token, tokens.length + bare.size);
    return tokens.length + bare.size - 1;
  };
  for (const [i, merge] of list.entries()) {
    const pair = typeof merge === 'string' ? merge.split(' ') : merge;
    if (
      !Array.isArray(pair) ||
      pair.length !== 2 ||
      !pair.every((one) => typeof one === 'string' && one !== '')
    )
      throw part.error(`merges[${i}] is ${shownValue(merge)}, not two tokens`);
    const [left, right] = pair as [string, string];
    const joined =
      left +
      (continuingPrefix !== '' && right.startsWith(continuingPrefix)
        ? right.slice(continuingPrefix.length)
        : right);
    const result = ids.get(joined);
    if (result === undefined)
      throw part.error(`merges[${i}] makes ${shownValue(joined)}, which is not in the vocabulary`);
    const added = merges.add(idOf(left, i), idOf(right, i), result, i);
    if (added < 0)
      throw part.error(`merges[${i}] is ${shownValue(merge)}, as merges[${merges.rank[-1 - added]}] is`);
  }
  if (part.value('dropout')) throw part.error('asks for dropout in every use, which is not supported');
  const unknown = part.optionalText('unk_token');
  if (unknown !== undefined && !ids.has(unknown))
    throw part.error(`has the unknown token ${shownValue(unknown)}, which is not in the vocabulary`);
  return new BpeModel({
    tokens,
    ids,
    merges,
    unknown,
    fuseUnknown: part.flag('fuse_unk', false),
    byteFallback: part.flag('byte_fallback', false),
    continuingPrefix,
    endSuffix: part.optionalText('end_of_word_suffix') ?? '',
    ignoreMerges: part.flag('ignore_merges', false),
    bare,
  });
}

function ofUnigram(part: JsonPart): UnigramModel {
  const list = part.list('vocab');
  const tokens: string[] = [];
  const ids = new Map<string, number>();
  const scores = new Float64Array(list.length);
  for (const [i, entry] of list.entries()) {
    const [token, score] = Array.isArray(entry) ? entry : [];
    if (typeof token !== 'string' || typeof score !== 'number' || !Number.isFinite(score))
      throw part.error(`vocab[${i}] is ${shownValue(entry)}, not a token and its score`);
    if (ids.has(token))
      throw part.error(`vocab[${i}] is ${shownValue(token)}, as vocab[${ids.get(token)}] is`);
    ids.set(token, i);
    tokens.push(token);
    scores[i] = score;
  }
  const unknown = part.value('unk_id');
  if (
    unknown !== null &&
    unknown !== undefined &&
    !(Number.isInteger(unknown) && (unknown as number) >= 0 && (unknown as number) < tokens.length)
  )
    throw part.error(`has ${shownValue(unknown)} for "unk_id", but ids go from 0 to ${tokens.length - 1}`);
  const hidden = part.value('hidden') === undefined ? undefined : new Set(part.list('hidden') as number[]);
  return new UnigramModel({
    tokens,
    ids,
    scores,
    unknownId: typeof unknown === 'number' ? unknown : undefined,
    byteFallback: part.flag('byte_fallback', false),
    hidden,
    singlePrecision: part.flag('single_precision', false),
  });
}

function vocabularyOf(part: JsonPart): { tokens: string[]; ids: Map<string, number> } {
  const vocabulary = part.value('vocab');
  if (typeof vocabulary !== 'object' || vocabulary === null || Array.isArray(vocabulary))
    throw part.error(`has ${shownValue(vocabulary)} for "vocab", not tokens with their ids`);
  const entries = Object.entries(vocabulary);
  const size = entries.length;
  if (size > MOST_TOKENS) throw part.error(`has ${size} tokens, more than ${MOST_TOKENS}`);
  const tokens = new Array<string>(size);
  const seen = new Uint8Array(size);
  const ids = new Map<string, number>();
  for (const [token, id] of entries) {
    if (!Number.isInteger(id) || id < 0 || id >= size)
      throw part.error(
        `gives ${shownValue(token)} the id ${shownValue(id)}, but ${size} tokens have ids from 0 to ${size - 1}`,
      );
    if (seen[id])
      throw part.error(`gives ${shownValue(token)} the id ${id}, which ${shownValue(tokens[id])} has`);
    seen[id] = 1;
    tokens[id] = token;
    ids.set(token, id);
  }
  return { tokens, ids };
}
