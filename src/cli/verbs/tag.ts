/** The verb `tag`: a line of word/TAG for each sentence. */
import type { Report } from '../../figure/report.ts';
import type { TagAnswer, TagVerb } from '../../kinds/verbs/tag.ts';
import { optionTable } from '../../options/table.ts';
import { text } from '../../options/types.ts';
import { TOKENIZER_TYPES } from '../../text/tokenizer.ts';
import { answeredInput, type CommonFlags, type InputFlags, tokenizerSpec } from '../options.ts';
import { Output } from '../output.ts';
import { oneDrawing } from '../render/drawing.ts';
import { reportLines } from '../render/report-lines-of.ts';
import { svgRow, type Verb } from '../verb.ts';
import { verbContext } from './context.ts';
import { helpOf } from './help.ts';

interface TagFlags extends CommonFlags, InputFlags {
  tokenizer?: string;
  svg?: string;
  color?: boolean;
}

const tokenizerRow = optionTable({
  tokenizer: { type: text('name'), suggestions: TOKENIZER_TYPES, text: "another tokenizer than the model's" },
});

export function tagVerb(command: string, own: TagVerb): Verb {
  return {
    name: 'tag',
    ...helpOf(own, command),
    inputs: true,
    options: {
      ...own.model,
      ...tokenizerRow,
      ...own.options,
      ...svgRow(own.svg),
    },
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
  const drawing =
    flags.svg === undefined ? undefined : await oneDrawing(flags.svg, verbContext({ ...flags }).note);
  let linesOf: ((report: Report) => string[]) | undefined;
  const output = new Output();
  try {
    const input = { ...answeredInput(flags), separatesOutput: !flags.json };
    for await (const sentences of answers.read(inputs, input, tokenizer)) {
      for (const sentence of sentences) {
        const { text, tokens } = sentence;
        const explained = flags.explain || drawing?.isOpen ? await answers.explain(sentence) : undefined;
        await drawing?.add(explained?.figure);
        const answer = flags.explain && explained !== undefined ? explained : await answers.tag(sentence);
        if (answer.report !== undefined) linesOf ??= await reportLines(flags.color);
        const full = flags.json
          ? output.json({ text, tokens, tags: answer.tags, ...answer.json })
          : printLine(output, tokens, answer, flags.separator ?? '/', linesOf);
        if (full) await full;
      }
      // A reader at the other end of a pipe may wait for the answer to the lines sent so far.
      await output.flush();
    }
    drawing?.end();
  } finally {
    await output.flush();
  }
}

function printLine(
  output: Output,
  tokens: readonly string[],
  { tags, report }: TagAnswer,
  separator: string,
  linesOf: ((report: Report) => string[]) | undefined,
): Promise<void> | undefined {
  const full = output.line(tokens.map((token, i) => `${token}${separator}${tags[i]}`).join(' '));
  for (const line of report === undefined ? [] : (linesOf?.(report) ?? [])) output.line(line);
  return full;
}
