/** `nlp hmm eval`: one tagger against correct tags, or two against each other. */
import type { TaggedSentence } from '../../../corpus/types.ts';
import { NlpError, usageError } from '../../../errors.ts';
import { bootstrapInterval } from '../../../evaluate/bootstrap.ts';
import { type McNemarResult, mcnemar } from '../../../evaluate/mcnemar.ts';
import {
  type JudgedSentence,
  scoreTagging,
  type TaggingScores,
  worstConfusions,
} from '../../../evaluate/tagging.ts';
import { Random } from '../../../math/random.ts';
import type { HmmTagger } from '../../../models/hmm/tagger.ts';
import { type CommonFlags, type InputFlags, inputOptions } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { loadPalette, type Palette } from '../../render/color.ts';
import { formatCount } from '../../render/numbers.ts';
import { renderTable } from '../../render/table.ts';
import { openTagger } from './models.ts';

interface EvaluateFlags extends CommonFlags, InputFlags {
  model: string[];
  samples: number;
  seed: number;
  beam?: number;
  failUnder?: number;
  color?: boolean;
}

interface Evaluation extends TaggingScores {
  /** 95% bootstrap interval of the accuracy. */
  accuracyInterval: [number, number];
}

export async function evaluate(inputs: string[], flags: EvaluateFlags): Promise<void> {
  if (flags.model.length > 2)
    throw usageError(`two models can be compared, not ${flags.model.length}`, '--model');
  const { readTagged } = await import('../../../corpus/tagged-sentences.ts');
  const taggers = await Promise.all(flags.model.map(openTagger));
  const sentences: TaggedSentence[] = [];
  for await (const batch of readTagged(inputs, { ...inputOptions(flags), fingerprint: false }))
    for (const sentence of batch) sentences.push(sentence);
  if (sentences.length === 0) return;
  const judged = taggers.map((tagger) => judge(tagger, sentences, flags));
  const evaluations = judged.map((one) => summarise(one, flags));
  const comparison = judged.length === 2 ? mcnemar(rightWords(judged[0]), rightWords(judged[1])) : undefined;
  const output = new Output();
  if (flags.json) {
    output.json(comparison === undefined ? evaluations[0] : { models: evaluations, mcnemar: comparison });
  } else {
    const palette = await loadPalette(process.stdout, flags.color);
    for (const [i, evaluation] of evaluations.entries()) {
      if (evaluations.length > 1) output.line(palette.strong(flags.model[i]));
      for (const line of render(evaluation, palette)) output.line(line);
    }
    if (comparison !== undefined) output.line(renderComparison(comparison, flags.model));
  }
  await output.flush();
  const worst = Math.min(...evaluations.map((evaluation) => evaluation.accuracy));
  if (flags.failUnder !== undefined && worst < flags.failUnder) {
    note(`the accuracy ${worst} is below ${flags.failUnder}`, flags.quiet);
    process.exitCode = 1;
  }
}

function judge(
  tagger: HmmTagger,
  sentences: readonly TaggedSentence[],
  flags: EvaluateFlags,
): JudgedSentence[] {
  const beam = flags.beam === undefined ? undefined : Math.log(flags.beam);
  const known = new Set(tagger.tags);
  const stray = new Set(sentences.flatMap((sentence) => sentence.tags.filter((tag) => !known.has(tag))));
  if (
    stray.size > 0 &&
    [...known].every((tag) => !sentences.some((sentence) => sentence.tags.includes(tag)))
  ) {
    const { file } = sentences[0];
    throw new NlpError('has none of the tags that the model knows', {
      where: { file },
      remedy: `The model knows ${tagger.tags.slice(0, 5).join(', ')}, ...; choose the field with --field (upos or xpos).`,
    });
  }
  return sentences.map(({ tokens, tags }) => {
    const initials = tagger.initials(tokens);
    return {
      gold: tags,
      predicted: tagger.tag(tokens, beam).tags,
      known: tokens.map((token, i) => tagger.knows(token, initials[i])),
    };
  });
}

function summarise(judged: readonly JudgedSentence[], flags: EvaluateFlags): Evaluation {
  const right = judged.map(({ gold, predicted }) => gold.filter((tag, i) => tag === predicted[i]).length);
  const words = judged.map(({ gold }) => gold.length);
  const random = Random.from(flags.seed).fork('bootstrap');
  const interval = bootstrapInterval(right, words, random, { samples: flags.samples });
  return { ...scoreTagging(judged), accuracyInterval: interval };
}

function rightWords(judged: readonly JudgedSentence[]): number[] {
  return judged.flatMap(({ gold, predicted }) => gold.map((tag, i) => (tag === predicted[i] ? 1 : 0)));
}

function render(evaluation: Evaluation, palette: Palette): string[] {
  const [low, high] = evaluation.accuracyInterval;
  const known = evaluation.tokens - evaluation.unknownTokens;
  const right = 'right' as const;
  const summary = renderTable(
    [{ title: '' }, { title: 'accuracy', align: right }, { title: 'of', align: right }, { title: '' }],
    [
      [
        'words',
        percent(evaluation.accuracy),
        formatCount(evaluation.tokens),
        `95%: ${percent(low)} to ${percent(high)}`,
      ],
      ['known words', percent(evaluation.knownAccuracy), formatCount(known), ''],
      ['unknown words', percent(evaluation.unknownAccuracy), formatCount(evaluation.unknownTokens), ''],
      ['sentences', percent(evaluation.sentenceAccuracy), formatCount(evaluation.sentences), ''],
    ],
    palette,
  );
  const tags = Object.entries(evaluation.perTag).sort(([, a], [, b]) => b.support - a.support);
  const perTag = renderTable(
    [
      { title: 'tag' },
      { title: 'precision', align: right },
      { title: 'recall', align: right },
      { title: 'F1', align: right },
      { title: 'words', align: right },
    ],
    tags
      .slice(0, 20)
      .map(([tag, { precision, recall, f1, support }]) => [
        tag,
        percent(precision),
        percent(recall),
        percent(f1),
        formatCount(support),
      ]),
    palette,
  );
  const confusions = worstConfusions(evaluation.confusion, 10);
  return [
    ...summary,
    '',
    ...perTag,
    ...(tags.length > 20 ? [palette.faint(`${tags.length - 20} rarer tags: --json has them`)] : []),
    '',
    ...(confusions.length === 0
      ? ['no mistakes']
      : renderTable(
          [{ title: 'correct' }, { title: 'given' }, { title: 'times', align: right }],
          confusions.map(({ gold, predicted, count }) => [gold, predicted, formatCount(count)]),
          palette,
        )),
    '',
  ];
}

function renderComparison(
  { onlyFirst, onlySecond, pValue }: McNemarResult,
  models: readonly string[],
): string {
  const verdict = pValue < 0.05 ? 'the difference is significant' : 'the difference may be chance';
  return (
    `McNemar: ${formatCount(onlyFirst)} words right only by ${models[0]}, ${formatCount(onlySecond)} only by ` +
    `${models[1]}; p = ${pValue.toPrecision(3)}: ${verdict}`
  );
}

function percent(value: number): string {
  return Number.isNaN(value) ? '-' : `${(100 * value).toFixed(2)}%`;
}
