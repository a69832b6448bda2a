/** The verb `generate`: text goes to stdout as it is drawn. */
import type { DrawnText, GenerateAnswers, GenerateVerb } from '../../kinds/verbs/generate.ts';
import { Turns } from '../../math/turns.ts';
import { visibleToken } from '../../text/printable.ts';
import { Output } from '../output.ts';
import type { Verb } from '../verb.ts';
import { helpOf } from './help.ts';

interface GenerateFlags {
  seed: number;
  /** Absent for a kind that draws one text. */
  count?: number;
  json?: boolean;
}

export function generateVerb(command: string, verb: GenerateVerb): Verb {
  const { model, options, explain, load } = verb;
  return {
    name: 'generate',
    ...helpOf(verb, command),
    options: { ...model, ...options },
    required: ['model'],
    voids: [
      ...(verb.voids ?? []),
      {
        options: ['topK', 'topP', 'seed'],
        when: ({ temperature }) => temperature === 0,
        why: (option) => `cannot matter with ${option('temperature')} 0, which takes the likeliest`,
      },
    ],
    seed: true,
    explain,
    run: async () => {
      const [{ openForGenerate }, { verbContext }] = await Promise.all([load(), import('./context.ts')]);
      return async (flags: GenerateFlags) =>
        generate(await openForGenerate({ ...flags }, verbContext({ ...flags })), flags);
    },
  };
}

async function generate(answers: GenerateAnswers, flags: GenerateFlags): Promise<void> {
  const { seed, count } = flags;
  const { Random } = await import('../../math/random.ts');
  const output = new Output();
  const turns = new Turns();
  for (let i = 0; i < (count ?? 1); i++) {
    // Each of several has a stream of its own: the third is the same whether or not a fourth is asked for.
    const random = count === undefined ? Random.from(seed) : Random.from(seed).fork(i);
    const drawn = await write(answers.draw(random, { ...flags }), output, turns, flags);
    const { text, tokens, explanation } = drawn;
    if (flags.json) {
      output.json(
        explanation === undefined ? { text, tokens } : { text, tokens, [explanation.name]: explanation.json },
      );
      continue;
    }
    const indent = count === undefined ? '' : '    ';
    for (const { token, probability, note = '' } of explanation?.tokens ?? [])
      output.line(`${indent}${probability.toFixed(6)}  ${visibleToken(token)}${note}`);
    await output.flush();
  }
  await output.flush();
}

/** Writes the pieces as they come, and ends the last line; nothing where the answer is JSON. */
async function write(
  pieces: Generator<string, DrawnText>,
  output: Output,
  turns: Turns,
  { json }: GenerateFlags,
): Promise<DrawnText> {
  const isTerminal = process.stdout.isTTY === true;
  let last = '';
  for (;;) {
    const { value, done } = pieces.next();
    if (done) {
      if (!json && !last.endsWith('\n')) output.line();
      return value;
    }
    if (value !== '') last = value;
    const full = json || value === '' ? undefined : output.write(value);
    if (full !== undefined) await full;
    else if (isTerminal) await output.flush();
    const pause = turns.pause();
    if (pause !== undefined) await pause;
  }
}
