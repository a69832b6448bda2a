/**
 * The third station: hidden states. A tagger learns from tagged text; one sentence in which the same word has two
 * parts of speech is decoded and its trellis drawn; accuracy is measured on known and unknown words, against the most
 * frequent tag of each word. The limit: sentences about different things are the same sequence of states.
 */
import { explainTagging, type TaggingExplanation } from '../models/hmm/explain-tagging.ts';
import { HmmTagger } from '../models/hmm/tagger.ts';
import { type Block, figure, heading, paragraph } from './blocks.ts';
import { percent } from './format.ts';
import type { Language, Station, StationNumbers } from './station.ts';
import { taggedSentences } from './text.ts';

export interface HmmNumbers extends StationNumbers {
  station: 'hmm';
  trainWords: number;
  testWords: number;
  accuracy: number;
  knownAccuracy: number;
  unknownAccuracy: number;
  unknownShare: number;
  /** Of the most frequent tag of each word, without context: on all words, and on those it has seen. */
  baselineAccuracy: number;
  baselineKnownAccuracy: number;
  sentence: string[];
  tags: string[];
  /** The word that stands twice with different tags. */
  ambiguous: string;
  ambiguousTags: string[];
  trellis: {
    tags: string[];
    /** exp(best log score of a path ending there, less the best of its word): [tag][word]; null where none does. */
    scores: (number | null)[][];
    /** The row of the best path for each word. */
    path: number[];
  };
  /** Sentences about different things, with their tags. */
  alike: { text: string; tags: string }[];
}

const examples: Record<Language, { sentence: string; ambiguous: string; alike: string[] }> = {
  en: {
    sentence: 'We park the car near the park .',
    ambiguous: 'park',
    alike: [
      'The doctor saved the child .',
      'The river flooded the valley .',
      'The teacher opened the window .',
    ],
  },
  ko: {
    sentence: '나는 하늘을 나는 새를 보았다 .',
    ambiguous: '나는',
    alike: ['아이는 빵을 먹었다 .', '할머니는 편지를 읽었다 .', '의사는 아이를 살렸다 .'],
  },
};

export const hmmStation: Station<HmmNumbers> = {
  async measure({ language }) {
    const train = await taggedSentences(language, 'train');
    const test = await taggedSentences(language, 'test');
    const tagger = HmmTagger.train(train);
    const scores = measureAccuracy(tagger, train, test);
    const example = examples[language];
    const sentence = example.sentence.split(' ');
    const explanation = explainTagging(tagger, sentence);
    const ambiguousTags = explanation.tags.filter((_, i) => sentence[i] === example.ambiguous);
    const alike = example.alike.map((text) => ({ text, tags: tagger.tag(text.split(' ')).tags.join(' ') }));
    return {
      station: 'hmm',
      language,
      claims: {
        contextDecides: new Set(ambiguousTags).size === 2,
        contextHelps: scores.knownAccuracy > scores.baselineKnownAccuracy,
        knownIsEasier: scores.knownAccuracy > scores.unknownAccuracy,
        topicsLookAlike: new Set(alike.map((one) => one.tags)).size === 1,
      },
      trainWords: words(train),
      testWords: words(test),
      ...scores,
      sentence,
      tags: explanation.tags,
      ambiguous: example.ambiguous,
      ambiguousTags,
      trellis: trellisOf(explanation),
      alike,
    };
  },

  describe(numbers, { hmm: m }): Block[] {
    const { claims, sentence, trellis, ambiguous, ambiguousTags, alike } = numbers;
    return [
      paragraph(m.intro(numbers.trainWords)),
      paragraph(m.example),
      figure({
        kind: 'heat',
        title: m.figureTitle(sentence.join(' ')),
        description: m.figureDescription(numbers.tags.join(' ')),
        rows: trellis.tags,
        columns: sentence,
        values: trellis.scores.map((row) => row.map((score) => score ?? Number.NaN)),
        marked: trellis.path.map((row, column) => [row, column] as const),
      }),
      paragraph(m.howToRead),
      paragraph(
        claims.contextDecides
          ? m.contextDecides(ambiguous, ambiguousTags)
          : m.contextFails(ambiguous, ambiguousTags),
      ),
      {
        kind: 'table',
        columns: [{ title: m.columns[0] }, { title: m.columns[1], align: 'right' }],
        rows: [
          [m.tagger, percent(numbers.accuracy, 1)],
          [m.known, percent(numbers.knownAccuracy, 1)],
          [m.baseline, percent(numbers.baselineKnownAccuracy, 1)],
          [m.unknown(numbers.unknownShare), percent(numbers.unknownAccuracy, 1)],
        ],
      },
      paragraph(claims.contextHelps ? m.contextHelps(numbers.testWords) : m.contextHurts(numbers.testWords)),
      ...(claims.knownIsEasier ? [paragraph(m.unknownWords)] : []),
      heading(m.limitTitle),
      paragraph(m.limitIntro),
      { kind: 'list', items: alike.map(({ text, tags }) => ({ label: text, text: tags })) },
      paragraph(claims.topicsLookAlike ? m.limit : m.noLimit),
      { kind: 'commands', label: m.tryIt, calls: m.calls },
    ];
  },
};

