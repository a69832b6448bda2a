/**
 * The verbs that kinds of models share. A kind says of each verb what is its own (a summary, examples, how to open a
 * model and what to ask it); the generic verb in cli/verbs/ of the same name does the rest: flags, inputs, printing,
 * JSON, exit status. A new shared verb is a type in kinds/verbs/, a member here and a file in cli/verbs/.
 */
// biome-ignore lint/suspicious/noEmptyInterface: members come with the verbs.
export interface KindVerbs {}
