/** `nlp hmm`: the verbs and their options; what each does is loaded when it runs. */
import { type Command, Option } from 'commander';
import { addCommon, addExplain, addInputs, addSeed, parseInteger, parseNumber } from '../options.ts';

export function configure(command: Command): void {
  command.addHelpText(
    'after',
    '\nExamples:\n' +
      '  nlp hmm train @tagged-en -o en.hmm\n' +
      '  nlp hmm tag -m en.hmm --text "The cat sat on the mat."\n' +
      '  nlp hmm tag -m en.hmm --text "The cat sat on the mat." --explain\n' +
      '  nlp hmm eval -m en.hmm @tagged-en:test\n' +
      '  printf "a b a b\\nb a b\\n" | nlp hmm fit --states 2 -o ab.hmm\n' +
      '\nHelp for a verb: nlp hmm VERB --help',
  );
  configureTagger(command);
  configureFit(command);
  configureAnswers(command);
}

function configureTagger(command: Command): void {
  const train = addInputs(command.command('train').description('learn a tagger from tagged text'))
    .requiredOption('-o, --output <file>', 'the model to write; .json writes its first-order view')
    .addOption(
      new Option('--order <n>', 'how many tags a tag depends on (default: 2)')
        .choices(['1', '2'])
        .argParser(Number),
    )
    .addOption(
      new Option('--preset <name>', 'best, or tnt: the choices of Brants (2000)')
        .choices(['best', 'tnt'])
        .default('best'),
    )
    .option(
      '--tokenizer <name>',
      'for raw text: word, whitespace, char, ptb, a file, or auto: whichever cuts like the corpus',
      'auto',
    )
    .option('--suffix <n>', 'letters of the longest suffix that tells of unknown words', parseInteger(0, 100))
    .option('--rare <n>', 'words seen at most that often teach what unknown words are', parseInteger(1));
  addCommon(train)
    .action(async (inputs, flags) => (await import('./hmm/train.ts')).train(inputs, flags))
    .addHelpText(
      'after',
      '\nExamples:\n  nlp hmm train @tagged-en -o en.hmm\n  nlp hmm train @tagged-ko -o ko.hmm --order 1',
    );
  const tag = addInputs(
    command
      .command('tag')
      .description('tag text: word/TAG lines')
      .requiredOption('-m, --model <file>', 'a tagger'),
  )
    .option('--tokenizer <name>', "another tokenizer than the model's")
    .option(
      '--beam <factor>',
      'drop paths so many times less probable than the best (default: none, exact)',
      parseNumber(1),
    );
  addCommon(
    addExplain(tag, 'the trellis: candidates, scores, where each came from, and the evidence for each word'),
  )
    .action(async (inputs, flags) => (await import('./hmm/tag.ts')).tag(inputs, flags))
    .addHelpText(
      'after',
      '\n--json prints {"text","tokens","tags","logProbability"} a line (natural log).\n' +
        '\nExamples:\n  echo "The old man boats." | nlp hmm tag -m en.hmm\n' +
        '  nlp hmm tag -m en.hmm --text "A zorbing wug." --explain',
    );
  const evaluate = addInputs(command.command('eval').description('compare with correct tags'))
    .requiredOption('-m, --model <file>', 'a tagger; twice to compare two', collect, [])
    .option('--beam <factor>', 'as for tag', parseNumber(1))
    .option('--samples <n>', 'bootstrap samples for the 95% interval', parseInteger(1), 1000)
    .option('--fail-under <x>', 'exit with 1 where the accuracy is below this', parseNumber(0, 1));
  addCommon(addSeed(evaluate))
    .action(async (inputs, flags) => (await import('./hmm/evaluate.ts')).evaluate(inputs, flags))
    .addHelpText(
      'after',
      '\nExamples:\n  nlp hmm eval -m en.hmm @tagged-en:test\n' +
        '  nlp hmm train @tagged-en --preset tnt -o tnt.hmm\n' +
        '  nlp hmm eval -m en.hmm -m tnt.hmm @tagged-en:test',
    );
}

