import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

/** Idle backends tell their counts after ten seconds at the latest. */
const TOLD_AFTER_MS = 11_000;

/** Transactions that a database has ended since it was made; waits until everyone has told. */
export async function transactionsOf(url: string): Promise<number> {
  await sleep(TOLD_AFTER_MS);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(
      `select xact_commit + xact_rollback as count from pg_stat_database
       where datname = current_database()`,
    );
    return Number(rows[0]?.count ?? 0);
  } finally {
    await client.end();
  }
}
