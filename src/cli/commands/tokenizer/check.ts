/** `nlp tokenizer check`: ids and texts beside those of another program, case by case. */
import { NlpError, usageError } from '../../../errors.ts';
import { readJsonFile } from '../../../store/json-file.ts';
import { readSubwordEncoder } from '../../../text/subword/read-file.ts';
import type { SubwordEncoder } from '../../../text/subword/subword-encoder.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';

type Case = Record<string, unknown>;

/** What a case may hold, and how it is computed; ids are looked for in this order. */
const results: Record<string, (encoder: SubwordEncoder, text: string) => unknown> = {
  ids: (encoder, text) => [...encoder.encode(text).ids],
  tokenizer_json: bareIds,
  sentencepiece: bareIds,
  tokens: (encoder, text) => [...encoder.encode(text).ids].map((id) => encoder.parts.tokens[id]),
  decoded: (encoder, text) => encoder.decode(encoder.encode(text).ids),
};

function bareIds(encoder: SubwordEncoder, text: string): number[] {
  return [...encoder.encode(text, { addSpecialTokens: false }).ids];
}

export async function check(
  file: string,
  cases: string | undefined,
  flags: CommonFlags & { against?: string },
): Promise<void> {
  const from = cases ?? flags.against;
  if (from === undefined)
    throw usageError(
      'there are no cases to check against',
      undefined,
      'Name a JSON file behind the tokenizer.',
    );
  const encoder = readSubwordEncoder(file);
  const document = (await readJsonFile(from)) as Case;
  const list = document?.cases;
  if (!Array.isArray(list) || !list.every((one) => typeof one?.text === 'string'))
    throw new NlpError('has no "cases" with a "text" each', {
      where: { file: from },
      remedy: 'A file of cases looks like {"cases":[{"text":"a","ids":[64]}]}.',
    });
  const isSentencePiece = /\.model$/.test(file);
  const output = new Output();
  if (cases === undefined) {
    output.line(
      JSON.stringify({
        ...document,
        cases: list.map((one: Case) => recomputed(encoder, one, isSentencePiece)),
      }),
    );
    await output.flush();
    return;
  }
  let equal = 0;
  let first: Case | null = null;
  for (const [i, one] of (list as Case[]).entries()) {
    const computed = recomputed(encoder, one, isSentencePiece);
    const key = Object.keys(one).find((name) => JSON.stringify(one[name]) !== JSON.stringify(computed[name]));
    if (key === undefined) equal++;
    else first ??= { case: i, text: one.text, key, expected: one[key], computed: computed[key] };
  }
  if (flags.json) output.json({ cases: list.length, equal, first });
  else {
    output.line(`${equal} of ${list.length} cases are equal`);
    if (first !== null)
      for (const key of ['case', 'text', 'key', 'expected', 'computed'])
        output.line(`${key.padEnd(10)}${JSON.stringify(first[key])}`);
  }
  await output.flush();
  if (equal < list.length) process.exitCode = 1;
}

/** The case with its results by this program; what this reading of the tokenizer has no part in stays. */
function recomputed(encoder: SubwordEncoder, one: Case, isSentencePiece: boolean): Case {
  const computed: Case = { ...one };
  const other = isSentencePiece ? 'tokenizer_json' : 'sentencepiece';
  const hasBoth = 'tokenizer_json' in one && 'sentencepiece' in one;
  for (const key of Object.keys(one)) {
    if (!Object.hasOwn(results, key) || (hasBoth && key === other)) continue;
    computed[key] = results[key](encoder, one.text as string);
  }
  return computed;
}
