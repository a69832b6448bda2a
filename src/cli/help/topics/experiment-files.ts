/** `nlp help experiment-files`: what may stand in an experiment file; the options come from the tables of the kinds. */
import { numberFunctions } from '../../../experiment/expressions/check.ts';
import { models } from '../../../experiment/models.ts';
import { choicesOf, describeRow, type OptionTable } from '../../../options/table.ts';
import { code, type HelpBlock, type HelpPage, heading, list, table, text } from '../page.ts';

const example = `# smoothing.yaml
name: smoothing
corpus: { train: "@fables:train", test: "@fables:test" }
trials:
  - model: ngram
    matrix: { order: [2, 3, 4, 5], smoothing: [modified-kneser-ney, witten-bell] }
repeat: { seeds: [1, 2, 3] }
metrics: [perplexity, tokensPerSecond]
assert:
  - "min(ngram.perplexity) < 180"`;

export function page(): HelpPage {
  return {
    title: 'Experiment files: data, models, settings, checks',
    blocks: [
      code(...example.split('\n')),
      text(
        '`nlp experiment init ngram -o first.yaml` writes such a file, `nlp experiment run first.yaml` runs it. `nlp experiment schema` prints the JSON Schema: with `# yaml-language-server: $schema=experiment.schema.json` as the first line, editors complete and check the file.',
      ),
      list(
        'Trials are the combinations of a `matrix` (beside fixed `options`), once for each of `repeat.seeds`.',
        '`corpus` names inputs by role, as on the command line and from the folder you are in. A trial entry may have a `corpus` of its own.',
        '`timeout` (seconds) and `memory` (megabytes of heap) bound a trial.',
        'The learning rate of `rnn` may be an expression of `epoch` (from 0) and `epochs`: `"0.01 * 0.7 ^ epoch"`.',
        "Each trial runs in a process of its own: a crash, a full heap or a timeout is that trial's failure and no other's. Finished trials are kept (`cache/` in the output folder, or `--cache DIR`) by the hash of corpora, options, seed and version: a run that was stopped goes on with what is missing, and `--force` runs everything.",
      ),
      heading('Assertions'),
      list(
        "A model's name is the list of its trials, so `ngram.perplexity` is a list: make one number of it with `min max mean median quantile(list, 0.9) std variance sum count`.",
        "`best(trials, 'metric')` and `worst` are a trial, by the metric's own better end; `where(trials, 'order', 3)` are some.",
        'An assertion that names a metric, an option or `seed` by itself is checked for each trial that has it.',
        '`baseline` is the same trial in the results of `--baseline` (or of `baseline:` in the file), null where there is none; `a?.b` of null is null, `a ?? b` gives a default.',
        '`==` and `!=` compare numbers, strings and null, exactly. Metrics at a depth lose their `@`: `ndcg10`.',
        `Allowed are at most 1,000 characters and 200 parts: arithmetic, comparisons, \`and or not xor\`, \`a ? b : c\`, the functions above and \`${numberFunctions.join(' ')}\`. No assignments, no functions of your own, no indexing. All is checked before anything runs.`,
      ),
      heading('Corpora and options of each model'),
      text(
        'In the file an option is called as here; on the command line `learningRate` is `--learning-rate`.',
      ),
      ...models.filter((model, i) => models[i - 1]?.corpora !== model.corpora).flatMap(modelBlocks),
    ],
  };
}

function modelBlocks({ name, corpora, options }: (typeof models)[number]): HelpBlock[] {
  const same = models.filter((model) => model.corpora === corpora).map((model) => model.name);
  const roles = Object.entries(corpora).map(([role, { required, what }]) => [
    `\`${role}\``,
    required ? what : `${what} (may be left out)`,
  ]);
  return [
    heading(`model: ${same.join(', ') || name}`),
    table(['corpus', 'what it is'], roles),
    table(['option', 'what it is'], optionRows(options)),
  ];
}

function optionRows(options: OptionTable): string[][] {
  return Object.entries(options)
    .filter(([, row]) => !row.hidden && row.inExperiments !== false)
    .map(([key, row]) => {
      const choices = choicesOf(row).map((one) => `\`${one}\``);
      const what = choices.length === 0 ? '' : `; one of ${choices.join(', ')}`;
      return [`\`${key}\``, describeRow(row) + what];
    });
}
