/** Labelled texts as a classifier learns from them: classes in order, a class for each text, what is odd about them. */
import { NlpError, shownValue } from '../../errors.ts';
import { compareCodePoints } from '../../text/code-points.ts';

export interface LabelledExample {
  text: string;
  /** At least one. */
  labels: readonly string[];
  /** For messages. */
  file?: string;
}

export interface LearningSet {
  /** By code point. */
  classes: string[];
  /** A text with several labels is there once for each. */
  texts: string[];
  classOf: Uint32Array;
}

/** @throws NlpError where there are no texts, or all have one label */
export function learningSet(examples: readonly LabelledExample[]): LearningSet {
  const classes = [...new Set(examples.flatMap(({ labels }) => labels))].sort(compareCodePoints);
  if (classes.length < 2) {
    const file = examples[0]?.file;
    const what =
      classes.length === 0
        ? 'there are no labelled texts to learn from'
        : `all texts have the label ${shownValue(classes[0])}: there is nothing to tell apart`;
    throw new NlpError(what, {
      where: file === undefined ? undefined : { file },
      remedy:
        'Give texts of at least two labels, such as a tab-separated label and text a line under a header.',
    });
  }
  const id = new Map(classes.map((name, k) => [name, k]));
  const texts: string[] = [];
  const ids: number[] = [];
  for (const { text, labels } of examples) {
    for (const label of new Set(labels)) {
      texts.push(text);
      ids.push(id.get(label) as number);
    }
  }
  return { classes, texts, classOf: Uint32Array.from(ids) };
}

/** Labels that a reader would take for one: they differ in blanks, capitals or Unicode forms alone. */
export function similarLabels(classes: readonly string[]): [string, string][] {
  const seen = new Map<string, string>();
  const found: [string, string][] = [];
  for (const name of classes) {
    const plain = name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
    const other = seen.get(plain);
    if (other === undefined) seen.set(plain, name);
    else found.push([other, name]);
  }
  return found;
}
