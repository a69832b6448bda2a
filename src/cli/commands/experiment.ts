/** `nlp experiment`: run, merge, compare, rerun, schema, init. A verb's code is loaded when it runs. */
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { addCommon, parseInteger } from '../options.ts';

const reporterNames = ['table', 'json', 'junit', 'markdown', 'html'];

export function configure(command: Command): void {
  command.addHelpText(
    'after',
    '\nA file describes data, models, a matrix of settings, metrics and assertions; a failed assertion exits with 1.\n' +
      '\nExamples:\n' +
      '  nlp experiment init ngram -o smoothing.yaml\n' +
      '  nlp experiment run smoothing.yaml --output smoothing\n' +
      '  nlp experiment run smoothing.yaml --output smoothing --reporter table,junit,markdown,html\n' +
      '  nlp experiment rerun smoothing/results.json\n' +
      '\nHelp for a verb: nlp experiment VERB --help',
  );
  configureRun(command);
  configureResults(command);
  configureFiles(command);
}

function configureRun(command: Command): void {
  const run = command
    .command('run')
    .description('run the trials of a file, as far as their results are not known yet')
    .argument('<file>', 'the experiment: YAML, - for stdin')
    .option('--jobs <n>', 'worker processes (default: one a processor)', parseInteger(1, 1024))
    .option('--shard <i/n>', 'only the i-th of n parts, from 1; merge joins them', parseShard)
    .option('--set <key=value>', 'set a key (repeat.seeds=[1]) or an option (order=3); repeatable', collect)
    .option('--force', 'run what is known already, too')
    .option('--cache <folder>', 'where finished trials are kept (default: cache in the output folder)');
  addCommon(addReports(run))
    .action(async (file, flags) => (await import('./experiment/run.ts')).run(file, flags))
    .addHelpText(
      'after',
      '\nresults.json is always written. Exit status: 1 for failed assertions and trials, 2 for the file, 3 for data.\n' +
        '\nExamples:\n' +
        '  nlp experiment run smoothing.yaml --output smoothing --jobs 2\n' +
        '  nlp experiment run smoothing.yaml --output one --shard 1/2\n' +
        '  nlp experiment run smoothing.yaml --output two --shard 2/2\n' +
        '  nlp experiment run smoothing.yaml --output quick --set "repeat.seeds=[1]" --set order=3 --json\n' +
        '  nlp experiment run smoothing.yaml --output again --baseline smoothing/results.json',
    );
}

function configureResults(command: Command): void {
  const merge = command
    .command('merge')
    .description('join the results of shards to those of the whole')
    .argument('<results...>', 'output folders of run --shard, or their results.json');
  addCommon(addReports(merge))
    .action(async (parts, flags) => (await import('./experiment/merge.ts')).merge(parts, flags))
    .addHelpText('after', '\nExample:\n  nlp experiment merge one two --output whole --reporter table,junit');
  addCommon(
    command
      .command('compare')
      .description('two results side by side: differences, and whether they are more than chance')
      .argument('<baseline>', 'the results.json to compare with')
      .argument('<results>', 'the results.json that is compared'),
  )
    .action(async (a, b, flags) => (await import('./experiment/compare.ts')).compare(a, b, flags))
    .addHelpText('after', '\nExample:\n  nlp experiment compare smoothing/results.json again/results.json');
  addCommon(
    command
      .command('rerun')
      .description('repeat trials, and say whether the numbers are identical (else exit 1)')
      .argument('<results>', 'a results.json')
      .argument('[trial]', 'the id of one of its trials (default: all)')
      .option('--jobs <n>', 'worker processes (default: one a processor)', parseInteger(1, 1024)),
  )
    .action(async (file, trial, flags) => (await import('./experiment/rerun.ts')).rerun(file, trial, flags))
    .addHelpText('after', '\nExample:\n  nlp experiment rerun smoothing/results.json --json');
}

function configureFiles(command: Command): void {
  command
    .command('schema')
    .description('the JSON Schema of experiment files, for editors')
    .option('-o, --output <file>', 'instead of standard output')
    .action(async (flags) => (await import('./experiment/files.ts')).schema(flags))
    .addHelpText(
      'after',
      '\nIn the first line of a file: # yaml-language-server: $schema=experiment.schema.json\n' +
        '\nExample:\n  nlp experiment schema -o experiment.schema.json',
    );
  command
    .command('init')
    .description('write an experiment to start from')
    .addArgument(new Argument('[model]', 'ngram, hmm, tfidf, ...').default('ngram'))
    .option('-o, --output <file>', 'the file to write', 'experiment.yaml')
    .option('--force', 'replace files that are there')
    .option('-q, --quiet', 'no notes on stderr')
    .action(async (model, flags) => (await import('./experiment/files.ts')).init(model, flags))
    .addHelpText('after', '\nExample:\n  nlp experiment init hmm -o tagging.yaml');
}

function addReports(command: Command): Command {
  return command
    .option('-o, --output <folder>', 'where results and reports go (default: results/NAME)')
    .addOption(
      new Option('--reporter <names>', `${reporterNames.join(', ')}; several with commas`)
        .argParser(parseReporters)
        .default(['table'], 'table'),
    )
    .option('--baseline <file>', 'a results.json that assertions and reports compare with');
}

function parseShard(text: string): { index: number; count: number } {
  const match = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text.trim());
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || index > count) {
    throw new InvalidArgumentError('It takes the number of the part and how many there are, such as 1/4.');
  }
  return { index, count };
}

function parseReporters(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !reporterNames.includes(name));
  if (wrong !== undefined) {
    throw new InvalidArgumentError(`There is no reporter ${wrong}: choose ${reporterNames.join(', ')}.`);
  }
  return [...new Set(names)];
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
