/** `nlp classify compare`: McNemar's test of two classifiers on the same texts. */
import { chiSquareMcnemar, mcnemar } from '../../../evaluate/mcnemar.ts';
import { openClassifier, readLabelled } from '../../../kinds/classify/files.ts';
import { judgeClassifier } from '../../../models/classifier/judged.ts';
import { type CommonFlags, type InputFlags, inputOptions } from '../../options.ts';
import { Output } from '../../output.ts';

export async function compare(
  a: string,
  b: string,
  inputs: string[],
  flags: CommonFlags & InputFlags,
): Promise<void> {
  const models = await Promise.all([a, b].map(openClassifier));
  const { examples } = await readLabelled(inputs, { ...inputOptions(flags), fingerprint: false });
  if (examples.length === 0) return;
  const [first, second] = models.map((model) => judgeClassifier(model, examples));
  const result = mcnemar(first.correct, second.correct);
  const chiSquare = chiSquareMcnemar(result.onlyFirst, result.onlySecond);
  const output = new Output();
  if (flags.json) {
    const named = (file: string, { scores, interval }: typeof first) => ({
      model: file,
      accuracy: scores.accuracy,
      accuracyInterval: interval,
    });
    output.json({
      texts: examples.length,
      models: [named(a, first), named(b, second)],
      mcnemar: result,
      chiSquare,
    });
  } else {
    for (const [file, { scores, interval }] of [
      [a, first],
      [b, second],
    ] as const) {
      const [low, high] = interval.map((bound) => (100 * bound).toFixed(2));
      output.line(`${file}: ${(100 * scores.accuracy).toFixed(2)}% right (95%: ${low}% to ${high}%)`);
    }
    const { onlyFirst, onlySecond, pValue } = result;
    const verdict = pValue < 0.05 ? 'the difference is significant' : 'the difference may be chance';
    output.line(
      `of ${examples.length} texts ${onlyFirst} right only by ${a}, ${onlySecond} only by ${b}; p = ${pValue.toPrecision(3)}: ${verdict}`,
    );
  }
  await output.flush();
}
