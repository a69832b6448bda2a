/** The parts around a model that is to be trained, by type, split and normalisation, as tokenizer.json has them. */
import { usageError } from '../../../errors.ts';
import type { SPLITS, TRAINED_FORMS, TRAINED_TYPES } from './options.ts';

export type TrainedType = (typeof TRAINED_TYPES)[number];
export type Split = (typeof SPLITS)[number];
export type TrainedForm = (typeof TRAINED_FORMS)[number];

export interface Surroundings {
  normalizer: Record<string, unknown> | null;
  pre_tokenizer: Record<string, unknown> | null;
  decoder: Record<string, unknown>;
  /** Whether the words are bytes. */
  isByteLevel: boolean;
}

const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
const metaspace = { type: 'Metaspace', replacement: '\u2581', prepend_scheme: 'always', split: true };

export function surroundingsOf(type: TrainedType, split: Split, form: TrainedForm): Surroundings {
  const normalizer = normalizerOf(form);
  if (type === 'wordpiece') {
    if (split === 'bert' || split === 'digits') {
      const bert = { type: 'BertPreTokenizer' };
      return {
        normalizer,
        pre_tokenizer: split === 'bert' ? bert : sequence(bert, { type: 'Digits', individual_digits: true }),
        decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
        isByteLevel: false,
      };
    }
    throw unfit(split, type, 'bert or digits');
  }
  if (type === 'bpe' && (split === 'gpt2' || split === 'digits')) {
    return {
      normalizer,
      pre_tokenizer:
        split === 'gpt2' ? byteLevel : sequence({ type: 'Digits', individual_digits: true }, byteLevel),
      decoder: byteLevel,
      isByteLevel: true,
    };
  }
  if (type === 'bpe' && split === 'metaspace') {
    const blanks = [
      { type: 'Prepend', prepend: '\u2581' },
      { type: 'Replace', pattern: { String: ' ' }, content: '\u2581' },
    ];
    return {
      normalizer: { type: 'Sequence', normalizers: normalizer === null ? blanks : [normalizer, ...blanks] },
      pre_tokenizer: null,
      decoder: {
        type: 'Sequence',
        decoders: [
          { type: 'Replace', pattern: { String: '\u2581' }, content: ' ' },
          { type: 'ByteFallback' },
          { type: 'Fuse' },
          { type: 'Strip', content: ' ', start: 1, stop: 0 },
        ],
      },
      isByteLevel: false,
    };
  }
  if (type === 'unigram' && (split === 'metaspace' || split === 'digits')) {
    const words = { type: 'WhitespaceSplit' };
    return {
      normalizer,
      pre_tokenizer:
        split === 'metaspace'
          ? sequence(words, metaspace)
          : sequence(words, metaspace, { type: 'Digits', individual_digits: true }),
      decoder: metaspace,
      isByteLevel: false,
    };
  }
  throw unfit(split, type, type === 'bpe' ? 'gpt2, digits or metaspace' : 'metaspace or digits');
}

function sequence(...pretokenizers: readonly Record<string, unknown>[]): Record<string, unknown> {
  return { type: 'Sequence', pretokenizers };
}

function normalizerOf(form: TrainedForm): Record<string, unknown> | null {
  if (form === 'none') return null;
  if (form !== 'bert') return { type: form.toUpperCase() };
  return {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  };
}

function unfit(split: Split, type: TrainedType, fitting: string): Error {
  return usageError(
    `${split} does not fit ${type}: blanks would be lost or stand alone`,
    'split',
    `Choose ${fitting}.`,
  );
}
