/**
 * Words that something on the way might decode twice, trim, fold or take for its own: every kind of model must give back
 * the very words it learnt, through every file that it is saved in.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadKinds } from '../../src/kinds/index.ts';
import { nlp } from '../cli/run.ts';

const words = [
  '\ufeffThe',
  'The',
  'a\u0085b',
  'a\u2028b',
  'a\u2029b',
  'a\u00a0b',
  'a\u3000b',
  'a\fb',
  'a\vb',
  'a\u200bb',
  '\u{1f98a}',
  '\uff5e',
  'caf\u00e9',
  'cafe\u0301',
  'İ',
  'ﬁ',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '9007199254740993',
  '1e400',
  '-0',
  'null',
  'NaN',
  '"',
  '\\n',
  '\u001b[31m',
];
const sorted = (list: Iterable<string>) => [...list].sort();

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-odd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => path.join(folder, name);
const text = file('text.txt');
writeFileSync(text, `${words.map((word) => `x ${word} y ${word}`).join('\n')}\n`);

function run(...args: string[]): string {
  const { status, stdout, stderr } = nlp(args);
  expect(status, stderr).toBe(0);
  return stdout;
}

const lines = (output: string) =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const cut = ['--format', 'text', '--tokenizer', 'whitespace'];

/** By kind, and within it by the way that its words take. */
const ways: Record<string, Record<string, () => void>> = {
  ngram: Object.fromEntries(
    ['odd.lm', 'odd.arpa', 'odd.arpa.gz'].map((name) => [
      name,
      () => {
        const model = file(name);
        run('ngram', 'train', text, ...cut, '--order', '2', '-o', model);
        knowsAll(model);
        const again = file(`again-${name.replace('.lm', '.arpa')}`);
        run('ngram', 'convert', model, again);
        knowsAll(again);
        const mixed = file(`mixed-${name}`);
        run('ngram', 'mix', `${model}:0.5`, `${again}:0.5`, '-o', mixed);
        knowsAll(mixed);
        const pruned = file(`pruned-${name}`);
        run('ngram', 'prune', model, '--threshold', '0', '-o', pruned);
        knowsAll(pruned);
      },
    ]),
  ),
  classify: {
    'words and labels': () => {
      const texts = file('odd.jsonl');
      // Each word is a label too.
      const rows = words.map((word) => JSON.stringify({ text: `x ${word}`, label: word }));
      writeFileSync(texts, `${rows.join('\n')}\n`);
      const model = file('odd.bayes');
      run('bayes', 'train', texts, '--tokenizer', 'whitespace', '--no-lowercase', '-o', model);
      const { accuracy, perClass } = JSON.parse(run('bayes', 'eval', '-m', model, texts, '--json'));
      expect(accuracy).toBe(1);
      expect(sorted(Object.keys(perClass))).toEqual(sorted(words));
      const answers = lines(run('bayes', 'predict', '-m', model, texts, '--json'));
      expect(answers.map(({ labels }) => labels[0].label)).toEqual(words);
    },
  },
  hmm: {
    tagger() {
      const tagged = file('odd.columns');
      // Each word is a tag too.
      const sentences = words.map((word) => `x\tX\n${word}\t${word}\ny\tY\n`);
      writeFileSync(tagged, `${sentences.join('\n')}\n`.repeat(3));
      const model = file('odd.hmm');
      run('hmm', 'train', tagged, '--format', 'columns', '-o', model, '--tokenizer', 'whitespace');
      const { accuracy, unknownTokens, perTag } = JSON.parse(
        run('hmm', 'eval', '-m', model, tagged, '--format', 'columns', '--json'),
      );
      expect([accuracy, unknownTokens]).toEqual([1, 0]);
      expect(sorted(Object.keys(perTag))).toEqual(sorted(['X', 'Y', ...words]));
      const answers = lines(run('hmm', 'tag', '-m', model, '--format', 'text', text, '--json'));
      expect(answers.map(({ tokens }) => tokens[1])).toEqual(words);
    },
    'sequence model': () => {
      for (const name of ['odd-sequence.hmm', 'odd-sequence.json']) {
        const model = file(name);
        run('hmm', 'fit', text, '--states', '2', '--iterations', '1', '--restarts', '1', '-o', model);
        const answers = lines(run('hmm', 'decode', '-m', model, text, '--json'));
        expect(answers.map(({ path: states }) => states.length)).toEqual(words.map(() => 4));
      }
    },
  },
  crf: {
    'words and labels'() {
      const table = file('odd-crf.columns');
      const sentences = words.map((word) => `x\tX\n${word}\t${word}\ny\tY\n`);
      writeFileSync(table, `${sentences.join('\n')}\n`.repeat(3));
      const template = file('odd.template');
      writeFileSync(template, 'U0:%x[0,0]\nB\n');
      const model = file('odd.crf');
      run('crf', 'train', table, '--format', 'columns', '--template', template, '--c2', '0.01', '-o', model);
      const { accuracy } = JSON.parse(
        run('crf', 'eval', '-m', model, table, '--format', 'columns', '--json'),
      );
      expect(accuracy).toBe(1);
      const { labelNames } = JSON.parse(run('crf', 'info', model, '--json'));
      expect(sorted(labelNames)).toEqual(sorted(['X', 'Y', ...words]));
    },
  },
  tfidf: {
    'ids and terms': () => {
      const documents = file('odd.jsonl');
      writeFileSync(
        documents,
        words.map((word) => `${JSON.stringify({ id: word, text: `x ${word}` })}\n`).join(''),
      );
      const model = file('odd.idf');
      run('tfidf', 'index', documents, '-o', model, '--token-pattern', '[^ ]+', '--no-lowercase');
      for (const word of words) {
        // Between quotation marks blanks and signs are part of it.
        const query = word === '"' ? word : `"${word}"`;
        const { hits } = JSON.parse(run('tfidf', 'search', '-m', model, query, '--json'));
        expect(hits.map(({ id }: { id: string }) => id)).toEqual([word]);
      }
      const vectors = lines(
        run('tfidf', 'vectors', documents, '--token-pattern', '[^ ]+', '--no-lowercase', '--json'),
      );
      expect(vectors.map(({ id }) => id)).toEqual(words);
      expect(vectors.map(({ vector }) => sorted(Object.keys(vector)))).toEqual(
        words.map((word) => sorted(['x', word])),
      );
    },
    'queries, judgements and runs': () => {
      // What begins a file with U+FEFF has a byte order mark.
      const ids = [...words].reverse();
      writeFileSync(file('odd.qrels'), ids.map((id) => `${id} 0 ${id} 1\n`).join(''));
      writeFileSync(file('odd.run'), ids.map((id) => `${id} Q0 ${id} 1 1 t\n`).join(''));
      const { map, queries } = JSON.parse(
        run('tfidf', 'eval', '--run-file', file('odd.run'), '--qrels', file('odd.qrels'), '--json'),
      );
      expect([map, queries]).toEqual([1, ids.length]);
    },
  },
  rnn: Object.fromEntries(
    ['whitespace', 'char'].map((tokenizer) => [
      tokenizer,
      () => {
        const model = file(`odd-${tokenizer}.rnn`);
        const small = ['--hidden', '4', '--embedding', '4', '--epochs', '1', '--valid-fraction', '0'];
        run(
          'rnn',
          'train',
          text,
          '--format',
          'text',
          '--tokenizer',
          tokenizer,
          '--min-count',
          '1',
          ...small,
          '-o',
          model,
        );
        const next: { token: string }[] = JSON.parse(
          run('rnn', 'next', '-m', model, 'x', '-k', '500', '--json'),
        );
        const known = new Set(next.map(({ token }) => token));
        const wanted = tokenizer === 'char' ? characters(words.join(' ')) : words;
        for (const token of wanted) expect(known, JSON.stringify(token)).toContain(token);
      },
    ]),
  ),
  eliza: {
    'what was said': () => {
      // Upper case and white space are its language; what else is said comes back in what it repeats.
      const script = file('odd.script');
      writeFileSync(
        script,
        '(HELLO)\nSTART\n(SAY ((0 SAY 0) (3)))\n(NONE ((0) (NOTHING)))\n(MEMORY SAY (0 = A) (0 = B) (0 = C) (0 = D))\n',
      );
      for (const word of [
        '__PROTO__',
        'CONSTRUCTOR',
        'TOSTRING',
        '9007199254740993',
        '\u{1f98a}',
        '\uff5e',
      ]) {
        const { reply } = JSON.parse(
          nlp(['eliza', '--script', script, '--json'], { input: `say ${word}\n` })
            .stdout.trim()
            .split('\n')
            .at(-1)!,
        );
        expect(reply).toBe(word);
      }
    },
  },
};

