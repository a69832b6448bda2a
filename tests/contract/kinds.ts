/**
 * The kinds of models and what each is asked in the contract test; a new model adds a row. Commands are written as a
 * user would write them, with MODEL for the model file, EMPTY for an empty file and OTHER for a model of another kind.
 */
export interface Kind {
  kind: string;
  /** Trains MODEL; absent where there is nothing to train. */
  train?: string[];
  /** The same on EMPTY; for scripts: an empty script. Exit 3. */
  trainOnNothing: string[];
  /** Answers stdin with MODEL; twice, where the model can be named in two ways that must answer alike. */
  answer: string[][];
  /** The same with OTHER. Exit 3. */
  answerWithOther: string[];
  /** Something to answer, a line each. */
  input: string;
  /** What it answers to nothing: a pattern of its whole output. */
  onEmptyInput: RegExp;
  /** The keys of each line of its `--json`. */
  jsonKeys: string[];
}

export const kinds: Kind[] = [
  {
    kind: 'eliza',
    trainOnNothing: ['eliza', '--script', 'EMPTY'],
    answer: [
      ['eliza', '--script', 'doctor'],
      ['eliza', '--script', 'corpora/eliza/doctor.script'],
    ],
    answerWithOther: ['eliza', '--script', 'OTHER'],
    input: 'I am worried about my mother.\nYou never listen.\n\nMy boss hates me\n',
    // The greeting.
    onEmptyInput: /^[A-Z].*\n$/,
    jsonKeys: ['input', 'reply', 'keyword', 'decomposition', 'reassembly', 'memory'],
  },
  {
    kind: 'hmm',
    train: ['hmm', 'train', '@tagged-en:train', '-o', 'MODEL'],
    trainOnNothing: ['hmm', 'train', 'EMPTY', '--format', 'tagged', '-o', 'AGAIN'],
    answer: [['hmm', 'tag', '-m', 'MODEL']],
    answerWithOther: ['hmm', 'tag', '-m', 'OTHER'],
    input: 'The old man sat down.\nWho knows a zorbing wug?\n\nNo.\n',
    onEmptyInput: /^$/,
    jsonKeys: ['text', 'tokens', 'tags', 'logProbability'],
  },
  {
    kind: 'tfidf',
    train: ['tfidf', 'index', '@library', '-o', 'MODEL'],
    trainOnNothing: ['tfidf', 'index', 'EMPTY', '-o', 'AGAIN'],
    answer: [['tfidf', 'search', '-m', 'MODEL']],
    answerWithOther: ['tfidf', 'search', '-m', 'OTHER'],
    input: 'why does bread rise\n\n"electric car" batt* -cold\nnothinglikethis\n',
    onEmptyInput: /^$/,
    jsonKeys: ['query', 'hits', 'total'],
  },
  {
    kind: 'ngram',
    train: ['ngram', 'train', '@fables', '-o', 'MODEL'],
    trainOnNothing: ['ngram', 'train', 'EMPTY', '-o', 'AGAIN'],
    answer: [['ngram', 'score', '-m', 'MODEL']],
    answerWithOther: ['ngram', 'score', '-m', 'OTHER'],
    input: 'The fox saw the crow.\nNobody ever wrote zzyzx here.\n',
    onEmptyInput: /^$/,
    jsonKeys: ['text', 'logProb10', 'tokens', 'oovs', 'perplexity', 'words'],
  },
  {
    kind: 'rnn',
    train: ['lstm', 'train', '@fables:test', '-o', 'MODEL', '--hidden', '16', '--epochs', '1'],
    trainOnNothing: ['lstm', 'train', 'EMPTY', '-o', 'AGAIN'],
    answer: [
      ['lstm', 'perplexity', '-m', 'MODEL'],
      ['rnn', 'perplexity', '-m', 'MODEL'],
    ],
    answerWithOther: ['lstm', 'perplexity', '-m', 'OTHER'],
    input: 'The fox saw the crow.\nNobody ever wrote \u{1F98A} here.\n',
    onEmptyInput: /^$/,
    jsonKeys: ['perplexity', 'bitsPerToken', 'bitsPerCharacter', 'tokens'],
  },
];
