import type { Sql } from './sql.js';

/** Up to where a table was read by who follows it. */
export interface ChangesHead {
  /** A transaction id, as text. */
  readonly mark: string;
  /** The database's clock. */
  readonly now: Date;
}

/**
 * What to remember before rows are read of a table whose rows carry the transaction that changed them last
 * (`changed >= mark`): the oldest one that still runs. Whatever cannot be seen yet was written by that one or a later
 * one, so reading from the mark of the last time on misses nothing; what is read twice does no harm.
 */
export async function changesHead(sql: Sql): Promise<ChangesHead> {
  const [head] = await sql.query<ChangesHead>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as mark, clock_timestamp() as now`,
  );
  if (!head) throw new RangeError('the database answered no snapshot');
  return head;
}
