/**
 * Hand-written SQL on the ambient transaction, or on a connection of the pool when there is none.
 * Rows come back as plain objects; bigint and numeric columns as strings.
 */
export abstract class Sql {
  /** Runs one statement; answers its rows (also for `INSERT | UPDATE | DELETE ... RETURNING`). */
  abstract query<Row extends object>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;

  /** Runs one statement; answers how many rows it touched. */
  abstract execute(text: string, parameters?: readonly unknown[]): Promise<number>;
}
