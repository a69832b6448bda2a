/**
 * What people get wrong: each answer says what is wrong and what to do, on stderr, with exit 2 or 3, without a stack,
 * and nothing is written. Then what the answers advise is done, and works.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeInputs } from './every-option-inputs.ts';
import { nlp, type RunResult } from './run.ts';

let folder: string;

beforeAll(() => {
  folder = makeInputs();
});

function run(line: string): RunResult {
  return nlp(
    line.split(' ').map((word) => word.replaceAll('␣', ' ')),
    { cwd: folder },
  );
}

/** A call, and what its answer has in it beside the rest. */
const mistakes: [line: string, says?: string][] = [
  ['train', 'nlp ngram train, nlp hmm train'],
  ['frobnicate'],
  ['ngarm train', 'Did you mean ngram'],
  ['ngram trian x', 'Did you mean train'],
  ['ngram train'],
  ['ngram train x.txt', 'Give --output FILE'],
  ['ngram train x.txt -o'],
  ['ngram train nosuch.txt -o m'],
  ['ngram train text.txt -o m --order 0'],
  ['ngram train text.txt -o m --order ten'],
  ['ngram train text.txt -o 3', '--order 3'],
  ['ngram train -order 3 text.txt -o m', '--order'],
  ['ngram train text.txt -o m --smoothing kneserney', 'Did you mean kneser-ney'],
  ['ngram train text.txt -o m --prune 1'],
  ['ngram train text.txt -o m --prune 0,2,1'],
  ['ngram train text.txt -o m --memory lots'],
  ['ngram train text.txt -o m --memory 10'],
  ['ngram train text.txt -o text.txt'],
  ['ngram train text.txt -o nosuch/dir/m'],
  ['ngram train @fabels -o m', 'Did you mean @fables'],
  ['ngram train @fables:dev -o m'],
  ['ngram train text.txt -o m --tokenizer wrod', 'Did you mean word'],
  ['ngram train text.txt -o m --format txet'],
  ['ngram train text.txt -o m --vocab nosuch.txt'],
  ['ngram train --text hi text.txt -o m'],
  ['ngram score --text hi'],
  ['ngram score -m text.txt --text hi'],
  ['ngram score -m en.hmm --text hi', 'nlp hmm'],
  ['ngram perplexity -m f.lm The fox ran', '--text'],
  ['ngram perplexity -m f.lm text.txt --fail-over x'],
  ['ngram next -m f.lm --text'],
  ['ngram next -m f.lm a b'],
  ['ngram generate -m f.lm --top-p 1.5', 'above 0 and at most 1'],
  ['ngram generate -m f.lm --temperature -1'],
  ['ngram mix f.lm -o m'],
  ['ngram mix f.lm:0 f.lm:1 -o m'],
  ['ngram convert f.lm'],
  ['ngram prune f.lm -o m'],
  ['ngram info docs.idx', 'nlp tfidf info'],
  ['hmm info f.lm', 'nlp ngram info'],
  ['hmm train text.txt -o h'],
  ['hmm train @fables -o h'],
  ['hmm tag -m en.hmm The fox ran', '--text'],
  ['hmm tag -m f.lm --text a'],
  ['hmm fit text.txt -o h'],
  ['hmm fit text.txt -o h --states 0'],
  ['hmm eval -m en.hmm -m en.hmm -m en.hmm @tagged-en:test'],
  ['hmm decode --text a'],
  ['tfidf index docs.jsonl'],
  ['tfidf index docs.jsonl -o i --scheme bm26', 'Did you mean bm25'],
  ['tfidf index docs.jsonl -o i --preset bset', 'Did you mean best'],
  ['tfidf index docs.jsonl -o i --stem snowbal', 'Did you mean snowball'],
  ['tfidf index docs.jsonl -o i --stopwords englsh', 'Did you mean english'],
  ['tfidf index docs.jsonl -o i --token-pattern ('],
  ['tfidf index docs.jsonl -o i --ngrams 0,2'],
  ['tfidf search fox'],
  ['tfidf search -m docs.idx fox --queries queries.tsv'],
  ['tfidf eval -m docs.idx --qrels qrels.txt'],
  ['tfidf eval -m docs.idx --queries queries.tsv --qrels text.txt'],
  ['tfidf eval -m docs.idx --queries queries.tsv --qrels qrels.txt --metrics mpa', 'Did you mean map'],
  ['tfidf keywords -m docs.idx nosuch'],
  ['tfidf remove -m docs.idx nosuch'],
  ['tfidf info'],
  ['lstm train text.txt -o l --hidden 0'],
  ['lstm train text.txt -o l --preset bset', 'Did you mean best'],
  ['lstm train text.txt -o l --momentum 0.5'],
  ['lstm train text.txt -o l --tied --hidden 9'],
  ['lstm train text.txt -o l --checkpoint-every 3'],
  ['lstm train text.txt -o l --resume f.lm'],
  ['lstm generate -m f.lm'],
  ['rnn import text.txt -o l'],
  ['rnn next -m r.rnn a --svg x.svg'],
  ['experiment run nosuch.yaml'],
  ['experiment run text.txt'],
  ['experiment run exp.yaml --shard 3/2'],
  ['experiment run exp.yaml --set ordr=3', 'Did you mean order'],
  ['experiment run exp.yaml --reporter tabel'],
  ['experiment rerun done nosuch'],
  ['experiment init nosuch'],
  ['experiment init ngram -o exp.yaml'],
  ['experiment compare done'],
  ['corpus show nosuch'],
  ['corpus stats nosuch.txt'],
  ['corpus convert text.txt'],
  ['corpus convert text.txt --to conllu'],
  ['corpus split text.txt --ratio 8'],
  ['corpus check --lable x', 'Did you mean --label'],
  ['tokenize The fox ran', '--text'],
  ['tokenize text.txt --tokenizer Word', 'Did you mean word'],
  ['tour nosuch'],
  ['tour eliza --svg x.svg'],
  ['tour --lang kr', 'Did you mean ko'],
  ['eliza --script docter', 'Did you mean doctor'],
  ['eliza check nosuch.script'],
  ['eliza Hello there', '--text'],
  ['completion'],
  ['completion tcsh', 'powershell'],
  ['help nosuch'],
  ['--hlep', 'Did you mean --help'],
  ['ngram --train'],
];

