/** Experiments to start from, one a kind of model; all of them run on built-in corpora in seconds. */
import path from 'node:path';
import { usageError } from '../errors.ts';
import { didYouMean } from '../options/nearest-name.ts';

const templates: Readonly<Record<string, string>> = {
  ngram: `# Which smoothing, and how long an n-gram? Run: nlp experiment run FILE
name: smoothing
corpus: { train: "@fables:train", test: "@fables:test" }
trials:
  - model: ngram
    matrix: { order: [2, 3, 4, 5], smoothing: [modified-kneser-ney, witten-bell] }
metrics: [perplexity, bitsPerCharacter, tokensPerSecond]
assert:
  - "min(ngram.perplexity) < 180"
  - "best(ngram, 'perplexity').smoothing == 'modified-kneser-ney'"
  - "baseline?.perplexity == null or perplexity <= 1.02 * baseline.perplexity"
`,
  hmm: `# How good a tagger, and does the longer history help? Run: nlp experiment run FILE
name: tagging
corpus: { train: "@tagged-en:train", test: "@tagged-en:test" }
trials:
  - model: hmm
    matrix: { preset: [best, tnt], order: [1, 2] }
metrics: [accuracy, knownAccuracy, unknownAccuracy, sentencesPerSecond]
assert:
  - "max(hmm.accuracy) > 0.85"
  - "mean(where(hmm, 'preset', 'best').accuracy) > mean(where(hmm, 'preset', 'tnt').accuracy)"
`,
  tfidf: `# Which weighting finds best? Run: nlp experiment run FILE
name: retrieval
corpus: { documents: "@library", queries: "@library:queries", qrels: "@library:qrels" }
trials:
  - model: tfidf
    matrix: { scheme: [tfidf, ltc.lnc, bm25, bm25+] }
  - model: tfidf
    options: { preset: best }
    matrix: { k1: [0.9, 1.2], b: [0.4, 0.75] }
metrics: [map, "ndcg@10", "p@10", queriesPerSecond]
assert:
  - "max(tfidf.map) > 0.55"
  - "best(tfidf, 'map').preset == 'best'"
`,
  rnn: `# Which cell? The learning rate falls from epoch to epoch. Run: nlp experiment run FILE
name: cells
corpus: { train: "@fables:train", test: "@fables:test" }
trials:
  - model: rnn
    matrix: { cell: [rnn, lstm, gru] }
    options: { hidden: 32, epochs: 2, learningRate: "0.01 * 0.7 ^ epoch" }
metrics: [perplexity, bitsPerCharacter, tokensPerSecond]
assert:
  - "max(rnn.perplexity) < 15"
  - "best(rnn, 'perplexity').cell != 'rnn'"
`,
  eliza: `# Does the script still answer as it did? Run: nlp experiment run FILE
name: conversation
corpus: { transcript: TRANSCRIPT }
trials:
  - model: eliza
    options: { script: doctor }
metrics: [accuracy, mismatches, replies]
assert:
  - "mismatches == 0"
`,
};

/** What is said in the transcript of the template for eliza; the replies are recorded when it is written. */
const inputs = [
  'Good morning.',
  'I have not slept well since the move.',
  'My brother says that I worry too much.',
  'He always knows better.',
  'Perhaps you agree with him.',
  'I dreamt of an empty house.',
  'Are you a machine?',
  'Nobody listens to me.',
  'Yes.',
];

export const templateNames: readonly string[] = Object.keys(templates);

/**
 * The files of a template, the experiment first.
 * @param model a name of `templateNames`
 * @param output where the experiment goes; other files go beside it
 * @throws NlpError (exit 2) for a name that is not there
 */
export async function templateFiles(
  model: string,
  output: string,
): Promise<{ file: string; text: string }[]> {
  if (!Object.hasOwn(templates, model)) {
    const remedy = `${didYouMean(model, templateNames)}There are ${templateNames.join(', ')}.`;
    throw usageError(`there is no experiment to start from for ${model}`, undefined, remedy);
  }
  if (model !== 'eliza') return [{ file: output, text: templates[model] }];
  const transcript = path.join(
    path.dirname(output),
    `${path.basename(output, path.extname(output))}.transcript`,
  );
  return [
    { file: output, text: templates.eliza.replace('TRANSCRIPT', JSON.stringify(transcript)) },
    { file: transcript, text: await recordTranscript() },
  ];
}

async function recordTranscript(): Promise<string> {
  const [{ Eliza }, { loadScript }] = await Promise.all([
    import('../models/eliza/engine.ts'),
    import('../models/eliza/scripts.ts'),
  ]);
  const eliza = new Eliza(loadScript('doctor'));
  const lines = [eliza.greeting, ...inputs.flatMap((text) => [`> ${text}`, eliza.respond(text).reply])];
  return `${lines.join('\n')}\n`;
}
