/**
 * A SentencePiece model in the parts that tokenizer.json has: its normaliser becomes the map, blanks in a row as one and
 * a blank before the text; its own way to write unknown tokens is lost. Texts of rare characters may be cut otherwise, as
 * the map is then asked for each cluster and not for the longest key.
 */
import type { TokenizerDescription } from './parts.ts';

export function hubDescription(description: TokenizerDescription): {
  description: TokenizerDescription;
  note?: string;
} {
  const normalizer = description.normalizer as Record<string, unknown> | null;
  if (normalizer?.type !== 'SentencePiece') return { description };
  const { precompiled_charsmap, add_dummy_prefix, remove_extra_whitespaces } = normalizer;
  const normalizers: Record<string, unknown>[] = [];
  if (precompiled_charsmap) normalizers.push({ type: 'Precompiled', precompiled_charsmap });
  if (remove_extra_whitespaces) {
    normalizers.push({ type: 'Strip', strip_left: true, strip_right: true });
    normalizers.push({ type: 'Replace', pattern: { Regex: ' {2,}' }, content: ' ' });
  }
  const scheme = add_dummy_prefix ? 'always' : 'never';
  const { hidden, bare_characters, single_precision, ...model } = description.model as Record<
    string,
    unknown
  >;
  const added = (description.added_tokens as Record<string, unknown>[]).map(({ matched, ...token }) => token);
  const isBpe = model.type === 'BPE';
  if (isBpe) model.merges = withoutBare(model);
  const metaspace = { type: 'Metaspace', replacement: '\u2581', prepend_scheme: scheme, split: !isBpe };
  const strip = { type: 'Strip', content: ' ', start: add_dummy_prefix ? 1 : 0, stop: 0 };
  const blanks = { type: 'Replace', pattern: { String: '\u2581' }, content: ' ' };
  return {
    description: {
      ...description,
      added_tokens: added,
      normalizer: normalizers.length === 0 ? null : { type: 'Sequence', normalizers },
      pre_tokenizer: metaspace,
      decoder: model.byte_fallback
        ? { type: 'Sequence', decoders: [blanks, { type: 'ByteFallback' }, { type: 'Fuse' }, strip] }
        : metaspace,
      model,
    },
    note: 'read from SentencePiece: rare characters and special tokens in a text may be cut otherwise than by the .model file',
  };
}

/** The merges whose both sides are tokens. */
function withoutBare(model: Record<string, unknown>): [string, string][] {
  const vocab = model.vocab as Record<string, number>;
  const has = (token: string) => Object.hasOwn(vocab, token);
  return (model.merges as [string, string][]).filter(([left, right]) => has(left) && has(right));
}
