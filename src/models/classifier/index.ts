/** `classic-nlp/classifier`: texts and their classes - naive Bayes, logistic regression, support vector machines. */
export { Classifier, type Contribution, type Explanation, type PredictedLabel } from './classifier.ts';
export { crossValidate, type FoldsResult } from './folds.ts';
export { type JudgedClassifier, judgeClassifier } from './judged.ts';
export { classifierLoader } from './loader.ts';
export {
  type ClassifierModel,
  type ClassifierOptions,
  classifierModels,
  classifierTable,
} from './options.ts';
export { type TrainedClassifier, trainClassifier } from './train.ts';
