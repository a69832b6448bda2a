/** `nlp tokenizer convert`: one form of tokenizers to another. */
import { writeTextAtomically } from '../../../store/atomic.ts';
import { hubDescription } from '../../../text/subword/hub-description.ts';
import { buildParts } from '../../../text/subword/parts.ts';
import { readSubwordEncoder } from '../../../text/subword/read-file.ts';
import { fileText } from '../../../text/subword/write-file.ts';
import type { CommonFlags } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { namesFolder, writeTokenizer } from './train.ts';

export async function convert(from: string, to: string, flags: CommonFlags): Promise<void> {
  const { parts } = readSubwordEncoder(from);
  const { description, note: remark } = hubDescription(parts.description);
  // What is written must be readable.
  const { tokens, model } = buildParts(description);
  if (await namesFolder(to)) await writeTokenizer(description, to, true);
  else await writeTextAtomically(to, [fileText(description, to)]);
  if (remark !== undefined) note(remark, flags.quiet);
  const output = new Output();
  if (flags.json) output.json({ output: to, type: model.type, tokens: tokens.length });
  else output.line(`${model.type} of ${tokens.length} tokens written to ${to}`);
  await output.flush();
}
