/**
 * The kinds of models and what each is asked in the contract test. A new model adds a row.
 * Commands are written as a user would; MODEL stands for the trained model, EMPTY for an empty file.
 */
export interface Kind {
  kind: string;
  /** Trains a model into the file MODEL with a seed; absent where there is nothing to train. */
  train?: string[];
  /** The same command with EMPTY as its training input (or as its script). */
  trainOnNothing: string[];
  /** A command that answers stdin. */
  answer: string[];
  /** The same model as `answer` loads, named in another way (for scripts: by path). */
  answerAgain?: string[];
  /** The answering command with a model of another kind, OTHER. */
  answerWithOther: string[];
  input: string;
  /** What it prints for empty input. */
  onEmptyInput: string;
}

export const kinds: Kind[] = [
  {
    kind: 'eliza',
    trainOnNothing: ['eliza', 'check', 'EMPTY'],
    answer: ['eliza', '--script', 'doctor'],
    answerAgain: ['eliza', '--script', 'corpora/eliza/doctor.script'],
    answerWithOther: ['eliza', '--script', 'OTHER'],
    input: 'I am worried about my mother.\nYou never listen.\n\nMy boss hates me\n',
    onEmptyInput: 'GREETING',
  },
];
