/** Judging classifiers: scores of classes, of probabilities, of rankings, intervals, calibration. */
export {
  fitIsotonic,
  fitPlatt,
  fitTemperature,
  type IsotonicFit,
  isotonicAt,
  type PlattFit,
} from './calibration.ts';
export {
  brierScore,
  calibrationError,
  likeliest,
  logLoss,
  type ReliabilityBin,
  reliability,
} from './probability-scores.ts';
export { clopperPearsonInterval, wilsonInterval } from './proportion-intervals.ts';
export { averagePrecision, meanOverClasses, pairwiseRocAuc, rocAuc } from './ranking.ts';
export {
  type ClassificationScores,
  type ClassScores,
  type MeanScores,
  scoreClassification,
  scoresOfConfusion,
} from './scores.ts';
