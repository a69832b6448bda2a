/** `nlp corpus`: list, show, stats, split, convert, check. Each verb's code is loaded when it runs. */
import { type Command, Option } from 'commander';
import { corpusFormats, formatTable } from '../../corpus/formats.ts';
import { addCommon, addInputs, addSeed, addTokenizer, parseInteger } from '../options.ts';

const itemKinds = [...new Set(formatTable.flatMap(({ reads }) => reads as readonly string[]))].sort();

export function configure(command: Command): void {
  command.addHelpText(
    'after',
    '\nExamples:\n' +
      '  nlp corpus list\n' +
      '  nlp corpus show fables\n' +
      '  nlp corpus stats @fables:train\n' +
      '  nlp corpus check @tagged-en',
  );

  addCommon(command.command('list').description('the built-in corpora'))
    .action(async (flags) => (await import('./corpus/catalog.ts')).list(flags))
    .addHelpText('after', '\nExample:\n  nlp corpus list --json');

  addCommon(
    command
      .command('show')
      .description('what a built-in corpus is, and how it begins')
      .argument('<name>', 'such as fables or @fables:test')
      .option('-n, --lines <n>', 'how many lines of it to show', parseInteger(0), 5),
  )
    .action(async (name, flags) => (await import('./corpus/catalog.ts')).show(name, flags))
    .addHelpText('after', '\nExample:\n  nlp corpus show tagged-ko -n 3');

  addCommon(
    addTokenizer(
      addItems(
        addInputs(command.command('stats').description('sentences, tokens, types, tags, labels, ...')),
      ),
    ),
  )
    .option('--top <n>', 'how many of the most frequent tokens', parseInteger(0), 10)
    .action(async (inputs, flags) => (await import('./corpus/inspect.ts')).stats(inputs, flags))
    .addHelpText(
      'after',
      '\nExamples:\n  nlp corpus stats @text-ko\n  echo "to be or not to be" | nlp corpus stats',
    );

  addCommon(
    addSeed(addInputs(command.command('split').description('deal a corpus into train, valid and test'))),
  )
    .option('--ratio <shares>', 'shares of the parts', '8:1:1')
    .addOption(
      new Option('--by <unit>', 'what is kept together')
        .choices(['sentence', 'document'])
        .default('sentence'),
    )
    .option('-o, --output <folder>', 'where the parts go', '.')
    .option('-f, --force', 'replace files that are there')
    .action(async (inputs, flags) => (await import('./corpus/split.ts')).split(inputs, flags))
    .addHelpText('after', '\nExample:\n  nlp corpus split @fables --ratio 9:1 --by document -o parts');

  addCommon(addItems(addInputs(command.command('convert').description('write a corpus in another format'))))
    .addOption(
      new Option('--to <format>', 'the format to write').choices(corpusFormats).makeOptionMandatory(),
    )
    .option('--target <file>', 'the other side of pairs: a line for each line of the input')
    .option('-o, --output <file>', 'instead of standard output')
    .action(async (inputs, flags) => (await import('./corpus/split.ts')).convertInputs(inputs, flags))
    .addHelpText(
      'after',
      '\nExamples:\n  nlp corpus convert @tagged-en:test --to conllu | head -n 8\n' +
        '  nlp corpus convert @reviews --to jsonl -o reviews.jsonl\n' +
        '  nlp corpus convert @reviews:test --to fasttext | head -n 3\n\nFormats:\n' +
        formatTable.map(({ name, text }) => `  ${name.padEnd(10)}${text}`).join('\n'),
    );

  addCommon(
    addItems(
      addInputs(command.command('check').description('find what is wrong with a corpus; exit 3 on errors')),
    ),
  )
    .option('--limit <n>', 'how many findings to print', parseInteger(0), 100)
    .action(async (inputs, flags) => (await import('./corpus/inspect.ts')).check(inputs, flags))
    .addHelpText('after', '\nExample:\n  nlp corpus check @library');
}

/** What files are read as, where that is not what their format is made for. */
function addItems(command: Command): Command {
  return command
    .addOption(
      new Option('--as <items>', 'what to read (default: what the format is made for)').choices(itemKinds),
    )
    .option('--label <name>', 'the column or key of the label, for --as labelled');
}
