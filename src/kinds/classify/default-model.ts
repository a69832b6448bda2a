/** What each name of the command trains where nothing else is said. */
import { type ClassifierModel, classifierTable } from '../../models/classifier/options.ts';

const modelOfCommand: Readonly<Record<string, ClassifierModel>> = {
  bayes: 'naive-bayes',
  logistic: 'logistic',
  cnn: 'cnn',
};

export const defaultModelOf = (command: string): ClassifierModel =>
  modelOfCommand[command] ?? classifierTable.model.default;
