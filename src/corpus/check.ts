/**
 * What may be wrong with a corpus: `nlp corpus check`. Everything is read, and what would stop a reader is
 * collected as an error beside what is only suspicious, each with its place.
 */
import { NlpError, type OptionNaming } from '../errors.ts';
import { chooseFormat } from './choose-format.ts';
import { countNewlines } from './chunks.ts';
import { type CheckReport, FindingList } from './findings.ts';
import { type FormatContext, isBlank, type LineParser, newContext } from './formats/parser.ts';
import { type CorpusFormat, formatRow } from './formats.ts';
import { ItemChecker } from './item-checks.ts';
import type { ItemKind, ItemTypes } from './items.ts';
import { LineChecker } from './line-check.ts';
import { itemParser, loadFormat } from './load-format.ts';
import { readInputs, type Session } from './reading.ts';
import type { Input, InputOptions, Inputs } from './types.ts';

export interface CheckOptions extends InputOptions {
  /** How many findings are kept; all are counted. @defaultValue 100 */
  limit?: number;
  /** What the files are read as. @defaultValue what their formats are made for */
  as?: ItemKind;
  /** How remedies call options. @defaultValue by their keys */
  optionNames?: OptionNaming;
}

/** After this many errors of its format a file is probably in another one. */
const MAXIMUM_ERRORS = 50;

/** @throws NlpError only where there is nothing to check: an input that is not there, wrong options */
export async function checkCorpus(inputs: Inputs, options: CheckOptions = {}): Promise<CheckReport> {
  const findings = new FindingList(options.limit ?? 100, options.optionNames);
  const checker = new CorpusChecker(findings, options);
  const reading = {
    ...options,
    fingerprint: false,
    onInvalid: (error: NlpError) => findings.addError(error, error.where?.file ?? ''),
  };
  for await (const _ of readInputs(inputs, reading, (session) => checker.check(session)));
  return checker.report();
}

class CorpusChecker {
  private readonly findings: FindingList;
  private readonly options: CheckOptions;
  private readonly itemChecker: ItemChecker;
  private files = 0;
  private lines = 0;
  private items = 0;

  constructor(findings: FindingList, options: CheckOptions) {
    this.findings = findings;
    this.options = options;
    this.itemChecker = new ItemChecker(findings);
  }

  async *check(session: Session): AsyncGenerator<void, void, undefined> {
    for (const input of session.inputs) {
      this.files++;
      await this.checkInput(session, input);
      yield;
    }
    this.itemChecker.finish();
  }

  report(): CheckReport {
    return { files: this.files, lines: this.lines, items: this.items, ...this.findings.result() };
  }

  private async checkInput(session: Session, input: Input): Promise<void> {
    const format = chooseFormat(input, this.options, this.options.as);
    const items = await this.itemsOf(format, newContext(session, input));
    const lines = new LineChecker(this.findings, input.name, format);
    const before = this.items;
    const errors = this.findings.errorCount;
    let number = 0;
    let newlines = 0;
    let isRead = false;
    try {
      for await (const chunk of session.chunks(input, (bytes) => (newlines += countNewlines(bytes)))) {
        const raw = chunk.bytes.toString('utf8').split('\n');
        if (raw.at(-1) === '') raw.pop();
        for (const line of raw) {
          number++;
          lines.check(line, number);
          items.push(line.endsWith('\r') ? line.slice(0, -1) : line, number);
        }
      }
      items.end();
      lines.finish();
      isRead = true;
    } catch (error) {
      this.findings.addError(error, input.name);
    }
    // What is not text has lines all the same, as far as it was read.
    this.lines += isRead ? number : Math.max(number, newlines);
    if (this.items === before && this.findings.errorCount === errors)
      this.findings.add('warning', 'empty', input.name, undefined, 'there is nothing in it');
  }

  /** Parses line by line, so that one bad line does not hide the next. */
  private async itemsOf(format: CorpusFormat, context: FormatContext) {
    const kind = this.options.as ?? formatRow(format).items;
    if (
      kind === 'tagged' &&
      format === 'conllu' &&
      (context.options.field ?? 'upos').toLowerCase() === 'upos'
    ) {
      this.itemChecker.expectUniversalTags();
    }
    const { resumesAt = () => true } = await loadFormat(format);
    return this.each(format, context, await itemParser(kind, format, context), resumesAt, (item) =>
      (this.itemChecker.checks[kind] as (item: ItemTypes[ItemKind]) => void)(item),
    );
  }

  private each<Item>(
    format: CorpusFormat,
    context: FormatContext,
    parser: LineParser<Item>,
    resumesAt: (line: string) => boolean,
    take: (item: Item) => void,
  ) {
    const out: Item[] = [];
    let errors = 0;
    // In formats with blocks the lines after a bad one are bad as well, up to the next block.
    let skipping = false;
    const drain = () => {
      for (const item of out) take(item);
      this.items += out.length;
      out.length = 0;
    };
    const attempt = (work: () => void) => {
      try {
        work();
      } catch (error) {
        this.findings.addError(error, context.file);
        skipping = true;
        if (++errors < MAXIMUM_ERRORS) return;
        throw new NlpError(`more than ${MAXIMUM_ERRORS} errors: is it ${format}?`, {
          where: { file: context.file },
          remedy: (option) => `Name another ${option('format')}.`,
        });
      }
    };
    return {
      push: (line: string, number: number) => {
        if (skipping && resumesAt(line)) skipping = false;
        if (skipping) return;
        attempt(() => parser.push([line], number, out));
        // The blank line at which the end of a block was found to be wrong ends it all the same.
        if (skipping && isBlank(line) && resumesAt(line)) skipping = false;
        drain();
      },
      end: () => {
        attempt(() => parser.end(out));
        drain();
      },
    };
  }
}
