/** `nlp help tokenizers`: how text is cut into tokens. */
import { TOKENIZER_TYPES, type TokenizerType } from '../../../text/tokenizer.ts';
import { code, type HelpPage, table, text } from '../page.ts';

const meanings: Record<TokenizerType, string> = {
  word: 'words as Unicode sees them and each punctuation mark; numbers, addresses and "don\'t" stay whole',
  whitespace: 'what stands between blanks: for text that is cut already',
  char: 'characters as readers see them (grapheme clusters)',
  ptb: "the rules of the Penn Treebank: `do n't`, quotation marks as two backticks and two apostrophes",
};

export function page(): HelpPage {
  return {
    title: 'Tokenizers: how text is cut into words or characters',
    blocks: [
      table(
        ['--tokenizer', 'what a token is'],
        TOKENIZER_TYPES.map((type) => [`\`${type}\``, meanings[type]]),
      ),
      text(
        '`word` is the default of most commands; `--lowercase` makes every token lower-case. See for yourself what a tokenizer does:',
      ),
      code(
        "nlp tokenize --text \"Don't panic: it's 5 o'clock.\"",
        'nlp tokenize --tokenizer ptb --offsets story.txt',
      ),
      text(
        'A model file remembers its tokenizer, so that asking a model needs none. ARPA files are the exception: they carry no tokenizer, and are asked with `whitespace` unless `--tokenizer` says otherwise.',
      ),
    ],
  };
}
