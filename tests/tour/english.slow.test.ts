/**
 * The commands that the stations of the tour show: pasted, they print the numbers that stand beside them. The English
 * tour is played whole, as the program prints it, and what it says is what it measured (see claims.ts).
 */
import { beforeAll, expect, test } from 'vitest';
import { argumentsOf } from '../../src/cli/flags.ts';
import type { CommandCall } from '../../src/options/command-call.ts';
import type { HmmNumbers } from '../../src/tour/hmm-station.ts';
import type { LstmNumbers } from '../../src/tour/lstm-station.ts';
import type { NgramNumbers } from '../../src/tour/ngram-station.ts';
import type { StationNumbers } from '../../src/tour/station.ts';
import { messagesOf, type StationName, stationNames } from '../../src/tour/stations.ts';
import type { TableNumbers } from '../../src/tour/table-station.ts';
import type { TfidfNumbers } from '../../src/tour/tfidf-station.ts';
import { nlp, temporaryFolder } from '../cli/run.ts';
import { describeClaims } from './claims.ts';

let english: StationNumbers[] = [];

beforeAll(() => {
  const { status, stdout, stderr } = nlp(['tour', '--lang', 'en', '--json'], { timeout: 100_000 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  english = JSON.parse(stdout).stations;
});

describeClaims('en', () => english);

/** What each command of a station prints as JSON, and what the station itself measured. */
function both<Numbers>(name: StationName, language: 'en' | 'ko'): { printed: unknown[]; numbers: Numbers } {
  const folder = temporaryFolder();
  const run = (args: readonly string[]) => {
    const { status, stdout, stderr } = nlp(args, { cwd: folder, timeout: 100_000 });
    expect({ args, status, stderr }).toMatchObject({ status: 0 });
    return stdout;
  };
  const { calls } = messagesOf[language][name] as { calls: readonly CommandCall[] };
  const printed = calls.map((call) => {
    const text = run([...argumentsOf(call), ...(/train|index/.test(call.command) ? [] : ['--json'])]);
    return text.startsWith('{') ? JSON.parse(text) : text;
  });
  // The Korean stations that are asked for here are short.
  const stations =
    language === 'en' ? english : JSON.parse(run(['tour', name, '--lang', language, '--json'])).stations;
  return { printed, numbers: stations?.find(({ station }: { station: StationName }) => station === name) };
}

const languages = ['en', 'ko'] as const;

test('every station but the dialogue shows commands', () => {
  for (const language of languages) {
    for (const name of stationNames) {
      if (name !== 'eliza') expect(messagesOf[language][name].calls.length).toBeGreaterThan(1);
    }
  }
});

test.each(languages)('ngram, %s: the perplexity of order 3', (language) => {
  const { printed, numbers } = both<NgramNumbers>('ngram', language);
  const { perplexity } = printed[1] as { perplexity: number };
  expect(perplexity).toBeCloseTo(numbers.orders[2].smoothedPerplexity, 4);
});

test.each(languages)('hmm, %s: the accuracy and the tags', (language) => {
  const { printed, numbers } = both<HmmNumbers>('hmm', language);
  expect(printed[1]).toMatchObject({ accuracy: numbers.accuracy, unknownAccuracy: numbers.unknownAccuracy });
  expect(printed[2]).toMatchObject({ tokens: numbers.sentence, tags: numbers.tags });
});

test.each(languages)('tfidf, %s: documents and scores in their order', (language) => {
  const { printed, numbers } = both<TfidfNumbers>('tfidf', language);
  const { hits } = printed[1] as { hits: { id: string; score: number }[] };
  const rank = ({ id, score }: { id: string; score: number }) => ({ id, score });
  expect(hits.map(rank)).toEqual(numbers.hits.map(rank));
});

test('rnn and lstm: how much of the gradient is left', { timeout: 300_000 }, () => {
  const { printed, numbers } = both<LstmNumbers>('lstm', 'en');
  for (const [i, cell] of (['rnn', 'lstm'] as const).entries()) {
    const { cells } = printed[2 + i] as { cells: { norms: number[] }[] };
    const { norms } = cells[0];
    const relative = norms.map((norm) => norm / norms[0]);
    expect(relative).toEqual(numbers.gradient[cell].map(({ norm }) => norm));
  }
});

test('table: the bits of a model of characters', { timeout: 300_000 }, () => {
  const { printed, numbers } = both<TableNumbers>('table', 'en');
  const { bitsPerCharacter } = printed[1] as { bitsPerCharacter: number };
  // What the station adds for characters that training never saw stands in its text.
  const added = (16 * numbers.unknownCharacters) / numbers.characters;
  expect(bitsPerCharacter + added).toBeCloseTo(numbers.bitsPerCharacter.trigram, 5);
});

// They train for half a minute: in Korean it is enough that they are the same commands on the Korean corpus.
test.each(['lstm', 'table'] as const)(
  '%s, ko: the commands of the English station on the Korean corpus',
  (name) => {
    const onKorean = JSON.parse(JSON.stringify(messagesOf.en[name].calls).replaceAll('fables', 'text-ko'));
    const own = JSON.parse(JSON.stringify(messagesOf.ko[name].calls));
    const plain = (calls: CommandCall[]) =>
      calls.map(({ command, operands = [] }) => ({
        command,
        corpora: operands.filter((one) => one.startsWith('@')),
      }));
    expect(plain(own)).toEqual(plain(onKorean));
  },
);
