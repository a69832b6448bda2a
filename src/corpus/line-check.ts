/** What may be wrong with the lines of a file, whatever they mean. */
import type { FindingList } from './findings.ts';
import { type CorpusFormat, type FormatRow, formatRow } from './formats.ts';

/** In UTF-16 units; a sentence of this length is a paragraph or a table. */
const LONG_LINE = 10_000;

export class LineChecker {
  private readonly findings: FindingList;
  private readonly file: string;
  private readonly format: FormatRow;
  private firstCrLf: number | undefined;
  private firstLf: number | undefined;

  constructor(findings: FindingList, file: string, format: CorpusFormat) {
    this.findings = findings;
    this.file = file;
    this.format = formatRow(format);
  }

  /** @param text a line without its LF, but with a CR before that */
  check(text: string, line: number): void {
    const crlf = text.endsWith('\r');
    if (crlf) this.firstCrLf ??= line;
    else this.firstLf ??= line;
    const bare = crlf ? text.slice(0, -1) : text;
    this.look(bare, line);
    if (bare.length > LONG_LINE && this.format.longLineIsOdd) {
      this.warn('long-line', line, `the line has ${bare.length} characters: is it one sentence?`);
    }
  }

  /** After the last line. */
  finish(): void {
    if (this.firstCrLf === undefined || this.firstLf === undefined) return;
    const line = Math.max(this.firstCrLf, this.firstLf);
    const [here, before] = this.firstCrLf > this.firstLf ? ['CR LF', 'LF'] : ['LF', 'CR LF'];
    this.warn('mixed-line-ends', line, `a line ends in ${here} where those before end in ${before}`);
  }

  private look(text: string, line: number): void {
    const at = text.search(/[\x00-\x08\t\x0b-\x1f\x7f-\x9f\ufeff\ufffd]/);
    if (at !== -1) this.character(text, at, line);
    // ASCII is normal in every form.
    if (/[^\x00-\x7f]/.test(text) && text !== text.normalize('NFC')) {
      const remedy = 'Normalise it: the same word in two forms counts as two.';
      this.warn('not-nfc', line, 'the text is not in Unicode NFC', undefined, remedy);
    }
  }

  private character(text: string, first: number, line: number): void {
    const seen = new Set<string>();
    for (let at = first; at < text.length; at++) {
      const character = text[at];
      if (seen.has(character)) continue;
      seen.add(character);
      const code = text.charCodeAt(at);
      if (character === '\t') {
        if (this.format.tabIsOdd) this.warn('tab', line, `a tab: is it ${this.format.name}?`, at + 1);
      } else if (character === '\r') {
        this.warn(
          'lone-cr',
          line,
          'a carriage return alone, which ends no line',
          at + 1,
          "tr '\\r' '\\n' < FILE",
        );
      } else if (character === '\ufeff') {
        this.warn('bom-inside', line, 'a byte order mark (U+FEFF) inside the text', at + 1);
      } else if (character === '\ufffd') {
        this.warn(
          'replacement-character',
          line,
          'U+FFFD: characters were lost when it was converted',
          at + 1,
        );
      } else if (code < 32 || (code >= 0x7f && code <= 0x9f)) {
        const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
        const remedy =
          code > 0x7f ? 'It may be Windows-1252: iconv -f WINDOWS-1252 -t UTF-8 FILE' : undefined;
        this.warn('control-character', line, `the control character ${name}`, at + 1, remedy);
      }
    }
  }

  private warn(
    kind: Parameters<FindingList['add']>[1],
    line: number,
    message: string,
    column?: number,
    remedy?: string,
  ): void {
    this.findings.add('warning', kind, this.file, line, message, { column, remedy });
  }
}
