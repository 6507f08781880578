/** One candidate for one place. */
export interface Option {
  readonly row: number;
  /** A whole number; nothing is gained by what is not positive. */
  readonly value: number;
  /** At most one option of each key is chosen. The first is its coarsest: every option has one. */
  readonly keys: readonly string[];
}

/** The best choice: the number of the chosen option per row, -1 for none. */
export interface Slate {
  readonly chosen: Int32Array;
  readonly total: number;
  /** False when the search was cut short: then it is the best that was found. */
  readonly isOptimal: boolean;
}
