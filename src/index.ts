/**
 * The main names of the library, in short: what `import ... from 'classic-nlp'` gives. All that belongs to a family
 * stands in a subpath of its own, with its types: a model's (`classic-nlp/ngram`, `/hmm`, `/tfidf`, `/rnn`, `/eliza`,
 * ...) is the index.ts of its folder; `/text`, `/corpus`, `/evaluate`, `/neural`, `/math`, `/store`, `/experiment`,
 * `/figure` and `/options` are what the models share.
 */

// Errors that a user is meant to see, and chance from a seed.

export { NlpError } from './errors.ts';
export { Random } from './math/random.ts';

// Text: into sentences, tokens and ids.

export { createTokenizer } from './text/create-tokenizer.ts';
export { splitSentences } from './text/sentences.ts';
export type { Token, Tokenizer } from './text/tokenizer.ts';
export { Vocabulary } from './text/vocabulary.ts';

// Corpora: files, folders, `@name` or stdin as a stream of items.

export { readDocuments } from './corpus/documents.ts';
export { readLabelledTexts } from './corpus/examples/labelled-texts.ts';
export type { CorpusDocument, Sentence, TaggedSentence } from './corpus/items.ts';
export { readSentences } from './corpus/sentences.ts';
export { readTagged } from './corpus/tagged-sentences.ts';

// Models: `train` makes one, `saveModel` and `loadModel` keep it.

export { loadModel } from './kinds/load-model.ts';
export { Eliza } from './models/eliza/engine.ts';
export { loadScript } from './models/eliza/scripts.ts';
export { SequenceModel } from './models/hmm/sequence-model.ts';
export { HmmTagger } from './models/hmm/tagger.ts';
export { NgramModel } from './models/ngram/model.ts';
export { RecurrentModel } from './models/recurrent/model.ts';
export { TfidfModel } from './models/tfidf/tfidf-model.ts';
export { saveModel } from './store/stored-model.ts';

// Judging: how good, and how sure of it.

export { bootstrapInterval } from './evaluate/bootstrap.ts';
export { evaluateRun } from './evaluate/retrieval-metrics.ts';
export { scoreTagging } from './evaluate/tagging.ts';

// Charts as data, drawn as SVG or as text of a terminal.

export type { Figure } from './figure/figure.ts';
export { figureSvg } from './figure/figure-svg.ts';
export { figureText } from './figure/figure-text.ts';
