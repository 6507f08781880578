/** No pairing: a slot that this benefit may not fill. */
export const IMPOSSIBLE = Number.NEGATIVE_INFINITY;

/**
 * The assignment of rows to columns, each used at most once, with the largest total value; rows may stay
 * empty (-1) where every column left is impossible or worth nothing. O(rows^2 x columns), exact.
 * Kuhn-Munkres in the form with potentials and shortest augmenting paths (Jonker and Volgenant 1987).
 */
export function assign(values: readonly (readonly number[])[]): number[] {
  const rows = values.length;
  const real = values[0]?.length ?? 0;
  // One private dummy column of value 0 per row lets any row stay empty.
  const columns = real + rows;
  const cost = (row: number, column: number): number => {
    if (column >= real) return column - real === row ? 0 : Number.MAX_SAFE_INTEGER / 4;
    const value = values[row]?.[column] ?? IMPOSSIBLE;
    return value > 0 ? -value : Number.MAX_SAFE_INTEGER / 4;
  };
  const rowOf = new ShortestPaths(rows, columns, cost).solve();
  const chosen = new Array<number>(rows).fill(-1);
  for (let column = 0; column < real; column += 1) {
    const row = rowOf[column] ?? -1;
    if (row >= 0 && (values[row]?.[column] ?? IMPOSSIBLE) > 0) chosen[row] = column;
  }
  return chosen;
}

class ShortestPaths {
  private readonly rowPotential: Float64Array;
  private readonly columnPotential: Float64Array;
  private readonly rowOf: Int32Array;

  constructor(
    private readonly rows: number,
    private readonly columns: number,
    private readonly cost: (row: number, column: number) => number,
  ) {
    this.rowPotential = new Float64Array(rows);
    this.columnPotential = new Float64Array(columns);
    this.rowOf = new Int32Array(columns).fill(-1);
  }

  solve(): Int32Array {
    for (let row = 0; row < this.rows; row += 1) this.augment(row);
    return this.rowOf;
  }

  private augment(start: number): void {
    const distance = new Float64Array(this.columns).fill(Infinity);
    const previous = new Int32Array(this.columns).fill(-1);
    const done = new Uint8Array(this.columns);
    const visited: number[] = [];
    let row = start;
    let column = -1;
    let travelled = 0;
    do {
      this.relax({ row, from: column, travelled, distance, previous, done });
      column = nearest(distance, done);
      travelled = distance[column] ?? 0;
      done[column] = 1;
      visited.push(column);
      row = this.rowOf[column] ?? -1;
    } while (row >= 0);
    this.raisePotentials(start, visited, distance, travelled);
    this.flip(start, column, previous);
  }

  private relax(step: {
    row: number;
    from: number;
    travelled: number;
    distance: Float64Array;
    previous: Int32Array;
    done: Uint8Array;
  }): void {
    const { row, from, travelled, distance, previous, done } = step;
    const base = travelled - (this.rowPotential[row] ?? 0);
    for (let column = 0; column < this.columns; column += 1) {
      if (done[column]) continue;
      const reached = base + this.cost(row, column) - (this.columnPotential[column] ?? 0);
      if (reached < (distance[column] ?? Infinity)) {
        distance[column] = reached;
        previous[column] = from;
      }
    }
  }

  private raisePotentials(
    start: number,
    visited: readonly number[],
    distance: Float64Array,
    travelled: number,
  ): void {
    this.rowPotential[start] = (this.rowPotential[start] ?? 0) + travelled;
    for (const column of visited.slice(0, -1)) {
      const slack = travelled - (distance[column] ?? 0);
      const row = this.rowOf[column] ?? 0;
      this.columnPotential[column] = (this.columnPotential[column] ?? 0) - slack;
      this.rowPotential[row] = (this.rowPotential[row] ?? 0) + slack;
    }
  }

  private flip(start: number, last: number, previous: Int32Array): void {
    let column = last;
    while (column >= 0) {
      const before = previous[column] ?? -1;
      this.rowOf[column] = before >= 0 ? (this.rowOf[before] ?? start) : start;
      column = before;
    }
  }
}

function nearest(distance: Float64Array, done: Uint8Array): number {
  let best = -1;
  for (let column = 0; column < distance.length; column += 1) {
    if (done[column]) continue;
    if (best < 0 || (distance[column] ?? Infinity) < (distance[best] ?? Infinity)) best = column;
  }
  return best;
}
