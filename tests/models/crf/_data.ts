/** Small training data drawn at random, for comparing versions of the same computation. */
import { Random } from '../../../src/math/random.ts';
import { type AttributeData, AttributeDataBuilder } from '../../../src/models/crf/attribute-data.ts';
import { chooseFeatures, type FeatureSet } from '../../../src/models/crf/feature-set.ts';

export interface RandomData {
  data: AttributeData;
  features: FeatureSet;
}

export function randomData(
  seed: number,
  { sequences = 12, labels = 4, attributes = 9, values = false, all = false, longest = 7 } = {},
): RandomData {
  const random = Random.from(seed);
  const builder = new AttributeDataBuilder();
  for (let j = 0; j < labels; j++) builder.labels.add(`L${j}`);
  for (let n = 0; n < sequences; n++) {
    const length = random.int(longest + 1);
    for (let t = 0; t < length; t++) {
      for (let k = random.int(4); k > 0; k--)
        builder.addAttribute(`a${random.int(attributes)}`, values ? random.normal() : 1);
      builder.endItem(`L${random.int(labels)}`);
    }
    builder.endSequence();
  }
  const data = builder.build();
  const choice = { minFrequency: 0, allStates: all, allTransitions: all };
  return { data, features: chooseFeatures(data, labels, builder.attributes.size, choice) };
}
