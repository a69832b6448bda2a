/** The loss over a training, as a chart: of the training steps in groups, and of the held-out text after each epoch. */

import type { LineChart } from '../../figure/figure.ts';
import { figureSvg } from '../../figure/figure-svg.ts';
import { figureText } from '../../figure/figure-text.ts';
import type { PreparedTraining } from '../../kinds/verbs/neural-train.ts';
import type { StepReport } from '../../neural/training/task.ts';
import { writeTextAtomically } from '../../store/atomic.ts';
import { loadPalette } from '../render/color.ts';
import { paintWith } from '../render/paint.ts';

/** Points of the curve. */
const POINTS = 120;

export class LossCurve {
  readonly #training: PreparedTraining;
  readonly #group: number;
  readonly #points: [number, number][] = [];
  #sum = 0;
  #count = 0;

  constructor(training: PreparedTraining) {
    const { stepsPerEpoch, epochs, trainer } = training;
    this.#training = training;
    this.#group = Math.max(1, Math.ceil((stepsPerEpoch * epochs) / POINTS));
    // Of epochs that another process trained only the means are known.
    for (const { epoch, trainLoss } of trainer.history) this.#points.push([epoch - 0.5, trainLoss]);
  }

  add({ epoch, step, stepsPerEpoch, loss }: StepReport): void {
    this.#sum += loss;
    this.#count++;
    if (this.#count < this.#group) return;
    const end = epoch - 1 + step / stepsPerEpoch;
    this.#points.push([end - this.#count / stepsPerEpoch / 2, this.#sum / this.#count]);
    this.#sum = 0;
    this.#count = 0;
  }

  chart(): LineChart {
    const held = this.#training.trainer.history.flatMap(({ epoch, validLoss }) =>
      validLoss === null ? [] : [[epoch, validLoss] as const],
    );
    const series = [{ name: 'training', points: this.#points }];
    return {
      kind: 'line',
      title: `Loss of ${this.#training.title}`,
      description: 'Cross entropy in nats a symbol over the epochs of the training.',
      x: { label: 'epochs', from: 0 },
      y: { label: 'nats a symbol' },
      series: held.length === 0 ? series : [...series, { name: 'held out', points: held }],
    };
  }

  async lines(color: boolean | undefined): Promise<string[]> {
    if (this.#points.length < 2) return [];
    const palette = await loadPalette(process.stdout, color);
    const width = Math.min(80, process.stdout.columns ?? 80);
    return ['', ...figureText(this.chart(), { width, paint: paintWith(palette) }), ''];
  }

  async writeSvg(file: string): Promise<void> {
    await writeTextAtomically(file, [figureSvg(this.chart())]);
  }
}
