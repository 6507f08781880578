import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

/** Idle backends tell their counts after ten seconds at the latest. */
const TOLD_AFTER_MS = 11_000;

/** PostgreSQL 18 tells them in another view. */
const MOVED_IN = 180_000;
const VERSION = `select current_setting('server_version_num')::int as version`;
const SYNCS = `select coalesce(sum(fsyncs), 0)::bigint as syncs from pg_stat_io where object = 'wal'`;
const OLDER_SYNCS = `select wal_sync as syncs from pg_stat_wal`;

/** How often a server has made its log durable since it started; waits until everyone has told. */
export async function walSyncsOf(url: string): Promise<number> {
  await sleep(TOLD_AFTER_MS);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number }>(VERSION);
    const isTold = (rows[0]?.version ?? 0) >= MOVED_IN;
    const { rows: counts } = await client.query<{ syncs: string }>(isTold ? SYNCS : OLDER_SYNCS);
    return Number(counts[0]?.syncs ?? 0);
  } finally {
    await client.end();
  }
}
