/**
 * Reference documents recomputed: the same document with every result replaced by this program's, so that a difference
 * of the two is the error. The documents (`cases`, `optima`, `averagedPerceptron`; chunk scores; templates) say in
 * their `source` what they hold.
 */
import { NlpError } from '../../errors.ts';
import { type ChunkEvaluation, type ChunkScores, evaluateChunks } from '../../evaluate/chunks.ts';
import { minimize } from '../../math/minimize/lbfgs.ts';
import { AttributeDataBuilder } from './attribute-data.ts';
import { AttributeFinder } from './attribute-finder.ts';
import { chooseFeatures, type FeatureSet, featureCount } from './feature-set.ts';
import { addPairMarginals, latticeEntropy, scorePath, sumLattice } from './lattice.ts';
import { plainObjective } from './objective.ts';
import { threadedObjective } from './objective-threads.ts';
import { trainPerceptron } from './perceptron.ts';
import { parseTemplates } from './template.ts';
import { templatePresets } from './template-presets.ts';
import { nBest } from './viterbi.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document of another program, checked where it is used
type Document = any;

/** @param inKernels true asks the kernels where there are some @throws NlpError for a document of another form */
export async function recompute(document: Document, inKernels = false): Promise<Document> {
  if (document === null || typeof document !== 'object') throw unknownForm();
  const result = structuredClone(document);
  try {
    if (Array.isArray(result.template)) recomputeTemplates(result);
    else if (Array.isArray(result.cases) && result.cases[0]?.conlleval !== undefined) recomputeChunks(result);
    else if (Array.isArray(result.cases) || Array.isArray(result.optima)) {
      for (const one of result.cases ?? []) recomputeCase(one);
      for (const one of result.optima ?? []) await recomputeOptima(one, inKernels);
      for (const one of result.averagedPerceptron ?? []) await recomputePerceptron(one);
    } else throw unknownForm();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw unknownForm(error);
    throw error;
  }
  return result;
}

function unknownForm(cause?: unknown): NlpError {
  return new NlpError('is no reference document for conditional random fields', {
    remedy:
      'It has "cases", "optima" and "averagedPerceptron", chunk scores, or a "template" with "sentences".',
    cause,
  });
}

function recomputeCase(one: Document): void {
  const labels: number = one.labels;
  const transition = Float64Array.from(one.transitionWeights.flat());
  const gradientState: number[][] = one.stateWeights.map((row: number[]) => row.map(() => 0));
  const gradientPairs = new Float64Array(labels * labels);
  let total = 0;
  for (const sequence of one.sequences) {
    const length = sequence.items.length;
    const state = new Float64Array(length * labels);
    for (const [t, item] of sequence.items.entries())
      for (const [attribute, value] of item)
        for (let j = 0; j < labels; j++) state[t * labels + j] += value * one.stateWeights[attribute][j];
    const scores = { length, labels, state, transition };
    const sums = sumLattice(scores);
    const rows = (flat: Float64Array): number[][] =>
      Array.from({ length: flat.length / labels }, (_, t) => [
        ...flat.subarray(t * labels, (t + 1) * labels),
      ]);
    sequence.stateScores = rows(state);
    sequence.score = scorePath(scores, sequence.labels);
    sequence.logPartition = sums.logPartition;
    sequence.logLikelihood = sequence.score - sums.logPartition;
    sequence.marginals = rows(sums.marginals);
    sequence.pairwiseMarginals = [];
    for (let t = 1; t < length; t++) {
      const pair = new Float64Array(labels * labels);
      addPairMarginals(scores, sums, t, pair);
      sequence.pairwiseMarginals.push(rows(pair));
      for (let k = 0; k < pair.length; k++) gradientPairs[k] -= pair[k];
      gradientPairs[sequence.labels[t - 1] * labels + sequence.labels[t]]++;
    }
    sequence.nbest = nBest(scores, sequence.nbest.length).map((path) => ({
      path: [...path.labels],
      score: path.score,
      logProbability: path.score - sums.logPartition,
    }));
    sequence.entropy = latticeEntropy(scores, sums);
    total += sequence.logLikelihood;
    for (const [t, item] of sequence.items.entries())
      for (const [attribute, value] of item)
        for (let j = 0; j < labels; j++)
          gradientState[attribute][j] +=
            value * ((sequence.labels[t] === j ? 1 : 0) - sums.marginals[t * labels + j]);
  }
  one.totalLogLikelihood = total;
  one.gradientState = gradientState;
  one.gradientTransition = one.transitionWeights.map((_: unknown, i: number) => [
    ...gradientPairs.subarray(i * labels, (i + 1) * labels),
  ]);
}

function builderOf(training: Document): AttributeDataBuilder {
  const builder = new AttributeDataBuilder();
  for (const sequence of training) {
    for (const { attributes, values, label } of sequence) {
      for (const [k, name] of attributes.entries()) builder.addAttribute(name, values?.[k] ?? 1);
      builder.endItem(label);
    }
    builder.endSequence();
  }
  return builder;
}

