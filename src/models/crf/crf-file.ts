/**
 * A conditional random field as a model file, and back with every number checked.
 *   labels, attributes: vocabularies; state.start U32 [A+1], state.label U32 [K], transitions U32 [M] from * L + to,
 *   weights F64 [K+M]
 */
import { NlpError } from '../../errors.ts';
import { expectTensor } from '../../math/expect-tensor.ts';
import type { ModelFile } from '../../model-file.ts';
import { resolveOptions } from '../../options/table.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { crfTable } from './crf-options.ts';
import { CrfModel, type TrainingRecord } from './model.ts';
import { parseTemplates } from './template.ts';
import type { FeatureSource } from './training-corpus.ts';
import type { CrfWeights } from './weights.ts';

export function crfToFile(model: CrfModel): ModelFile {
  const { features, values } = model.weights;
  const flat = <Data extends Uint32Array | Float64Array>(data: Data) => ({ shape: [data.length], data });
  const { template: _, ...settings } = model.settings;
  return {
    kind: 'crf',
    version: 1,
    options: { ...settings },
    ...(model.corpus === undefined ? {} : { corpus: model.corpus }),
    extra: { source: { ...model.source }, training: { ...model.training } },
    tensors: {
      ...Vocabulary.of(model.labels).toTensors('labels'),
      ...model.attributes.toTensors('attributes'),
      'state.start': flat(features.stateStart),
      'state.label': flat(features.stateLabel),
      transitions: flat(features.transitions),
      weights: flat(values),
    },
  };
}

/** @throws NlpError for what no model could have written */
export function crfFromFile({ tensors, options, extra = {}, corpus }: ModelFile): CrfModel {
  const labels = [...Vocabulary.fromTensors('labels', tensors).tokens()];
  const attributes = Vocabulary.fromTensors('attributes', tensors);
  const list = (name: string, length?: number) => expectTensor(tensors, name, Uint32Array, [length]).data;
  const stateStart = list('state.start', attributes.size + 1);
  const stateLabel = list('state.label');
  const transitions = list('transitions');
  const values = expectTensor(tensors, 'weights', Float64Array, [
    stateLabel.length + transitions.length,
  ]).data;
  const weights = { features: { labelCount: labels.length, stateStart, stateLabel, transitions }, values };
  if (labels.length === 0) throw new NlpError('the model has no labels');
  checkWeights(weights);
  return new CrfModel({
    labels,
    attributes,
    weights,
    source: sourceOf(extra.source),
    settings: settingsOf(options),
    training: trainingOf(extra.training),
    ...(corpus === undefined ? {} : { corpus }),
  });
}

function checkWeights({ features, values }: CrfWeights): void {
  const { labelCount, stateStart, stateLabel, transitions } = features;
  if (stateStart[0] !== 0 || stateStart[stateStart.length - 1] !== stateLabel.length)
    throw new NlpError("the tensor 'state.start' does not cover 'state.label'");
  for (let a = 0; a + 1 < stateStart.length; a++) {
    if (stateStart[a] > stateStart[a + 1]) throw new NlpError(`the tensor 'state.start' falls at ${a + 1}`);
    for (let k = stateStart[a]; k < stateStart[a + 1]; k++)
      if (stateLabel[k] >= labelCount || (k > stateStart[a] && stateLabel[k] <= stateLabel[k - 1]))
        throw new NlpError(`the tensor 'state.label' has no label in order at ${k}`);
  }
  for (let m = 0; m < transitions.length; m++)
    if (transitions[m] >= labelCount * labelCount || (m > 0 && transitions[m] <= transitions[m - 1]))
      throw new NlpError(`the tensor 'transitions' has no pair of labels in order at ${m}`);
  for (let k = 0; k < values.length; k++)
    if (!(Math.abs(values[k]) <= 1e100)) throw new NlpError(`the weight ${k} is ${values[k]}`);
}

const damaged = (what: string): NlpError => new NlpError(`the metadata of the model is damaged: ${what}`);

function sourceOf(value: unknown): FeatureSource {
  const { template, columns, labelColumn } = (value ?? {}) as Record<string, unknown>;
  if (!Array.isArray(columns) || !columns.every((name) => typeof name === 'string'))
    throw damaged('the names of the columns');
  if (template === undefined) return { template, columns: [], labelColumn: -1 };
  if (typeof template !== 'string') throw damaged('the templates');
  if (
    !Number.isInteger(labelColumn) ||
    !((labelColumn as number) >= 0 && (labelColumn as number) < columns.length)
  )
    throw damaged('the column of labels');
  if (parseTemplates(template).columns > columns.length) throw damaged('the templates look at more columns');
  return { template, columns, labelColumn: labelColumn as number };
}

function settingsOf(options: Record<string, unknown>) {
  try {
    return resolveOptions(crfTable, options);
  } catch (error) {
    if (!(error instanceof NlpError)) throw error;
    throw new NlpError(`the options of the model are none of a CRF's: ${error.message}`, { cause: error });
  }
}

function trainingOf(value: unknown): TrainingRecord {
  const { iterations, loss, converged } = (value ?? {}) as Record<string, unknown>;
  if (!Number.isInteger(iterations) || typeof loss !== 'number' || typeof converged !== 'boolean')
    throw damaged('what it says of its training');
  return { iterations: iterations as number, loss, converged };
}
