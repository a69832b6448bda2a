/** The options of pseudo-relevance feedback as numbers: see feedback.ts for what they do. */
import { pickOptions, resolveOptions } from '../../options/table.ts';
import { type FeedbackOptions, feedbackTable } from './options.ts';

export interface FeedbackSettings {
  /** How many of the best documents are taken for relevant. */
  readonly documents: number;
  /** How many of their terms are added to the query. */
  readonly terms: number;
  /** What they weigh against the query itself. */
  readonly beta: number;
}

/** What `feedback: true` stands for. */
const documentsOfFeedback = 8;

/**
 * Feedback is on where any of its options is given, unless `feedback` itself is false.
 * @returns undefined where nothing is said of it
 * @throws NlpError (usage) for numbers out of range
 */
export function feedbackSettings(options: FeedbackOptions): FeedbackSettings | false | undefined {
  const given = pickOptions(feedbackTable, options as Record<string, unknown>);
  if (given.feedback === false) return false;
  if (Object.keys(given).length === 0) return undefined;
  const { feedback, feedbackTerms, feedbackBeta } = resolveOptions(feedbackTable, given);
  const documents = typeof feedback === 'number' ? feedback : documentsOfFeedback;
  return { documents, terms: feedbackTerms, beta: feedbackBeta };
}
