/** The tagger: its probabilities are probabilities, its best path is the best of all, and it comes back from a file. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { explainTagging } from '../../../src/models/hmm/explain-tagging.ts';
import { HmmTagger, type TaggerTrainingOptions } from '../../../src/models/hmm/tagger.ts';
import { countTagged } from '../../../src/models/hmm/tagger-counts.ts';
import { resolveTaggerOptions } from '../../../src/models/hmm/tagger-options.ts';
import { Transitions } from '../../../src/models/hmm/transitions.ts';

/** `word/TAG` lines. */
function tagged(text: string) {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const pairs = line.trim().split(' ');
      return {
        tokens: pairs.map((pair) => pair.slice(0, pair.lastIndexOf('/'))),
        tags: pairs.map((pair) => pair.slice(pair.lastIndexOf('/') + 1)),
      };
    });
}

const small = tagged(`
  The/D dog/N barks/V ./P
  A/D dog/N sees/V the/D cat/N ./P
  Dogs/N bark/V and/C cats/N walk/V ./P
  The/D walk/N ends/V ./P
  Anna/M walks/V the/D dogs/N slowly/R ./P
  She/M quickly/R saw/V Paris/M ./P`);

/** Random corpora of few words and tags, in which much is ambiguous. */
const corpus = fc.array(
  fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'Ab', 'bar', 'cab-1', 'é'), fc.constantFrom('X', 'Y', 'Z')), {
      minLength: 1,
      maxLength: 6,
    })
    .map((pairs) => ({ tokens: pairs.map(([word]) => word), tags: pairs.map(([, tag]) => tag) })),
  { minLength: 1, maxLength: 12 },
);
const variants: TaggerTrainingOptions[] = [
  { preset: 'best' },
  { preset: 'best', order: 1 },
  { preset: 'tnt' },
  { preset: 'tnt', order: 1 },
];