function words(sentences: readonly { tokens: readonly string[] }[]): number {
  return sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
}

type Tagged = Awaited<ReturnType<typeof taggedSentences>>;

function measureAccuracy(tagger: HmmTagger, train: Tagged, test: Tagged) {
  const usual = mostFrequentTags(train);
  let right = 0;
  let usualRight = 0;
  let usualKnownRight = 0;
  let known = 0;
  let knownRight = 0;
  for (const { tokens, tags } of test) {
    const found = tagger.tag(tokens).tags;
    const knownTokens = tagger.known(tokens);
    for (const [i, token] of tokens.entries()) {
      const isRight = found[i] === tags[i] ? 1 : 0;
      const isKnown = knownTokens[i] ? 1 : 0;
      right += isRight;
      known += isKnown;
      knownRight += isRight * isKnown;
      const isUsual = (usual.get(token) ?? usual.get('')) === tags[i] ? 1 : 0;
      usualRight += isUsual;
      usualKnownRight += isUsual * isKnown;
    }
  }
  const total = words(test);
  return {
    accuracy: right / total,
    knownAccuracy: knownRight / known,
    unknownAccuracy: (right - knownRight) / (total - known),
    unknownShare: 1 - known / total,
    baselineAccuracy: usualRight / total,
    baselineKnownAccuracy: usualKnownRight / known,
  };
}

/** The most frequent tag of each word, and under '' that of all words. */
function mostFrequentTags(sentences: Tagged): Map<string, string> {
  const counts = new Map<string, Map<string, number>>([['', new Map()]]);
  for (const { tokens, tags } of sentences) {
    for (const [i, token] of tokens.entries()) {
      const own = counts.get(token) ?? new Map<string, number>();
      counts.set(token, own);
      for (const tally of [own, counts.get('')!]) tally.set(tags[i], (tally.get(tags[i]) ?? 0) + 1);
    }
  }
  return new Map(
    [...counts].map(([token, tally]) => [token, [...tally].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '']),
  );
}

/** The candidates of every word, with scores relative to the best of the word. */
function trellisOf({ words: explained, tags }: TaggingExplanation): HmmNumbers['trellis'] {
  const least = 1e-4;
  const rows = new Set<string>(tags);
  for (const { candidates } of explained) {
    for (const { tag, logScore } of candidates) if (relative(candidates, logScore) >= least) rows.add(tag);
  }
  const names = [...rows].sort();
  const scores = names.map((name) =>
    explained.map(({ candidates }) => {
      const own = candidates.find(({ tag }) => tag === name);
      return own === undefined ? null : relative(candidates, own.logScore);
    }),
  );
  return { tags: names, scores, path: tags.map((tag) => names.indexOf(tag)) };
}

function relative(candidates: readonly { logScore: number }[], logScore: number): number {
  return Math.exp(logScore - Math.max(...candidates.map((one) => one.logScore)));
}
