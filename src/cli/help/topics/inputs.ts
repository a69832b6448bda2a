/** `nlp help inputs`: where text comes from. */
import { formatTable } from '../../../corpus/formats.ts';
import { code, type HelpPage, heading, list, table, text } from '../page.ts';

export function page(): HelpPage {
  return {
    title: 'Inputs: where text comes from',
    blocks: [
      text(
        'A command reads what stands behind it, in order; without anything it reads standard input. Files are streamed: their size does not matter.',
      ),
      code(
        'nlp ngram train story.txt -o story.lm          a file, also .gz',
        'nlp ngram train letters/ -o letters.lm         a folder, with all that is in it',
        "nlp ngram train 'letters/*.txt' -o letters.lm  a pattern",
        'cat story.txt | nlp ngram train - -o story.lm  standard input',
        'nlp ngram train @fables:train -o fables.lm     a built-in corpus, or a part of it',
        'nlp ngram score -m fables.lm --text "Hello."   the text itself',
      ),
      list(
        '`@name` is a built-in corpus (`nlp corpus list`); `@name:train`, `@name:valid` and `@name:test` are its parts. To measure a model, train on one part and test on another.',
        'Text is UTF-8, with or without a byte order mark, lines ended by LF or CRLF. Bytes that are not UTF-8 are an error that names the file and the place; `--encoding latin1` reads older files.',
        'An empty text to train on is an error; a question about nothing is answered by nothing.',
      ),
      heading('Formats'),
      text(
        'The extension of a file tells its format, or `--format` does; a format that was guessed is told on stderr. What it is made for stands first under "read as"; `nlp corpus check`, `stats` and `convert` read the others with `--as`. `--field` names the column or key to read, where there are several.',
      ),
      table(
        ['format', 'what is in it', 'read as'],
        formatTable.map(({ name, text: what, reads }) => [`\`${name}\``, what, reads.join(', ')]),
      ),
      text(
        'Labelled texts may also be a folder a class (`files`) or a file a class (`lines`); pairs are two files, side by side (`nlp corpus convert A --target B --to tsv`).',
      ),
    ],
  };
}
