/**
 * The tour on a terminal: screen by screen on the alternate screen, one key to go on, back or leave. However it ends
 * (a key, an error, a signal), the terminal is as it was before. The models run in a process beside it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { emitKeypressEvents, type Key } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { NlpError } from '../../errors.ts';
import { columnsOf, fitColumns, padColumns, wrapColumns } from '../../figure/terminal-width.ts';
import type { Page } from '../../tour/blocks.ts';
import type { Messages } from '../../tour/messages/messages.ts';
import type { Language, TourProgress } from '../../tour/station.ts';
import { describeStation, messagesOf, type StationName } from '../../tour/stations.ts';
import type { Palette } from '../render/color.ts';
import { wishOf } from './keys.ts';
import { blockLines } from './lines.ts';
import type { MeasuringMessage, MeasuringOrder } from './measuring.ts';
import { layOut } from './pages.ts';
import { workingLines } from './working.ts';

// The alternate screen, no cursor, and lines that are cut at the edge rather than broken.
const enter = '\x1b[?1049h\x1b[?25l\x1b[?7l';
const leave = '\x1b[?7h\x1b[?25h\x1b[?1049l';
/** Milliseconds in which a signal to stop arrives. */
const suspendTime = 100;
const clear = '\x1b[H\x1b[2J';

/** Plays the stations. @returns the exit status */
export async function playTour(
  stations: StationName[],
  language: Language,
  palette: Palette,
): Promise<number> {
  const player = new Player(stations, language, palette);
  return player.run();
}

class Player {
  readonly #stations: StationName[];
  readonly #language: Language;
  readonly #messages: Messages;
  readonly #palette: Palette;
  readonly #pages = new Map<string, Page>();
  readonly #progress = new Map<string, TourProgress>();
  /** Whether the list of keys is shown. */
  #showsKeys = false;
  #station = 0;
  #screen = 0;
  #end: (status: number | Error) => void = () => {};

  constructor(stations: StationName[], language: Language, palette: Palette) {
    this.#stations = stations;
    this.#language = language;
    this.#messages = messagesOf[language];
    this.#palette = palette;
  }

