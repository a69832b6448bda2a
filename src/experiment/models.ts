/** The kinds of models as experiments see them: one entry a name that `model:` may have. */
import { kindIndex } from '../kinds/index.ts';
import type { ExperimentKind } from '../kinds/kind.ts';
import type { MetricDefinition } from '../kinds/metric.ts';

export interface ModelOfTrial extends Omit<ExperimentKind, 'metrics'> {
  /** Its name in `model:`, also in expressions. */
  readonly name: string;
  /** The names of the metrics it reports. */
  readonly metrics: readonly string[];
  /** Those of them that it alone defines. */
  readonly ownMetrics: readonly MetricDefinition[];
}

const loaded = await Promise.all(
  kindIndex.map(async ({ name, aliases = {}, load }) => {
    const { experiment } = await load();
    if (experiment === undefined) return [];
    const metrics = experiment.metrics.map((metric) => (typeof metric === 'string' ? metric : metric.name));
    const ownMetrics = experiment.metrics.filter((metric) => typeof metric !== 'string');
    return [name, ...Object.keys(aliases)].map(
      (one): ModelOfTrial => ({ ...experiment, name: one, metrics, ownMetrics }),
    );
  }),
);

export const models: readonly ModelOfTrial[] = loaded.flat();

/** @param name anything that stands in its place; only a name finds one */
export function findModel(name: unknown): ModelOfTrial | undefined {
  return models.find((model) => model.name === name);
}

/** True for a metric that the model reports. */
export function reports(model: ModelOfTrial, metric: string): boolean {
  return model.metrics.includes(metric) || model.metricNamed?.(metric) !== undefined;
}
