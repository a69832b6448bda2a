/** Other forms of trained tokenizers than tokenizer.json, as descriptions: `vocab.json` with `merges.txt`, and `vocab.txt`. */
import { type Location, NlpError, shownValue } from '../../errors.ts';
import { isByteCharacter } from './byte-alphabet.ts';
import type { TokenizerDescription } from './parts.ts';

/** GPT-2's files: byte-level BPE. */
export function describeMerges(
  vocabulary: unknown,
  merges: string,
  where: { vocabulary: Location; merges: Location },
): TokenizerDescription {
  if (typeof vocabulary !== 'object' || vocabulary === null || Array.isArray(vocabulary))
    throw new NlpError(`is ${shownValue(vocabulary)}, not tokens with their ids`, {
      where: where.vocabulary,
    });
  const pairs: [string, string][] = [];
  const seen = new Map<string, number>();
  for (const [i, line] of merges.split('\n').entries()) {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (text === '' || (i === 0 && text.startsWith('#version'))) continue;
    const parts = text.split(' ');
    if (parts.length !== 2 || parts[0] === '' || parts[1] === '') {
      throw new NlpError(`${shownValue(text)} is not two tokens with a blank between`, {
        where: { ...where.merges, line: i + 1 },
        remedy: 'A merges file has one merge a line, such as "h e".',
      });
    }
    const before = seen.get(text);
    if (before !== undefined)
      throw new NlpError(`the merge ${shownValue(text)} stands in line ${before} already`, {
        where: { ...where.merges, line: i + 1 },
        remedy: 'Delete one of the two.',
      });
    for (const token of [...parts, parts.join('')])
      if (!Object.hasOwn(vocabulary, token))
        throw new NlpError(
          `the merge ${shownValue(text)} needs ${shownValue(token)}, which the vocabulary has not`,
          {
            where: { ...where.merges, line: i + 1 },
            remedy: 'Take the vocab.json that belongs to these merges.',
          },
        );
    seen.set(text, i + 1);
    pairs.push([parts[0], parts[1]]);
  }
  const ends = ['<|endoftext|>', '<|startoftext|>'].filter((token) => Object.hasOwn(vocabulary, token));
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: ends.map((token) => addedToken((vocabulary as Record<string, number>)[token], token)),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      unk_token: null,
      fuse_unk: false,
      byte_fallback: false,
      vocab: vocabulary,
      merges: pairs,
    },
  };
}

/** BERT's file: a token a line. @param lowercase undefined to tell by the tokens, of which none has a capital letter then */
export function describeWordPieces(text: string, where: Location, lowercase?: boolean): TokenizerDescription {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  while (lines.at(-1) === '') lines.pop();
  const vocab: Record<string, number> = Object.create(null);
  for (const [id, token] of lines.entries()) {
    if (Object.hasOwn(vocab, token))
      throw new NlpError(`the token ${shownValue(token)} stands in line ${vocab[token] + 1} already`, {
        where: { ...where, line: id + 1 },
        remedy: 'Every token has one id, which is its line less 1.',
      });
    vocab[token] = id;
  }
  if (vocab['[UNK]'] === undefined)
    throw new NlpError('has no line [UNK], the token of unknown words', {
      where,
      remedy: 'A vocab.txt has one token a line, such as ##ing.',
    });
  const hasCapitals = lines.some((token) => !/^\[.*\]$/.test(token) && /[A-Z]/.test(token));
  return wordPieceDescription(vocab, lowercase ?? !hasCapitals);
}

/** BERT's parts around a vocabulary. */
export function wordPieceDescription(
  vocab: Record<string, number>,
  lowercase: boolean,
): TokenizerDescription {
  const specials = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'].filter(
    (token) => vocab[token] !== undefined,
  );
  const isWhole = vocab['[CLS]'] !== undefined && vocab['[SEP]'] !== undefined;
  const special = (id: string, type_id: number) => ({ SpecialToken: { id, type_id } });
  const sequence = (id: string, type_id: number) => ({ Sequence: { id, type_id } });
  const entry = (token: string) => ({ id: token, ids: [vocab[token]], tokens: [token] });
  const single = [special('[CLS]', 0), sequence('A', 0), special('[SEP]', 0)];
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specials.map((token) => addedToken(vocab[token], token)),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: isWhole
      ? {
          type: 'TemplateProcessing',
          single,
          pair: [...single, sequence('B', 1), special('[SEP]', 1)],
          special_tokens: { '[CLS]': entry('[CLS]'), '[SEP]': entry('[SEP]') },
        }
      : null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
  };
}

export function addedToken(
  id: number,
  content: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
    ...more,
  };
}

/** Whether a vocabulary is one of bytes, as GPT-2's: every one of its 256 characters is a token. */
export function isByteVocabulary(tokens: Iterable<string>): boolean {
  let found = 0;
  for (const token of tokens) if (isByteCharacter(token)) found++;
  return found === 256;
}
