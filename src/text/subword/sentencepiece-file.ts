/**
 * SentencePiece's `.model` files as descriptions: pieces with scores and types, the settings of training that matter for
 * encoding, and the normaliser with its compiled map.
 * Source: T. Kudo and J. Richardson, "SentencePiece", EMNLP 2018; field numbers of sentencepiece_model.proto.
 */
import { NlpError, shownValue } from '../../errors.ts';
import { addedToken } from './files.ts';
import type { TokenizerDescription } from './parts.ts';
import { type Field, fieldsOf } from './protobuf.ts';

const NORMAL = 1;
const UNKNOWN = 2;
const CONTROL = 3;
const USER_DEFINED = 4;
const UNUSED = 5;
const BYTE = 6;

const modelTypes = ['', 'UNIGRAM', 'BPE', 'WORD', 'CHAR'];

interface Piece {
  text: string;
  score: number;
  type: number;
}

interface Settings {
  pieces: Piece[];
  modelType: number;
  byteFallback: boolean;
  unknownSurface: string;
  charsmap: Uint8Array;
  addDummyPrefix: boolean;
  removeExtraWhitespaces: boolean;
  escapeWhitespaces: boolean;
}

export function describeSentencePiece(file: Uint8Array): TokenizerDescription {
  const settings = readModel(file);
  const { pieces, modelType, byteFallback } = settings;
  const unknown = pieces.findIndex(({ type }) => type === UNKNOWN);
  if (pieces.length === 0 || unknown === -1) {
    throw new NlpError(
      `is no SentencePiece model: it has ${pieces.length} pieces, and none for the unknown`,
      {
        remedy: 'Is it another file of that ending?',
      },
    );
  }
  const seen = new Map<string, number>();
  for (const [id, { text }] of pieces.entries()) {
    const before = seen.get(text);
    if (before !== undefined) throw new NlpError(`pieces ${before} and ${id} are both ${shownValue(text)}`);
    seen.set(text, id);
  }
  if (modelType !== 1 && modelType !== 2) {
    throw new NlpError(
      `is a SentencePiece model of type ${modelTypes[modelType] ?? modelType}, which is not supported`,
      {
        remedy: 'UNIGRAM and BPE are.',
      },
    );
  }
  const added = pieces.flatMap(({ text, type }, id) => {
    if (type === CONTROL || type === UNKNOWN) return [addedToken(id, text, { matched: false })];
    return type === USER_DEFINED ? [addedToken(id, text, { special: false, normalized: true })] : [];
  });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: added,
    normalizer: {
      type: 'SentencePiece',
      precompiled_charsmap: Buffer.from(settings.charsmap).toString('base64'),
      add_dummy_prefix: settings.addDummyPrefix,
      remove_extra_whitespaces: settings.removeExtraWhitespaces,
      escape_whitespaces: settings.escapeWhitespaces,
    },
    pre_tokenizer: null,
    post_processor: null,
    decoder: {
      type: 'SentencePiece',
      drops_first: settings.addDummyPrefix,
      unk_token: pieces[unknown].text,
      unk_surface: settings.unknownSurface,
    },
    model:
      modelType === 1
        ? unigramOf(pieces, unknown, byteFallback)
        : bpeOf(pieces, seen, pieces[unknown].text, byteFallback),
  };
}

function unigramOf(
  pieces: readonly Piece[],
  unknown: number,
  byteFallback: boolean,
): Record<string, unknown> {
  const hidden = pieces.flatMap(({ type }, id) => (type === NORMAL ? [] : [id]));
  return {
    type: 'Unigram',
    unk_id: unknown,
    vocab: pieces.map(({ text, score }) => [text, score]),
    byte_fallback: byteFallback,
    hidden,
    single_precision: true,
  };
}

/** Every way to put a piece together from two others is a merge; its rank is that of its score. */
function bpeOf(
  pieces: readonly Piece[],
  ids: ReadonlyMap<string, number>,
  unknown: string,
  byteFallback: boolean,
): Record<string, unknown> {
  const isPart = (text: string): boolean => {
    const id = ids.get(text);
    if (id !== undefined) return pieces[id].type === NORMAL || pieces[id].type === UNUSED;
    return Array.from(text).length === 1;
  };
  const merged = pieces
    .filter(({ text, type }) => (type === NORMAL || type === UNUSED) && Array.from(text).length > 1)
    .sort((a, b) => b.score - a.score);
  const merges: [string, string][] = [];
  for (const { text } of merged) {
    for (let i = 1; i < text.length; i++) {
      if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) continue;
      const left = text.slice(0, i);
      const right = text.slice(i);
      if (isPart(left) && isPart(right)) merges.push([left, right]);
    }
  }
  return {
    type: 'BPE',
    unk_token: unknown,
    fuse_unk: true,
    byte_fallback: byteFallback,
    bare_characters: true,
    vocab: Object.fromEntries(pieces.map(({ text }, id) => [text, id])),
    merges,
  };
}

function readModel(file: Uint8Array): Settings {
  const settings: Settings = {
    pieces: [],
    modelType: 1,
    byteFallback: false,
    unknownSurface: ' \u2047 ',
    charsmap: new Uint8Array(0),
    addDummyPrefix: true,
    removeExtraWhitespaces: true,
    escapeWhitespaces: true,
  };
  for (const field of fieldsOf(file)) {
    if (field.number === 1) settings.pieces.push(readPiece(inside(field)));
    else if (field.number === 2) {
      for (const { number, value, bytes } of inside(field)) {
        if (number === 3) settings.modelType = value ?? 0;
        else if (number === 35) settings.byteFallback = value === 1;
        else if (number === 44 && bytes) settings.unknownSurface = textOf(bytes);
        else if (number === 24 && value === 1)
          throw new NlpError(
            'puts the blank behind words (treat_whitespace_as_suffix), which is not supported',
          );
      }
    } else if (field.number === 3) {
      for (const { number, value, bytes } of inside(field)) {
        if (number === 2 && bytes) settings.charsmap = bytes;
        else if (number === 3) settings.addDummyPrefix = value === 1;
        else if (number === 4) settings.removeExtraWhitespaces = value === 1;
        else if (number === 5) settings.escapeWhitespaces = value === 1;
      }
    }
  }
  return settings;
}

function inside({ bytes, at, number }: Field): Generator<Field> {
  if (bytes === undefined)
    throw new NlpError(`is no SentencePiece model: field ${number} is a number`, { where: { byte: at } });
  return fieldsOf(bytes, at);
}

function readPiece(fields: Iterable<Field>): Piece {
  const piece: Piece = { text: '', score: 0, type: NORMAL };
  for (const { number, value, bytes, at } of fields) {
    if (number === 1 && bytes) piece.text = textOf(bytes);
    else if (number === 2) piece.score = value ?? 0;
    else if (number === 3) piece.type = value ?? 0;
    if (number === 3 && !(piece.type >= NORMAL && piece.type <= BYTE))
      throw new NlpError(`has a piece of the unknown type ${piece.type}`, { where: { byte: at } });
  }
  if (!Number.isFinite(piece.score))
    throw new NlpError(`the piece ${shownValue(piece.text)} has the score ${piece.score}`);
  return piece;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
