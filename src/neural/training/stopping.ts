/**
 * Early stopping: which epoch is the best so far, and how long ago it was (L. Prechelt, "Early Stopping - But When?",
 * 1998). What decides is the validation loss, or any metric that the task measures.
 */
import { NlpError } from '../../errors.ts';
import type { BestEpoch, EpochRecord } from './task.ts';

export interface StoppingSettings {
  /** Stop after so many epochs without a better one. @defaultValue never */
  patience?: number;
  /** What makes an epoch better. @defaultValue the loss, lower is better */
  metric?: { name: string; higherIsBetter: boolean };
}

/** The record as the best epoch, where it is better than the best before. @throws NlpError for a metric not measured */
export function improves(
  record: EpochRecord,
  before: BestEpoch | null,
  metric: StoppingSettings['metric'],
): BestEpoch | undefined {
  const { epoch, validLoss: loss } = record;
  if (loss === null) return undefined;
  if (metric === undefined) return before === null || loss < before.loss ? { epoch, loss } : undefined;
  const value = record.metrics?.[metric.name];
  if (value === undefined) {
    const known = Object.keys(record.metrics ?? {}).join(', ') || 'the loss alone';
    throw new NlpError(`no metric is called ${metric.name}`, { remedy: `Measured is: ${known}.` });
  }
  const last = before?.value;
  const isBetter = last === undefined || (metric.higherIsBetter ? value > last : value < last);
  return isBetter ? { epoch, loss, value } : undefined;
}

/** @param epoch epochs done */
export function isStale(epoch: number, best: BestEpoch | null, patience: number | undefined): boolean {
  return patience !== undefined && best !== null && epoch - best.epoch >= patience;
}
