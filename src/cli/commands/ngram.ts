/** `nlp ngram`: the verbs and their options; what each does is loaded when it runs. */
import { Argument, type Command, Option } from 'commander';
import { smoothingNames } from '../../models/ngram/smoothing-names.ts';
import {
  addCommon,
  addExplain,
  addInputs,
  addSampling,
  addSeed,
  addTokenizer,
  parseInteger,
  parseNumber,
} from '../options.ts';
import { parseMemory, parsePrune } from './ngram/parse.ts';

export function configure(command: Command): void {
  command.addHelpText(
    'after',
    '\nA model argument may be an ARPA file of any toolkit (.arpa, .arpa.gz).\n' +
      '\nExamples:\n' +
      '  nlp ngram train @fables:train -o fables.lm --order 3\n' +
      '  echo "The fox saw the crow ." | nlp ngram score -m fables.lm --words\n' +
      '  nlp ngram perplexity -m fables.lm @fables:test\n' +
      '  nlp ngram generate -m fables.lm --count 3 --seed 7\n' +
      '  nlp ngram convert fables.lm fables.arpa.gz\n' +
      '\nHelp for a verb: nlp ngram VERB --help',
  );
  configureTraining(command);
  configureAnswers(command);
  configureModels(command);
}

function configureTraining(command: Command): void {
  const train = addTokenizer(
    addInputs(command.command('train').description('train a model on text or on counts')),
  )
    .requiredOption('-o, --output <file>', 'the model to write; .arpa or .arpa.gz writes ARPA')
    .option('--order <n>', 'length of the longest n-grams (default: 3)', parseInteger(1, 9))
    .addOption(
      new Option('--smoothing <name>', 'how unseen words get their share')
        .choices(smoothingNames)
        .default('modified-kneser-ney'),
    )
    .option(
      '--prune <counts>',
      'drop n-grams seen at most that often: one number an order, as in 0,0,1',
      parsePrune,
    )
    .option('--alpha <x>', 'what lidstone adds to every count (default: 0.1)', parseNumber(0))
    .option('--counts <file>', 'train on the counts of `count` or `merge` instead of text')
    .option('--no-interpolate-unigrams', 'give <unk> the share of the uniform distribution, as SRILM does')
    .option('--strict-discounts', 'fail where discounts cannot be estimated, instead of warning');
  addCommon(addTextOptions(train))
    .action(async (inputs, flags) => (await import('./ngram/train.ts')).train(inputs, flags))
    .addHelpText(
      'after',
      '\nExamples:\n  nlp ngram train @fables:train -o fables.lm\n' +
        '  nlp ngram train @fables -o fables.lm --order 5 --prune 0,0,1 --tokenizer whitespace\n' +
        '  nlp ngram train @fables -o fables.arpa.gz --smoothing witten-bell',
    );
  const count = addTokenizer(
    addInputs(command.command('count').description('count n-grams, to merge and train on')),
  )
    .requiredOption('-o, --output <file>', 'the counts to write')
    .option('--order <n>', 'length of the longest n-grams', parseInteger(1, 9), 3);
  addCommon(addTextOptions(count))
    .action(async (inputs, flags) => (await import('./ngram/train.ts')).count(inputs, flags))
    .addHelpText('after', '\nExample:\n  nlp ngram count @fables -o fables.counts');
  addCommon(
    command
      .command('merge')
      .description('add up counts: the same bytes as from counting everything at once')
      .argument('<counts...>', 'files written by `count` or `merge`')
      .requiredOption('-o, --output <file>', 'the counts to write')
      .option('--temp <folder>', 'where temporary files go (default: that of the system)'),
  )
    .action(async (files, flags) => (await import('./ngram/train.ts')).merge(files, flags))
    .addHelpText(
      'after',
      '\nExample:\n  nlp ngram count @fables:train -o a.counts\n  nlp ngram count @fables:test -o b.counts\n' +
        '  nlp ngram merge a.counts b.counts -o all.counts\n  nlp ngram train --counts all.counts -o all.lm',
    );
}

function addTextOptions(command: Command): Command {
  return command
    .option('--vocab <file>', 'the words to know, separated by white space; all others are <unk>')
    .option('--skip-symbols', 'skip <s> and </s> in the text instead of refusing them')
    .option(
      '--memory <size>',
      'about how much memory to use, as in 512M; more is done on disk',
      parseMemory,
      2 ** 30,
    )
    .option('--temp <folder>', 'where temporary files go (default: that of the system)')
    .option('--threads <n>', 'has no effect yet: one thread does the work', parseInteger(1));
}

/** Models remember their tokenizer; only ARPA files need these. */
function addModel(command: Command): Command {
  return command
    .requiredOption('-m, --model <file>', 'the model: a model file, .arpa or .arpa.gz')
    .option('--tokenizer <name>', 'for ARPA files, which remember none (default: "whitespace")')
    .option('--lowercase', 'for ARPA files: lower-case every token');
}

