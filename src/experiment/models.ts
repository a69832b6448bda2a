/** The kinds of models as experiments see them: one entry a name that `model:` may have. */
import { kindIndex } from '../kinds/index.ts';
import type { ExperimentKind } from '../kinds/kind.ts';

export interface ModelOfTrial extends ExperimentKind {
  /** Its name in `model:`, also in expressions. */
  readonly name: string;
}

const loaded = await Promise.all(
  kindIndex.map(async ({ name, aliases = {}, load }) => {
    const { experiment } = await load();
    if (experiment === undefined) return [];
    return [name, ...Object.keys(aliases)].map((one): ModelOfTrial => ({ ...experiment, name: one }));
  }),
);

export const models: readonly ModelOfTrial[] = loaded.flat();

export function findModel(name: string): ModelOfTrial | undefined {
  return models.find((model) => model.name === name);
}

/** True for a metric that the model reports. */
export function reports(model: ModelOfTrial, metric: string): boolean {
  return model.metrics.includes(metric) || model.knowsMetric?.(metric) === true;
}
