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
        [
          ...TOKENIZER_TYPES.map((type) => [`\`${type}\``, meanings[type]]),
          ['a file or a folder', 'subwords, as they were learnt: see below'],
        ],
      ),
      text(
        '`word` is the default of most commands; `--lowercase` makes every token lower-case. See for yourself what a tokenizer does:',
      ),
      code(
        "nlp tokenize --text \"Don't panic: it's 5 o'clock.\"",
        'nlp tokenize --tokenizer ptb --offsets story.txt',
      ),
      text(
        'Subwords are learnt from text by `nlp tokenizer train`, or come from elsewhere: `tokenizer.json` of Hugging Face, `merges.txt` with `vocab.json` beside it (GPT-2), `vocab.txt` (BERT), a `.model` of SentencePiece, or a folder with one of them. A model that is trained with them carries them in its file.',
      ),
      code(
        'nlp tokenizer train @fables:train -o bpe.json --vocab-size 1000',
        'nlp tokenize --tokenizer bpe.json --text "Unlikely foxes" --explain',
        'nlp ngram train @fables:train -o model.nlp --tokenizer bpe.json',
      ),
      text(
        'Byte-level BPE has a token for every byte, so that nothing is unknown and every text comes back exactly. What a tokenizer file asks for and this program does not know is refused by its name.',
      ),
      text(
        'A model file remembers its tokenizer, so that asking a model needs none. ARPA files are the exception: they carry no tokenizer, and are asked with `whitespace` unless `--tokenizer` says otherwise.',
      ),
    ],
  };
}