function configureAnswers(command: Command): void {
  const score = addModel(
    addInputs(command.command('score').description('log10 probability of each sentence')),
  );
  addExplain(
    score.option('--words', 'add every word'),
    'for every word: which n-gram matched, which backoffs were paid',
  );
  addCommon(score)
    .action(async (inputs, flags) => (await import('./ngram/score.ts')).score(inputs, flags))
    .addHelpText(
      'after',
      '\nA line a sentence: log10 probability, tokens (with </s>), OOVs, perplexity, the sentence.\n' +
        '\nExample:\n  nlp ngram score -m fables.lm --text "The fox ran away." --explain',
    );
  const perplexity = addModel(addInputs(command.command('perplexity').description('perplexity of a text')))
    .option('--fail-over <n>', 'exit with 1 where the perplexity is above this', parseNumber(0))
    .option('--threads <n>', 'has no effect yet: one thread does the work', parseInteger(1));
  addExplain(perplexity, 'how often n-grams of each length matched');
  addCommon(perplexity)
    .action(async (inputs, flags) => (await import('./ngram/perplexity.ts')).perplexity(inputs, flags))
    .addHelpText('after', '\nExample:\n  nlp ngram perplexity -m fables.lm @fables:test --json');
  const next = addModel(
    command
      .command('next')
      .description('the next word: a list on stdout, or live while you type on a terminal')
      .argument('[context]', 'the words before it; without them on a terminal: a live list'),
  )
    .option('-k <n>', 'how many words', parseInteger(1), 10)
    .option('--all', 'all words')
    .option('--text <text>', 'the context, instead of the argument');
  addCommon(addExplain(next, 'show which n-gram each probability came from'))
    .action(async (context, flags) => (await import('./ngram/next.ts')).next(context, flags))
    .addHelpText('after', '\nExample:\n  nlp ngram next -m fables.lm "the fox" -k 5');
  const generate = addModel(command.command('generate').description('draw sentences from the model'))
    .option('--prompt <text>', 'how each begins')
    .option('--count <n>', 'how many', parseInteger(1), 1)
    .option('--length <n>', 'at most that many words each', parseInteger(0), 50);
  addExplain(
    addSeed(addSampling(generate, 'words')),
    'with each word its probability and the n-gram it came from',
  );
  addCommon(generate)
    .action(async (flags) => (await import('./ngram/generate.ts')).generate(flags))
    .addHelpText(
      'after',
      '\nExample:\n  nlp ngram generate -m fables.lm --prompt "The fox" --count 3 --top-p 0.9 --seed 7',
    );
}

function configureModels(command: Command): void {
  addCommon(
    command
      .command('info')
      .description('what a model is made of')
      .argument('<model>', 'a model, counts or ARPA file'),
  )
    .action(async (file, flags) => (await import('./ngram/info.ts')).info(file, flags))
    .addHelpText('after', '\nExample:\n  nlp ngram info fables.lm');
  addCommon(
    command
      .command('convert')
      .description('between ARPA and the own format, by extension')
      .argument('<from>', 'a model')
      .addArgument(new Argument('[to]', 'the file to write'))
      .option('-o, --output <file>', 'the file to write'),
  )
    .option('--tokenizer <name>', 'the tokenizer that the model shall remember (from ARPA)')
    .option('--lowercase', 'that it shall lower-case (from ARPA)')
    .action(async (from, to, flags) => (await import('./ngram/convert.ts')).convert(from, to, flags))
    .addHelpText('after', '\nExample:\n  nlp ngram convert fables.lm fables.arpa');
  addCommon(
    command
      .command('mix')
      .description('the weighted mixture of several models as one model')
      .argument('<models...>', 'MODEL:WEIGHT, as in a.lm:0.6 b.lm:0.4')
      .requiredOption('-o, --output <file>', 'the model to write')
      .addOption(
        new Option('--vocabulary <which>', 'where the models know different words').choices([
          'union',
          'intersection',
        ]),
      ),
  )
    .action(async (models, flags) => (await import('./ngram/convert.ts')).mix(models, flags))
    .addHelpText(
      'after',
      '\nExamples:\n  nlp ngram train @fables:train -o a.lm\n  nlp ngram train @library -o b.lm\n' +
        '  nlp ngram mix a.lm:0.6 b.lm:0.4 --vocabulary union -o mixed.lm',
    );
  addCommon(
    command
      .command('prune')
      .description('drop the n-grams that matter least (entropy pruning, Stolcke 1998)')
      .argument('<model>', 'a model')
      .requiredOption(
        '--threshold <x>',
        'relative change of perplexity below which one goes, as 1e-8',
        parseNumber(0),
      )
      .requiredOption('-o, --output <file>', 'the model to write'),
  )
    .action(async (model, flags) => (await import('./ngram/convert.ts')).prune(model, flags))
    .addHelpText('after', '\nExample:\n  nlp ngram prune fables.lm --threshold 1e-6 -o small.lm');
}
