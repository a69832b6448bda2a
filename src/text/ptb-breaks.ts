/**
 * Where the Penn Treebank conventions cut a sentence, as marks beside the text.
 *
 * Source: the tokenization of the Penn Treebank (R. MacIntyre's `tokenizer.sed`, 1995) in the reading of NLTK's
 * `TreebankWordTokenizer`, which keeps commas and colons before digits. The original is a chain of
 * substitutions that put spaces into the text; here each pass sets a gap where a space would have been put, so
 * that offsets stay those of the original. A gap counts as a space for the passes after it. White space of
 * every kind is a space here, and curly quotes and apostrophes are what the straight ones stand for.
 *   n = text.length;  gap[i] = 1, 0 <= i <= n: a token ends and the next begins before code unit i
 *   quote[i]: a double quote (`"`, two apostrophes, or curly) begins at i
 */
import type { CharacterClasses } from './character-classes.ts';
import { CONTRACTIONS, ENCLITICS } from './ptb-contractions.ts';
import { TextUnits } from './text-units.ts';
import { KANA_EXTENDER, SPACE, WORD, wordClasses } from './word-classes.ts';

export const OPENING_QUOTE = 1;
export const CLOSING_QUOTE = 2;
/** The second half of a double quote made of two apostrophes. */
const QUOTE_REST = 3;

export class PtbBreaks {
  gap = new Uint8Array(256);
  quote = new Uint8Array(256);
  /** The code units of the text, with spaces after them. */
  units: Uint16Array = new Uint16Array(0);
  private text = '';
  private readonly reader = new TextUnits();
  private readonly classes: CharacterClasses = wordClasses();

  /** Marks all breaks of `text`; what was marked before is forgotten. */
  mark(text: string): void {
    this.text = text;
    this.units = this.reader.read(text);
    const length = text.length;
    if (this.gap.length <= length) {
      this.gap = new Uint8Array(length + (length >> 1) + 1);
      this.quote = new Uint8Array(this.gap.length);
    } else {
      this.gap.fill(0, 0, length + 1);
      this.quote.fill(0, 0, length + 1);
    }
    this.markOpeningQuotes();
    this.markCommas();
    this.markSymbols();
    this.markFinalPeriod();
    this.markApostrophesBeforeSpace();
    this.markBracketsAndDashes();
    // From here on the sentence has a space on either side.
    this.gap[0] = 1;
    this.gap[length] = 1;
    this.markClosingQuotes();
    this.markEnclitics();
    this.markContractions();
  }

  private markOpeningQuotes(): void {
    const { units, quote } = this;
    const length = this.text.length;
    for (let i = 0; i < length; i++) {
      const unit = units[i];
      if ((unit === 0x22 && i === 0) || unit === 0x201c || unit === 0x201e) {
        quote[i] = OPENING_QUOTE;
        this.around(i, i + 1);
      } else if (unit === 0x60 && units[i + 1] === 0x60) {
        this.around(i, i + 2);
        i++;
      } else if (unit === 0x2018 || unit === 0xab || unit === 0xbb) {
        this.around(i, i + 1);
      }
    }
    // A quote opens after a space or a bracket; of two quotes in a row the second has no such place left.
    let taken = 0;
    for (let i = 1; i < length; i++) {
      const width = this.straightQuoteWidth(i);
      if (width === 0 || i <= taken) continue;
      const before = units[i - 1];
      const isAfterBracket = before === 0x28 || before === 0x5b || before === 0x7b || before === 0x3c;
      if (!isAfterBracket && !this.spaceBefore(i)) continue;
      this.setQuote(i, width, OPENING_QUOTE);
      taken = i + width;
    }
  }

  /** Commas and colons, but not before a digit. One right after another is left to the first. */
  private markCommas(): void {
    const { text, units, gap } = this;
    const length = text.length;
    for (let i = 0; i < length; i++) {
      if (!isCommaOrColon(units[i])) continue;
      if (gap[i + 1] === 1) {
        gap[i] = 1;
      } else if (i + 1 < length && !isDigitAt(text, i + 1)) {
        this.around(i, i + 1);
        i++;
      }
    }
    for (let i = length - 1; i >= 0 && i >= length - 2; i--) {
      const isLast = i === length - 1 || units[length - 1] === 0x0a;
      if (isLast && isCommaOrColon(units[i])) this.around(i, i + 1);
    }
  }

