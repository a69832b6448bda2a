/** Experiments to start from, one a kind of model; all of them run on built-in corpora in seconds. */
import path from 'node:path';
import { usageError } from '../errors.ts';
import { didYouMean } from '../options/nearest-name.ts';
import { findModel, models } from './models.ts';

/** The kinds, without other names of the same. */
export const templateNames: readonly string[] = models
  .filter((model, i) => models.findIndex(({ template }) => template === model.template) === i)
  .map(({ name }) => name);

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
  const found = templateNames.includes(model) ? findModel(model) : undefined;
  if (found === undefined) {
    const remedy = `${didYouMean(model, templateNames)}There are ${templateNames.join(', ')}.`;
    throw usageError(`there is no experiment to start from for ${model}`, undefined, remedy);
  }
  const { template, companion } = found;
  if (companion === undefined) return [{ file: output, text: template }];
  const name = `${path.basename(output, path.extname(output))}${companion.extension}`;
  const beside = path.join(path.dirname(output), name);
  return [
    { file: output, text: template.replace(companion.placeholder, JSON.stringify(beside)) },
    { file: beside, text: await companion.text() },
  ];
}