  async run(): Promise<number> {
    const { stdin, stdout } = process;
    const ended = new Promise<number | Error>((resolve) => {
      this.#end = resolve;
    });
    const guarded = (act: () => void) => {
      try {
        act();
      } catch (error) {
        this.#end(error as Error);
      }
    };
    const onKey = (typed: string | undefined, key: Key) => guarded(() => this.#press(typed, key));
    const onResize = () => guarded(() => this.#draw());
    const child = this.#measure();
    const restore = () => {
      child.kill();
      stdin.setRawMode(false);
      stdout.write(leave);
    };
    const show = () => {
      stdout.write(enter);
      stdin.setRawMode(true);
    };
    const onContinue = () => {
      show();
      onResize();
    };
    // Signals end the program by process.exit (see main.ts); whatever ends it, the terminal comes back.
    process.once('exit', restore);
    process.on('SIGCONT', onContinue);
    emitKeypressEvents(stdin);
    show();
    stdin.on('keypress', onKey).on('end', () => this.#end(0));
    stdin.resume();
    stdout.on('resize', onResize);
    this.#draw();
    let status: number | Error;
    try {
      status = await ended;
      if (status instanceof Error) throw status;
    } finally {
      child.removeAllListeners();
      stdin.removeListener('keypress', onKey);
      stdin.pause();
      stdout.removeListener('resize', onResize);
      process.removeListener('exit', restore).removeListener('SIGCONT', onContinue);
      restore();
    }
    // What was on the alternate screen is gone: the commands to try stay.
    for (const line of this.#commandsToTry()) stdout.write(`${line}\n`);
    return status;
  }

  /** Those of the station that was shown last. */
  #commandsToTry(): string[] {
    const page = this.#pages.get(this.#stations[this.#station]);
    const commands = page?.blocks.filter((block) => block.kind === 'commands') ?? [];
    const options = { width: size().columns, plotHeight: 6, palette: this.#palette };
    return commands.flatMap((block) => blockLines(block, options));
  }

  #measure(): ChildProcess {
    const own = fileURLToPath(import.meta.url);
    const child = fork(path.join(path.dirname(own), `measuring${path.extname(own)}`), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', (error) => this.#end(error));
    child.on('exit', (status) => {
      if (status !== 0) this.#end(new Error(`the measuring process ended with ${status}`));
    });
    child.on('message', async (message: MeasuringMessage) => {
      if ('progress' in message) {
        this.#progress.set(message.station, message.progress);
        if (message.station === this.#stations[this.#station] && !this.#pages.has(message.station))
          this.#draw();
        return;
      }
      if ('failed' in message) {
        const { message: text, stack, isUserError } = message.failed;
        const error = isUserError ? new NlpError(text) : new Error(text);
        if (!isUserError) error.stack = stack;
        this.#end(error);
        return;
      }
      try {
        this.#pages.set(message.numbers.station, await describeStation(message.numbers, this.#language));
        if (message.numbers.station === this.#stations[this.#station]) this.#draw();
      } catch (error) {
        this.#end(error as Error);
      }
    });
    const order: MeasuringOrder = { language: this.#language, stations: this.#stations };
    child.send(order);
    return child;
  }

  #press(typed: string | undefined, key: Key): void {
    const wish = wishOf(key.name, key.ctrl ?? false, typed);
    if (this.#showsKeys && wish !== 'leave' && wish !== 'interrupt' && wish !== 'suspend') {
      this.#showsKeys = false;
      this.#draw();
      return;
    }
    if (wish === 'leave') this.#end(0);
    else if (wish === 'interrupt') this.#end(130);
    else if (wish === 'suspend') this.#suspend();
    else if (wish === 'next') this.#go(1);
    else if (wish === 'back') this.#go(-1);
    else if (wish === 'first') this.#goTo(0);
    else if (wish === 'last') this.#goTo(this.#stations.length - 1);
    else if (typeof wish === 'number') this.#goTo(wish - 1);
    else if (wish === 'keys') {
      this.#showsKeys = true;
      this.#draw();
    }
  }

  /** Ctrl-Z: back to the shell, with all that runs in the foreground; SIGCONT brings the tour back. */
  #suspend(): void {
    if (process.platform === 'win32') return;
    process.stdin.setRawMode(false);
    process.stdout.write(leave, () => {
      process.kill(0, 'SIGTSTP');
      // Without a shell that controls jobs nothing is stopped: then the tour goes on at once.
      setTimeout(() => process.emit('SIGCONT', 'SIGCONT'), suspendTime);
    });
  }

  /** The first screen of a station; nothing where there is none. */
  #goTo(station: number): void {
    if (station >= this.#stations.length) return;
    this.#station = station;
    this.#screen = 0;
    this.#draw();
  }

  #go(step: 1 | -1): void {
    const screens = this.#screens();
    const screen = this.#screen + step;
    if (screens !== undefined && screen >= 0 && screen < screens.length) this.#screen = screen;
    else if (step === 1) {
      // Behind a station that is still at work there is nothing to see yet.
      if (screens === undefined) return;
      if (this.#station === this.#stations.length - 1) {
        this.#end(0);
        return;
      }
      this.#station++;
      this.#screen = 0;
    } else {
      if (this.#station === 0) return;
      this.#station--;
      this.#screen = Number.MAX_SAFE_INTEGER;
    }
    this.#draw();
  }

  /** The screens of the present station, once it is measured. */
  #screens(): string[][] | undefined {
    const page = this.#pages.get(this.#stations[this.#station]);
    if (page === undefined) return undefined;
    const { columns, rows } = size();
    // The head takes two lines, the foot two.
    const height = rows - 4;
    // Beside a chart there is room for a paragraph.
    const plotHeight = Math.max(6, Math.min(16, height - 12));
    return layOut(page.blocks, height, { width: columns - 2, plotHeight, palette: this.#palette });
  }

  #draw(): void {
    const { columns, rows } = size();
    const m = this.#messages;
    if (columns < 60 || rows < 15) {
      process.stdout.write(clear + wrapColumns(m.tooSmall, Math.max(2, columns)).slice(0, rows).join('\r\n'));
      return;
    }
    const screens = this.#screens();
    this.#screen = Math.max(0, Math.min(this.#screen, (screens?.length ?? 1) - 1));
    const name = this.#stations[this.#station];
    const title = m[name].title;
    const working = { columns, height: rows - 4, palette: this.#palette };
    const lines = this.#showsKeys
      ? m.allKeys.map(([key, text]) => `${padColumns(key, 18)}  ${text}`)
      : (screens?.[this.#screen] ?? workingLines(name, this.#progress.get(name), m, working));
    const isLast =
      this.#station === this.#stations.length - 1 &&
      screens !== undefined &&
      this.#screen === screens.length - 1;
    const keys = [isLast ? m.keys.last : m.keys.next, m.keys.back, m.keys.leave, m.keys.more].join('  ');
    const place = screens === undefined ? '' : m.screen(this.#screen + 1, screens.length);
    const body = [this.#head(title, columns), '', ...lines.map((line) => ` ${line}`)];
    const foot = spread(` ${keys}`, `${place} `, columns);
    // Each line is ended by clearing what stood behind it; the foot stands on the last line.
    process.stdout.write(`${clear}${body.join('\r\n')}\x1b[${rows};1H${this.#palette.faint(foot)}`);
  }

  /** The station's title, and on the right where on the tour it is. */
  #head(title: string, columns: number): string {
    const dots = this.#stations.map((_, i) => (i <= this.#station ? '━━' : '──')).join(' ');
    const text = spread(` ${title}`, `${dots} `, columns);
    const cut = text.length - dots.length - 1;
    return this.#palette.strong(text.slice(0, cut)) + this.#palette.accent(text.slice(cut));
  }
}

function size(): { columns: number; rows: number } {
  return { columns: process.stdout.columns ?? 80, rows: process.stdout.rows ?? 24 };
}

/** One text at the left, one at the right. */
function spread(left: string, right: string, columns: number): string {
  const fitted = fitColumns(left, Math.max(1, columns - columnsOf(right) - 1));
  return fitted + ' '.repeat(Math.max(1, columns - columnsOf(fitted) - columnsOf(right))) + right;
}
