/**
 * Every reader and every tokenizer takes time in proportion to its input, whatever that is made of: the same text
 * sixteen times as long may take sixteen times as long, and a few times more for chance, but not 256 times.
 * Every run tries one unit of each sort, `NLP_LINEAR=all` all of them.
 */
import { expect, test } from 'vitest';
import { checkCorpus } from '../../src/corpus/check.ts';
import { formatTable } from '../../src/corpus/formats.ts';
import type { ItemKind } from '../../src/corpus/items.ts';
import { corpusStatistics } from '../../src/corpus/statistics.ts';
import { NlpError } from '../../src/errors.ts';
import { parseQueries } from '../../src/evaluate/query-files.ts';
import { parseQrels, parseRun } from '../../src/evaluate/trec-files.ts';
import { readSpec } from '../../src/experiment/spec/read-spec.ts';
import { Eliza } from '../../src/models/eliza/engine.ts';
import { lintScript } from '../../src/models/eliza/lint.ts';
import { readScript } from '../../src/models/eliza/script-reader.ts';
import { loadScript } from '../../src/models/eliza/scripts.ts';
import { readArpa } from '../../src/models/ngram/arpa-read.ts';
import { Analyzer } from '../../src/models/tfidf/analyzer.ts';
import { parseQuery } from '../../src/models/tfidf/query-parser.ts';
import { makeSnippet } from '../../src/models/tfidf/snippet.ts';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import { joinLines } from '../../src/text/join-lines.ts';
import { printable, terminalText } from '../../src/text/printable.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { numberTokens } from '../../src/text/token-stream.ts';
import { TOKENIZER_TYPES } from '../../src/text/tokenizer.ts';
import { newestSpec, parseTokenizerSpec } from '../../src/text/tokenizer-spec.ts';

const units: Record<string, string> = {
  letter: 'a',
  hangul: '한',
  han: '漢',
  kana: 'カ',
  digit: '1',
  blank: ' ',
  'no-break blank': '\u00a0',
  'ideographic blank': '\u3000',
  tab: '\t',
  'carriage return': '\r',
  'line end': '\n',
  'line and blank': '\n ',
  'bracket open': '(',
  'bracket closed': ')',
  'brackets []': '[',
  'brackets {}': '{',
  'angle bracket': '<',
  quote: '"',
  apostrophe: "'",
  backslash: '\\',
  mark: '\u0301',
  'two marks': '\u0301\u0316',
  hyphen: '-',
  stop: '.',
  comma: ',',
  colon: ':',
  slash: '/',
  'low line': '_',
  at: '@',
  hash: '#',
  equals: '=',
  bar: '|',
  semicolon: ';',
  ampersand: '&',
  asterisk: '*',
  question: '?',
  'soft hyphen': '\u00ad',
  emoji: '😀',
  'joined emoji': '👩\u200d',
  flag: '🇦',
  joiner: '\u200d',
  jamo: '\u1100\u1161',
  'form feed': '\f',
  'line separator': '\u2028',
  'word and blank': 'a ',
  'number, comma': '1,',
  'host chain': 'a.',
  'mail chain': 'a@',
  'hyphen chain': 'a-',
  'known hosts': '.com',
  'address chain': 'a://',
  'word, low lines': 'a__',
  'word/TAG': 'a/B ',
  label: '__label__x ',
  tag: '<a>',
  pair: 'a:b\n',
  record: '{"text":"a"}\n',
  row: 'a,b\n',
  columns: 'a\tb\n',
  escape: '\\n',
};

/** One of each sort: letters, blanks, brackets, quotes, marks, signs, chains, what formats are made of. */
const oneOfEachSort = [
  'letter',
  'hangul',
  'digit',
  'blank',
  'ideographic blank',
  'tab',
  'line and blank',
  'bracket open',
  'brackets []',
  'quote',
  'mark',
  'hyphen',
  'joined emoji',
  'word and blank',
  'host chain',
  'mail chain',
  'address chain',
  'tag',
  'record',
];
const tried = process.env.NLP_LINEAR === 'all' ? Object.keys(units) : oneOfEachSort;

const files = (text: string) => ({ text, fingerprint: false });
const settled = async (work: Promise<unknown>) => void (await work);
const whitespace = createTokenizer('whitespace');
const doctor = loadScript('doctor');

/** What is done with a text in between. */
const readers: Record<string, (text: string) => unknown> = {};
const tokenizers = Object.fromEntries([
  ...TOKENIZER_TYPES.map((type) => [type, newestSpec(type)] as const),
  ['word of the first version', parseTokenizerSpec({ type: 'word' })] as const,
  ['word, nfkc, no accents', newestSpec('word', { normalize: 'nfkc', stripAccents: true })] as const,
  ['char, nfc', newestSpec('char', { normalize: 'nfc' })] as const,
]);
for (const [name, spec] of Object.entries(tokenizers)) {
  const tokenizer = createTokenizer(spec);
  readers[`tokenizer ${name}`] = (text) => tokenizer.tokens(text);
  readers[`detokenizer ${name}`] = (text) => tokenizer.detokenize(tokenizer.tokenize(text));
  readers[`stream ${name}`] = (text) => numberTokens(text, tokenizer);
  readers[`sentences, then ${name}`] = (text) => {
    for (const sentence of splitSentences(text)) tokenizer.tokenize(sentence.text);
  };
}
for (const { name: format, items, reads } of formatTable) {
  readers[`stats ${format}`] = (text) =>
    settled(corpusStatistics([], { ...files(text), format, tokenizer: whitespace }));
  // What a format is made for is checked as statistics read it.
  for (const as of (reads as readonly ItemKind[]).filter((kind) => kind !== items)) {
    readers[`check ${format} as ${as}`] = (text) => settled(checkCorpus([], { ...files(text), format, as }));
  }
}
const quoted = (text: string) => JSON.stringify(text);
readers['jsonl text'] = (text) =>
  settled(
    corpusStatistics([], { ...files(`{"text":${quoted(text)}}`), format: 'jsonl', tokenizer: whitespace }),
  );
