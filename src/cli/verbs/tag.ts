/** The verb `tag`: a line of word/TAG for each sentence. */
import type { TagVerb } from '../../kinds/verbs/tag.ts';
import { optionTable } from '../../options/table.ts';
import { text } from '../../options/types.ts';
import { type CommonFlags, type InputFlags, inputOptions, tokenizerSpec } from '../options.ts';
import { Output } from '../output.ts';
import { loadPalette } from '../render/color.ts';
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
  const separator = flags.separator ?? '/';
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
          : output.line(tokens.map((token, i) => `${token}${separator}${answer.tags[i]}`).join(' '));
        if (!flags.json && answer.report !== undefined) {
          const { renderReport } = await import('../render/report-lines.ts');
          for (const line of renderReport(answer.report, palette)) output.line(line);
        }
        if (full) await full;
      }
      // A reader at the other end of a pipe may wait for the answer to the lines sent so far.
      await output.flush();
    }
  } finally {
    await output.flush();
  }
}
