/** `nlp eliza`: a chat on a terminal, one reply a line elsewhere; `eliza scripts` and `eliza check`. */
import { type Command, Option } from 'commander';
import { openScript } from '../../models/eliza/built-in.ts';
import { Eliza, type ElizaReply } from '../../models/eliza/engine.ts';
import type { TraceStep } from '../../models/eliza/trace.ts';
import { addCommon, addExplain } from '../options.ts';
import { Output } from '../output.ts';

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

export function configure(command: Command): void {
  command
    // Options behind a verb belong to the verb.
    .enablePositionalOptions()
    .argument('[inputs...]', 'files with one input a line, or -; a chat on a terminal')
    .option('-s, --script <name>', 'a built-in script (nlp eliza scripts) or a script file', 'doctor')
    .option('--text <text>', 'the input itself, instead of files')
    .addOption(
      new Option('--encoding <name>', 'encoding of the input').choices(['utf-8', 'latin1']).default('utf-8'),
    )
    .option('--transcript <file>', 'save the conversation');
  addExplain(command, 'show how each reply came about');
  addCommon(command)
    .action(chatOrAnswer)
    .addHelpText(
      'after',
      '\nOn a terminal: /help lists the commands of the chat, Ctrl-D leaves.\n' +
        '--json prints {"input","reply","keyword","decomposition","reassembly","memory"} a line.\n' +
        '\nExamples:\n' +
        '  nlp eliza\n' +
        '  echo "I am worried about my exam." | nlp eliza\n' +
        '  nlp eliza --text "My sister never calls." --explain\n' +
        '  nlp eliza --text "I dreamt of the sea." --json\n' +
        '  nlp eliza scripts',
    );
  addCommon(command.command('scripts').description('list the built-in scripts')).action(listAll);
  addCommon(
    command
      .command('check')
      .description('find what is wrong with a script, with line and column; exit 3 on errors')
      .argument('<file>', 'a script file, or the name of a built-in script'),
  )
    .action(check)
    .addHelpText('after', '\nExample:\n  nlp eliza check doctor');
}

async function chatOrAnswer(inputs: string[], flags: ElizaFlags): Promise<void> {
  const { transcript } = flags;
  if (transcript !== undefined) {
    // Better to hear of a bad path now than after the conversation.
    const { checkWritable } = await import('../../store/atomic.ts');
    await checkWritable(transcript);
  }
  const eliza = new Eliza(await openScript(flags.script));
  if (
    process.stdin.isTTY &&
    process.stdout.isTTY &&
    inputs.length === 0 &&
    flags.text === undefined &&
    !flags.json
  ) {
    const { chat } = await import('../chat.ts');
    return chat(eliza, flags);
  }
  const lines = await answer(eliza, inputs, flags);
  if (transcript !== undefined) await saveTranscript(transcript, lines);
}

/** One reply a line of input, as it comes; returns the lines of the transcript, if one is wanted. */
async function answer(eliza: Eliza, inputs: string[], flags: ElizaFlags): Promise<string[]> {
  const { readLines } = await import('../../corpus/lines.ts');
  const renderTrace = flags.explain ? (await import('../../models/eliza/trace.ts')).renderTrace : undefined;
  const { resolveInputs } = await import('../../corpus/inputs.ts');
  const options = { text: flags.text, encoding: flags.encoding, fingerprint: false };
  // A file that is not there is told before the greeting, not after it.
  const resolved = await resolveInputs(inputs, options);
  const output = new Output();
  const transcript: string[] = [eliza.greeting];
  if (!flags.json) output.line(eliza.greeting);
  await output.flush();
  try {
    for await (const lines of readLines(resolved, options)) {
      for (const { text } of lines) {
        if (text.trim() === '') continue;
        const reply = flags.explain ? eliza.explain(text) : eliza.respond(text);
        if (flags.transcript !== undefined) transcript.push(`> ${text}`, reply.reply);
        const full = printReply(output, reply, flags.json, renderTrace);
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
  renderTrace: ((steps: readonly TraceStep[]) => string[]) | undefined,
): Promise<void> | undefined {
  if (json) return output.json(reply);
  output.line(reply.reply);
  if (reply.trace === undefined || renderTrace === undefined) return undefined;
  return output.line(indent(renderTrace(reply.trace)));
}

/** Lines of an explanation, set off from the conversation. */
export function indent(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}`.trimEnd()).join('\n');
}

/** Greeting, `> input` and reply, a line each. */
export async function saveTranscript(file: string, lines: readonly string[]): Promise<void> {
  const { writeTextAtomically } = await import('../../store/atomic.ts');
  await writeTextAtomically(
    file,
    lines.map((line) => `${line}\n`),
  );
}

async function listAll(flags: { json?: boolean; color?: boolean }): Promise<void> {
  const { listScripts } = await import('../../models/eliza/scripts.ts');
  const scripts = listScripts();
  const output = new Output();
  if (flags.json) {
    output.json(scripts);
  } else {
    const { loadPalette } = await import('../render/color.ts');
    const { renderTable } = await import('../render/table.ts');
    const columns = [{ title: 'name' }, { title: 'keywords', align: 'right' as const }, { title: 'what' }];
    const rows = scripts.map((script) => [script.name, String(script.keywords), script.title]);
    const palette = await loadPalette(process.stdout, flags.color);
    for (const line of renderTable(columns, rows, palette)) output.line(line);
  }
  await output.flush();
}

async function check(
  file: string,
  flags: { json?: boolean; quiet?: boolean; color?: boolean },
): Promise<void> {
  const { readScriptFile } = await import('../../models/eliza/scripts.ts');
  const { lintScript } = await import('../../models/eliza/lint.ts');
  const { text, path } = readScriptFile(file);
  const findings = lintScript(text, path);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const output = new Output();
  if (flags.json) {
    output.json(findings.map((finding) => ({ file: path, ...finding })));
  } else {
    const { loadPalette } = await import('../render/color.ts');
    const palette = await loadPalette(process.stdout, flags.color);
    for (const { line, column, severity, code, message } of findings) {
      const kind = severity === 'error' ? palette.bad(severity) : palette.accent(severity);
      output.line(`${path}:${line}:${column}: ${kind}: ${message} ${palette.faint(`[${code}]`)}`);
    }
    const warnings = findings.length - errors;
    output.line(`${path}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`);
  }
  await output.flush();
  if (errors > 0) process.exitCode = 3;
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
