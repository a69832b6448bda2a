/** `nlp rnn` and its other names `nlp lstm`, `nlp gru`: the verbs and their options; what each does is loaded when it runs. */
import { type Command, Option } from 'commander';
import { recurrentTable } from '../../models/recurrent/options.ts';
import type { CellName } from '../../neural/layers/cell-weights.ts';
import { addFlags } from '../flags.ts';
import {
  addCommon,
  addExplain,
  addInputs,
  addSampling,
  addSeed,
  parseInteger,
  parseNumber,
} from '../options.ts';

/** The name under which the command was called is the cell that it trains. */
export function configure(command: Command): void {
  const cell = command.name() as CellName;
  command.addHelpText(
    'after',
    '\nAll three names take any model of the family; `train` trains the cell of its name.\n' +
      '\nExamples:\n' +
      `  nlp ${cell} train @fables -o fables.${cell} --preset small\n` +
      `  nlp ${cell} generate -m fables.${cell} --prompt "The fox" --length 200 --temperature 0.7\n` +
      `  nlp ${cell} perplexity -m fables.${cell} @fables:test\n` +
      `\nHelp for a verb: nlp ${cell} VERB --help`,
  );
  configureTraining(command, cell);
  configureAnswers(command, cell);
  configureLooks(command, cell);
}

function configureTraining(command: Command, cell: CellName): void {
  const train = addInputs(command.command('train').description('train a language model on text'))
    .requiredOption('-o, --output <file>', 'the model to write')
    .addOption(
      new Option('--unit <name>', 'symbols are characters or words (default: "char")').choices([
        'char',
        'word',
      ]),
    )
    .option('--tokenizer <name>', 'word, whitespace, char, ptb, or a tokenizer file, instead of --unit')
    .option('--lowercase', 'lower-case every symbol');
  addFlags(train, { ...recurrentTable, cell: { ...recurrentTable.cell, default: cell } });
  train
    .option('--preset <name>', 'best, or small for texts below half a megabyte; options beside it win')
    .option('--valid <file>', 'held-out text, instead of a part of the text')
    .option('--checkpoint <file>', 'save the state of the training there: each epoch, and every 10 seconds')
    .option('--checkpoint-every <n>', 'every so many steps instead', parseInteger(1))
    .option(
      '--resume <file>',
      'go on from this checkpoint (and save to it, unless --checkpoint names another)',
    )
    .option('--threads <n>', 'how many threads work on it; the result is the same', parseInteger(1, 256))
    .option('--svg <file>', 'draw the loss curve there');
  addCommon(train)
    .action(async (inputs, flags) => (await import('./rnn/train.ts')).train(cell, inputs, flags))
    .addHelpText(
      'after',
      '\nWith held-out text the model of the best epoch is written, else that of the last.\n' +
        'Ctrl-C writes the checkpoint, where there is one, and says where. A resumed training ends in the same bytes.\n' +
        `\nExamples:\n  nlp ${cell} train @fables:test -o small.${cell} --hidden 64 --epochs 1 --checkpoint small.state\n` +
        `  nlp ${cell} train @fables:test -o small.${cell} --resume small.state --epochs 2`,
    );
  const load = command
    .command('import')
    .description('make a model of the weights of a PyTorch module (members embedding, rnn, output)')
    .argument('<file>', 'its state dict as safetensors')
    .requiredOption('-o, --output <file>', 'the model to write')
    .option(
      '--vocabulary <file>',
      'the symbols in the order of ids: a JSON list, or a model whose symbols they are (default: numbers)',
    )
    .addOption(new Option('--unit <name>', 'what the symbols are').choices(['char', 'word']))
    .option('--tokenizer <name>', 'word, whitespace, char, ptb, or a tokenizer file, instead of --unit');
  addCommon(load)
    .action(async (file, flags) => (await import('./rnn/import.ts')).importModel(file, flags))
    .addHelpText(
      'after',
      `\nExample:\n  nlp ${cell} import fables.${cell} --vocabulary fables.${cell} -o again.${cell}`,
    );
}

