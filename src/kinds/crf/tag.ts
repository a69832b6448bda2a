/** `nlp crf tag`: the labels of sentences, how sure they are, the next best, and the weights behind each. */
import type { Phrase, Report } from '../../figure/report.ts';
import { decodingOf } from '../../models/crf/decoding-options.ts';
import { explainLabelling, type TokenExplanation } from '../../models/crf/explain-labelling.ts';
import type { CrfModel } from '../../models/crf/model.ts';
import type { TagAnswer, TagAnswers } from '../verbs/tag.ts';
import type { GivenOptions } from '../verbs/verb-text.ts';
import { openCrf } from './open.ts';
import { readForTag, type SentenceForTag } from './sentences.ts';

/** Pieces of evidence that are shown of each token. */
const shownEvidence = 4;

export async function openForTag(options: GivenOptions): Promise<TagAnswers<SentenceForTag>> {
  const model = await openCrf(options.model as string);
  const decoding = decodingOf(options);
  const { marginals = false, nbest } = options as { marginals?: boolean; nbest?: number };
  const tag = (sentence: SentenceForTag): TagAnswer => {
    const labels = model.labelsOf(sentence, decoding);
    const more: Phrase[][] = [];
    const json: Record<string, unknown> = {};
    if (marginals) {
      const rows = model.marginals(sentence, decoding);
      json.marginals = rows.map((row) => Object.fromEntries(model.labels.map((label, j) => [label, row[j]])));
      more.push(...marginalLines(model, rows, sentence.tokens, labels));
    }
    if (nbest !== undefined) {
      const best = model.nBest(sentence, nbest, decoding);
      json.nbest = best.map((one) => ({ tags: one.labels, logProbability: one.logProbability }));
      more.push(
        ...best.map(({ labels: path, logProbability: log }, i): Phrase[] => [
          { text: `  ${i + 1}  p = ${Math.exp(log).toPrecision(4)}  `, tone: 'faint' },
          path.join(' '),
        ]),
      );
    }
    return {
      tags: labels,
      // Its probability takes as long as the labels: it is computed where it is asked for.
      get json() {
        const { logLikelihood } = model.score(sentence, labels, decoding);
        return { logProbability: logLikelihood, ...json };
      },
      ...(more.length > 0 ? { report: more } : {}),
    };
  };
  return {
    read: (inputs, input, tokenizer) =>
      readForTag(inputs, input, model, tokenizer ?? { type: 'word', lowercase: false }),
    tag,
    explain(sentence) {
      const answer = tag(sentence);
      const words = explainLabelling(model, sentence, decoding);
      const report = [...(answer.report ?? []), ...evidenceReport(words, sentence.tokens)];
      return { ...answer, json: { ...answer.json, words }, report };
    },
  };
}

function marginalLines(
  model: CrfModel,
  rows: readonly Float64Array[],
  tokens: readonly string[],
  labels: readonly string[],
): Phrase[][] {
  return rows.map((row, t) => {
    const best = [...row.keys()].sort((a, b) => row[b] - row[a]).slice(0, 3);
    const list = best.filter((j) => row[j] >= 0.0005).map((j) => `${model.labels[j]} ${row[j].toFixed(3)}`);
    return [`  ${tokens[t]}/${labels[t]}  `, { text: list.join('  '), tone: 'faint' }];
  });
}

function evidenceReport(words: readonly TokenExplanation[], tokens: readonly string[]): Report {
  const columns = [
    { title: 'token' },
    { title: 'label' },
    { title: 'p', align: 'right' as const },
    { title: 'against' },
    { title: 'log odds', align: 'right' as const },
    { title: 'because' },
  ];
  const rows = words.map(({ label, probability, runnerUp, logOdds, evidence }, t): Phrase[] => {
    const shown = evidence.slice(0, shownEvidence).map(({ name, weight }) => `${name} ${signed(weight)}`);
    const rest = evidence.slice(shownEvidence).reduce((sum, { weight }) => sum + weight, 0);
    if (evidence.length > shownEvidence)
      shown.push(`${evidence.length - shownEvidence} more ${signed(rest)}`);
    return [
      tokens[t],
      { text: label, tone: 'good' },
      probability.toFixed(3),
      runnerUp === undefined ? '-' : `${runnerUp.label} ${runnerUp.probability.toFixed(3)}`,
      signed(logOdds),
      shown.join(', '),
    ];
  });
  const text = 'log odds of two sequences that differ in this label alone; the weights add up to them';
  return [{ columns, rows }, { text, tone: 'faint' }, ''];
}

const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(2)}`;