async function recomputeOptima(set: Document, inKernels: boolean): Promise<void> {
  const builder = builderOf(set.training);
  const data = builder.build();
  const labels = builder.labels.list;
  for (const one of set.optima) {
    const features = chooseFeatures(data, labels.length, builder.attributes.size, {
      minFrequency: 0,
      allStates: one.allPossibleStates,
      allTransitions: one.allPossibleTransitions,
    });
    const values = new Float64Array(featureCount(features));
    const objective = inKernels
      ? await threadedObjective(data, features, one.c2, 1)
      : plainObjective(data, features, one.c2);
    const minimum = await minimize(objective.evaluate, values, { l1: one.c1, tolerance: 1e-12, delta: 0 });
    await objective.close();
    one.features = values.length;
    one.objective = minimum.value;
    one.subgradientMaxNorm = minimum.gradientNorm;
    one.nonZero = values.filter((value) => value !== 0).length;
    one.weightNorm = Math.hypot(...values);
    one.labelNames = labels;
    one.attributeNames = [...builder.attributes.tokens()];
    Object.assign(one, namedWeights(features, values, labels, one.attributeNames));
  }
}

/** Weights by the names of attributes and labels; those that are 0 stand there, too. */
function namedWeights(
  features: FeatureSet,
  values: Float64Array,
  labels: readonly string[],
  attributes: string[],
) {
  const states = attributes.map((name, a) => {
    const row: [string, number][] = [];
    for (let k = features.stateStart[a]; k < features.stateStart[a + 1]; k++)
      row.push([labels[features.stateLabel[k]], values[k]]);
    return [name, Object.fromEntries(row)];
  });
  const transitions: Record<string, Record<string, number>> = {};
  for (const [m, pair] of features.transitions.entries()) {
    const from = labels[Math.floor(pair / labels.length)];
    transitions[from] ??= {};
    transitions[from][labels[pair % labels.length]] = values[features.stateLabel.length + m];
  }
  return { states: Object.fromEntries(states), transitions };
}

async function recomputePerceptron(one: Document): Promise<void> {
  const builder = builderOf(one.training);
  const labels = builder.labels.list;
  const data = builder.build();
  const features = chooseFeatures(data, labels.length, builder.attributes.size, {
    minFrequency: 0,
    allStates: true,
    allTransitions: true,
  });
  const { epochs } = one.result;
  const { averaged, final, losses } = await trainPerceptron(data, features, {
    iterations: epochs,
  });
  const states = features.stateLabel.length;
  const rows = (flat: Float64Array): number[][] =>
    Array.from({ length: flat.length / labels.length }, (_, i) => [
      ...flat.subarray(i * labels.length, (i + 1) * labels.length),
    ]);
  one.result = {
    epochs,
    labelNames: labels,
    attributeNames: [...builder.attributes.tokens()],
    losses,
    finalState: rows(final.subarray(0, states)),
    finalTransition: rows(final.subarray(states)),
    averagedState: rows(averaged.subarray(0, states)),
    averagedTransition: rows(averaged.subarray(states)),
  };
}

function recomputeChunks(document: Document): void {
  for (const one of document.cases) {
    const all = evaluateChunks(one.sentences, 'conlleval');
    const strict = evaluateChunks(one.sentences, 'strict-iob2');
    let right = 0;
    let tokens = 0;
    let whole = 0;
    for (const { gold, predicted } of one.sentences) {
      const correct = gold.filter((label: string, t: number) => label === predicted[t]).length;
      right += correct;
      tokens += gold.length;
      if (correct === gold.length) whole++;
    }
    const accuracy = right / tokens;
    const of = ({
      precision,
      recall,
      f1,
      correct,
      predicted,
      support,
    }: typeof all | (typeof all.types)[string]) => ({
      precision,
      recall,
      f1,
      correct,
      predicted,
      gold: support,
    });
    one.conlleval = conllevalLines(all, accuracy, tokens);
    one.exact = {
      tokens,
      accuracy,
      sentenceAccuracy: whole / one.sentences.length,
      sentences: one.sentences.length,
      overall: of(all),
      types: Object.fromEntries(Object.entries(all.types).map(([type, scores]) => [type, of(scores)])),
    };
    one.strictIob2 = {
      correct: strict.correct,
      predicted: strict.predicted,
      gold: strict.support,
      f1: strict.f1,
    };
  }
}

/** What the script of CoNLL-2000 prints. */
function conllevalLines(all: ChunkEvaluation, accuracy: number, tokens: number): string[] {
  const percent = (value: number) => (100 * value).toFixed(6).padStart(9);
  const scores = ({ precision, recall, f1 }: ChunkScores) =>
    `precision: ${percent(precision)}%; recall: ${percent(recall)}%; FB1: ${percent(f1)}`;
  return [
    `processed ${tokens} tokens with ${all.support} phrases; found: ${all.predicted} phrases; correct: ${all.correct}.`,
    `accuracy: ${percent(accuracy)}%; ${scores(all)}`,
    ...Object.entries(all.types).map(
      ([type, one]) => `${type.padStart(17)}: ${scores(one)}  ${one.predicted}`,
    ),
    '',
  ];
}

function recomputeTemplates(document: Document): void {
  const expand = (text: string, sentence: Document, hasBigram: boolean): string[][] => {
    const { templates } = parseTemplates(text);
    const finder = new AttributeFinder(templates, () => 0);
    const length = sentence.columns.length;
    const columns = sentence.columns[0].map((_: string, c: number) =>
      sentence.columns.map((row: string[]) => row[c]),
    );
    finder.load(columns, length);
    return Array.from({ length }, (_, t) => [...finder.namesAt(t, length), ...(hasBigram ? ['B'] : [])]);
  };
  const text = document.template.join('\n');
  for (const sentence of document.sentences) {
    sentence.crfpp = expand(text, sentence, document.template.includes('B'));
    sentence.crfsuiteChunking = expand(templatePresets.crfsuite, sentence, false).map((names) =>
      names.map((name) => name.replaceAll(':', '__COLON__')),
    );
  }
}
