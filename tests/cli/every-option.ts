/**
 * For every option of every verb a case in which it changes what the verb prints or writes, or why there is none.
 * `IN` in a line is the input, ␣ a blank within an argument; `out/` is empty before each run, and what it holds afterwards is compared, too.
 *
 *   '--order 2'                        the line with this behind it differs from the line
 *   ['--smoothing lidstone', '--alpha 2']   the same on a line with the first behind it
 *   { line: '...', add: '...' }        on another line
 *   { same: '...' }                    the result is the same, and why it is an option all the same
 */
export type OptionCase =
  | string
  | readonly [string, string]
  | { line: string; add: string }
  | { same: string };

export interface VerbCases {
  line: string;
  /** What stands for the input, and a text in its place that gives another result. */
  input?: string;
  text?: string;
  /** More behind the line where `separator` is tried. */
  tagged?: string;
  /** A file with several fields, and the name of another than is read by default. */
  field?: readonly [file: string, name: string];
  options: Readonly<Record<string, OptionCase>>;
}

const fast = '--model fasttext --dimensions 4 --epochs 2';
const network = '--model cnn --filters 4 --embedding 4 --epochs 1 --min-count 1';
const memory = { same: 'the same counts in less memory' };
const temp = { same: 'the same counts on another disk' };
const threads = { same: 'the same result sooner' };
const jobs = { same: 'the same results sooner' };

/** How the words of text, and of ARPA, are found. */
const cutting = { tokenizer: '--tokenizer char', lowercase: '--lowercase' };
/** How its characters are: on a line that reads a text with accents in two encodings. */
const accents = (line: string): Record<string, OptionCase> => ({
  normalize: { line, add: '--normalize nfc' },
  stripAccents: { line, add: '--strip-accents' },
});
const openArpa = (verb: string, rest: string): Record<string, OptionCase> => ({
  tokenizer: { line: `ngram ${verb} -m f.arpa ${rest}`, add: '--tokenizer char' },
  lowercase: { line: `ngram ${verb} -m f.arpa ${rest}`, add: '--lowercase' },
  ...accents(
    `ngram ${verb} -m accents.arpa ${rest.replace(/text.txt|The(?=-fox)?/, (word) => (word === 'text.txt' ? 'accents.txt' : 'cafe\u0301'))}`,
  ),
});

/** How labelled sentences are read. @param verb with all that it needs but the input */
const readCrf = (verb: string): Record<string, OptionCase> => ({
  format: { line: `${verb} records.txt`, add: '--format jsonl' },
  text: { line: `${verb} --format tagged`, add: '--text a/X␣b/Y' },
  field: { same: 'all columns are read; the label chooses among them' },
  encoding: { line: `${verb} latin.tag`, add: '--encoding latin1' },
  separator: { line: `${verb} underscore.tag`, add: '--separator _' },
});

const analysis: Record<string, OptionCase> = {
  analyzer: '--analyzer char',
  ngrams: '--ngrams 1,2',
  stopwords: '--stopwords english',
  stem: '--stem porter',
  tokenPattern: '--token-pattern [a-f]+',
  lowercase: '--no-lowercase',
  minDf: '--min-df 2',
  maxDf: '--max-df 0.3',
};
/** @param line of a verb in which another scheme than bm25 was chosen before */
const weighting = (tfidf: string): Record<string, OptionCase> => ({
  scheme: '--scheme ltc.lnc',
  k1: '--k1 3',
  b: '--b 0',
  delta: ['--scheme bm25+', '--delta 3'],
  sublinearTf: [tfidf, '--sublinear-tf'],
  binary: [tfidf, '--binary'],
  idf: [tfidf, '--no-idf'],
  smoothIdf: [tfidf, '--no-smooth-idf'],
  norm: [tfidf, '--norm l1'],
});
const feedback: Record<string, OptionCase> = {
  feedback: '--feedback 1',
  feedbackTerms: ['--feedback 2', '--feedback-terms 1'],
  feedbackBeta: ['--feedback 2', '--feedback-beta 5'],
};
const docs = ['docs.jsonl', 'title'] as const;

const rnnTrain = 'rnn train IN -o out/m --hidden 6 --embedding 5 --epochs 2 --batch 2 --sequence 8 --json';