function configureFit(command: Command): void {
  const fit = addInputs(
    command.command('fit').description('learn states from sequences of symbols, one a line (Baum-Welch)'),
  )
    .requiredOption('-o, --output <file>', 'the model to write; .json writes it as JSON')
    .option('--states <k>', 'how many states', parseInteger(1, 10_000))
    .option('--iterations <n>', 'at most that many', parseInteger(1), 100)
    .option(
      '--tolerance <x>',
      'end when the log likelihood rises by less; 0 never ends early',
      parseNumber(0),
      1e-4,
    )
    .option('--restarts <n>', 'random starts, of which the best is kept', parseInteger(1), 5)
    .option('--init <file>', 'start from this model instead: .json, a model of fit, or a tagger');
  addExplain(fit, 'with --json: the most probable symbols of each state');
  addCommon(addSeed(fit))
    .action(async (inputs, flags) => (await import('./hmm/fit.ts')).fit(inputs, flags))
    .addHelpText(
      'after',
      '\n--json prints {"logLikelihoods","iterations","converged","restart"}: natural logs before each iteration.\n' +
        '\nExamples:\n  printf "a b a b\\nb a b\\n" | nlp hmm fit --states 2 -o ab.hmm\n' +
        '  nlp hmm train @tagged-en -o en.hmm\n' +
        '  nlp hmm fit --text "the dog barks" --init en.hmm --iterations 2 -o more.hmm',
    );
}

function configureAnswers(command: Command): void {
  const sequences = 'sequences of symbols, one a line';
  const likelihood = addInputs(
    command.command('likelihood').description(`log likelihood of ${sequences}`),
  ).requiredOption('-m, --model <file>', 'a model or .json');
  addCommon(addExplain(likelihood, 'the log likelihood of each symbol given those before it'))
    .action(async (inputs, flags) => (await import('./hmm/likelihood.ts')).likelihood(inputs, flags))
    .addHelpText(
      'after',
      '\nA symbol that the model does not know says nothing about the state (factor 1); "unseen" counts them.\n' +
        '\nExample:\n  echo "a b a" | nlp hmm likelihood -m ab.hmm',
    );
  const decode = addInputs(command.command('decode').description(`the states behind ${sequences}`))
    .requiredOption('-m, --model <file>', 'a model or .json')
    .option('--posterior', 'the most probable state at each position; --explain and --json say how probable');
  addCommon(addExplain(decode, 'for each position all states with their probability'))
    .action(async (inputs, flags) => (await import('./hmm/decode.ts')).decode(inputs, flags))
    .addHelpText(
      'after',
      '\n--json prints {"path","logProbability"} or, with --posterior, {"posteriors"} a line; null where the\n' +
        'sequence is impossible.\n' +
        '\nExample:\n  echo "a b a" | nlp hmm decode -m ab.hmm --posterior',
    );
  const sample = command
    .command('sample')
    .description('draw sequences with their states')
    .requiredOption('-m, --model <file>', 'a model or .json')
    .option('--count <n>', 'how many', parseInteger(1), 1)
    .option('--length <n>', 'how long', parseInteger(1), 10)
    .option('--states', 'print symbol/state');
  addCommon(addSeed(sample))
    .action(async (flags) => (await import('./hmm/sample.ts')).sample(flags))
    .addHelpText('after', '\nExample:\n  nlp hmm sample -m ab.hmm --count 3 --seed 7');
  const info = command
    .command('info')
    .description('what a model is made of, with its transitions as a heat map')
    .argument('<model>', 'a model or .json')
    .option('--svg <file>', 'draw the transitions as a picture')
    .option('--top <n>', 'how many states or tags to draw, the most frequent', parseInteger(1, 1000), 24);
  addCommon(info)
    .action(async (file, flags) => (await import('./hmm/info.ts')).info(file, flags))
    .addHelpText('after', '\nExample:\n  nlp hmm info en.hmm --svg en.svg');
}

const collect = (value: string, list: string[]) => [...list, value];
