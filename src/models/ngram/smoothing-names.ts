/** The smoothing methods by name; in a file of their own, so that a table of options loads no more than this. */

export const smoothingNames = [
  'mle',
  'laplace',
  'lidstone',
  'good-turing',
  'jelinek-mercer',
  'witten-bell',
  'absolute',
  'kneser-ney',
  'modified-kneser-ney',
  'stupid-backoff',
] as const;

export type Smoothing = (typeof smoothingNames)[number];