describe.each(variants)('%o', (options) => {
  test('what may follow two tags sums to 1', () => {
    fc.assert(
      fc.property(corpus, (sentences) => {
        const { transitions } = HmmTagger.train(sentences, options);
        const { width } = transitions;
        for (let row = 0; row < transitions.pairs; row++) {
          const [a, b] = transitions.pair(row);
          if (b === width - 1) continue;
          let sum = 0;
          for (let c = 0; c < width; c++)
            if (c !== width - 2) sum += Math.exp(transitions.logProbability(a, b, c).log);
          // Deleted interpolation loses what it gives to contexts that were never seen to go on.
          if (options.preset === 'tnt') expect(sum).toBeLessThan(1 + 1e-3);
          else expect(sum).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the path is the best of all paths', () => {
    const sentence = fc.array(fc.constantFrom('a', 'b', 'Ab', 'bar', 'cab-1', 'zab', 'Q'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(corpus, sentence, (sentences, tokens) => {
        const tagger = HmmTagger.train(sentences, options);
        const { logProbability } = tagger.tag(tokens);
        expect(logProbability).toBeCloseTo(bestOfAll(tagger, tokens), 9);
      }),
      { numRuns: 60 },
    );
  });

  test('an explanation adds up to the score, and a beam that is wide changes nothing', () => {
    fc.assert(
      fc.property(corpus, (sentences) => {
        const tagger = HmmTagger.train(sentences, options);
        const tokens = ['Ab', 'zab', 'a', 'bar'];
        const { tags, logProbability } = tagger.tag(tokens);
        const explanation = explainTagging(tagger, tokens);
        expect(explanation.tags).toEqual(tags);
        expect(explanation.logProbability).toBe(logProbability);
        let sum = 0;
        for (const word of explanation.words) {
          const chosen = word.candidates.find((candidate) => candidate.chosen);
          expect(chosen?.tag).toBe(word.tag);
          sum += (chosen?.logTransition ?? 0) + (chosen?.logEmission ?? 0);
          expect(chosen?.logScore).toBeCloseTo(sum, 9);
        }
        expect(tagger.tag(tokens, { beam: 1e300 }).logProbability).toBe(logProbability);
        expect(tagger.tag(tokens, { beam: 1.01 }).logProbability).toBeLessThanOrEqual(logProbability);
      }),
      { numRuns: 30 },
    );
  });

  test('a model file brings it back as it was', () => {
    const tagger = HmmTagger.train(small, options);
    const file = tagger.toModelFile();
    const again = HmmTagger.fromModelFile(JSON.parse(JSON.stringify(file), reviver(file)));
    expect(again.settings).toEqual(tagger.settings);
    for (const { tokens } of small) expect(again.tag(tokens)).toEqual(tagger.tag(tokens));
    expect(again.toModelFile()).toEqual(file);
  });
});

/** Over all sequences of candidates, straight from the formulas. */
function bestOfAll(tagger: HmmTagger, tokens: string[]): number {
  const { transitions, lexicon } = tagger;
  const initials = tagger.initials(tokens);
  const slots = tokens.map((token, i) => lexicon.slotOf(lexicon.lookUpForm(token, initials[i])));
  const before = transitions.width - 2;
  const visit = (i: number, a: number, b: number): number => {
    if (i === tokens.length) return transitions.logProbability(a, b, before + 1).log;
    let best = Number.NEGATIVE_INFINITY;
    for (let k = lexicon.start[slots[i]]; k < lexicon.start[slots[i] + 1]; k++) {
      const c = lexicon.tag[k];
      const score =
        transitions.logProbability(a, b, c).log + emission(tagger, slots[i], k, b) + visit(i + 1, b, c);
      best = Math.max(best, score);
    }
    return best;
  };
  return visit(0, before, before);
}

/** log P(word | previous, tag) from the counts. */
function emission(tagger: HmmTagger, _slot: number, candidate: number, previous: number): number {
  const { lexicon, counts, transitions, settings } = tagger;
  const own = lexicon.log[candidate];
  const row = transitions.find(previous, lexicon.tag[candidate]);
  if (settings.context === 0 || row === -1) return own;
  const entry = lexicon.entry[candidate];
  let seen = 0;
  if (entry !== -1)
    for (let k = counts.contextStart[entry]; k < counts.contextStart[entry + 1]; k++)
      if (counts.contextTag[k] === previous) seen = counts.contextCount[k];
  const n = transitions.pairCount[row];
  const weight = settings.context * Math.sqrt(n);
  return Math.log((seen + weight * Math.exp(own)) / (n + weight));
}

/** JSON and back, with the typed arrays as they were. */
function reviver(file: { tensors: Record<string, { data: unknown }> }) {
  return (key: string, value: { data?: unknown }) => {
    if (Object.hasOwn(file.tensors, key)) return { ...value, data: file.tensors[key].data };
    return value;
  };
}

test('deleted interpolation counts as Brants does', () => {
  // Trigrams (<s> <s> X) 2, (<s> X Y) 1, (<s> X </s>) 1, (X Y </s>) 1, and 6 in all counting tags and ends:
  // for each the largest of (f3-1)/(n3-1), (f2-1)/(n2-1), (f1-1)/(N-1), with N = 5:
  //   <s><s>X: 1/1, 1/1, 1/4      -> trigram (first of equals) 2
  //   <s>X Y: 0/1, 0/1, 0/4 -> all 0, trigram 1;  <s>X</s>: 0/1, 0/1, 1/4 -> unigram 1
  //   X Y </s>: 0/0 = 0, 0/0 = 0, 1/4 -> unigram 1
  const counts = countTagged(tagged('a/X b/Y\na/X'), false);
  const { lambdas } = new Transitions(counts, resolveTaggerOptions({ preset: 'tnt' }));
  expect(lambdas).toEqual([2 / 5, 0, 3 / 5]);
});

test('a capitalised first word counts as its lower-case form where that is the more frequent', () => {
  const tagger = HmmTagger.train(tagged('The/D cat/N\nthe/D The/T the/D\nAnna/M saw/V Anna/M'), {});
  expect(tagger.lexicon.countOf('the')).toBe(3);
  expect(tagger.lexicon.countOf('The')).toBe(1);
  expect(tagger.lexicon.countOf('Anna')).toBe(2);
  expect(tagger.knows('Cat', true)).toBe(true);
  expect(tagger.knows('Cat', false)).toBe(false);
});

test('suffixes of unknown words tell their tags, in any script', () => {
  const english = HmmTagger.train(small);
  expect(english.tag(['She', 'walks', 'gladly', '.']).tags).toEqual(['M', 'V', 'R', 'P']);
  const korean = HmmTagger.train(
    tagged('나는/P 학교에/L 갔다/V\n너는/P 집에/L 갔다/V\n그는/P 산에/L 왔다/V\n우리는/P 강에/L 왔다/V'),
  );
  expect(korean.tag(['새는', '들에', '갔다']).tags).toEqual(['P', 'L', 'V']);
  const russian = HmmTagger.train(
    tagged('кошка/N читает/V\nмама/N играет/V\nсобака/N бегает/V\nрыба/N плавает/V'),
  );
  expect(russian.tag(['корова', 'летает']).tags).toEqual(['N', 'V']);
  // Code points, not UTF-16 halves: the last letter alone decides.
  const gothic = HmmTagger.train(tagged('𐌰𐌱/X 𐌰𐌲/Y\n𐌳𐌱/X 𐌳𐌲/Y\n𐌴𐌱/X 𐌴𐌲/Y'), { prefix: 0 });
  expect(gothic.tag(['𐌵𐌱', '𐌵𐌲']).tags).toEqual(['X', 'Y']);
  expect(explainTagging(gothic, ['𐌵𐌱']).words[0]).toMatchObject({ evidence: 'affixes', suffix: '𐌱' });
});

test('quotation marks are known however they are written', () => {
  const tagger = HmmTagger.train(tagged('"/Q no/N "/Q said/V Anna/M'));
  expect(tagger.tag(['``', 'no', "''"]).tags).toEqual(['Q', 'N', 'Q']);
});

test('nothing, one tag and one word are enough', () => {
  const tagger = HmmTagger.train(tagged('a/X'));
  expect(tagger.tag([]).tags).toEqual([]);
  expect(tagger.tag(['b', 'C', '12', '']).tags).toEqual(['X', 'X', 'X', 'X']);
  expect(() => HmmTagger.train([])).toThrow(NlpError);
  expect(() => HmmTagger.train([{ tokens: [], tags: [] }])).toThrow(NlpError);
  expect(() => HmmTagger.train(small, { candidateThreshold: 1 })).toThrow(/candidateThreshold/);
});

test('the order of the sentences plays no part', () => {
  const there = HmmTagger.train(small).toModelFile();
  expect(HmmTagger.train([...small].reverse()).toModelFile()).toEqual(there);
});

test('damaged models are refused, never trusted', () => {
  const file = HmmTagger.train(small).toModelFile();
  const names = Object.keys(file.tensors);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), fc.nat(), (name, place, value) => {
      const data = file.tensors[name].data.slice() as Uint32Array;
      if (data.length === 0) return;
      data[place % data.length] = value;
      const damaged = {
        ...file,
        tensors: { ...file.tensors, [name]: { shape: file.tensors[name].shape, data } },
      };
      let tagger: HmmTagger;
      try {
        tagger = HmmTagger.fromModelFile(damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(NlpError);
        return;
      }
      expect(tagger.tag(['the', 'dog', 'barked', '.']).tags.length).toBe(4);
    }),
    { numRuns: 500 },
  );
  const without = { ...file, tensors: { ...file.tensors } };
  delete without.tensors['word.start'];
  expect(() => HmmTagger.fromModelFile(without)).toThrow(/"word.start" is missing/);
  const option = { ...file, options: { ...file.options, order: 3 } };
  expect(() => HmmTagger.fromModelFile(option)).toThrow(/order/);
});
