/** What training a tokenizer can be told: the table that commands and the library read. */
import { optionTable } from '../../../options/table.ts';
import { choice, integer, texts } from '../../../options/types.ts';

export const TRAINED_TYPES = ['bpe', 'wordpiece', 'unigram'] as const;
export const SPLITS = ['gpt2', 'bert', 'metaspace', 'digits'] as const;
export const TRAINED_FORMS = ['none', 'nfc', 'nfkc', 'bert'] as const;

export const trainingTable = optionTable({
  type: { type: choice(TRAINED_TYPES), default: 'bpe', text: 'how words become tokens' },
  vocabSize: { type: integer(1, 1 << 24), default: 8000, text: 'tokens, with special ones and characters' },
  minFrequency: { type: integer(0), default: 0, text: 'bpe, wordpiece: merge no pairs that are rarer' },
  special: {
    type: texts('<token...>'),
    repeatable: true,
    text: 'a special token; it gets one of the first ids',
  },
  split: {
    type: choice(SPLITS),
    defaultText: 'gpt2 for bpe, bert for wordpiece, metaspace for unigram',
    text: 'how text is cut into words',
  },
  normalize: {
    type: choice(TRAINED_FORMS, 'form'),
    defaultText: 'none for bpe, bert for wordpiece, nfkc for unigram',
    text: 'what is done to text first',
  },
  maxTokenLength: { type: integer(1), defaultText: '16 for unigram', text: 'characters of a token at most' },
});