export const verbCases: Readonly<Record<string, VerbCases>> = {
  eliza: {
    line: 'eliza IN',
    options: {
      script: '--script keeper',
      text: { line: 'eliza', add: '--text x' },
      encoding: { line: 'eliza latin.tag', add: '--encoding latin1' },
      transcript: '--transcript out/t',
    },
  },
  'eliza new': {
    line: 'eliza new',
    options: { output: '-o out/s', force: { line: 'eliza new -o ab.json', add: '--force' } },
  },
  'eliza scripts': { line: 'eliza scripts', options: {} },
  'eliza check': { line: 'eliza check doctor', options: {} },
  'ngram train': {
    line: 'ngram train IN -o out/m',
    options: {
      counts: { line: 'ngram train -o out/m', add: '--counts f.counts' },
      ...cutting,
      ...accents('ngram train accents.txt -o out/m'),
      vocab: '--vocab small.txt',
      skipSymbols: { line: 'ngram train symbols.txt -o out/m --tokenizer whitespace', add: '--skip-symbols' },
      memory,
      temp,
      threads: '--threads 2',
      order: '--order 2',
      smoothing: '--smoothing witten-bell',
      prune: '--prune 0,1',
      alpha: ['--smoothing lidstone', '--alpha 2'],
      interpolateUnigrams: '--no-interpolate-unigrams',
      strictDiscounts: { line: 'ngram train small.txt -o out/m', add: '--strict-discounts' },
    },
  },
  'ngram count': {
    line: 'ngram count IN -o out/c',
    options: {
      order: '--order 2',
      ...cutting,
      ...accents('ngram count accents.txt -o out/c'),
      vocab: '--vocab small.txt',
      skipSymbols: { line: 'ngram count symbols.txt -o out/c --tokenizer whitespace', add: '--skip-symbols' },
      memory,
      temp,
      threads: '--threads 2',
    },
  },
  'ngram merge': { line: 'ngram merge f.counts f.counts -o out/c', options: { temp } },
  'ngram perplexity': {
    line: 'ngram perplexity -m f.lm IN',
    options: { ...openArpa('perplexity', 'text.txt'), failOver: '--fail-over 1', svg: '--svg out/x.svg' },
  },
  'ngram score': {
    line: 'ngram score -m f.lm IN',
    options: { ...openArpa('score', 'text.txt'), words: '--words' },
  },
  'ngram next': {
    line: 'ngram next -m f.lm the',
    options: {
      ...openArpa('next', 'The'),
      k: '-k 2',
      all: '--all',
      text: { line: 'ngram next -m f.lm', add: '--text the' },
    },
  },
  'ngram generate': {
    line: 'ngram generate -m f.lm --length 8',
    options: {
      ...openArpa('generate', '--prompt The-fox'),
      prompt: '--prompt the',
      count: '--count 2',
      length: '--length 1',
      temperature: '--temperature 0',
      topK: '--top-k 1',
      topP: '--top-p 0.1',
      seed: '--seed 3',
    },
  },
  'ngram info': { line: 'ngram info f.lm', options: { svg: '--svg out/x.svg' } },
  'ngram convert': {
    line: 'ngram convert f.arpa out/m',
    options: {
      output: { line: 'ngram convert f.arpa', add: '-o out/m' },
      tokenizer: '--tokenizer char',
      lowercase: '--lowercase',
      ...accents('ngram convert f.arpa out/m'),
    },
  },
  'ngram mix': {
    line: 'ngram mix f.lm:0.5 g.lm:0.5 -o out/m --vocabulary union',
    options: { vocabulary: '--vocabulary intersection' },
  },
  'ngram prune': { line: 'ngram prune f.lm --threshold 1e-9 -o out/m', options: {} },
  'hmm train': {
    line: 'hmm train IN -o out/m',
    input: 'tagged.tag',
    text: 'a/X␣b/Y',
    field: ['words.conllu', 'xpos'],
    options: {
      tokenizer: '--tokenizer char',
      ...accents('hmm train accents.tag -o out/m'),
      preset: '--preset tnt',
      order: '--order 1',
      suffix: '--suffix 2',
      rare: '--rare 1',
    },
  },
  'hmm tag': {
    line: 'hmm tag -m en.hmm IN',
    field: docs,
    options: {
      tokenizer: '--tokenizer char',
      separator: '--separator _',
      svg: '--svg out/x.svg',
      beam: { line: 'hmm tag -m en.hmm IN --json', add: '--beam 1' },
    },
  },
  'hmm eval': {
    line: 'hmm eval -m en.hmm IN',
    input: 'hard.tag',
    text: 'a/X␣b/Y',
    field: ['words.conllu', 'xpos'],
    options: {
      svg: '--svg out/x.svg',
      beam: { line: 'hmm eval -m big.hmm @tagged-en:test', add: '--beam 1' },
      samples: '--samples 3',
      failUnder: '--fail-under 1',
      seed: { line: 'hmm eval -m en.hmm IN --samples 3 --json', add: '--seed 2' },
    },
  },
  'hmm info': {
    line: 'hmm info en.hmm',
    options: { svg: '--svg out/x.svg', top: '--top 2', emissions: '--emissions 1' },
  },
  'hmm fit': {
    line: 'hmm fit IN -o out/m --states 2 --iterations 4',
    tagged: '--format tagged',
    field: ['docs.jsonl --format jsonl', 'title'],
    options: {
      states: '--states 3',
      iterations: '--iterations 2',
      tolerance: { line: 'hmm fit IN -o out/m --states 2 --iterations 9', add: '--tolerance 1000' },
      restarts: '--restarts 1',
      init: { line: 'hmm fit IN -o out/m --iterations 2 --states 2', add: '--init ab.json' },
      seed: '--seed 5',
    },
  },
  'hmm likelihood': {
    line: 'hmm likelihood -m ab.hmm IN',
    tagged: '--format tagged',
    field: ['docs.jsonl --format jsonl', 'title'],
    options: {},
  },
  'hmm decode': {
    line: 'hmm decode -m ab.hmm IN',
    tagged: '--format tagged',
    field: ['docs.jsonl --format jsonl', 'title'],
    options: { posterior: '--posterior', svg: '--svg out/x.svg' },
  },
  'hmm sample': {
    line: 'hmm sample -m ab.hmm',
    options: { count: '--count 2', length: '--length 3', states: '--states', seed: '--seed 2' },
  },
  'crf train': {
    line: 'crf train IN --format columns -o out/m',
    input: 'chunks.txt',
    options: {
      ...readCrf('crf train -o out/m'),
      label: '--label 2',
      threads,
      seed: ['--algorithm sgd', '--seed 2'],
      template: '--template a.template',
      algorithm: '--algorithm perceptron',
      c1: '--c1 0.5',
      c2: '--c2 5',
      iterations: '--iterations 2',
      tolerance: '--tolerance 0.5',
      minFrequency: '--min-frequency 4',
      allStates: '--all-states',
      allTransitions: '--all-transitions',
    },
  },
  'crf tag': {
    line: 'crf tag -m tags.crf IN',
    options: {
      ...readCrf('crf tag -m tags.crf'),
      tokenizer: '--tokenizer char',
      separator: '--separator _',
      field: { line: 'crf tag -m tags.crf docs.jsonl', add: '--field title' },
      posterior: { line: 'crf tag -m weak.crf hard.chunks --format columns', add: '--posterior' },
      constrain: { line: 'crf tag -m free.crf hard.chunks --format columns', add: '--constrain iob2' },
      marginals: '--marginals',
      nbest: '--nbest 2',
    },
  },
  'crf eval': {
    line: 'crf eval -m weak.crf IN --format columns',
    input: 'hard.chunks',
    options: {
      ...readCrf('crf eval -m tags.crf'),
      posterior: { line: 'crf eval -m weak.crf hard.chunks --format columns', add: '--posterior' },
      constrain: { line: 'crf eval -m free.crf hard.chunks --format columns', add: '--constrain iob2' },
      scheme: '--scheme strict-iob2',
      predictions: '--predictions out/p',
      samples: '--samples 3',
      failUnder: '--fail-under 1',
      seed: { line: 'crf eval -m weak.crf hard.chunks --format columns --samples 3 --json', add: '--seed 2' },
    },
  },
  'crf info': {
    line: 'crf info c.crf',
    options: { svg: ['--transitions', '--svg out/x.svg'], top: '--top 2', transitions: '--transitions' },
  },
  'crf score': {
    line: 'crf score -m c.crf IN --format columns',
    input: 'chunks.txt',
    options: readCrf('crf score -m tags.crf'),
  },
  'crf features': {
    line: 'crf features IN --format columns',
    input: 'chunks.txt',
    options: { ...readCrf('crf features'), template: '--template crfsuite', label: '--label 2' },
  },
  'crf check': {
    line: 'crf check',
    options: {
      against: '--against crf.json',
      precision: { same: 'the kernels, too, work in float64: the differences are below what is printed' },
      seed: '--seed 2',
    },
  },
  'tfidf index': {
    line: 'tfidf index IN -o out/i',
    input: 'docs.jsonl',
    field: docs,
    options: {
      idPrefix: '--id-prefix p-',
      preset: '--preset best',
      ...analysis,
      ...weighting('--scheme tfidf'),
      ...feedback,
      store: '--no-store',
      positions: '--no-positions',
    },
  },
  'tfidf search': {
    line: 'tfidf search -m docs.idx fox bread',
    options: {
      count: '-k 1',
      queries: { line: 'tfidf search -m docs.idx', add: '--queries queries.tsv' },
      operators: { line: 'tfidf search -m docs.idx --queries queries.tsv', add: '--operators' },
      plain: { line: 'tfidf search -m docs.idx bread␣-fox', add: '--plain' },
      run: '--run tag',
      output: '-o out/x',
      svg: '--svg out/x.svg',
      ...weighting('--scheme tfidf'),
      ...feedback,
    },
  },
  'tfidf eval': {
    line: 'tfidf eval -m docs.idx --queries queries.tsv --qrels qrels.txt --save-run out/run',
    options: {
      model: { line: 'tfidf eval --queries queries.tsv --qrels qrels.txt', add: '-m docs.idx' },
      queries: { line: 'tfidf eval -m docs.idx --qrels qrels.txt', add: '--queries queries.tsv' },
      runFile: { line: 'tfidf eval --qrels qrels.txt', add: '--run-file bm25.run' },
      depth: '--depth 1',
      metrics: '--metrics mrr',
      perQuery: '--per-query',
      baseline: '--baseline bm25.run',
      saveRun: {
        line: 'tfidf eval -m docs.idx --queries queries.tsv --qrels qrels.txt',
        add: '--save-run out/r',
      },
      failUnder: '--fail-under 1',
      seed: {
        line: 'tfidf eval -m docs.idx --scheme ltc.lnc --queries queries.tsv --qrels qrels.txt --baseline bm25.run --json',
        add: '--seed 9',
      },
      ...weighting('--scheme tfidf'),
      ...feedback,
    },
  },
  'tfidf vectors': {
    line: 'tfidf vectors IN',
    input: 'docs.jsonl',
    field: docs,
    options: {
      output: '-o out/v',
      idPrefix: '--id-prefix p-',
      ...analysis,
      ...weighting('--scheme tfidf'),
      k1: ['--scheme bm25', '--k1 3'],
      b: ['--scheme bm25', '--b 0'],
    },
  },
  'tfidf keywords': {
    line: 'tfidf keywords -m docs.idx 1',
    options: { count: '-k 1', ...weighting('--scheme tfidf') },
  },
  'tfidf similar': {
    line: 'tfidf similar -m docs.idx 1',
    options: { count: '-k 1', terms: '--terms 1', ...weighting('--scheme tfidf') },
  },
  'tfidf add': {
    line: 'tfidf add -m docs.idx IN -o out/i --id-prefix q-',
    input: 'docs.jsonl',
    field: docs,
    options: {
      output: { line: 'tfidf add -m docs.idx --text fox --id-prefix q-', add: '-o out/i' },
      replace: { line: 'tfidf add -m docs.idx docs.jsonl -o out/i', add: '--replace' },
      idPrefix: '--id-prefix r-',
    },
  },
  'tfidf remove': {
    line: 'tfidf remove -m docs.idx 1 -o out/i',
    options: { output: { line: 'tfidf remove -m docs.idx 1', add: '-o out/i' } },
  },
  'tfidf info': {
    line: 'tfidf info docs.idx',
    options: { model: { line: 'tfidf info', add: '-m docs.idx' }, ids: '--ids' },
  },
  'classify train': {
    line: 'classify train IN -o out/m',
    input: 'labelled.tsv',
    field: ['labelled.tsv', 'other'],
    options: {
      encoding: { line: 'classify train latin.tsv -o out/m', add: '--encoding latin1' },
      separator: { line: 'classify train labelled.csv -o out/m', add: '--separator ;' },
      threads,
      preset: '--preset best',
      model: '--model svm',
      features: '--features char',
      ngrams: '--ngrams 1,1',
      minDf: '--min-df 3',
      weighting: '--weighting binary',
      tokenizer: '--tokenizer char',
      lowercase: '--no-lowercase',
      alpha: '--alpha 2',
      c: ['--model svm', '--c 0.1'],
      classWeight: ['--model svm', '--class-weight balanced'],
      tolerance: ['--model svm', '--tolerance 0.9'],
      dimensions: [fast, '--dimensions 3'],
      buckets: [`${fast} --word-ngrams 2`, '--buckets 3'],
      minN: [`${fast} --max-n 3`, '--min-n 3'],
      maxN: [fast, '--max-n 3'],
      wordNgrams: [fast, '--word-ngrams 2'],
      loss: [fast, '--loss ova'],
      negative: [`${fast} --loss ns`, '--negative 2'],
      embedding: [network, '--embedding 3'],
      widths: [network, '--widths 2'],
      filters: [network, '--filters 3'],
      dropout: [network, '--dropout 0'],
      vectors: [network, '--vectors words.vec'],
      static: [`${network} --vectors words.vec`, '--static'],
      maxLength: [network, '--max-length 2'],
      batch: [network, '--batch 3'],
      optimizer: [network, '--optimizer sgd'],
      validFraction: [network, '--valid-fraction 0.4'],
      patience: [`${network} --epochs 30 --valid-fraction 0.4`, '--patience 1'],
      epochs: [network, '--epochs 2'],
      learningRate: [network, '--learning-rate 0.1'],
      minCount: [network, '--min-count 5'],
      seed: [network, '--seed 2'],
    },
  },
  'classify predict': {
    line: 'classify predict -m c.bayes IN',
    input: 'small.txt',
    text: 'rain',
    field: ['labelled.tsv', 'other'],
    options: {
      field: { line: 'classify predict -m c.bayes labelled.tsv --json', add: '--field other' },
      separator: { line: 'classify predict -m c.bayes labelled.csv --json', add: '--separator ;' },
      k: '-k 2',
      probabilities: '--probabilities',
      threshold: '--threshold 1',
    },
  },
  'classify eval': {
    line: 'classify eval -m c.bayes IN',
    input: 'labelled.tsv',
    field: ['labelled.tsv', 'other'],
    options: {
      encoding: { line: 'classify eval -m c.bayes latin.tsv', add: '--encoding latin1' },
      separator: { line: 'classify eval -m c.bayes labelled.csv', add: '--separator ;' },
      folds: '--folds 3',
      svg: '--svg out/x.svg',
      samples: { line: 'classify eval -m c.bayes IN --field other --json', add: '--samples 3' },
      failUnder: { line: 'classify eval -m c.bayes IN --field other', add: '--fail-under 1' },
      seed: { line: 'classify eval -m c.bayes IN --field other --json --samples 3', add: '--seed 2' },
    },
  },
  'classify info': { line: 'classify info c.bayes', options: { top: '--top 2' } },
  'classify compare': {
    line: 'classify compare c.bayes c.svm IN',
    input: 'labelled.tsv',
    field: ['labelled.tsv', 'other'],
    options: {
      encoding: { line: 'classify compare c.bayes c.svm latin.tsv', add: '--encoding latin1' },
      separator: { line: 'classify compare c.bayes c.svm labelled.csv', add: '--separator ;' },
    },
  },
  'classify calibrate': {
    line: 'classify calibrate c.svm IN -o out/m',
    input: 'labelled.tsv',
    field: ['labelled.tsv', 'other'],
    options: {
      encoding: { line: 'classify calibrate c.svm latin.tsv -o out/m', add: '--encoding latin1' },
      separator: { line: 'classify calibrate c.svm labelled.csv -o out/m', add: '--separator ;' },
      method: '--method platt',
    },
  },
  'classify check': {
    line: 'classify check --against cnn-parity.json',
    options: { precision: '--precision float32', tolerance: '--tolerance 0' },
  },
  'rnn train': {
    line: rnnTrain,
    options: {
      unit: '--unit word',
      tokenizer: '--tokenizer word',
      lowercase: '--lowercase',
      ...accents(rnnTrain.replace('IN', 'accents.txt')),
      preset: { line: `${rnnTrain} --batch 2`, add: '--preset small' },
      valid: '--valid small.txt',
      checkpoint: '--checkpoint out/c',
      checkpointEvery: { same: 'where the state is saved more often the training is the same' },
      resume: '--resume r.state --epochs 2',
      threads,
      svg: '--svg out/x.svg',
      cell: '--cell gru',
      minCount: '--min-count 9',
      embedding: '--embedding 3',
      hidden: '--hidden 3',
      layers: '--layers 2',
      dropout: '--dropout 0.5',
      tied: { line: `${rnnTrain} --embedding 6`, add: '--tied' },
      batch: '--batch 1',
      sequence: '--sequence 4',
      epochs: '--epochs 1',
      optimizer: '--optimizer sgd',
      learningRate: '--learning-rate 0.1',
      momentum: ['--optimizer sgd', '--momentum 0.9'],
      schedule: '--schedule cosine',
      warmup: '--warmup 5',
      decay: ['--schedule step', '--decay 0.1'],
      decayEvery: ['--schedule step', '--decay-every 2'],
      clip: '--clip 0.01',
      patience: { line: `${rnnTrain} --learning-rate 3 --epochs 4`, add: '--patience 1' },
      validFraction: '--valid-fraction 0.4',
      seed: '--seed 2',
    },
  },
  'rnn perplexity': { line: 'rnn perplexity -m r.rnn IN', options: { failOver: '--fail-over 1' } },
  'rnn next': {
    line: 'rnn next -m r.rnn th',
    options: {
      k: '-k 2',
      all: '--all',
      text: { line: 'rnn next -m r.rnn', add: '--text th' },
      svg: ['--explain', '--svg out/x.svg'],
    },
  },
  'rnn generate': {
    line: 'rnn generate -m r.rnn --length 9',
    options: {
      prompt: '--prompt th',
      length: '--length 2',
      temperature: '--temperature 0',
      topK: '--top-k 1',
      topP: '--top-p 0.05',
      seed: '--seed 3',
    },
  },
  'rnn info': { line: 'rnn info r.rnn', options: {} },
  'rnn import': {
    line: 'rnn import r.rnn --vocabulary r.rnn -o out/m',
    options: {
      vocabulary: { line: 'rnn import r.rnn -o out/m', add: '--vocabulary nosuch.json' },
      unit: '--unit word',
      tokenizer: '--tokenizer whitespace',
    },
  },
  'rnn gradients': {
    line: 'rnn gradients IN --steps 5 --windows 2 --hidden 4 --json',
    options: {
      model: { line: 'rnn gradients text.txt --steps 5 --windows 2 --json', add: '-m r.rnn' },
      steps: '--steps 3',
      windows: '--windows 3',
      hidden: '--hidden 3',
      epochs: '--epochs 2',
      svg: '--svg out/x.svg',
      seed: '--seed 2',
    },
  },
  'rnn check': {
    line: 'rnn check --against parity.json',
    options: {
      against: { line: 'rnn check', add: '--against parity.json' },
      precision: '--precision float64',
      tolerance: '--tolerance 1e-30',
      seed: { line: 'rnn check --json', add: '--seed 2' },
    },
  },
  'experiment run': {
    line: 'experiment run exp.yaml --output out/r --cache out/c',
    options: {
      jobs,
      shard: '--shard 1/2',
      set: '--set order=1',
      force: { same: 'what is known is found out again' },
      cache: '--cache out/d',
      output: '--output out/s',
      reporter: '--reporter table,markdown',
      baseline: '--baseline done/results.json',
    },
  },
  'experiment merge': {
    line: 'experiment merge done --output out/r',
    options: {
      output: '--output out/s',
      reporter: '--reporter markdown',
      baseline: '--baseline done/results.json',
    },
  },
  'experiment compare': { line: 'experiment compare done done', options: {} },
  'experiment rerun': { line: 'experiment rerun done', options: { jobs } },
  'experiment schema': { line: 'experiment schema', options: { output: '-o out/s.json' } },
  'experiment init': {
    line: 'experiment init ngram -o out/e.yaml',
    options: {
      output: '-o out/f.yaml',
      force: { line: 'experiment init ngram -o exp.copy.yaml', add: '--force' },
    },
  },
  tour: {
    line: 'tour eliza',
    options: {
      lang: '--lang ko',
      html: '--html out/x.html',
      svg: { line: 'tour ngram', add: '--svg out/x.svg' },
    },
  },
  'corpus list': { line: 'corpus list', options: {} },
  'corpus show': { line: 'corpus show fables', options: { lines: '-n 2' } },
  'corpus stats': {
    line: 'corpus stats IN',
    field: docs,
    options: {
      as: { line: 'corpus stats labels.csv', add: '--as sentences' },
      label: { line: 'corpus stats labels.csv --as labelled', add: '--label other' },
      ...cutting,
      ...accents('corpus stats accents.txt'),
      svg: '--svg out/x.svg',
      top: '--top 2',
    },
  },
  'corpus split': {
    line: 'corpus split IN --ratio 1:1 -o out/p',
    input: 'more.txt',
    text: 'a\nb\nc',
    options: {
      ratio: '--ratio 1:2',
      by: { line: 'corpus split words.conllu --ratio 1:1 -o out/p', add: '--by document' },
      output: '-o out/q',
      force: { line: 'corpus split more.txt --ratio 1:1 -o parts', add: '--force' },
      seed: '--seed 4',
      field: { same: 'parts keep all fields: that the format has such a field is checked' },
    },
  },
  'corpus convert': {
    line: 'corpus convert IN --to jsonl',
    field: docs,
    options: {
      as: { line: 'corpus convert labels.csv --to jsonl', add: '--as labelled' },
      label: { line: 'corpus convert labels.csv --to jsonl --as labelled', add: '--label other' },
      to: '--to csv --as documents',
      target: { line: 'corpus convert small.txt --to tsv --as pairs', add: '--target small.txt' },
      output: '-o out/x',
    },
  },
  'corpus check': {
    line: 'corpus check IN',
    field: ['labels.csv', 'empty'],
    options: {
      as: { line: 'corpus check labels.csv', add: '--as pairs' },
      label: { line: 'corpus check labels.csv --as labelled', add: '--label other' },
      limit: { line: 'corpus check wrong.csv', add: '--limit 1' },
    },
  },
  'tokenizer check': {
    line: 'tokenizer check bpe.json cases.json',
    options: {
      against: { line: 'tokenizer check bpe.json', add: '--against cases.json' },
    },
  },
  'tokenizer convert': { line: 'tokenizer convert bpe.json out/b', options: {} },
  'tokenizer info': {
    line: 'tokenizer info bpe.json IN',
    field: docs,
    options: { with: '--with wp.json', top: '--top 1', svg: '--svg out/words.svg' },
  },
  'tokenizer train': {
    line: 'tokenizer train IN -o out/t.json --vocab-size 290',
    field: docs,
    options: {
      output: '-o out/other.json',
      type: '--type unigram',
      vocabSize: '--vocab-size 270',
      minFrequency: '--min-frequency 7',
      special: '--special <end>',
      split: '--split metaspace --vocab-size 400',
      normalize: {
        line: 'tokenizer train accents.txt -o out/t.json --vocab-size 290',
        add: '--normalize nfc',
      },
      maxTokenLength: '--max-token-length 2',
    },
  },
  tokenize: {
    line: 'tokenize IN',
    field: docs,
    options: {
      ...cutting,
      ...accents('tokenize accents.txt'),
      offsets: '--offsets',
      ids: { line: 'tokenize IN --tokenizer bpe.json', add: '--ids' },
      decode: { line: 'tokenize ids.txt --tokenizer bpe.json', add: '--decode' },
      pair: { line: 'tokenize IN --tokenizer bpe.json', add: '--pair x' },
      specialTokens: { line: 'tokenize IN --tokenizer wp.json', add: '--no-special-tokens' },
      nbest: { line: 'tokenize IN --tokenizer uni.json', add: '--nbest 2' },
      dropout: { line: 'tokenize IN --tokenizer bpe.json', add: '--dropout 0.5' },
      seed: { line: 'tokenize IN --tokenizer bpe.json --dropout 0.5', add: '--seed 7' },
    },
  },
};
