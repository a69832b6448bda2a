/** Opening and saving n-gram models: their own format, and ARPA by its extension or content. */
import { open } from 'node:fs/promises';
import { fromSystemError, NlpError, type Sentence, usageError } from '../../errors.ts';
import { NgramModel } from '../../models/ngram/model.ts';
import type { TrainedNgrams } from '../../models/ngram/train-inputs.ts';
import { type OptionsOf, pickOptions } from '../../options/table.ts';
import { loadModel } from '../../store/load-model.ts';
import { saveModel } from '../../store/stored-model.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { isNewest, splitsAtBlanksOnly } from '../../text/tokenizer-spec.ts';
import { arpaTokenizerTable } from './tables.ts';

/** Whether a file of this name is ARPA. */
export function isArpaName(file: string): boolean {
  return /\.arpa(\.gz)?$/i.test(file);
}

/** @throws NlpError (exit 3) for what is neither a model file nor ARPA */
export async function openModel(file: string): Promise<NgramModel> {
  if (!(await isArpa(file))) return loadModel(file, NgramModel);
  const [{ readByteChunks }, { readArpa }] = await Promise.all([
    import('../../corpus/lines.ts'),
    import('../../models/ngram/arpa-read.ts'),
  ]);
  try {
    return await readArpa(readByteChunks([inputOf(file)], { fingerprint: false }), file);
  } catch (error) {
    throw error instanceof NlpError && /^invalid UTF-8/.test(error.what)
      ? inOtherEncoding(error, file)
      : error;
  }
}

/** How text is encoded says nothing of models, which are always UTF-8: the advice is a command. */
function inOtherEncoding({ what, where }: NlpError, file: string): NlpError {
  const quoted = `'${file.replace(/'/g, "'\\''")}'`;
  const bytes = /\.gz$/i.test(file)
    ? `gzip -dc ${quoted} | iconv -f LATIN1 -t UTF-8`
    : `iconv -f LATIN1 -t UTF-8 ${quoted}`;
  return new NlpError(what, {
    where,
    remedy: `If it is ISO 8859-1: ${bytes} > utf8.arpa, then name utf8.arpa.`,
  });
}

/** How an ARPA file, which remembers no tokenizer, splits text. */
export type ArpaTokenizer = OptionsOf<typeof arpaTokenizerTable>;

/** A model, and the tokenizer of the text it is asked about. */
export async function openModelAndTokenizer(
  file: string,
  options: ArpaTokenizer,
  note: (message: Sentence) => void,
): Promise<{ model: NgramModel; tokenizer: TokenizerSpec }> {
  const model = await openModel(file);
  if (model.tokenizer === undefined) {
    const { readTokenizerSpec } = await import('../../text/tokenizer-file.ts');
    if (options.tokenizer === undefined) {
      note(
        (option) =>
          `${file}: ARPA does not say how its text was cut into words: text is cut at white space; where that is not ` +
          `how it was trained, give ${option('tokenizer')} (nlp's own models: word)`,
      );
    }
    return {
      model,
      tokenizer: await readTokenizerSpec(pickOptions(arpaTokenizerTable, options), 'whitespace'),
    };
  }
  const [option] = Object.keys(pickOptions(arpaTokenizerTable, options));
  if (option !== undefined) {
    throw usageError('the model remembers its tokenizer', option, 'Leave it out.');
  }
  return { model, tokenizer: model.tokenizer };
}

/**
 * Writes a model, or the file of one that was trained on disk.
 * @param note is called with what the file does not keep
 */
export async function writeModel(
  file: string,
  model: TrainedNgrams,
  note: (message: Sentence) => void,
): Promise<void> {
  const isModel = model instanceof NgramModel;
  if (!isArpaName(file)) return saveModel(file, isModel ? model : { toModelFile: () => model });
  const { arpaText, arpaTextOfFile } = await import('../../models/ngram/arpa-write.ts');
  await writeArpa(file, isModel ? arpaText(model) : arpaTextOfFile(model));
  const { tokenizer } = model;
  if (tokenizer === undefined || splitsAtBlanksOnly(tokenizer)) return;
  const { type, lowercase, normalize, stripAccents } = tokenizer;
  note((option) => {
    const choices = [
      isNewest(tokenizer) ? type : `FILE (of {"type":"${type}","lowercase":false})`,
      lowercase ? option('lowercase') : '',
      normalize === undefined ? '' : `${option('normalize')} ${normalize}`,
      stripAccents ? option('stripAccents') : '',
    ];
    return (
      `${file} written; ARPA does not say how its text was cut into words: to use it, add ` +
      `${option('tokenizer')} ${choices.filter((one) => one !== '').join(' ')}`
    );
  });
}

async function writeArpa(file: string, text: Iterable<string>): Promise<void> {
  const { writeAtomically, writeTextAtomically } = await import('../../store/atomic.ts');
  if (!/\.gz$/i.test(file)) return writeTextAtomically(file, text);
  const { createGzip } = await import('node:zlib');
  const { Readable } = await import('node:stream');
  // Without a name and a time in its header, the same model gives the same bytes.
  const compressed = Readable.from(text).pipe(createGzip({ level: 6 }));
  return writeAtomically(file, async (output) => {
    for await (const piece of compressed) await output.write(piece as Uint8Array);
  });
}

/** By the name, or by how it begins: ARPA files of other toolkits have any name. */
export async function isArpa(file: string): Promise<boolean> {
  if (isArpaName(file)) return true;
  let head: Buffer;
  try {
    const handle = await open(file, 'r');
    try {
      if (!(await handle.stat()).isFile()) return false;
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
      head = buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fromSystemError(error, file, 'read');
  }
  return (
    (head[0] === 0x1f && head[1] === 0x8b) || /(^|\n)\s*\\data\\\s*(\r?\n|$)/.test(head.toString('latin1'))
  );
}

/** A path as an input that can be no glob, corpus or stdin. */
function inputOf(file: string) {
  return { name: file, id: file, source: { kind: 'file' as const, path: file }, inFolder: false };
}
