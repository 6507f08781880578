/** Where a row stands in the retailer's folder; lines are counted from 1, the header included. */
export interface RowOrigin {
  readonly file: string;
  readonly line: number;
}

/** A row that was understood, or what is wrong with it. */
export type Row<T> =
  | { readonly ok: true; readonly origin: RowOrigin; readonly record: T }
  | { readonly ok: false; readonly origin: RowOrigin; readonly fault: string };

/** The folder as a whole cannot be read: a file or a column is missing, or a file is broken. */
export class FolderFault extends Error {
  override readonly name = 'FolderFault';
}

/** One cell cannot be understood; the row is reported and left out. */
export class CellFault extends Error {
  override readonly name = 'CellFault';
}

/** The understood rows' records; rows at fault are left to the pass that reports them. */
export async function* recordsOf<T>(rows: AsyncIterable<Row<T>>): AsyncGenerator<T> {
  for await (const row of rows) {
    if (row.ok) yield row.record;
  }
}

/** No rows: for a file that the folder does not have. */
export async function* noRows<T>(): AsyncGenerator<Row<T>> {
  // Nothing to give.
}