function knowsAll(model: string): void {
  const next: { token: string }[] = JSON.parse(run('ngram', 'next', '-m', model, '--all', '--json', ''));
  const known = next
    .map(({ token }) => token)
    .filter((token) => !['<unk>', '</s>', 'x', 'y'].includes(token));
  expect(sorted(known)).toEqual(sorted(words));
  const scored = lines(run('ngram', 'score', '-m', model, text, '--format', 'text', '--json'));
  expect(scored.map(({ oovs }) => oovs)).toEqual(words.map(() => 0));
}

function characters(of: string): string[] {
  return Array.from(new Intl.Segmenter('und').segment(of), ({ segment }) => segment);
}

describe.each(Object.keys(ways))('%s', (kind) => {
  test.each(Object.keys(ways[kind]))('%s', (way) => ways[kind][way]());
});

test('every kind of model has its ways here', async () => {
  const names = (await loadKinds()).map(({ name }) => name);
  expect(sorted(Object.keys(ways))).toEqual(sorted(names));
});

test('NUL is refused where text cannot hold it, and kept where it can', () => {
  const records = file('nul.jsonl');
  writeFileSync(records, '{"id":"a\\u0000b","text":"c\\u0000d"}\n');
  const [vector] = lines(run('tfidf', 'vectors', records, '--token-pattern', '[^ ]+', '--json'));
  expect(vector).toMatchObject({ id: 'a\0b', vector: { 'c\0d': 1 } });
  writeFileSync(file('nul.txt'), 'a\0b\n');
  for (const command of ['tokenize', 'corpus stats', 'ngram score -m none']) {
    expect(nlp([...command.split(' '), file('nul.txt')]).status).toBe(3);
  }
});
