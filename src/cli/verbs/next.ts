/** The verb `next`: what may follow a text; a list on stdout, one for each line of stdin, or live on a terminal. */
import { usageError } from '../../errors.ts';
import type { NextAnswers, NextToken, NextVerb } from '../../kinds/verbs/next.ts';
import type { OptionTable } from '../../options/table.ts';
import { integer, text, toggle } from '../../options/types.ts';
import { drawnToken, visibleToken } from '../../text/printable.ts';
import { withFlags } from '../flags.ts';
import { Output } from '../output.ts';
import type { Verb } from '../verb.ts';
import { helpOf } from './help.ts';

interface NextFlags {
  k: number;
  all?: boolean;
  text?: string;
  explain?: boolean;
  svg?: string;
  json?: boolean;
  color?: boolean;
}

export function nextVerb(command: string, verb: NextVerb): Verb {
  const { operand, tokens, svg, model, explain, load } = verb;
  const drawing: OptionTable =
    svg === undefined ? {} : { svg: { type: text('file'), text: withFlags(svg), isWritten: true } };
  return {
    name: 'next',
    ...helpOf(verb, command),
    operands: [{ ...operand, isText: true }],
    options: {
      ...model,
      k: { type: integer(1), default: 10, text: `how many ${tokens}` },
      all: { type: toggle(), text: `all ${tokens}` },
      text: { type: text(), text: `the ${operand.name}, instead of the argument` },
      ...drawing,
    },
    voids: [
      ...(verb.voids ?? []),
      {
        options: ['k'],
        when: ({ all }) => all === true,
        why: (option) => `cannot matter with ${option('all')}`,
      },
      {
        options: ['text'],
        when: (given) => given[operand.name] !== undefined,
        why: `and the argument both give the ${operand.name}`,
      },
    ],
    required: ['model'],
    explain,
    run: async () => {
      const [{ openForNext }, { verbContext }] = await Promise.all([load(), import('./context.ts')]);
      return async (given: string | undefined, flags: NextFlags) => {
        if (flags.svg !== undefined && !flags.explain) {
          throw usageError(
            (option) => `draws what ${option('explain')} shows`,
            'svg',
            (option) => `Add ${option('explain')}.`,
          );
        }
        return answer(await openForNext({ ...flags }, verbContext({ ...flags })), flags.text ?? given, flags);
      };
    },
  };
}

async function answer(model: NextAnswers, given: string | undefined, flags: NextFlags): Promise<void> {
  const output = new Output();
  if (given !== undefined) await print(model, given, flags, output);
  else if (process.stdin.isTTY && process.stdout.isTTY && !flags.json && !flags.explain)
    return live(model, flags);
  else {
    const { readLines } = await import('../../corpus/lines.ts');
    for await (const lines of readLines([], { fingerprint: false })) {
      for (const line of lines) await print(model, line.text, flags, output);
      // Whoever talks to us through a pipe waits for the answer to the lines sent so far.
      await output.flush();
    }
  }
  await output.flush();
}

async function live(model: NextAnswers, flags: NextFlags): Promise<void> {
  const { liveNext } = await import('../render/live-next.ts');
  const { characters } = model;
  const found = (text: string) => {
    const completion = model.complete?.(text, countOf(flags));
    if (completion !== undefined) return { typed: completion.typed, found: completion.tokens };
    const tokens = model.next(text, countOf(flags));
    const drawn = characters ? tokens.map((one) => ({ ...one, token: drawnToken(one.token) })) : tokens;
    return { typed: '', found: drawn };
  };
  return liveNext(found, flags.color, characters);
}

async function print(model: NextAnswers, given: string, flags: NextFlags, output: Output): Promise<void> {
  const count = countOf(flags);
  const explained = flags.explain ? model.explain(given, count) : undefined;
  const { table, figures } = explained ?? {};
  if (flags.json) await output.json(explained === undefined ? model.next(given, count) : explained.json);
  else {
    const tokens: readonly (NextToken & { note?: string })[] = explained?.tokens ?? model.next(given, count);
    for (const { token, probability, note = '' } of tokens) {
      const full = output.line(`${probability.toFixed(6)}\t${visibleToken(token)}${note}`);
      if (full) await full;
    }
    if (table !== undefined) {
      const { followingTable } = await import('../render/following-table.ts');
      for (const line of await followingTable(table, flags.color)) output.line(line);
    }
  }
  if (figures !== undefined && flags.svg !== undefined) {
    await (await import('../render/drawing.ts')).writeFigures(flags.svg, figures);
  }
}

function countOf({ all, k }: NextFlags): number | undefined {
  return all ? undefined : k;
}
