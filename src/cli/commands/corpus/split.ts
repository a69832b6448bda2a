/** `nlp corpus split` and `nlp corpus convert`: a corpus written again, in parts or in another format. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { convertCorpus } from '../../../corpus/convert.ts';
import { formatOf, formatRow } from '../../../corpus/formats.ts';
import { resolveInputs } from '../../../corpus/inputs.ts';
import type { ItemKind } from '../../../corpus/items.ts';
import { parseRatio, partNames, splitCorpus } from '../../../corpus/split.ts';
import { SplitOverlap } from '../../../corpus/split-overlap.ts';
import type { CorpusFormat } from '../../../corpus/types.ts';
import { fromSystemError, NlpError } from '../../../errors.ts';
import { type FileOutput, writeAtomically, writeTextAtomically } from '../../../store/atomic.ts';
import { type InputFlags, inputOptions } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { countOf, formatCount } from '../../render/numbers.ts';
import { startProgress } from '../../render/progress.ts';

interface SplitFlags extends InputFlags {
  ratio: string;
  by: 'sentence' | 'document';
  seed: number;
  output: string;
  force?: boolean;
  json?: boolean;
}

/** The share of a part from which on it is worth a word that it stands in the first part too. */
const SOME_OVERLAP = 0.1;

export async function split(inputs: string[], flags: SplitFlags): Promise<void> {
  const ratio = parseRatio(flags.ratio);
  const names = partNames(ratio);
  const resolved = await resolveInputs(inputs, inputOptions(flags));
  const format = flags.format ?? resolved[0]?.format ?? formatOf(resolved[0]?.name ?? '') ?? 'text';
  const files = names.map((name) => path.join(flags.output, `${name}.${formatRow(format).extension}`));
  const taken = files.filter((file) => existsSync(file));
  if (taken.length > 0 && !flags.force) {
    throw new NlpError('is there already', {
      where: { file: taken[0] },
      remedy: 'Name another folder with -o, or replace it with --force.',
      exitStatus: 2,
    });
  }
  await mkdir(flags.output, { recursive: true }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw fromSystemError(error, flags.output, 'write');
    throw new NlpError('is a file, not a folder', {
      where: { file: flags.output },
      remedy: 'Name a folder for the parts.',
      cause: error,
    });
  });
  const progress = await startProgress('splitting', flags.quiet);
  const units = names.map(() => 0);
  const begun = names.map(() => false);
  const overlap = new SplitOverlap();
  try {
    await writeAll(files, async (outputs) => {
      const options = {
        ...inputOptions(flags),
        ratio,
        seed: flags.seed,
        by: flags.by,
        overlap,
        onProgress: progress.update,
      };
      for await (const pieces of splitCorpus(resolved, options)) {
        for (const piece of pieces) {
          // A part may begin within a file, with a character that is a mark only at its beginning.
          const isMark = !begun[piece.part] && piece.text.startsWith('\ufeff');
          await outputs[piece.part].write(isMark ? `\ufeff${piece.text}` : piece.text);
          begun[piece.part] = true;
          units[piece.part] += piece.units;
        }
      }
      if (units.every((count) => count === 0)) {
        throw new NlpError('there is nothing to split: the input is empty', {
          remedy: 'Check what was given.',
        });
      }
    });
  } finally {
    progress.stop();
  }
  if (format !== 'text' && formatOf(files[0]) === 'text') {
    note(`the parts are read with --format ${format}, which their names do not tell`, flags.quiet);
  }
  const output = new Output();
  // Sentences are found in prose when it is read; dealt are its paragraphs.
  const unit = format === 'prose' ? 'paragraphs' : `${flags.by}s`;
  const common = files.map((_, part) => overlap.count(part));
  for (const [part, count] of common.entries()) {
    if (count < SOME_OVERLAP * units[part] || count === 0) continue;
    const counted = `${formatCount(count)} of ${formatCount(units[part])} ${unit}`;
    note(
      `${files[part]}: ${counted} also stand in ${names[0]}: what is measured there is partly remembered`,
      flags.quiet,
    );
  }
  if (flags.json) {
    output.json(
      files.map((file, part) => ({
        part: names[part],
        file,
        units: units[part],
        ...(part === 0 ? {} : { alsoInFirst: common[part] }),
      })),
    );
  } else {
    const one = format === 'prose' ? 'paragraph' : flags.by;
    for (const [part, file] of files.entries()) output.line(`${file}  ${countOf(units[part], one)}`);
  }
  await output.flush();
}

/** Opens all files together, so that either all of them appear or none. */
async function writeAll(
  files: readonly string[],
  write: (outputs: FileOutput[]) => Promise<void>,
  opened: FileOutput[] = [],
): Promise<void> {
  if (opened.length === files.length) return write(opened);
  await writeAtomically(files[opened.length], (output) => writeAll(files, write, [...opened, output]));
}

interface ConvertFlags extends InputFlags {
  target?: string;
  as?: ItemKind;
  label?: string;
  to: CorpusFormat;
  output?: string;
}

export async function convertInputs(inputs: string[], flags: ConvertFlags): Promise<void> {
  const progress = await startProgress('converting', flags.output === undefined || flags.quiet);
  // A separator belongs to the input; what is written has the usual one.
  const options = {
    ...inputOptions(flags),
    as: flags.as,
    label: flags.label,
    target: flags.target === undefined ? undefined : [flags.target],
    onProgress: progress.update,
  };
  const pieces = convertCorpus(inputs, flags.to, options);
  try {
    if (flags.output !== undefined) {
      await writeTextAtomically(flags.output, pieces);
      note(`${flags.output} written`, flags.quiet);
      return;
    }
    const output = new Output();
    for await (const piece of pieces) {
      const full = output.write(piece);
      if (full) await full;
    }
    await output.flush();
  } finally {
    progress.stop();
  }
}
