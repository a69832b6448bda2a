/** A training that diverged: a loss or gradient that is not finite, or a loss far above that of a uniform guess. */
import { NlpError } from '../../errors.ts';

export interface DivergedStep {
  /** From 1. */
  epoch: number;
  step: number;
  /** Mean loss in nats a token. */
  loss: number;
  /** Of the gradient. */
  norm: number;
}

export class TrainingDiverged extends NlpError {
  readonly at: DivergedStep;

  /** @param checkpoint where the last good state was saved */
  constructor(at: DivergedStep, checkpoint?: string) {
    const { epoch, step, loss, norm } = at;
    super(
      `training diverged in epoch ${epoch}, step ${step}: the loss is ${short(loss)}, ` +
        `the norm of the gradient ${short(norm)}`,
      {
        remedy(option) {
          const saved =
            checkpoint === undefined
              ? `There is no checkpoint: ${option('checkpoint')} FILE would have one.`
              : `The last good checkpoint is ${checkpoint}.`;
          return `${saved} Try a lower ${option('learningRate')} or ${option('clip')}.`;
        },
      },
    );
    this.at = at;
  }
}

function short(value: number): string {
  return Number.isFinite(value) ? Number(value.toPrecision(5)).toString() : String(value);
}