  private markSymbols(): void {
    const { units } = this;
    const length = this.text.length;
    for (let i = 0; i < length; i++) {
      const unit = units[i];
      if (unit === 0x2e && units[i + 1] === 0x2e && units[i + 2] === 0x2e) {
        this.around(i, i + 3);
        i += 2;
      } else if (
        unit === 0x3b ||
        unit === 0x40 ||
        (unit >= 0x23 && unit <= 0x26) ||
        unit === 0x2026 ||
        unit === 0x2014
      ) {
        this.around(i, i + 1);
      }
    }
  }

  /** The full stop at the end, with only closing quotes and brackets after it. Then `?` and `!`. */
  private markFinalPeriod(): void {
    const { units, gap, quote } = this;
    const length = this.text.length;
    let end = length;
    while (end > 0 && this.classes.at(units, end - 1) === SPACE) end--;
    let stop = end;
    while (stop > 0 && isCloser(units[stop - 1]) && quote[stop - 1] === 0) {
      if (stop < end && gap[stop] === 1) break;
      stop--;
    }
    if (units[stop - 1] === 0x2e && (stop === end || gap[stop] === 0)) {
      const isAlone = stop > 1 && units[stop - 2] !== 0x2e;
      if (isAlone || gap[stop - 1] === 1) {
        gap[stop - 1] = 1;
        gap[end] = 1;
      }
    }
    for (let i = 0; i < length; i++) {
      const unit = units[i];
      if (unit === 0x21 || unit === 0x3f) this.around(i, i + 1);
    }
  }

  private markApostrophesBeforeSpace(): void {
    for (let i = 1; i < this.text.length; i++) {
      if (this.apostropheAt(i) && this.spaceAt(i + 1) && !this.apostropheAt(i - 1)) this.gap[i] = 1;
    }
  }

  private markBracketsAndDashes(): void {
    const { units, gap } = this;
    const length = this.text.length;
    for (let i = 0; i < length; i++) {
      const unit = units[i];
      if (isBracket(unit)) {
        this.around(i, i + 1);
      } else if (unit === 0x2d && units[i + 1] === 0x2d && gap[i + 1] === 0) {
        this.around(i, i + 2);
        i++;
      }
    }
  }

  private markClosingQuotes(): void {
    const { units, gap, quote } = this;
    const length = this.text.length;
    for (let i = 0; i < length; i++) {
      if (quote[i] !== 0) continue;
      const width = units[i] === 0x201d ? 1 : this.straightQuoteWidth(i);
      if (width === 0 || (width === 2 && gap[i + 1] === 1)) continue;
      this.setQuote(i, width, CLOSING_QUOTE);
      i += width - 1;
    }
  }

  /** `'s 'm 'd '` before `'ll 're 've n't`, each before a space and after something that is neither `'` nor space. */
  private markEnclitics(): void {
    const { text, units, gap } = this;
    const length = text.length;
    for (let i = 1; i < length; i++) {
      if (!this.apostropheAt(i) || this.spaceBefore(i) || this.isApostrophe(i - 1)) continue;
      const letter = units[i + 1] | 0x20;
      const isClitic = letter === 0x73 || letter === 0x6d || letter === 0x64;
      if (this.spaceAt(i + 1) || (isClitic && gap[i + 1] === 0 && this.spaceAt(i + 2))) gap[i] = 1;
    }
    for (let i = 1; i < length; i++) {
      if (!this.apostropheAt(i)) continue;
      for (const { before, after } of ENCLITICS) {
        const start = i - before.length;
        const end = i + 1 + after.length;
        if (start < 1 || this.spaceBefore(start) || this.isApostrophe(start - 1) || !this.spaceAt(end))
          continue;
        if (before !== text.slice(start, i) || after !== text.slice(i + 1, end)) continue;
        if (this.isUnbroken(start, end)) gap[start] = 1;
      }
    }
  }

