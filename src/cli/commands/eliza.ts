/** `nlp eliza`: a chat on a terminal, one reply a line elsewhere; `eliza scripts` and `eliza check`. */
import { type Command, Option } from 'commander';
import { openScript } from '../../models/eliza/built-in.ts';
import { Eliza } from '../../models/eliza/engine.ts';
import { addCommon, addExplain } from '../options.ts';
import { Output } from '../output.ts';
import { countOf } from '../render/numbers.ts';
import { answer, DEFAULT_ENCODING, DEFAULT_SCRIPT, type ElizaFlags, saveTranscript } from './eliza/answer.ts';

export function configure(command: Command): void {
  command
    // Options behind a verb belong to the verb.
    .enablePositionalOptions()
    .argument('[inputs...]', 'files with one input a line, or -; a chat on a terminal')
    .option('-s, --script <name>', 'a built-in script (nlp eliza scripts) or a script file', DEFAULT_SCRIPT)
    .option('--text <text>', 'the input itself, instead of files')
    .addOption(
      new Option('--encoding <name>', 'encoding of the input')
        .choices(['utf-8', 'latin1'])
        .default(DEFAULT_ENCODING),
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
  // A file that is not there is told before the greeting, not after it.
  const lines = await answer(eliza, await openInputs(inputs, flags), flags);
  if (transcript !== undefined) await saveTranscript(transcript, lines);
}

/** The lines of the inputs, a batch at a time; every input is known to exist. */
async function openInputs(inputs: string[], flags: ElizaFlags): Promise<AsyncIterable<string[]>> {
  const { readLines } = await import('../../corpus/lines.ts');
  const { resolveInputs } = await import('../../corpus/inputs.ts');
  const options = { text: flags.text, encoding: flags.encoding, fingerprint: false };
  const reading = readLines(await resolveInputs(inputs, options), options);
  return (async function* () {
    for await (const lines of reading) yield lines.map((line) => line.text);
  })();
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
    output.line(`${path}: ${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}`);
  }
  await output.flush();
  if (errors > 0) process.exitCode = 3;
}
