/**
 * The sixth station: gates. The gradient's way back through time for both cells, trained on the same text, and a test
 * of agreement over a distance that both take at the same size, text and number of steps, from several seeds.
 */
import { agreementAccuracy, agreementExample } from './agreement.ts';
import { type Block, figure, heading, paragraph } from './blocks.ts';
import { stepsBack } from './calls.ts';
import { percent } from './format.ts';
import { type GradientPoint, gradientProfile, trainedCell } from './recurrent.ts';
import type { Station, StationNumbers } from './station.ts';
import { proseText } from './text.ts';

export interface LstmNumbers extends StationNumbers {
  station: 'lstm';
  parameters: number;
  gradient: { rnn: GradientPoint[]; lstm: GradientPoint[] };
  agreement: {
    distractors: number;
    steps: number;
    example: string;
    trials: { seed: number; rnn: number; lstm: number }[];
    /** Means of the shares of right answers. */
    rnn: number;
    lstm: number;
  };
}

const distractors = 12;
const steps = 400;
const seeds = [1, 2, 3, 4, 5];

export const lstmStation: Station<LstmNumbers> = {
  async measure(context) {
    const { language } = context;
    const text = await proseText(language, 'valid');
    const { model: rnn } = await trainedCell(context, 'rnn');
    const { model: lstm } = await trainedCell(context, 'lstm');
    const gradient = {
      rnn: gradientProfile(rnn, text, stepsBack),
      lstm: gradientProfile(lstm, text, stepsBack),
    };
    const trials = [];
    for (const [i, seed] of seeds.entries()) {
      context.report({ what: 'agreement', done: i / seeds.length });
      const test = { distractors, steps, seed };
      trials.push({
        seed,
        rnn: await agreementAccuracy({ ...test, cell: 'rnn' }),
        lstm: await agreementAccuracy({ ...test, cell: 'lstm' }),
      });
    }
    const means = {
      rnn: mean(trials.map((trial) => trial.rnn)),
      lstm: mean(trials.map((trial) => trial.lstm)),
    };
    return {
      station: 'lstm',
      language,
      claims: {
        gatesKeepGradient: gradient.lstm[stepsBack].norm > 10 * gradient.rnn[stepsBack].norm,
        lstmPasses: trials.every((trial) => trial.lstm > 0.95),
        rnnGuesses: trials.every((trial) => trial.rnn < 0.6),
      },
      parameters: lstm.parameters,
      gradient,
      agreement: { distractors, steps, example: agreementExample(distractors, 1), trials, ...means },
    };
  },

  describe(numbers, { lstm: m, rnn: shared }): Block[] {
    const { claims, gradient, agreement } = numbers;
    const left = { rnn: gradient.rnn[stepsBack].norm, lstm: gradient.lstm[stepsBack].norm };
    const points = (of: GradientPoint[]) => of.map((point) => [point.stepsBack, point.norm] as const);
    const right = 'right' as const;
    return [
      paragraph(m.intro),
      figure({
        kind: 'line',
        title: m.gradientTitle,
        description: m.gradientDescription,
        x: { label: shared.gradientX },
        y: { label: shared.gradientY, scale: 'log' },
        series: [
          { name: 'RNN', points: points(gradient.rnn) },
          { name: 'LSTM', points: points(gradient.lstm) },
        ],
      }),
      paragraph((claims.gatesKeepGradient ? m.gatesKeep : m.gatesLose)(stepsBack, left.rnn, left.lstm)),
      heading(m.testTitle),
      paragraph(m.testIntro(agreement.distractors, agreement.trials.length)),
      { kind: 'list', items: [{ label: m.sequence, text: agreement.example }] },
      {
        kind: 'table',
        columns: m.columns.map((title) => ({ title, align: right })),
        rows: [
          ...agreement.trials.map(({ seed, rnn, lstm }) => [String(seed), percent(rnn, 1), percent(lstm, 1)]),
          [m.chance, percent(agreement.rnn, 1), percent(agreement.lstm, 1)],
        ],
      },
      paragraph(
        (claims.lstmPasses && claims.rnnGuesses ? m.passes : m.unclear)(agreement.rnn, agreement.lstm),
      ),
      heading(m.limitTitle),
      paragraph(m.limit(numbers.parameters)),
      { kind: 'commands', label: m.tryIt, calls: m.calls },
    ];
  },
};

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
