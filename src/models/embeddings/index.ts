/** `classic-nlp/embeddings`: word vectors, their files, and what is near, alike or analogous. */
export { type AnalogyScores, evaluateAnalogies, solveAnalogy } from './analogy.ts';
export { FastTextVectors } from './fasttext-bin.ts';
export { evaluateSimilarity, type SimilarityScores } from './similarity.ts';
export { readVectorBinary, vectorBinaryPieces } from './vector-binary.ts';
export { readVectorText, vectorTextLines } from './vector-text.ts';
export { type Neighbour, WordVectors } from './word-vectors.ts';
export { trainAsWord2vec, type Word2vecOptions } from './word2vec-compat.ts';
