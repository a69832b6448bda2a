/** `nlp classify calibrate`: a map from scores to probabilities, fitted on held-out texts. */
import { NlpError } from '../../../errors.ts';
import { openClassifier, readLabelled } from '../../../kinds/classify/files.ts';
import { noteSeenText } from '../../../kinds/verbs/seen-text.ts';
import { type calibrationMethods, fitCalibration } from '../../../models/classifier/calibrated.ts';
import { judgeClassifier } from '../../../models/classifier/judged.ts';
import { checkWritable } from '../../../store/atomic.ts';
import { saveModel } from '../../../store/stored-model.ts';
import { type CommonFlags, type InputFlags, inputOptions } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { verbContext } from '../../verbs/context.ts';

interface CalibrateFlags extends CommonFlags, InputFlags {
  output: string;
  method: (typeof calibrationMethods)[number];
}

export async function calibrate(file: string, inputs: string[], flags: CalibrateFlags): Promise<void> {
  const model = await openClassifier(file);
  await checkWritable(flags.output);
  const { examples, parts } = await readLabelled(inputs, inputOptions(flags));
  const known = examples.filter(({ labels }) => model.classes.includes(labels[0]));
  if (known.length === 0) {
    throw new NlpError('there are no texts of the classes that the model knows', {
      where: { file: examples[0]?.file ?? inputs[0] },
      remedy: 'Give labelled texts of its classes, which it was not trained on.',
    });
  }
  noteSeenText(file, model.provenance.corpus, parts, verbContext({ ...flags }));
  const gold = known.map(({ labels }) => model.classes.indexOf(labels[0]));
  const scores = model.scores(known.map(({ text }) => text));
  const better = model.withCalibration(fitCalibration(flags.method, scores, gold));
  await saveModel(flags.output, better);
  const [before, after] = [model, better].map((one) => judgeClassifier(one, known));
  const output = new Output();
  if (flags.json) {
    const json = ({ logLoss, brier, ece }: typeof before) => ({ logLoss, brier, ece });
    output.json({
      method: flags.method,
      texts: known.length,
      before: json(before),
      after: json(after),
      calibration: better.calibration,
    });
  } else {
    const text = (value: number) => (Number.isFinite(value) ? value.toFixed(4) : '-');
    output.line(
      `log loss ${text(before.logLoss)} before, ${text(after.logLoss)} with ${flags.method}, on these texts`,
    );
    output.line(`calibration error ${text(before.ece)} before, ${text(after.ece)} after`);
    note(`${flags.output} written`, flags.quiet);
  }
  await output.flush();
}
