/** The queries of a test collection, whatever file they come from. */

/** A query of a test collection. */
export interface RetrievalQuery {
  id: string;
  text: string;
}

/** A query and where it stands. */
export interface FoundQuery extends RetrievalQuery {
  line: number;
}
