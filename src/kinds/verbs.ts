/**
 * The verbs that kinds of models share (cli/verbs/): what a kind says of each so that the generic verb can read its
 * inputs, call the model and print the answer.
 */

/** Filled in by the verbs of cli/verbs/: each adds the member that it reads. */
// biome-ignore lint/suspicious/noEmptyInterface: members come with the verbs.
export interface KindVerbs {}
