/**
 * The chat on a terminal: prompt, history and line editing by Node's readline, and a few commands that begin
 * with `/`. Ctrl-D, quit or /quit leaves with a farewell. Ctrl-C clears the line, as shells do, and leaves where it is
 * empty (130); Ctrl-Z stops the chat until the shell goes on with it. A transcript that was asked for is saved however
 * the chat ends.
 *
 * Lines that are pasted come at once: each is answered before the next is echoed, so readers see them in turn.
 */
import { createInterface, type Interface } from 'node:readline';
import { NlpError } from '../../../errors.ts';
import { padColumns } from '../../../figure/terminal-width.ts';
import { Eliza } from '../../../models/eliza/engine.ts';
import { renderExplanation } from '../../../models/eliza/explanation.ts';
import { listScripts, loadScript, titleOfScript } from '../../../models/eliza/scripts.ts';
import type { TraceStep } from '../../../models/eliza/trace.ts';
import { terminalText } from '../../../text/printable.ts';
import { loadPalette, type Palette } from '../../render/color.ts';
import { formatError } from '../../report.ts';
import { type ElizaFlags, indent, saveTranscript, speakerOf } from './answer.ts';
import { type ChatTexts, isFarewell, textsFor } from './chat-texts.ts';

interface ChatState {
  eliza: Eliza;
  scriptName: string;
  /** Explanations after each reply. */
  explaining: boolean;
  /** Signs of scripts that were explained already. */
  explained: Set<string>;
  lastTrace: TraceStep[] | undefined;
  transcript: string[];
  palette: Palette;
  texts: ChatTexts;
}

/** Milliseconds in which a signal to stop arrives. */
const suspendTime = 100;

export async function chat(eliza: Eliza, flags: ElizaFlags): Promise<void> {
  const palette = await loadPalette(process.stdout, flags.color);
  const state: ChatState = {
    eliza,
    scriptName: flags.script,
    explaining: flags.explain ?? false,
    explained: new Set(),
    lastTrace: undefined,
    transcript: [eliza.greeting],
    palette,
    texts: textsFor(eliza.greeting),
  };
  say(palette.faint(speakerOf(flags.script, titleOfScript(flags.script))));
  say(palette.faint(state.texts.hint));
  say(palette.accent(eliza.greeting));
  const end = await converse(state);
  if (flags.transcript !== undefined) await saveTranscript(flags.transcript, state.transcript);
  if (end === 'interrupted') process.exit(130);
  // Ctrl-D leaves the cursor behind the prompt.
  if (end === 'closed') say('');
  say(palette.faint(state.texts.farewell));
}

/** Answers line after line. @returns how the conversation ended */
async function converse(state: ChatState): Promise<'quit' | 'closed' | 'interrupted'> {
  const commands = state.texts.commands.map(([name]) => name.split(' ')[0]);
  const names = [...new Set(commands.filter((name) => name.startsWith('/')))];
  const reader = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: '> ',
    historySize: 1000,
    removeHistoryDuplicates: true,
    completer: (line: string) => [
      line.startsWith('/') ? names.filter((name) => name.startsWith(line)) : [],
      line,
    ],
  });
  let end: 'quit' | 'closed' | 'interrupted' = 'closed';
  const finish = (how: typeof end) => {
    end = how;
    reader.close();
  };
  // Only saving takes time; what is typed or pasted meanwhile waits for its turn.
  let busy: Promise<void> | undefined;
  const take = (line: string): void => {
    const saving = respond(line.trim(), state, () => finish('quit'));
    if (saving !== undefined)
      busy = saving.finally(() => {
        busy = undefined;
        reader.prompt();
      });
    else if (end === 'closed') reader.prompt();
  };
  reader.on('line', (line) => {
    if (end !== 'closed') return;
    if (busy === undefined) take(line);
    else void busy.then(() => take(line));
  });
  reader.on('SIGINT', () => {
    if (reader.line === '') {
      say('');
      finish('interrupted');
      return;
    }
    say('^C');
    clearLine(reader);
  });
  reader.on('SIGTSTP', () => suspend(reader));
  const closed = new Promise<void>((resolve) => reader.once('close', resolve));
  reader.prompt();
  await closed;
  await busy;
  return end;
}

