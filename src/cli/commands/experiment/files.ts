/** `nlp experiment schema` and `init`. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { NlpError, usageError } from '../../../errors.ts';
import { jsonSchema } from '../../../experiment/spec/schema.ts';
import { templateFiles } from '../../../experiment/templates.ts';
import { writeTextAtomically } from '../../../store/atomic.ts';
import { note, Output } from '../../output.ts';

export async function schema({ output }: { output?: string }): Promise<void> {
  const text = `${JSON.stringify(jsonSchema(), null, 2)}\n`;
  if (output !== undefined) return writeTextAtomically(output, [text]);
  const out = new Output();
  out.write(text);
  await out.flush();
}

interface InitFlags {
  output: string;
  force?: boolean;
  quiet?: boolean;
}

export async function init(model = 'ngram', { output, force, quiet }: InitFlags): Promise<void> {
  const files = await templateFiles(model, output);
  if (output === '-') return printTemplate(files);
  for (const { file } of files) {
    if (force || (await stat(file).catch(() => undefined)) === undefined) continue;
    throw new NlpError('is there already', {
      where: { file },
      remedy: (option) => `Name another with -o, or replace it with ${option('force')}.`,
      exitStatus: 2,
    });
  }
  for (const { file, text } of files) await writeTextAtomically(file, [text]);
  note(`${files.map(({ file }) => file).join(' and ')} written; run it: nlp experiment run ${output}`, quiet);
  if (path.extname(output) === '') note(`editors know YAML by the extension .yaml`, quiet);
}

async function printTemplate(files: readonly { file: string; text: string }[]): Promise<void> {
  if (files.length > 1) {
    throw usageError('an experiment of several files cannot go to standard output', 'output', 'Name a file.');
  }
  const out = new Output();
  out.write(files[0].text);
  await out.flush();
}
