/**
 * What the tour says is what it measured: every claim of every station, in a language, on the real models; and a
 * claim that would not hold is not said.
 */
import { beforeAll, expect, test } from 'vitest';
import { loadPalette } from '../../src/cli/render/color.ts';
import { stationText } from '../../src/cli/tour/plain.ts';
import type { Block } from '../../src/tour/blocks.ts';
import type { ElizaNumbers } from '../../src/tour/eliza-station.ts';
import type { HmmNumbers } from '../../src/tour/hmm-station.ts';
import type { LstmNumbers } from '../../src/tour/lstm-station.ts';
import type { NgramNumbers } from '../../src/tour/ngram-station.ts';
import type { RnnNumbers } from '../../src/tour/rnn-station.ts';
import {
  type Language,
  type StationNumbers,
  TourContext,
  type TourProgress,
} from '../../src/tour/station.ts';
import { describeStation, measureStation, type StationName, stationNames } from '../../src/tour/stations.ts';
import type { TableNumbers } from '../../src/tour/table-station.ts';
import type { TfidfNumbers } from '../../src/tour/tfidf-station.ts';

/** Claims that do not hold, and are said otherwise; all others hold. */
const untrue: Record<Language, string[]> = {
  en: ['tfidf.pairsOfSyllablesFindMore', 'table.memoryWins'],
  ko: ['table.memoryWins'],
};

/** Claims that no sentence rests on: they are only checked. */
const silentClaims = ['table.everyModelBeatsUniform', 'tfidf.pairsOfSyllablesFindMore'] as const;

/** The numbers of all stations, measured here. */
export async function measureAll(
  language: Language,
  report?: (progress: TourProgress) => void,
): Promise<StationNumbers[]> {
  const context = new TourContext(language, report);
  const all: StationNumbers[] = [];
  for (const name of stationNames) all.push(await measureStation(name, context));
  return all;
}

/**
 * Tests what the tour says of the numbers of all stations.
 * @param measure gives them, in the order of the stations
 */