  /** Words written together: `cannot`, `gonna`, `'tis`. */
  private markContractions(): void {
    const { units } = this;
    const length = this.text.length;
    let lastWord = '';
    let lastEnd = -1;
    for (let i = 0; i < length; i++) {
      const found = CONTRACTIONS[units[i] | 0x20];
      if (found === undefined && !this.apostropheAt(i)) continue;
      for (const { whole, cut, isAfterSpace, isBeforeSpace } of found ?? CONTRACTIONS[0x27]) {
        const end = i + whole.length;
        if (end > length || !this.isWhole(i, whole)) continue;
        // The space that was put after a match does not count for the next of the same kind.
        if (isAfterSpace && i === lastEnd && whole === lastWord) continue;
        if (isAfterSpace ? !this.spaceBefore(i) : !this.spaceBefore(i) && this.isWordAt(i - 1)) continue;
        if (isBeforeSpace ? !this.spaceAt(end) : !this.spaceAt(end) && this.isWordAt(end)) continue;
        this.around(i, end);
        this.gap[i + cut] = 1;
        lastWord = whole;
        lastEnd = end;
      }
    }
  }

  private isWhole(start: number, lowerCase: string): boolean {
    const { units } = this;
    for (let k = 0; k < lowerCase.length; k++) {
      const unit = lowerCase.charCodeAt(k);
      if (unit === 0x27 ? !this.apostropheAt(start + k) : (units[start + k] | 0x20) !== unit) return false;
    }
    return this.isUnbroken(start, start + lowerCase.length);
  }

  private isUnbroken(start: number, end: number): boolean {
    for (let i = start + 1; i < end; i++) if (this.gap[i] === 1) return false;
    return true;
  }

  private isWordAt(index: number): boolean {
    if (index >= this.text.length) return false;
    const kind = this.classes.at(this.units, index);
    return (kind >= WORD && kind <= KANA_EXTENDER) || this.units[index] === 0x5f;
  }

  private isApostrophe(index: number): boolean {
    const unit = this.units[index];
    return unit === 0x27 || unit === 0x2019;
  }

  /** An apostrophe that is not part of a double quote. */
  private apostropheAt(index: number): boolean {
    return this.isApostrophe(index) && this.quote[index] === 0;
  }

  private straightQuoteWidth(index: number): 0 | 1 | 2 {
    if (this.units[index] === 0x22) return 1;
    return this.apostropheAt(index) && this.apostropheAt(index + 1) ? 2 : 0;
  }

  private setQuote(index: number, width: number, kind: number): void {
    this.quote[index] = kind;
    if (width === 2) this.quote[index + 1] = QUOTE_REST;
    this.around(index, index + width);
  }

  private spaceBefore(index: number): boolean {
    return this.gap[index] === 1 || (index > 0 && this.classes.at(this.units, index - 1) === SPACE);
  }

  private spaceAt(index: number): boolean {
    return (
      this.gap[index] === 1 || (index < this.text.length && this.classes.at(this.units, index) === SPACE)
    );
  }

  private around(start: number, end: number): void {
    this.gap[start] = 1;
    this.gap[end] = 1;
  }
}

function isCommaOrColon(unit: number): boolean {
  return unit === 0x2c || unit === 0x3a;
}

function isDigitAt(text: string, index: number): boolean {
  const code = text.codePointAt(index)!;
  return code < 0x80 ? code >= 0x30 && code <= 0x39 : /\p{Nd}/u.test(String.fromCodePoint(code));
}

/** `[ ] ( ) { } < >` */
function isBracket(unit: number): boolean {
  return (
    (unit | 1) === 0x29 ||
    unit === 0x5b ||
    unit === 0x5d ||
    unit === 0x7b ||
    unit === 0x7d ||
    (unit | 2) === 0x3e
  );
}

/** `] ) } > " '` and the curly closing quotes. */
function isCloser(unit: number): boolean {
  return (
    unit === 0x5d ||
    unit === 0x29 ||
    unit === 0x7d ||
    unit === 0x3e ||
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x2019 ||
    unit === 0x201d
  );
}
