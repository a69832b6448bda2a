/**
 * Which weights a conditional random field has: one for each pair (attribute, label) and each pair (label, label
 * after it) that training saw often enough, or for all of them. Features of states come first, by attribute and then
 * by label, features of transitions after them, by the label left and then the label entered.
 *   L labels, A attributes, K features of states, M features of transitions
 */
import type { AttributeData } from './attribute-data.ts';

export interface FeatureSet {
  /** L */
  readonly labelCount: number;
  /** [A + 1] the first feature of each attribute */
  readonly stateStart: Uint32Array;
  /** [K] the label of each feature of states */
  readonly stateLabel: Uint32Array;
  /** [M] from * L + to of each feature of transitions, rising */
  readonly transitions: Uint32Array;
}

export interface FeatureChoice {
  /** Features seen less often are left out; an attribute's value counts. */
  minFrequency: number;
  /** Every label with every attribute, seen or not. */
  allStates: boolean;
  /** Every label after every label. */
  allTransitions: boolean;
}

export const featureCount = (set: FeatureSet): number => set.stateLabel.length + set.transitions.length;

/** The features of given data. */
export function chooseFeatures(
  data: AttributeData,
  labelCount: number,
  attributeCount: number,
  choice: FeatureChoice,
): FeatureSet {
  const places = placesByAttribute(data, attributeCount);
  const { minFrequency, allStates, allTransitions } = choice;
  const stateStart = new Uint32Array(attributeCount + 1);
  const stateLabel: number[] = [];
  const seen = new Float64Array(labelCount);
  const isSeen = new Uint8Array(labelCount);
  for (let a = 0; a < attributeCount; a++) {
    seen.fill(0);
    isSeen.fill(allStates ? 1 : 0);
    for (let p = places.start[a]; p < places.start[a + 1]; p++) {
      const label = data.labels[places.items[p]];
      seen[label] += places.values === undefined ? 1 : places.values[p];
      isSeen[label] = 1;
    }
    for (let label = 0; label < labelCount; label++)
      if (isSeen[label] === 1 && !(seen[label] < minFrequency)) stateLabel.push(label);
    stateStart[a + 1] = stateLabel.length;
  }
  return {
    labelCount,
    stateStart,
    stateLabel: Uint32Array.from(stateLabel),
    transitions: chooseTransitions(data, labelCount, minFrequency, allTransitions),
  };
}

function chooseTransitions(
  data: AttributeData,
  labelCount: number,
  least: number,
  all: boolean,
): Uint32Array {
  const seen = new Float64Array(labelCount * labelCount);
  const { sequenceStart, labels } = data;
  for (let n = 0; n + 1 < sequenceStart.length; n++)
    for (let t = sequenceStart[n] + 1; t < sequenceStart[n + 1]; t++)
      seen[labels[t - 1] * labelCount + labels[t]]++;
  const chosen: number[] = [];
  for (let pair = 0; pair < seen.length; pair++)
    if ((all || seen[pair] > 0) && !(seen[pair] < least)) chosen.push(pair);
  return Uint32Array.from(chosen);
}

/** Where each attribute stands: the data the other way round. */
interface Places {
  /** [A + 1] */
  start: Uint32Array;
  /** [Z] the items of each attribute, rising */
  items: Uint32Array;
  /** [Z], or undefined where every value is 1 */
  values: Float64Array | undefined;
}

function placesByAttribute(
  { attributeStart, attributes, values }: AttributeData,
  attributeCount: number,
): Places {
  const start = new Uint32Array(attributeCount + 1);
  for (const id of attributes) start[id + 1]++;
  for (let a = 0; a < attributeCount; a++) start[a + 1] += start[a];
  const next = start.slice(0, attributeCount);
  const items = new Uint32Array(attributes.length);
  const ordered = values === undefined ? undefined : new Float64Array(values.length);
  for (let item = 0; item + 1 < attributeStart.length; item++)
    for (let z = attributeStart[item]; z < attributeStart[item + 1]; z++) {
      const place = next[attributes[z]]++;
      items[place] = item;
      if (ordered !== undefined && values !== undefined) ordered[place] = values[z];
    }
  return { start, items, values: ordered };
}

/** How often each feature is there in the data, values counted: what a model expects at the optimum without penalty. */
export function observedCounts(data: AttributeData, set: FeatureSet): Float64Array {
  const { labelCount, stateStart, stateLabel, transitions } = set;
  const counts = new Float64Array(featureCount(set));
  const { sequenceStart, attributeStart, attributes, values, labels } = data;
  const pairs = new Float64Array(labelCount * labelCount);
  for (let n = 0; n + 1 < sequenceStart.length; n++) {
    for (let t = sequenceStart[n]; t < sequenceStart[n + 1]; t++) {
      if (t > sequenceStart[n]) pairs[labels[t - 1] * labelCount + labels[t]]++;
      for (let z = attributeStart[t]; z < attributeStart[t + 1]; z++) {
        const feature = findFeature(stateStart, stateLabel, attributes[z], labels[t]);
        if (feature !== -1) counts[feature] += values === undefined ? 1 : values[z];
      }
    }
  }
  for (let m = 0; m < transitions.length; m++) counts[stateLabel.length + m] = pairs[transitions[m]];
  return counts;
}

/** The feature of an attribute and a label, or -1. */
export function findFeature(
  start: Uint32Array,
  stateLabel: Uint32Array,
  attribute: number,
  label: number,
): number {
  let low = start[attribute];
  let high = start[attribute + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stateLabel[middle] < label) low = middle + 1;
    else high = middle;
  }
  return low < start[attribute + 1] && stateLabel[low] === label ? low : -1;
}