export function describeClaims(
  language: Language,
  measure: (language: Language) => StationNumbers[] | Promise<StationNumbers[]>,
): void {
  const measured = new Map<StationName, StationNumbers>();
  const of = <Numbers>(name: StationName) => measured.get(name) as Numbers;

  beforeAll(async () => {
    for (const numbers of await measure(language)) measured.set(numbers.station as StationName, numbers);
    expect([...measured.keys()]).toEqual(stationNames);
  });

  test('every claim holds but those that are known not to', () => {
    const failing = stationNames.flatMap((name) =>
      Object.entries(of<StationNumbers>(name).claims)
        .filter(([, holds]) => !holds)
        .map(([claim]) => `${name}.${claim}`),
    );
    expect(failing).toEqual(untrue[language]);
  });

  test('eliza answers nonsense by the rules of sense', () => {
    const { pairs, dialogue, sameRuleShare } = of<ElizaNumbers>('eliza');
    expect(sameRuleShare).toBe(1);
    for (const { sense, nonsense } of pairs) {
      expect(nonsense.input).not.toBe(sense.input);
      expect(nonsense.keyword).toBe(sense.keyword);
      expect(nonsense.keyword).not.toBe('NONE');
    }
    expect(dialogue.filter((turn) => turn.decomposition !== null).length).toBe(dialogue.length);
  });

  test('counts alone fail on new text, smoothing repairs it, the trigram beats the bigram', () => {
    const { orders, halfUnseenShare, wholeUnseenShare, seenKindsShare } = of<NgramNumbers>('ngram');
    expect(orders.map((one) => one.unsmoothedPerplexity)).toEqual([null, null, null, null, null]);
    expect(orders[2].smoothedPerplexity).toBeLessThan(orders[1].smoothedPerplexity);
    expect(orders[4].trainPerplexity).toBeLessThan(3);
    for (let n = 1; n < 5; n++) expect(orders[n].unseenShare).toBeGreaterThan(orders[n - 1].unseenShare);
    expect(wholeUnseenShare).toBeLessThan(halfUnseenShare);
    expect(seenKindsShare).toBeGreaterThan(0.9);
    expect(new Set(orders.map((one) => one.sample)).size).toBe(5);
  });

  test('the same word gets two tags, context helps, different topics look alike', () => {
    const { ambiguousTags, knownAccuracy, unknownAccuracy, baselineKnownAccuracy, alike, trellis, tags } =
      of<HmmNumbers>('hmm');
    expect(new Set(ambiguousTags).size).toBe(2);
    expect(knownAccuracy).toBeGreaterThan(baselineKnownAccuracy);
    expect(knownAccuracy).toBeGreaterThan(unknownAccuracy);
    expect(new Set(alike.map((one) => one.tags)).size).toBe(1);
    expect(trellis.path.map((row) => trellis.tags[row])).toEqual(tags);
  });

  test('a synonym finds nothing, and the order of words plays no part', () => {
    const { hits, synonym, order } = of<TfidfNumbers>('tfidf');
    expect(hits.length).toBe(5);
    for (const { score, terms } of hits) {
      expect(terms.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 5);
    }
    expect(synonym.usedMatches).toBeGreaterThan(0);
    expect(synonym.unusedMatches).toBe(0);
    expect(order.scores[0]).toEqual(order.scores[1]);
    expect(order.queries[0]).not.toBe(order.queries[1]);
  });

  test('the network learns, and its gradient vanishes', () => {
    const { heldLoss, gradient } = of<RnnNumbers>('rnn');
    expect(heldLoss[heldLoss.length - 1][1]).toBeLessThan(0.75 * heldLoss[0][1]);
    expect(gradient.length).toBe(31);
    expect(gradient[0].norm).toBe(1);
    expect(gradient[30].norm).toBeLessThan(1e-3);
    expect(gradient[30].norm).toBeGreaterThan(0);
  });

  test('the LSTM really passes where the plain network guesses', () => {
    const { gradient, agreement } = of<LstmNumbers>('lstm');
    expect(gradient.lstm[30].norm).toBeGreaterThan(10 * gradient.rnn[30].norm);
    for (const { rnn, lstm } of agreement.trials) {
      expect(lstm).toBeGreaterThan(0.95);
      expect(rnn).toBeLessThan(0.6);
    }
  });

  test('every model needs fewer bits than a blind guess, and gates need fewer than none', () => {
    const { bitsPerCharacter: bits, best } = of<TableNumbers>('table');
    for (const [name, value] of Object.entries(bits)) {
      if (name !== 'uniform') expect(value).toBeLessThan(bits.uniform);
      expect(value).toBeGreaterThan(0.5);
    }
    expect(bits.lstm).toBeLessThan(bits.rnn);
    expect(Math.min(...Object.values(bits))).toBe(bits[best]);
  });

  test('the plain text of every station is complete', async () => {
    const palette = await loadPalette({}, false);
    for (const numbers of measured.values()) {
      const page = await describeStation(numbers, language);
      const text = [...stationText(page, 80, palette, false)].join('\n');
      expect(text).toContain(page.title);
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
    }
  });

  test('what is said is complete, whatever was measured', async () => {
    for (const numbers of measured.values()) {
      const claims = Object.keys(numbers.claims);
      const said = await textOf(numbers, language);
      expect(said).not.toMatch(/undefined|NaN|Infinity|\[object/);
      // Each claim turned round alone: nothing breaks, and what was said of it is said no more.
      for (const claim of claims) {
        const turned = { ...numbers, claims: { ...numbers.claims, [claim]: !numbers.claims[claim] } };
        const saidThen = await textOf(turned, language);
        expect(saidThen).not.toMatch(/undefined|NaN|Infinity|\[object/);
        const isSaid = !(silentClaims as readonly string[]).includes(`${numbers.station}.${claim}`);
        if (isSaid) expect(saidThen).not.toBe(said);
      }
    }
  });
}

async function textOf(numbers: StationNumbers, language: Language): Promise<string> {
  const { blocks } = await describeStation(numbers, language);
  return blocks.map((block: Block) => JSON.stringify(block)).join('\n');
}
