/**
 * The replies of `nlp eliza` to lines that are not typed at a terminal. Knows nothing of commander, which with the
 * command tree takes two fifths of a start of Node, so that main.ts can come here straight where there are no
 * options to parse.
 */
import type { InputOptions } from '../../../corpus/types.ts';
import { cachedScript, DEFAULT_SCRIPT } from '../../../models/eliza/built-in.ts';
import { Eliza, type ElizaReply } from '../../../models/eliza/engine.ts';
import type { TraceStep } from '../../../models/eliza/trace.ts';
import type { ElizaScript } from '../../../models/eliza/types.ts';
import { Output } from '../../output.ts';

export interface ElizaFlags {
  script: string;
  text?: string;
  encoding?: 'utf-8' | 'latin1';
  explain?: boolean;
  json?: boolean;
  quiet?: boolean;
  color?: boolean;
  transcript?: string;
}

/** What `nlp eliza --script SCRIPT` does where stdin is no terminal: one reply a line, without any other option. */
export async function answerStdin(script: string = DEFAULT_SCRIPT): Promise<void> {
  const eliza = new Eliza(await openScript(script));
  await answer(eliza, linesOfStdin(), { script });
}

/**
 * As `loadScript`, and faster where the build has read the script already. The script is the same either way.
 * @throws NlpError as loadScript does
 */
export async function openScript(nameOrFile: string, folder?: string, cache?: string): Promise<ElizaScript> {
  const cached = cachedScript(nameOrFile, folder, cache);
  return cached ?? (await import('../../../models/eliza/scripts.ts')).loadScript(nameOrFile, folder);
}

/** As `readLines` of corpus/lines.ts reads stdin, without what only files and fingerprints need. */
async function* linesOfStdin(): AsyncGenerator<string[], void, undefined> {
  const { readBytes } = await import('../../../corpus/bytes.ts');
  const { cutIntoLines } = await import('../../../corpus/chunks.ts');
  const { linesOfBytes } = await import('../../../corpus/utf8.ts');
  const name = '<stdin>';
  const options: InputOptions = {};
  const bytes = readBytes({ name, id: 'stdin', source: { kind: 'stdin' }, inFolder: false }, options);
  for await (const chunk of cutIntoLines(bytes, name, options)) yield linesOfBytes(chunk.bytes);
}

/** One reply a line of input, as it comes; returns the lines of the transcript, if one is wanted. */
export async function answer(
  eliza: Eliza,
  batches: AsyncIterable<readonly string[]>,
  flags: ElizaFlags,
): Promise<string[]> {
  const explain = flags.explain ? await explainer(flags.script) : undefined;
  const output = new Output();
  const transcript: string[] = [eliza.greeting];
  if (!flags.json) output.line(eliza.greeting);
  await output.flush();
  try {
    for await (const lines of batches) {
      for (const text of lines) {
        if (text.trim() === '') continue;
        const reply = flags.explain ? eliza.explain(text) : eliza.respond(text);
        if (flags.transcript !== undefined) transcript.push(`> ${text}`, reply.reply);
        const full = printReply(output, reply, flags.json, explain);
        if (full) await full;
      }
      // Whoever talks to us through a pipe waits for the answer to the lines sent so far.
      await output.flush();
    }
  } finally {
    await output.flush();
  }
  return transcript;
}

function printReply(
  output: Output,
  reply: ElizaReply & { trace?: TraceStep[] },
  json: boolean | undefined,
  explain: Explainer | undefined,
): Promise<void> | undefined {
  if (json) {
    return output.json(reply.trace === undefined ? reply : { ...reply, story: explain?.story(reply.trace) });
  }
  output.line(reply.reply);
  if (reply.trace === undefined || explain === undefined) return undefined;
  return output.line(indent(explain.lines(reply.trace)));
}

/** What explains the replies of one conversation. */
interface Explainer {
  story(steps: readonly TraceStep[]): string;
  lines(steps: readonly TraceStep[]): string[];
}

async function explainer(script: string): Promise<Explainer> {
  const [{ renderExplanation }, { storyOf }, { titleOfScript }] = await Promise.all([
    import('../../../models/eliza/explanation.ts'),
    import('../../../models/eliza/story.ts'),
    import('../../../models/eliza/scripts.ts'),
  ]);
  const explained = new Set<string>();
  let isFirst = true;
  return {
    story: storyOf,
    lines(steps) {
      const lines = renderExplanation(steps, explained);
      if (isFirst) lines.unshift(`Script      ${speakerOf(script, titleOfScript(script))}`);
      isFirst = false;
      return lines;
    },
  };
}

/** The name of a script with its title, which often begins with the name. */
export function speakerOf(script: string, title: string): string {
  const [first, ...rest] = title.split(' - ');
  if (rest.length > 0 && first.toLowerCase() === script.toLowerCase())
    return `${script} - ${rest.join(' - ')}`;
  return title === '' ? script : `${script} - ${title}`;
}

/** Lines of an explanation, set off from the conversation. */
export function indent(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}`.trimEnd()).join('\n');
}

/** Greeting, `> input` and reply, a line each. */
export async function saveTranscript(file: string, lines: readonly string[]): Promise<void> {
  const { writeTextAtomically } = await import('../../../store/atomic.ts');
  await writeTextAtomically(
    file,
    lines.map((line) => `${line}\n`),
  );
}