function configureAnswers(command: Command, cell: CellName): void {
  const generate = command
    .command('generate')
    .description('draw text, symbol by symbol, as it is made')
    .requiredOption('-m, --model <file>', 'the model')
    .option('--prompt <text>', 'how it begins')
    .option('--length <n>', 'how many symbols', parseInteger(0), 500);
  addCommon(addExplain(addSeed(addSampling(generate, 'symbols')), 'with each symbol its probability'))
    .action(async (flags) => (await import('./rnn/generate.ts')).generate(flags))
    .addHelpText(
      'after',
      `\nExample:\n  nlp ${cell} generate -m fables.${cell} --prompt "The fox" --length 200 --temperature 0.7 --seed 7`,
    );
  const perplexity = addInputs(
    command.command('perplexity').description('perplexity of a text, read as one stream'),
  )
    .requiredOption('-m, --model <file>', 'the model')
    .option('--fail-over <n>', 'exit with 1 where the perplexity is above this', parseNumber(0));
  addCommon(addExplain(perplexity, 'which symbols cost the most'))
    .action(async (inputs, flags) => (await import('./rnn/perplexity.ts')).perplexity(inputs, flags))
    .addHelpText('after', `\nExample:\n  nlp ${cell} perplexity -m fables.${cell} @fables:test --json`);
  const next = command
    .command('next')
    .description('what comes after a prompt: a list on stdout, or live while you type on a terminal')
    .argument('[prompt]', 'the text before it; without it stdin, on a terminal a live list')
    .requiredOption('-m, --model <file>', 'the model')
    .option('-k <n>', 'how many symbols', parseInteger(1), 10)
    .option('--all', 'all symbols')
    .option('--text <text>', 'the prompt, instead of the argument')
    .option('--svg <file>', 'with --explain: draw the gates there');
  addCommon(addExplain(next, 'what the gates did while the prompt was read'))
    .action(async (prompt, flags) => (await import('./rnn/next.ts')).next(prompt, flags))
    .addHelpText('after', `\nExample:\n  nlp ${cell} next -m fables.${cell} "The fox s" -k 5 --explain`);
}

function configureLooks(command: Command, cell: CellName): void {
  const gradients = addInputs(
    command
      .command('gradients')
      .description('how far back the gradient of the loss reaches, cell beside cell'),
  )
    .option(
      '-m, --model <file>',
      'a model; again for another (default: trains one of each cell on the text)',
      (file: string, before: string[] | undefined) => [...(before ?? []), file],
    )
    .option('--steps <n>', 'steps back', parseInteger(2, 1000), 50)
    .option('--windows <n>', 'places of the text over which it is averaged', parseInteger(1, 4096), 32)
    .option('--hidden <n>', 'without models: hidden units', parseInteger(1, 4096), 64)
    .option('--epochs <n>', 'without models: epochs of training', parseInteger(1, 1000), 1)
    .option('--svg <file>', 'draw the chart there');
  addCommon(addSeed(gradients))
    .action(async (inputs, flags) => (await import('./rnn/gradients.ts')).gradients(inputs, flags))
    .addHelpText('after', `\nExample:\n  nlp ${cell} gradients @fables:test --steps 30 --hidden 32`);
  const check = command
    .command('check')
    .description('analytic against numeric gradients of every parameter; or numbers of another program')
    .option('--against <file>', 'a JSON file of cases, computed by another program')
    .addOption(
      new Option('--precision <name>', 'with --against (default: both, with --json float64)').choices([
        'float32',
        'float64',
      ]),
    )
    .option(
      '--tolerance <x>',
      'the largest error (default: 1e-6; with --against 1e-5 and 1e-9)',
      parseNumber(0),
    );
  addCommon(addSeed(check))
    .action(async (flags) => (await import('./rnn/check.ts')).check(flags))
    .addHelpText(
      'after',
      '\nErrors are relative: to a parameter’s own gradient, with --against to the largest number of a tensor.\n' +
        `\nExample:\n  nlp ${cell} check`,
    );
  addCommon(
    command
      .command('info')
      .description('what a model or checkpoint is made of')
      .argument('<model>', 'a model or checkpoint'),
  )
    .action(async (file, flags) => (await import('./rnn/info.ts')).info(file, flags))
    .addHelpText('after', `\nExample:\n  nlp ${cell} info fables.${cell}`);
}
