/** The verb `tag`: a line of word/TAG for each sentence. */
import type { TagAnswer, TagVerb } from '../../kinds/verbs/tag.ts';
import { optionTable } from '../../options/table.ts';
import { text } from '../../options/types.ts';
import { type CommonFlags, type InputFlags, inputOptions, tokenizerSpec } from '../options.ts';
import { Output } from '../output.ts';
import { loadPalette, type Palette } from '../render/color.ts';
import { renderReport } from '../render/report-lines.ts';
import type { Verb } from '../verb.ts';
import { helpOf } from './help.ts';

interface TagFlags extends CommonFlags, InputFlags {
  tokenizer?: string;
  color?: boolean;
}

const tokenizerRow = optionTable({
  tokenizer: { type: text('name'), text: "another tokenizer than the model's" },
});

export function tagVerb(command: string, own: TagVerb): Verb {
  return {
    name: 'tag',
    ...helpOf(own, command),
    inputs: true,
    options: { ...own.model, ...tokenizerRow, ...own.options },
    required: ['model'],
    explain: own.explain,
    run: async () => (inputs: string[], flags: TagFlags) => run(own, inputs, flags),
  };
}

async function run(own: TagVerb, inputs: string[], flags: TagFlags): Promise<void> {
  const { openForTag } = await own.load();
  const answers = await openForTag({ ...flags });
  const tokenizer =
    flags.tokenizer === undefined ? undefined : await tokenizerSpec({ tokenizer: flags.tokenizer });
  const palette = await loadPalette(process.stdout, flags.color);
  const output = new Output();
  try {
    const input = { ...inputOptions(flags), fingerprint: false };
    for await (const sentences of answers.read(inputs, input, tokenizer)) {
      for (const sentence of sentences) {
        const { text, tokens } = sentence;
        const answer = flags.explain ? answers.explain(sentence) : answers.tag(sentence);
        const full = flags.json
          ? output.json({ text, tokens, tags: answer.tags, ...answer.json })
          : printLine(output, tokens, answer, flags.separator ?? '/', palette);
        if (full) await full;
      }
      // A reader at the other end of a pipe may wait for the answer to the lines sent so far.
      await output.flush();
    }
  } finally {
    await output.flush();
  }
}

function printLine(
  output: Output,
  tokens: readonly string[],
  { tags, report }: TagAnswer,
  separator: string,
  palette: Palette,
): Promise<void> | undefined {
  const full = output.line(tokens.map((token, i) => `${token}${separator}${tags[i]}`).join(' '));
  for (const line of report === undefined ? [] : renderReport(report, palette)) output.line(line);
  return full;
}
