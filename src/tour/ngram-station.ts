/**
 * The second station: counting. Perplexity by order without smoothing and with it; sparsity as the share of n-grams
 * of new text that training never saw; a sentence drawn from each order. Two limits are measured: longer contexts
 * bring next to nothing, and two words that were never seen side by side say nothing although their kinds were.
 */
import { Random } from '../math/random.ts';
import { tenTo } from '../math/ten-to.ts';
import { NgramModel } from '../models/ngram/model.ts';
import { joinReadably } from '../text/detokenize.ts';
import { type Block, figure, heading, paragraph } from './blocks.ts';
import { decimal, percent } from './format.ts';
import type { Station, StationNumbers } from './station.ts';
import { proseWords, taggedSentences } from './text.ts';

export interface OrderNumbers {
  order: number;
  /** Share of the words of the held-out text whose n-gram, with its context, was never seen; 0 to 1. */
  unseenShare: number;
  /** Perplexity of the text the model was trained on, without smoothing. */
  trainPerplexity: number;
  /** Held-out perplexity without smoothing; null where it is infinite. */
  unsmoothedPerplexity: number | null;
  /** Held-out perplexity with modified Kneser-Ney smoothing. */
  smoothedPerplexity: number;
  sample: string;
}

export interface NgramNumbers extends StationNumbers {
  station: 'ngram';
  trainWords: number;
  testWords: number;
  orders: OrderNumbers[];
  /** Share of the neighbouring words of held-out tagged text that training never saw side by side. */
  unseenPairShare: number;
  /** Share of those whose parts of speech it did see side by side. */
  seenKindsShare: number;
  /** One of those: two words, and their kinds. */
  example: { words: string; kinds: string };
  /** Share of unseen trigrams after half of the training text, and after all of it. */
  halfUnseenShare: number;
  wholeUnseenShare: number;
}

const longest = 5;

export const ngramStation: Station<NgramNumbers> = {
  async measure({ language }) {
    const train = await proseWords(language, 'train');
    const test = await proseWords(language, 'test');
    const orders: OrderNumbers[] = [];
    for (let order = 1; order <= longest; order++) orders.push(await measureOrder(order, train, test));
    const [, bigram, trigram, , fivegram] = orders;
    const kinds = await measureKinds(language);
    const half = train.slice(0, Math.ceil(train.length / 2));
    const halfUnseenShare = unseenShareOf(await NgramModel.train(half, { order: 3 }), test);
    return {
      station: 'ngram',
      language,
      claims: {
        unsmoothedIsInfinite: orders.every((one) => one.unsmoothedPerplexity === null),
        memorises: fivegram.trainPerplexity < orders[0].trainPerplexity / 10,
        sparsityGrows: orders.every((one, i) => i === 0 || one.unseenShare > orders[i - 1].unseenShare),
        smoothingIsFinite: orders.every((one) => Number.isFinite(one.smoothedPerplexity)),
        trigramBeatsBigram: trigram.smoothedPerplexity < bigram.smoothedPerplexity,
        longContextsBringLittle: fivegram.smoothedPerplexity > 0.95 * trigram.smoothedPerplexity,
        moreTextHelps: trigram.unseenShare > 0 && trigram.unseenShare < halfUnseenShare,
        kindsAreSeen: kinds.seenKindsShare > 0.9,
      },
      trainWords: train.reduce((sum, sentence) => sum + sentence.length, 0),
      testWords: test.reduce((sum, sentence) => sum + sentence.length, 0),
      orders,
      halfUnseenShare,
      wholeUnseenShare: trigram.unseenShare,
      ...kinds,
    };
  },

  describe(numbers, { ngram: m }): Block[] {
    const { orders, claims, trainWords, testWords, unseenPairShare, seenKindsShare } = numbers;
    const [, bigram, trigram, , fivegram] = orders;
    return [
      paragraph(m.intro(trainWords, testWords)),
      {
        kind: 'table',
        columns: m.columns.map((title) => ({ title, align: 'right' })),
        rows: orders.map((one) => [
          String(one.order),
          percent(one.unseenShare, 1),
          decimal(one.trainPerplexity),
          decimal(one.unsmoothedPerplexity),
          decimal(one.smoothedPerplexity),
        ]),
      },
      ...(claims.memorises ? [paragraph(m.memorises(fivegram.trainPerplexity))] : []),
      paragraph(claims.unsmoothedIsInfinite ? m.infinite : m.notInfinite),
      figure({
        kind: 'bar',
        title: m.figureTitle,
        description: m.figureDescription,
        axis: m.figureAxis,
        series: [''],
        bars: orders.map((one) => ({ label: m.orderName(one.order), values: [one.unseenShare] })),
        format: (value) => percent(value, 1),
      }),
      ...(claims.sparsityGrows ? [paragraph(m.sparsity)] : []),
      ...(claims.moreTextHelps
        ? [paragraph(m.moreText(numbers.halfUnseenShare, numbers.wholeUnseenShare))]
        : []),
      paragraph(
        claims.smoothingIsFinite && claims.trigramBeatsBigram
          ? m.smoothing(bigram.smoothedPerplexity, trigram.smoothedPerplexity)
          : m.smoothingFailed(bigram.smoothedPerplexity, trigram.smoothedPerplexity),
      ),
      paragraph(m.samples),
      { kind: 'list', items: orders.map((one) => ({ label: m.orderName(one.order), text: one.sample })) },
      heading(m.limitTitle),
      paragraph(
        claims.longContextsBringLittle
          ? m.plateau(trigram.smoothedPerplexity, fivegram.smoothedPerplexity)
          : m.noPlateau(trigram.smoothedPerplexity, fivegram.smoothedPerplexity),
      ),
      paragraph(m.kinds(unseenPairShare, seenKindsShare, numbers.example)),
      ...(claims.kindsAreSeen ? [paragraph(m.next)] : []),
      { kind: 'commands', label: m.tryIt, calls: m.calls },
    ];
  },
};

