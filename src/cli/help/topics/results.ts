/** `nlp help results`: what an experiment writes. */
import { code, type HelpPage, heading, table, text } from '../page.ts';

export function page(): HelpPage {
  return {
    title: 'Results: results.json and the reports',
    blocks: [
      text(
        '`nlp experiment run` always writes `results.json` into the output folder; `--reporter` adds reports to it.',
      ),
      table(
        ['--reporter', 'writes', 'what it is'],
        [
          [
            '`table`',
            'the terminal',
            'the default: trials, or means over seeds with half of the 95% confidence interval',
          ],
          [
            '`junit`',
            '`junit.xml`',
            "a suite of trials (one that failed is an error) and one of assertions (failures, or skipped); valid by Ant's and by Jenkins' schema",
          ],
          [
            '`markdown`',
            '`report.md`',
            'what failed first, then the comparison with `--baseline`, then the numbers; the same text is appended to `$GITHUB_STEP_SUMMARY` where that is set',
          ],
          [
            '`html`',
            '`report.html`',
            'one file that needs no network: tables that sort by click or by keyboard, charts, light and dark',
          ],
        ],
      ),
      heading('Members of results.json'),
      text(
        'The file is for programs. Its keys are sorted and its members stand a line each, so that it can be kept in git and compared with `diff`. Numbers that are not finite are `null`.',
      ),
      table(
        ['member', 'what'],
        [
          [
            '`format`, `version`',
            '`"nlp-experiment-results"`, `1`; within version 1 members are added, never renamed or removed',
          ],
          [
            '`name`, `plan`',
            'the experiment; `sha256` and number of `trials` of its plan. `shard` is there in a part, `baseline` (`name`, `sha256`) where one was given',
          ],
          [
            '`metrics`',
            'what was asked for, in that order: `name`, `direction` (`lower`, `higher`, `none`), `unit`, `timing`',
          ],
          [
            '`trials`',
            '`id`, `index`, `group` (what all seeds of the same settings share), `model`, `options`, `seed`, `status` (`ok`, `failed`), `failure` (`kind`: `error`, `crash`, `out-of-memory`, `timeout`; `message`), `metrics`, `scores`, `remarks` (of an ELIZA transcript: where a reply differs, what was expected, what came), `command`, `corpora` (by role: `input`, `sha256`, `bytes`), `environment` (`version`, `node`, `platform`, `arch`), `timings` (`seconds`, `cached`, `metrics`)',
          ],
          [
            '`assertions`',
            '`text`, `line`, `column`, `trial` where it is checked once a trial, `passed` (null: not checked, `message` says why), `seen`: the values it looked at',
          ],
          [
            '`aggregates`',
            "for each group `seeds`, `failed`, and by metric `n`, `mean`, `sd`, `min`, `q25`, `median`, `q75`, `max`, and `low` and `high`: the 95% confidence interval of the mean by Student's t",
          ],
        ],
      ),
      text(
        'All that differs between two runs of the same plan is a member called `timings`, so this prints the same bytes for a run on a laptop, one split into shards and merged, and one taken from the cache:',
      ),
      code("jq 'del(.. | .timings?)' results.json"),
      heading('Is a difference more than chance?'),
      text(
        '`scores` keeps what each sentence (query, document) adds to a metric, to seven digits: the metric is `transform(sum(above) / sum(below))`. From these, `--baseline` and `nlp experiment compare` tell whether a difference is more than chance: a paired bootstrap over the sentences both results were tested on (Koehn 2004), 2000 draws, always the same ones; p < 0.05 is called significant. Each test stands alone: of twenty comparisons without a difference, one comes out significant. Timings are compared and never tested.',
      ),
      code(
        'nlp experiment compare main/results.json branch/results.json',
        "nlp experiment compare main/results.json branch/results.json --json | jq '.trials[].metrics[] | select(.significant)'",
      ),
      heading('The same numbers again'),
      text(
        '`nlp experiment rerun RESULTS.json [TRIAL]` repeats a trial and exits with 1 unless every number is identical. Results record command, options, seed, corpus hashes, version, Node and platform.',
      ),
    ],
  };
}
