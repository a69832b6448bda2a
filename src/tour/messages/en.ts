/** All texts of the tour in English. */
import { gradientCalls, hmmCalls, ngramCalls, tableCalls, tfidfCalls } from '../calls.ts';
import { count, decimal, oneIn, percent } from '../format.ts';
import type { Messages } from './messages.ts';

const documents = (n: number) => (n === 1 ? '1 document' : `${count(n)} documents`);

export const en: Messages = {
  language: 'English',
  title: 'How language models came to be',
  subtitle: 'Seven stations. At each a real model runs in front of you, and its limit is measured.',
  keys: { next: 'space: on', back: 'b: back', leave: 'q: leave', last: 'space: end', more: '?: keys' },
  allKeys: [
    ['space, →, n', 'next screen'],
    ['b, ←, backspace', 'screen before'],
    ['1 to 7', 'station of that number'],
    ['Home, End', 'first station, last station'],
    ['Ctrl-Z', 'to the shell; fg comes back'],
    ['q, Esc, Ctrl-C', 'leave'],
    ['?', 'this list; any key goes on'],
  ],
  working: (title) => `${title} ... the model is at work`,
  screen: (page, pages) => `page ${page} of ${pages}`,
  tooSmall: 'The tour needs a window of at least 60 columns and 15 lines.',
  footer: 'Every number on this page was measured in the run that wrote it.',

  eliza: {
    title: 'Rules: ELIZA, 1966',
    intro: (rules) =>
      `Joseph Weizenbaum's ELIZA talks by rules. This script has ${count(rules)} keywords; each keyword has patterns, and each pattern some answers.`,
    howToRead:
      'Under every reply stands the rule that made it: the keyword, the pattern, the answer. A 0 stands for any words, a number in the answer for a part of the sentence.',
    noKeyword: 'no keyword',
    sameRule: 'the same rule',
    otherRule: 'another rule',
    limitTitle: 'The limit: nothing was understood',
    limitIntro: 'The same sentences with words that do not exist, each said to a fresh ELIZA:',
    limit: (share) =>
      `In ${percent(share)} of the pairs the same rule answered sense and nonsense. A rule knows the words its author wrote down and nothing about all the others.`,
    noLimit: (share) =>
      `In ${percent(share)} of the pairs the same rule answered sense and nonsense: here the words made a difference.`,
    next: 'The next idea was to stop writing rules and to count what people really write.',
    tryIt: 'Talk to it yourself:',
    calls: [{ command: 'eliza' }],
  },

  ngram: {
    title: 'Counting: n-grams, 1948',
    intro: (train, test) =>
      `An n-gram model guesses the next word from the n - 1 words before it, by counting. This one counted ${count(train)} words and is asked about ${count(test)} words of a text it never saw. Perplexity says among how many equally likely words it hesitates: less is better.`,
    columns: ['order', 'never seen', 'on its own text', 'on new text', 'smoothed'],
    orderName: (order) => `${order}-gram`,
    memorises: (perplexity) =>
      `On the text it was made from, the 5-gram model hesitates between ${decimal(perplexity)} words. It has learnt its text by heart.`,
    infinite:
      'On new text, counts alone fail at every order: one word or n-gram that was never counted has probability zero, and the perplexity is infinite.',
    notInfinite: 'On this text, counts alone give a finite perplexity for some orders.',
    figureTitle: 'N-grams of new text that were never seen',
    figureDescription: 'A bar an order: the share of n-grams of the held-out text that training never saw.',
    figureAxis: 'share of the new text',
    sparsity: 'The longer the n-gram, the fewer have been seen before.',
    smoothing: (bigram, trigram) =>
      `Smoothing takes a little from what was seen and gives it to what was not (here by Kneser and Ney). Now every order has an answer, and longer context pays: ${decimal(bigram)} with one word before, ${decimal(trigram)} with two.`,
    smoothingFailed: (bigram, trigram) =>
      `Smoothing takes a little from what was seen and gives it to what was not. Here the second word of context brings nothing: ${decimal(bigram)} with one word before, ${decimal(trigram)} with two.`,
    samples: 'A sentence drawn from each smoothed model:',
    limitTitle: 'The limit: a word is only a number',
    plateau: (trigram, fivegram) =>
      `Longer is not better for long: from order 3 to order 5 the perplexity goes from ${decimal(trigram)} to ${decimal(fivegram)}. The long n-grams are hardly ever met again.`,
    noPlateau: (trigram, fivegram) =>
      `From order 3 to order 5 the perplexity goes from ${decimal(trigram)} to ${decimal(fivegram)}.`,
    moreText: (half, whole) =>
      `More text helps slowly: half of it left ${percent(half, 1)} of the 3-grams unseen, twice as much still leaves ${percent(whole, 1)}.`,
    kinds: (unseen, seenKinds, { words, kinds }) =>
      `And counting words is blind to their kinds. In a tagged text ${percent(unseen)} of the neighbours were never seen side by side, such as "${words}"; yet of these, ${percent(seenKinds, 1)} are of kinds that were, as here ${kinds.replace(' ', ' before ')}.`,
    next: 'The next idea: behind the words there are states that nobody sees, and those can be learnt.',
    tryIt: 'Ask it for the next word:',
    calls: ngramCalls('en', 'once upon a'),
  },

  hmm: {
    title: 'Hidden states: the HMM, 1966',
    intro: (words) =>
      `A hidden Markov model walks through states that are not seen, and each state utters a word. Here the states are parts of speech, learnt from ${count(words)} tagged words. The question is then: which walk made this sentence?`,
    example: 'One word, two parts of speech. The trellis of all walks:',
    figureTitle: (sentence) => sentence,
    figureDescription: (tags) =>
      `Words across, parts of speech down; fuller for a better walk that ends there. Best walk: ${tags}.`,
    howToRead:
      'The fuller or darker a cell, the better a walk through the sentence that ends in this tag. In frames: the best walk of all, found by the Viterbi algorithm.',
    contextDecides: (word, tags) =>
      `"${word}" is ${tags.join(' the first time, ')} the second: only its neighbours can tell.`,
    contextFails: (word, tags) => `"${word}" was tagged ${tags.join(', ')}.`,
    columns: ['tagging new text', 'right'],
    baseline: '    the same by their usual tag, without context',
    tagger: 'hidden Markov model',
    known: '  words it has seen',
    unknown: (share) => `  unknown words (${percent(share)} of all)`,
    contextHelps: (words) =>
      `Measured on ${count(words)} new words. The third row takes each word for what it usually is; the difference is what the neighbours bring.`,
    contextHurts: (words) =>
      `Measured on ${count(words)} new words. On words it has seen, the neighbours bring nothing here.`,
    unknownWords:
      'Words it never saw are harder: it guesses their tag from endings and capitals, and from the neighbours.',
    limitTitle: 'The limit: form without content',
    limitIntro: 'To the hidden states these are one and the same:',
    limit:
      'Three sentences about three things, one sequence of states. The model knows how a sentence is built, not what it is about. Which words tell what a text is about?',
    noLimit: 'Here the sentences differ in their states. Still: which words tell what a text is about?',
    tryIt: 'Tag a sentence:',
    calls: hmmCalls('en', 'We park the car near the park .'),
  },

  tfidf: {
    title: 'Weighting: TF-IDF and BM25, 1972',
    intro: (n) =>
      `A word says much about a text when it is frequent there and rare elsewhere. Karen Spärck Jones made that a weight. With it ${documents(n)} are searched:`,
    particles: (word, whole, pairs) =>
      `"${word}" stands alone in ${documents(whole)}; pairs of letters find it in ${documents(pairs)}.`,
    figureTitle: (query) => `"${query}"`,
    figureDescription: 'A bar for each of the five best documents: its BM25 score.',
    figureAxis: 'score of the best documents',
    why: 'Why: what each term of the query adds, and in how many documents it stands.',
    rank: (rank) => `${rank}`,
    term: (term, contribution, df) => `${term} +${decimal(contribution, 2)} (in ${df})`,
    rareWords:
      'Of two terms that occur as often in a document, the one that is rarer elsewhere always adds more.',
    limitTitle: 'The limit: letters, not meanings',
    synonymMissed: ({ used, usedMatches, unused }) =>
      `"${used}" finds ${documents(usedMatches)}. "${unused}" means the same and finds none: no document spells it so.`,
    synonymFound: ({ used, usedMatches, unused, unusedMatches }) =>
      `"${used}" finds ${documents(usedMatches)}, "${unused}" ${documents(unusedMatches)}.`,
    orderIgnored: ([a, b], score) =>
      `"${a}" and "${b}" bring the same documents with the same scores (${decimal(score, 2)} for the first): a text has become a bag of words, and its order is gone.`,
    orderMatters: ([a, b]) => `"${a}" and "${b}" bring different results.`,
    next: 'To read in order, and to carry along what was read, a model needs a memory.',
    tryIt: 'Search, and ask why:',
    calls: tfidfCalls('en', 'tide prediction moon sun'),
  },

  rnn: {
    title: 'Memory: the recurrent network, 1990',
    intro: (parameters, characters) =>
      `A recurrent network reads one character after another and keeps a vector of what it has read. Nothing is counted: ${count(parameters)} numbers are pushed, step by step, to where the next of ${count(characters)} characters surprises less.`,
    lossTitle: 'Learning: the loss falls',
    lossDescription: (from, to) =>
      `The loss on training and held-out text, from ${decimal(from, 2)} to ${decimal(to, 2)} nats a character.`,
    lossX: 'characters read (thousands)',
    lossY: 'loss, nats a character',
    training: 'training',
    held: 'held-out text',
    learned: (from, to) =>
      `In the seconds just gone by, the loss on text it never saw fell from ${decimal(from, 2)} to ${decimal(to, 2)} nats a character.`,
    notLearned: (from, to) =>
      `The loss on text it never saw went from ${decimal(from, 2)} to ${decimal(to, 2)} nats a character: it did not learn in this time.`,
    samples: 'What it writes:',
    before: 'untrained',
    after: 'trained',
    limitTitle: 'The limit: it forgets',
    limitIntro: (steps) =>
      `To learn from something ${steps} steps ago, the error must find its way back through ${steps} multiplications. How much of it arrives?`,
    gradientTitle: 'The gradient on its way back through time',
    gradientDescription:
      'The norm of the gradient of the loss at the last step, by how many steps it went back; logarithmic.',
    gradientX: 'steps back',
    gradientY: 'gradient, relative to the last step',
    fades: (steps, share) =>
      `After ${steps} steps ${oneIn(share)} of it is left. From what lies further back next to nothing can be learnt: the gradient vanishes.`,
    staysUp: (steps, share) => `After ${steps} steps ${percent(share, 1)} of it is left.`,
    next: 'The next idea: give the memory gates that can stay open.',
    tryIt: 'Train one:',
    calls: gradientCalls('en', ['rnn']),
  },

  lstm: {
    title: 'Gates: the LSTM, 1997',
    intro:
      'The LSTM of Hochreiter and Schmidhuber keeps its memory in a cell. Gates, learnt like all else, decide what is written, kept and read; what is kept with an open gate passes from step to step and does not shrink.',
    gradientTitle: 'The same way back, without gates and with',
    gradientDescription:
      'The gradient going back through time for both cells, logarithmic: the plain cell falls, the gated cell stays up.',
    gatesKeep: (steps, rnn, lstm) =>
      `After ${steps} steps ${oneIn(rnn)} is left without gates, ${oneIn(lstm)} with them.`,
    gatesLose: (steps, rnn, lstm) =>
      `After ${steps} steps ${oneIn(rnn)} is left without gates, ${oneIn(lstm)} with them: here the gates made little difference.`,
    testTitle: 'The test: agreement over a distance',
    testIntro: (distractors, trials) =>
      `The first symbol decides the last, and ${distractors} symbols without meaning stand between - as a subject and its verb with a long clause between them. Both cells have the same size, the same text and the same number of steps, ${trials} times from different seeds; the LSTM begins with its forget gates open. By chance one would be right half the time.`,
    sequence: 'for example',
    columns: ['seed', 'plain RNN', 'LSTM'],
    chance: 'mean',
    passes: (rnn, lstm) =>
      `The plain network ends at ${percent(rnn)}, no better than guessing; the LSTM at ${percent(lstm)}. The gates carried one bit over the whole distance.`,
    unclear: (rnn, lstm) =>
      `The plain network ends at ${percent(rnn)}, the LSTM at ${percent(lstm)}: this run shows no clear difference.`,
    limitTitle: 'The limit: one vector, one step at a time',
    limit: (parameters) =>
      `All that was read must fit into one vector, and each step waits for the one before. ${count(parameters)} numbers learn a village's worth of text here; what came next looked back at every word at once, and is not part of this tour.`,
    tryIt: 'See both gradients:',
    calls: gradientCalls('en', ['rnn', 'lstm']),
  },

  table: {
    title: 'One text, every model',
    intro: (characters, bytes, train) =>
      `Models of words and models of characters can be compared in one way: how many bits does each need for a character of the same text? All of them learnt from the same ${count(train)} characters and are asked about the same ${count(characters)} (${count(bytes)} bytes), line ends included.`,
    figureTitle: 'The same held-out text, every model',
    figureDescription: 'A bar a model: bits a character on the same held-out text; shorter is better.',
    figureAxis: 'bits a character (less is better)',
    names: {
      uniform: 'all characters alike',
      unigram: 'counts of characters',
      hmm: 'hidden Markov model',
      trigram: '3-grams of characters',
      sixgram: '6-grams of characters',
      words: '3-grams of words',
      rnn: 'plain RNN',
      lstm: 'LSTM',
    },
    silent:
      'ELIZA and TF-IDF are missing: they answer and they rank, but they give no probability to a text, so there is nothing to measure here. The words of the word model are those between blanks; a word it does not know is spelt by a model of characters.',
    unknownCharacters: (unknown, characters) =>
      `${count(unknown)} of ${count(characters)} characters were never seen in training; each costs every model the same 16 bits on top of what the model gives to the unknown. That is ${decimal((16 * unknown) / characters, 2)} bits a character more than the command below says.`,
    counts: (unigram, longest) =>
      `Context is what pays: from ${decimal(unigram, 2)} bits without any to ${decimal(longest, 2)} with five characters of it.`,
    hiddenStates: (states, unigram, hmm) =>
      `${states} hidden states, found without any teacher, bring ${decimal(unigram, 2)} down to ${decimal(hmm, 2)}.`,
    gates: (rnn, lstm) =>
      `Gates pay too: ${decimal(rnn, 2)} bits without them, ${decimal(lstm, 2)} with them, at the same number of units.`,
    noGates: (rnn, lstm) =>
      `In so short a training gates do not pay: ${decimal(rnn, 2)} bits without them, ${decimal(lstm, 2)} with them.`,
    best: (name, bits, uniform) =>
      `The best here is "${name}" with ${decimal(bits, 2)} bits a character, where guessing blindly takes ${decimal(uniform, 2)}.`,
    countingWins:
      'Counting wins here. A network learns slowly, and this text is small and the training lasted seconds; nlp rnn train gives it longer.',
    memoryWins: 'A few seconds of training were enough for a memory to beat all counting.',
    end: 'That is the tour. Every model in it is a command: nlp help.',
    tryIt: 'Measure it yourself:',
    calls: tableCalls('en'),
  },
};