async function measureOrder(order: number, train: string[][], test: string[][]): Promise<OrderNumbers> {
  const smoothed = await NgramModel.train(train, { order });
  const unsmoothed = await NgramModel.train(train, { order, smoothing: 'mle' });
  const perplexity = perplexityOf(unsmoothed, test);
  return {
    order,
    unseenShare: unseenShareOf(smoothed, test),
    trainPerplexity: perplexityOf(unsmoothed, train),
    unsmoothedPerplexity: Number.isFinite(perplexity) ? perplexity : null,
    smoothedPerplexity: perplexityOf(smoothed, test),
    sample: sampleOf(smoothed),
  };
}

function unseenShareOf(model: NgramModel, sentences: string[][]): number {
  let unseen = 0;
  let tokens = 0;
  for (const sentence of sentences) {
    for (const [i, word] of model.score(sentence).words.entries()) {
      // At the beginning of a sentence the context is shorter: <s> and the words so far.
      if (word.oov || word.order < Math.min(model.order, i + 2)) unseen++;
      tokens++;
    }
  }
  return unseen / tokens;
}

function perplexityOf(model: NgramModel, sentences: string[][]): number {
  let logProb10 = 0;
  let tokens = 0;
  for (const sentence of sentences) {
    const score = model.score(sentence);
    logProb10 += score.logProb10;
    tokens += score.tokens;
  }
  return tenTo(-logProb10 / tokens);
}

/** The first of some drawn sentences that begins with a word and is neither very short nor very long. */
function sampleOf(model: NgramModel): string {
  const random = Random.from(1).fork('sample').fork(model.order);
  let words: string[] = [];
  for (let i = 0; i < 50; i++) {
    words = model.generate(random.fork(i), { length: 16 });
    if (words.length >= 8 && words.length <= 14 && /^\p{L}/u.test(words[0])) break;
  }
  return joinReadably(words);
}

/** Pairs of neighbouring words that were never seen, and how many of their pairs of tags were. */
async function measureKinds(language: 'en' | 'ko') {
  const words = new Set<string>();
  const kinds = new Set<string>();
  for (const { tokens, tags } of await taggedSentences(language, 'train')) {
    for (let i = 1; i < tokens.length; i++) {
      words.add(`${tokens[i - 1]} ${tokens[i]}`);
      kinds.add(`${tags[i - 1]} ${tags[i]}`);
    }
  }
  let pairs = 0;
  let unseen = 0;
  let seenKinds = 0;
  let example = { words: '', kinds: '' };
  for (const { tokens, tags } of await taggedSentences(language, 'test')) {
    for (let i = 1; i < tokens.length; i++) {
      pairs++;
      if (words.has(`${tokens[i - 1]} ${tokens[i]}`)) continue;
      unseen++;
      const kindsOfPair = `${tags[i - 1]} ${tags[i]}`;
      if (!kinds.has(kindsOfPair)) continue;
      seenKinds++;
      // The first pair of plain words shows it best.
      if (example.words === '' && (kindsOfPair === 'ADJ NOUN' || kindsOfPair === 'NOUN VERB')) {
        example = { words: `${tokens[i - 1]} ${tokens[i]}`, kinds: kindsOfPair };
      }
    }
  }
  return { unseenPairShare: unseen / pairs, seenKindsShare: seenKinds / unseen, example };
}