/** Forgets what stands in the line and begins a new one. */
function clearLine(reader: Interface): void {
  reader.write(null, { ctrl: true, name: 'e' });
  reader.write(null, { ctrl: true, name: 'u' });
  reader.prompt();
}

/** Back to the shell, with all that runs in the foreground; SIGCONT brings the chat back with the line as it was. */
function suspend(reader: Interface): void {
  if (process.platform === 'win32') return;
  process.stdin.setRawMode(false);
  let isBack = false;
  const goOn = () => {
    if (isBack) return;
    isBack = true;
    process.stdin.setRawMode(true);
    process.stdin.resume();
    reader.prompt(true);
  };
  process.once('SIGCONT', goOn);
  say('');
  process.kill(0, 'SIGTSTP');
  // Without a shell that controls jobs nothing is stopped: then the chat goes on at once.
  setTimeout(() => {
    process.off('SIGCONT', goOn);
    goOn();
  }, suspendTime);
}

/**
 * Answers one line or obeys one command.
 * @param leave is called where the line says so
 * @returns a promise only where something takes time
 */
function respond(line: string, state: ChatState, leave: () => void): Promise<void> | undefined {
  if (line === '') return undefined;
  try {
    if (line.startsWith('/')) return obey(line, state, leave);
    if (isFarewell(line)) {
      leave();
      return undefined;
    }
    const { reply, trace } = state.eliza.explain(line);
    state.lastTrace = trace;
    state.transcript.push(`> ${line}`, reply);
    say(state.palette.accent(reply));
    if (state.explaining) say(state.palette.faint(explanation(trace, state)));
  } catch (error) {
    sayMistake(error, state);
  }
  return undefined;
}

/** A mistake in a command, or a script that loops, should not end the conversation. */
function sayMistake(error: unknown, { palette }: ChatState): void {
  if (!(error instanceof NlpError)) throw error;
  say(palette.bad(formatError(error).trimEnd()));
}

function obey(line: string, state: ChatState, leave: () => void): Promise<void> | undefined {
  const [command, ...words] = line.split(/\s+/);
  const argument = words.join(' ');
  const { palette, texts } = state;
  switch (command) {
    case '/help':
      for (const [name, text] of texts.commands) say(`  ${palette.strong(padColumns(name, 13))}${text}`);
      return undefined;
    case '/explain':
      if (argument === 'on' || argument === 'off') {
        state.explaining = argument === 'on';
        say(palette.faint(texts.explaining(state.explaining)));
      } else if (state.lastTrace === undefined) say(palette.faint(texts.nothingToExplain));
      else say(explanation(state.lastTrace, state));
      return undefined;
    case '/script':
      if (argument === '') showScripts(state);
      else changeScript(argument, state);
      return undefined;
    case '/save':
      if (argument !== '') return save(argument, state);
      say(palette.bad(texts.saveWhere));
      return undefined;
    case '/quit':
    case '/exit':
    case '/bye':
      leave();
      return undefined;
    default:
      say(palette.bad(texts.unknown(command)));
      return undefined;
  }
}

async function save(file: string, state: ChatState): Promise<void> {
  try {
    await saveTranscript(file, state.transcript);
    say(state.palette.faint(state.texts.saved(file)));
  } catch (error) {
    sayMistake(error, state);
  }
}

function showScripts(state: ChatState): void {
  for (const { name, title } of listScripts()) {
    const mark = name === state.scriptName ? '*' : ' ';
    say(` ${mark} ${state.palette.strong(name.padEnd(12))}${title}`);
  }
}

function changeScript(name: string, state: ChatState): void {
  state.eliza = new Eliza(loadScript(name));
  state.scriptName = name;
  state.lastTrace = undefined;
  state.texts = textsFor(state.eliza.greeting);
  state.transcript.push(state.eliza.greeting);
  say(state.palette.faint(speakerOf(name, titleOfScript(name))));
  say(state.palette.accent(state.eliza.greeting));
}

/** Fitted to the terminal, so that its own breaks do not cut words. */
function explanation(trace: readonly TraceStep[], { explained }: ChatState): string {
  const width = Math.min(76, (process.stdout.columns ?? 80) - 4);
  return indent(renderExplanation(trace, explained, width));
}

function say(text: string): void {
  process.stdout.write(`${terminalText(text)}\n`);
}
