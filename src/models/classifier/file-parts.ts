/** What every classifier's file has beside its tensors, checked. */
import { NlpError } from '../../errors.ts';
import type { ModelFile } from '../../model-file.ts';
import type { Provenance } from './classifier.ts';

/** @throws NlpError where the file has no list of at least two different classes */
export function classesOf(file: ModelFile): string[] {
  const classes = file.extra?.classes;
  const fits =
    Array.isArray(classes) &&
    classes.length >= 2 &&
    classes.every((name) => typeof name === 'string') &&
    new Set(classes).size === classes.length;
  if (!fits) throw new NlpError('the classes are missing from the metadata: a list of names under "classes"');
  return classes;
}

export function provenanceOf({ options, seed, corpus }: ModelFile): Provenance {
  return { options, seed, corpus };
}
