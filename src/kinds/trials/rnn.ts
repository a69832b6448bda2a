/** A trial of a recurrent language model: as `nlp rnn train` and `nlp rnn perplexity`. */
import { inputOptionsOf } from '../../corpus/input-options.ts';
import { NlpError } from '../../errors.ts';
import type { RecurrentOptions } from '../../models/recurrent/options.ts';
import type { EpochRecord } from '../../neural/training/task.ts';
import { trainingOptions } from '../rnn/settings.ts';
import {
  compactScores,
  secondsSince,
  type TrialOutcome,
  type TrialScores,
  type TrialTask,
} from '../trial.ts';

export async function run({
  model: name,
  options,
  seed,
  corpora,
  schedules,
}: TrialTask): Promise<TrialOutcome> {
  const { RecurrentModel } = await import('../../models/recurrent/model.ts');
  const { readStreamText } = await import('../../corpus/stream-text.ts');
  const given: RecurrentOptions = { ...(await trainingOptions(name, options)), seed };
  const isChar = (given.tokenizer?.type ?? 'char') === 'char';
  const read = async (names: string[]) => (await readStreamText(names, inputOptionsOf(options), isChar)).text;
  const text = await read(corpora.train);
  const validText = corpora.valid === undefined ? undefined : await read(corpora.valid);
  const test = await read(corpora.test);
  const rates = schedules.learningRate;
  if (rates !== undefined) given.learningRate = (epoch) => rates[epoch];
  const epochs: EpochRecord[] = [];
  const start = performance.now();
  const model = await RecurrentModel.train(
    text,
    // Trials are what runs side by side; the number of threads changes no number.
    { ...given, validText, threads: 1 },
    { onEpoch: (record) => epochs.push(record) },
  );
  const trainSeconds = secondsSince(start);
  const testStart = performance.now();
  const score = await model.evaluate(test);
  if (score === undefined) {
    throw new NlpError('there is too little text to measure on', { where: { file: corpora.test[0] } });
  }
  const testSeconds = secondsSince(testStart);
  const last = epochs[epochs.length - 1];
  const rate = epochs.reduce((sum, { tokensPerSecond }) => sum + (tokensPerSecond ?? 0), 0);
  return {
    metrics: {
      ...score,
      trainLoss: last.trainLoss,
      ...(last.validLoss === null ? {} : { validLoss: last.validLoss }),
      parameters: model.parameters,
      epochs: epochs.length,
      trainSeconds,
      testSeconds,
      tokensPerSecond: rate / epochs.length,
    },
    scores: await scoresOf(model, test),
  };
}

/** The loss of each line, all of them read as one stream. */
async function scoresOf(
  model: import('../../models/recurrent/model.ts').RecurrentModel,
  text: string,
): Promise<TrialScores> {
  const { countCharacters, streamTokens } = await import('../../text/token-stream.ts');
  const reader = model.reader();
  const losses: number[] = [];
  const lengths: number[] = [];
  const codePoints: number[] = [];
  // Of blank lines, too, which have no symbols where those are words: they count for the line that follows.
  let characters = 0;
  reader.reset();
  let before: number | undefined;
  for (const line of text.split(/(?<=\n)/)) {
    const ids = model.encode(line);
    characters += countCharacters(line);
    // The very first symbol is not predicted.
    if (before === undefined && ids.length > 0)
      characters -= countCharacters(streamTokens(line, model.tokenizer)[0]);
    // A symbol is predicted from the one before it, that of the line before, too.
    const all = before === undefined ? ids : Uint32Array.of(before, ...ids);
    const loss = reader.lossOn(all);
    before = all.at(-1) ?? before;
    if (all.length < 2) continue;
    losses.push(loss);
    lengths.push(all.length - 1);
    codePoints.push(characters);
    characters = 0;
  }
  if (codePoints.length > 0) codePoints[codePoints.length - 1] += characters;
  const bits = compactScores(losses.map((loss) => loss / Math.LN2));
  return {
    unit: 'sentence',
    corpus: 'test',
    metrics: {
      perplexity: { transform: 'exp', above: compactScores(losses), below: lengths },
      bitsPerToken: { transform: 'ratio', above: bits, below: lengths },
      bitsPerCharacter: { transform: 'ratio', above: bits, below: codePoints },
    },
  };
}