readers['csv cell'] = (text) =>
  settled(
    corpusStatistics([], {
      ...files(`id,text\n1,"${text.replaceAll('"', '""')}"\n`),
      format: 'csv',
      tokenizer: whitespace,
    }),
  );
readers['prose and its check'] = (text) => settled(checkCorpus([], { ...files(text), format: 'prose' }));
readers['join lines'] = (text) => joinLines(text);
readers.printable = (text) => [printable(text), terminalText(text)];
readers.qrels = (text) => parseQrels(text);
readers['qrels field'] = (text) => parseQrels(`q 0 ${text} 1\n`);
readers.run = (text) => parseRun(text);
readers['run field'] = (text) => parseRun(`q Q0 ${text} 1 2 t\n`);
readers.queries = (text) => parseQueries(text);
readers['queries of JSON'] = (text) => parseQueries(`{"_id":"1","text":${quoted(text)}}`);
readers.topics = (text) => parseQueries(`<top>\n<num> Number: 1\n<title> ${text}\n</top>`);
readers['topics as they are'] = (text) => parseQueries(`<top>${text}`);
readers.experiment = (text) => readSpec(text, 'x.yaml');
readers['experiment, a value'] = (text) => readSpec(`name: ${text}\ntrials: []`, 'x.yaml');
readers['experiment, a list'] = (text) => readSpec(`trials: [${text}]`, 'x.yaml');
readers.script = (text) => readScript(text, 'x.script');
readers['script, a rule'] = (text) => readScript(`(HELLO)\nSTART\n(X ((0) (${text})))\n`, 'x.script');
readers['script, checked'] = (text) => lintScript(text, 'x.script');
readers['script, a rule, checked'] = (text) =>
  lintScript(`(HELLO)\nSTART\n(X ((0) (${text})))\n`, 'x.script');
readers.eliza = (text) => new Eliza(doctor).respond(text);
readers['eliza, a keyword'] = (text) => new Eliza(doctor).respond(`I remember you ${text} my mother`);
const arpa = (bytes: string) =>
  settled(
    readArpa(
      (async function* () {
        yield { bytes: Buffer.from(bytes), line: 1 };
      })(),
    ),
  );
readers.arpa = (text) => arpa(text);
readers['arpa, a word'] = (text) =>
  arpa(`\\data\\\nngram 1=2\n\n\\1-grams:\n-1 ${text} 0\n-1 b\n\n\\end\\\n`);
readers['arpa, a number'] = (text) =>
  arpa(`\\data\\\nngram 1=2\n\n\\1-grams:\n${text} a 0\n-1 b\n\n\\end\\\n`);
const analyzers = { words: new Analyzer({ stem: 'porter' }), characters: new Analyzer({ analyzer: 'char' }) };
for (const [name, analyzer] of Object.entries(analyzers)) {
  readers[`search terms, ${name}`] = (text) => analyzer.analyze(text);
  readers[`snippet, ${name}`] = (text) => makeSnippet(analyzer, text, new Set(['aa', 'a', 'com']));
}
readers.query = (text) => parseQuery(text);
const SHORT = 2_000;
const FACTOR = 16;
/** Milliseconds: what is below is not measured, as it is chance. */
const LEAST = 4;
const MOST = 4 * FACTOR;

async function milliseconds(read: (text: string) => unknown, text: string): Promise<number> {
  const { user, system } = process.cpuUsage();
  try {
    await read(text);
  } catch (error) {
    if (!(error instanceof NlpError)) throw error;
  }
  const used = process.cpuUsage({ user, system });
  return (used.user + used.system) / 1000;
}

const textOf = (unit: string, length: number) => `a${unit.repeat(Math.ceil(length / unit.length))}b`;

test.each(Object.keys(readers))('%s', async (name) => {
  const read = readers[name];
  const slow: string[] = [];
  for (const what of tried) {
    const unit = units[what];
    const long = await milliseconds(read, textOf(unit, FACTOR * SHORT));
    if (long < LEAST * MOST) continue;
    const short = Math.max(LEAST, await milliseconds(read, textOf(unit, SHORT)));
    if (long < MOST * short) continue;
    slow.push(`${what}: ${long.toFixed(0)} ms, ${FACTOR} times shorter ${short.toFixed(0)} ms`);
  }
  expect(slow).toEqual([]);
});
