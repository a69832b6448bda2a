/** The predictions of an evaluation as a file of columns: token number, correct label, label given. */
import type { TaggingEvaluation } from '../../evaluate/tagging.ts';
import { writeTextAtomically } from '../../store/atomic.ts';

export async function writePredictions(file: string, { judged }: TaggingEvaluation): Promise<void> {
  const blocks = judged.map(({ gold, predicted }) =>
    gold.map((label, t) => `${t + 1} ${label} ${predicted[t]}\n`).join(''),
  );
  await writeTextAtomically(
    file,
    blocks.map((block) => `${block}\n`),
  );
}