test.each(mistakes)('%s', (line, says = '') => {
  const before = readdirSync(folder);
  const { status, stdout, stderr } = run(line);
  expect([2, 3]).toContain(status);
  expect(stdout).toBe('');
  expect(stderr).not.toMatch(/^\s+at |internal error/m);
  // What is wrong, and an indented line of what to do.
  expect(stderr).toMatch(/^nlp: .+\n(?:.*\n)* {2}\S.*[.?\w`]\n$/m);
  expect(stderr).toContain(says);
  expect(readdirSync(folder)).toEqual(before);
});

describe('advice that is followed works', () => {
  /** A call that is answered with advice, the advice as it is given, and the call that follows it. */
  const advised: [wrong: string, advice: string, followed: string][] = [
    ['train text.txt -o out.m', 'nlp ngram train', 'ngram train text.txt -o out.m'],
    ['train tagged.tag -o out.m', 'nlp hmm train', 'hmm train tagged.tag -o out.m'],
    ['ngarm info f.lm', 'ngram', 'ngram info f.lm'],
    ['ngram inof f.lm', 'info', 'ngram info f.lm'],
    ['ngram train text.txt', '--output FILE', 'ngram train text.txt --output out.m'],
    ['ngram prune f.lm -o out.m', '--threshold X', 'ngram prune f.lm -o out.m --threshold 1e-6'],
    ['hmm decode --text a', '--model FILE', 'hmm decode --text a --model ab.hmm'],
    [
      'ngram train text.txt -o 3',
      '--order 3 and --output FILE',
      'ngram train text.txt --order 3 --output out.m',
    ],
    ['ngram train text.txt -o 3', './3', 'ngram train text.txt -o ./3'],
    ['ngram train -order 3 text.txt -o out.m', '--order', 'ngram train --order 3 text.txt -o out.m'],
    ['tokenize The␣fox', '--text', 'tokenize --text The␣fox'],
    ['hmm tag -m en.hmm The fox', '--text', 'hmm tag -m en.hmm --text The␣fox'],
    ['eliza Hello there', '--text', 'eliza --text Hello␣there'],
    ['corpus stats nosuch', '--text', 'corpus stats --text nosuch'],
    ['ngram info docs.idx', '`nlp tfidf info`', 'tfidf info docs.idx'],
    ['ngram info en.hmm', '`nlp hmm info`', 'hmm info en.hmm'],
    ['hmm info f.lm', '`nlp ngram info`', 'ngram info f.lm'],
    ['hmm info f.counts', '`nlp ngram info`', 'ngram info f.counts'],
    ['ngram info r.rnn', '`nlp rnn info`', 'rnn info r.rnn'],
    ['ngram info r.state', '`nlp rnn info`', 'rnn info r.state'],
    ['ngram next -m r.rnn th', '`nlp rnn next`', 'rnn next -m r.rnn th'],
    ['rnn perplexity -m f.lm text.txt', '`nlp ngram perplexity`', 'ngram perplexity -m f.lm text.txt'],
    ['hmm tag -m ab.hmm --text a', '`nlp hmm decode`', 'hmm decode -m ab.hmm --text a'],
    ['hmm tag -m ab.hmm --text a', '`nlp hmm train`', 'hmm train tagged.tag -o out.m'],
    ['hmm fit text.txt -o out.m', '--states K', 'hmm fit text.txt -o out.m --states 2 --iterations 2'],
    ['hmm fit text.txt -o out.m', '--init MODEL', 'hmm fit text.txt -o out.m --init ab.json --iterations 2'],
    ['hmm train records.txt -o out.m', '--format', 'hmm train records.txt -o out.m --format jsonl'],
    ['hmm train underscore.tag -o out.m --field x', 'Leave it out', 'hmm train tagged.tag -o out.m'],
    [
      'hmm fit more.txt -o out.m --states 1 --separator _',
      'Leave it out',
      'hmm fit more.txt -o out.m --states 1',
    ],
    ['ngram score -m f.lm --text a --lowercase', 'Leave it out', 'ngram score -m f.lm --text a'],
    ['ngram convert f.arpa', 'nlp ngram convert a.lm a.arpa', 'ngram convert f.lm a.arpa'],
    [
      'ngram convert f.arpa out.arpa --tokenizer word',
      'without .arpa',
      'ngram convert f.arpa out.m --tokenizer word',
    ],
    [
      'ngram mix f.lm g.lm -o out.m',
      'a.lm:0.6 b.lm:0.4',
      'ngram mix f.lm:0.6 g.lm:0.4 -o out.m --vocabulary union',
    ],
    ['ngram train text.txt -o out.m --prune 1', '0,1', 'ngram train text.txt -o out.m --prune 0,1'],
    [
      'ngram train symbols.txt -o out.m --tokenizer whitespace',
      '--skip-symbols',
      'ngram train symbols.txt -o out.m --tokenizer whitespace --skip-symbols',
    ],
    [
      'ngram train text.txt -o out.m --alpha 2',
      '--smoothing lidstone',
      'ngram train text.txt -o out.m --alpha 2 --smoothing lidstone',
    ],
    ['tfidf keywords -m docs.idx nosuch', 'nlp tfidf info -m FILE --ids', 'tfidf info -m docs.idx --ids'],
    ['tfidf info', 'nlp tfidf info FILE', 'tfidf info docs.idx'],
    [
      'tfidf eval -m docs.idx --qrels qrels.txt',
      '--queries',
      'tfidf eval -m docs.idx --qrels qrels.txt --queries queries.tsv',
    ],
    ['tfidf eval --qrels qrels.txt', '--run-file', 'tfidf eval --qrels qrels.txt --run-file bm25.run'],
    [
      'tfidf search -m docs.idx fox --delta 2',
      '--scheme bm25+',
      'tfidf search -m docs.idx fox --delta 2 --scheme bm25+',
    ],
    [
      'tfidf search -m docs.idx fox --binary',
      '--scheme tfidf',
      'tfidf search -m docs.idx fox --binary --scheme tfidf',
    ],
    [
      'corpus stats tagged.tag --tokenizer char',
      '--as sentences',
      'corpus stats tagged.tag --tokenizer char --as sentences',
    ],
    [
      'corpus stats labels.csv --label other',
      '--as labelled',
      'corpus stats labels.csv --label other --as labelled',
    ],
    ['corpus split more.txt --ratio 8', '8:1:1', 'corpus split more.txt --ratio 8:1:1 -o out.parts'],
    [
      'corpus split more.txt --ratio 1:1 -o parts',
      '--force',
      'corpus split more.txt --ratio 1:1 -o parts --force',
    ],
    [
      'lstm train text.txt -o out.m --checkpoint-every 3',
      '--checkpoint FILE',
      'lstm train text.txt -o out.m --checkpoint-every 3 --checkpoint out.c --hidden 4 --epochs 1',
    ],
    [
      'lstm train text.txt -o out.m --decay 0.5',
      '--schedule',
      'lstm train text.txt -o out.m --decay 0.5 --schedule step --hidden 4 --epochs 1',
    ],
    ['rnn next -m r.rnn a --svg out.svg', '--explain', 'rnn next -m r.rnn a --svg out.svg --explain'],
    ['experiment init ngram -o exp.yaml', '--force', 'experiment init ngram -o exp.copy.yaml --force'],
    ['experiment run exp.yaml --set ordr=3', 'order', 'experiment run exp.yaml --set order=2 --output out.r'],
    [
      'experiment run exp.yaml --reporter table,html --json',
      'Leave out table',
      'experiment run exp.yaml --reporter html --json --output out.r',
    ],
    ['completion tcsh', '`nlp completion bash`', 'completion bash'],
    ['tour nosuch', 'eliza', 'tour eliza'],
  ];

  test.each(advised)('%s: %s', (wrong, advice, followed) => {
    const { status, stderr } = run(wrong);
    expect([2, 3]).toContain(status);
    expect(stderr).toContain(advice);
    const done = run(followed);
    expect(done.status, done.stderr).toBe(0);
  });

  test('every command in backticks of an answer is one that there is, with a page of help', () => {
    const said = new Set<string>();
    for (const [line] of [...mistakes, ...advised]) {
      for (const [, command] of run(line).stderr.matchAll(/`nlp ([^`]+)`/g)) {
        // Up to the first word that stands for something.
        const words = command.split(' ');
        const end = words.findIndex((word) => !/^[a-z]+$/.test(word) || existsSync(path.join(folder, word)));
        said.add((end === -1 ? words : words.slice(0, end)).slice(0, 2).join(' '));
      }
    }
    expect(said.size).toBeGreaterThan(15);
    for (const command of said) {
      const { status, stdout } = run(`${command} --help`.trim());
      expect({ command, status }).toEqual({ command, status: 0 });
      expect(stdout).toContain('Usage: nlp');
    }
  });
});
