/** No pairing: a place that this benefit may not fill. */
export const IMPOSSIBLE = Number.NEGATIVE_INFINITY;

/** Worse than any pairing, small enough that sums of it stay exact. */
const FORBIDDEN = Number.MAX_SAFE_INTEGER / 1_024;

/** Values of rows x columns, row by row. */
export interface ValueTable {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * The assignment of rows to columns, each used at most once, with the largest total value; rows stay empty (-1)
 * where every column left is impossible or worth nothing. O(rows^2 x columns), exact for whole numbers.
 * Kuhn-Munkres in the form with potentials and shortest augmenting paths (Jonker and Volgenant 1987).
 */
export function assign({ rows, columns, values }: ValueTable): Int32Array {
  return new Assigner(rows, columns).assign(values);
}

/** Solves many assignments of one size, in the same memory. */
export class Assigner {
  private readonly paths: ShortestPaths;
  private readonly costs: Float64Array;

  constructor(
    private readonly rows: number,
    private readonly real: number,
  ) {
    // One private dummy column of value 0 per row lets any row stay empty.
    this.costs = new Float64Array(rows * (real + rows));
    this.paths = new ShortestPaths(rows, real + rows, this.costs);
  }

  /** As `assign`. */
  assign(values: Float64Array): Int32Array {
    const { rows, real, costs } = this;
    const columns = real + rows;
    costs.fill(FORBIDDEN);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < real; column += 1) {
        const value = values[row * real + column] as number;
        if (value > 0) costs[row * columns + column] = -value;
      }
      costs[row * columns + real + row] = 0;
    }
    const rowOf = this.paths.solve();
    const chosen = new Int32Array(rows).fill(-1);
    for (let column = 0; column < real; column += 1) {
      const row = rowOf[column] as number;
      if (row >= 0 && (values[row * real + column] as number) > 0) chosen[row] = column;
    }
    return chosen;
  }
}

class ShortestPaths {
  private readonly rowPotential: Float64Array;
  private readonly columnPotential: Float64Array;
  private readonly rowOf: Int32Array;
  private readonly distance: Float64Array;
  private readonly previous: Int32Array;
  private readonly done: Uint8Array;
  private readonly visited: Int32Array;

  constructor(
    private readonly rows: number,
    private readonly columns: number,
    private readonly costs: Float64Array,
  ) {
    this.rowPotential = new Float64Array(rows);
    this.columnPotential = new Float64Array(columns);
    this.rowOf = new Int32Array(columns).fill(-1);
    this.distance = new Float64Array(columns);
    this.previous = new Int32Array(columns);
    this.done = new Uint8Array(columns);
    this.visited = new Int32Array(columns);
  }

  solve(): Int32Array {
    this.rowPotential.fill(0);
    this.columnPotential.fill(0);
    this.rowOf.fill(-1);
    for (let row = 0; row < this.rows; row += 1) this.augment(row);
    return this.rowOf;
  }

  private augment(start: number): void {
    const { distance, done, visited } = this;
    distance.fill(Infinity);
    this.previous.fill(-1);
    done.fill(0);
    let count = 0;
    let row = start;
    let column = -1;
    let travelled = 0;
    while (row >= 0) {
      column = this.step(row, column, travelled);
      travelled = distance[column] as number;
      done[column] = 1;
      visited[count++] = column;
      row = this.rowOf[column] as number;
    }
    this.raisePotentials(start, count - 1, travelled);
    this.flip(start, column);
  }

  /** Relaxes what the row reaches, and answers the nearest column that is not done. */
  private step(row: number, from: number, travelled: number): number {
    const { distance, done, previous, costs, columns, columnPotential } = this;
    const base = travelled - (this.rowPotential[row] as number);
    const first = row * columns;
    let nearest = -1;
    let least = Infinity;
    for (let column = 0; column < columns; column += 1) {
      if (done[column] === 1) continue;
      const reached =
        base + (costs[first + column] as number) - (columnPotential[column] as number);
      if (reached < (distance[column] as number)) {
        distance[column] = reached;
        previous[column] = from;
      }
      if ((distance[column] as number) < least) {
        least = distance[column] as number;
        nearest = column;
      }
    }
    return nearest;
  }

  private raisePotentials(start: number, count: number, travelled: number): void {
    const { rowPotential, columnPotential } = this;
    rowPotential[start] = (rowPotential[start] as number) + travelled;
    for (let at = 0; at < count; at += 1) {
      const column = this.visited[at] as number;
      const slack = travelled - (this.distance[column] as number);
      const row = this.rowOf[column] as number;
      columnPotential[column] = (columnPotential[column] as number) - slack;
      rowPotential[row] = (rowPotential[row] as number) + slack;
    }
  }

  private flip(start: number, last: number): void {
    let column = last;
    while (column >= 0) {
      const before = this.previous[column] as number;
      this.rowOf[column] = before >= 0 ? (this.rowOf[before] as number) : start;
      column = before;
    }
  }
}
