/** A statement of fixed text that each connection parses and plans once: for hot paths. */
export interface PreparedSql {
  /** Names the text within the process: at most 63 characters. */
  readonly name: string;
  readonly text: string;
}

/**
 * Hand-written SQL on the ambient transaction, or on a connection of the pool when there is none.
 * Rows come back as plain objects; bigint and numeric columns as strings.
 */
export abstract class Sql {
  /** Runs one statement; answers its rows (also for `INSERT | UPDATE | DELETE ... RETURNING`). */
  abstract query<Row extends object>(
    statement: string | PreparedSql,
    parameters?: readonly unknown[],
  ): Promise<Row[]>;

  /** Runs one statement; answers how many rows it touched. */
  abstract execute(
    statement: string | PreparedSql,
    parameters?: readonly unknown[],
  ): Promise<number>;
}
