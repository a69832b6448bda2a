/**
 * What may be wrong with a corpus: `nlp corpus check`. Everything is read, and what would stop a reader is
 * collected as an error beside what is only suspicious, each with its place.
 */
import { NlpError } from '../errors.ts';
import { documentParser } from './documents.ts';
import { DuplicateFinder } from './duplicates.ts';
import { type CheckReport, FindingList } from './findings.ts';
import { type FormatContext, isBlank, type LineParser, newContext } from './formats/parser.ts';
import { chooseFormat, itemsOf } from './formats.ts';
import { LineChecker } from './line-check.ts';
import { readInputs, type Session } from './reading.ts';
import { sentenceParser } from './sentences.ts';
import { TagSetChecker } from './tag-set-check.ts';
import { taggedParser } from './tagged-sentences.ts';
import type {
  CorpusFormat,
  Document,
  Input,
  InputOptions,
  Inputs,
  Sentence,
  TaggedSentence,
} from './types.ts';

export interface CheckOptions extends InputOptions {
  /** How many findings are kept; all are counted. @defaultValue 100 */
  limit?: number;
}

/** After this many errors of its format a file is probably in another one. */
const MAXIMUM_ERRORS = 50;

/** @throws NlpError only where there is nothing to check: an input that is not there, wrong options */
export async function checkCorpus(inputs: Inputs, options: CheckOptions = {}): Promise<CheckReport> {
  const findings = new FindingList(options.limit ?? 100);
  const checker = new CorpusChecker(findings, options);
  for await (const _ of readInputs(inputs, { ...options, fingerprint: false }, (session) =>
    checker.check(session),
  ));
  return checker.report();
}

class CorpusChecker {
  private readonly findings: FindingList;
  private readonly options: CheckOptions;
  private readonly duplicates: DuplicateFinder;
  private readonly ids = new Map<string, string>();
  private readonly tags: TagSetChecker;
  private readonly labels: TagSetChecker;
  private files = 0;
  private lines = 0;
  private items = 0;

  constructor(findings: FindingList, options: CheckOptions) {
    this.findings = findings;
    this.options = options;
    this.duplicates = new DuplicateFinder(findings);
    this.tags = new TagSetChecker(findings, 'tag');
    this.labels = new TagSetChecker(findings, 'label');
  }

  async *check(session: Session): AsyncGenerator<void, void, undefined> {
    for (const input of session.inputs) {
      this.files++;
      await this.checkInput(session, input);
      yield;
    }
    this.tags.finish();
    this.labels.finish();
  }

  report(): CheckReport {
    return { files: this.files, lines: this.lines, items: this.items, ...this.findings.result() };
  }

  private async checkInput(session: Session, input: Input): Promise<void> {
    const format = chooseFormat(input, this.options, 'sentences');
    const items = await this.itemChecker(format, newContext(session, input));
    const lines = new LineChecker(this.findings, input.name, format);
    const before = this.items;
    let number = 0;
    try {
      for await (const chunk of session.chunks(input)) {
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
    } catch (error) {
      this.findings.addError(error, input.name);
    }
    this.lines += number;
    if (this.items === before)
      this.findings.add('warning', 'empty', input.name, undefined, 'there is nothing in it');
  }

  /** Parses line by line, so that one bad line does not hide the next. */
  private async itemChecker(format: CorpusFormat, context: FormatContext) {
    const kind = itemsOf(format);
    if (kind === 'tagged') {
      const field = (context.options.field ?? (format === 'conllu' ? 'upos' : '')).toLowerCase();
      if (format === 'conllu' && field === 'upos') this.tags.expectUniversal();
      return this.each<TaggedSentence>(format, context, await taggedParser(format, context), (item) => {
        this.duplicates.check(item.tokens.join(' '), item.file, item.line);
        for (const tag of item.tags) this.tags.count(tag, item.file, item.line);
      });
    }
    if (kind === 'documents') {
      return this.each<Document>(format, context, await documentParser(format, context), (item) =>
        this.document(item),
      );
    }
    return this.each<Sentence>(format, context, await sentenceParser(format, context), (item) => {
      this.duplicates.check(item.text, item.file, item.line);
    });
  }

  private each<Item>(
    format: CorpusFormat,
    context: FormatContext,
    parser: LineParser<Item>,
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
          remedy: 'Name another --format.',
        });
      }
    };
    return {
      push: (line: string, number: number) => {
        if (skipping && startsBlock(format, line)) skipping = false;
        if (skipping) return;
        attempt(() => parser.push([line], number, out));
        drain();
      },
      end: () => {
        attempt(() => parser.end(out));
        drain();
      },
    };
  }

  private document(item: Document): void {
    const { id, text, label, file, line } = item;
    if (isBlank(text))
      this.findings.add(
        'warning',
        'empty-document',
        file,
        line,
        `the document ${JSON.stringify(id)} is empty`,
      );
    else this.duplicates.check(text, file, line);
    const before = this.ids.get(id);
    if (before === undefined) this.ids.set(id, `${file}:${line}`);
    else {
      const message = `the document id ${JSON.stringify(id)} comes twice, first at ${before}`;
      this.findings.add('error', 'duplicate-id', file, line, message);
    }
    if (label !== undefined) this.labels.count(label, file, line);
  }
}

function startsBlock(format: CorpusFormat, line: string): boolean {
  if (format === 'conllu' || format === 'columns') return isBlank(line);
  return format !== 'smart' || /^\.I(\s|\d)/.test(line);
}
