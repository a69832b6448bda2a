/**
 * The fifth station: memory. A plain recurrent network learns to predict characters while its loss is recorded; then
 * its limit is measured: how little of the gradient is left after thirty steps back through time.
 */
import { Random } from '../math/random.ts';
import { type Block, figure, heading, paragraph } from './blocks.ts';
import { stepsBack } from './calls.ts';
import { type GradientPoint, gradientProfile, trainedCell } from './recurrent.ts';
import type { Station, StationNumbers } from './station.ts';
import { proseText } from './text.ts';

export interface RnnNumbers extends StationNumbers {
  station: 'rnn';
  parameters: number;
  /** Characters of the training text. */
  trainCharacters: number;
  /** Characters read, loss in nats a character. */
  trainLoss: [number, number][];
  heldLoss: [number, number][];
  samples: { untrained: string; trained: string };
  gradient: GradientPoint[];
}

export const rnnStation: Station<RnnNumbers> = {
  async measure(context) {
    const { language } = context;
    const { model, trainLoss, heldLoss, untrained } = await trainedCell(context, 'rnn');
    const gradient = gradientProfile(model, await proseText(language, 'valid'), stepsBack);
    const [first, last] = [heldLoss[0][1], heldLoss[heldLoss.length - 1][1]];
    const trained = model.generate(Random.from(1).fork('after'), {
      length: 120,
      temperature: 0.7,
      prompt: '',
    });
    return {
      station: 'rnn',
      language,
      claims: {
        learned: last < 0.75 * first,
        gradientVanishes: gradient[stepsBack].norm < 1e-3,
      },
      parameters: model.parameters,
      trainCharacters: [...(await proseText(language, 'train'))].length,
      trainLoss,
      heldLoss,
      samples: { untrained: onOneLine(untrained), trained: onOneLine(trained) },
      gradient,
    };
  },

  describe(numbers, { rnn: m }): Block[] {
    const { claims, heldLoss, trainLoss, samples, gradient } = numbers;
    const [from, to] = [heldLoss[0][1], heldLoss[heldLoss.length - 1][1]];
    const thousands = (points: [number, number][]) =>
      points.map(([read, loss]) => [read / 1000, loss] as const);
    const left = gradient[gradient.length - 1];
    return [
      paragraph(m.intro(numbers.parameters, numbers.trainCharacters)),
      figure({
        kind: 'line',
        title: m.lossTitle,
        description: m.lossDescription(from, to),
        x: { label: m.lossX, from: 0 },
        y: { label: m.lossY },
        series: [
          { name: m.training, points: thousands(trainLoss) },
          { name: m.held, points: thousands(heldLoss) },
        ],
      }),
      paragraph(claims.learned ? m.learned(from, to) : m.notLearned(from, to)),
      paragraph(m.samples),
      {
        kind: 'list',
        items: [
          { label: m.before, text: samples.untrained },
          { label: m.after, text: samples.trained },
        ],
      },
      heading(m.limitTitle),
      paragraph(m.limitIntro(left.stepsBack)),
      figure({
        kind: 'line',
        title: m.gradientTitle,
        description: m.gradientDescription,
        x: { label: m.gradientX },
        y: { label: m.gradientY, scale: 'log' },
        series: [{ name: 'RNN', points: gradient.map((point) => [point.stepsBack, point.norm] as const) }],
      }),
      paragraph(
        claims.gradientVanishes ? m.fades(left.stepsBack, left.norm) : m.staysUp(left.stepsBack, left.norm),
      ),
      ...(claims.gradientVanishes ? [paragraph(m.next)] : []),
      { kind: 'commands', label: m.tryIt, calls: m.calls },
    ];
  },
};

/** Line ends as strokes, so that a sample stays a line of its own. */
function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' / ').trim();
}
