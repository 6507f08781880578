import pg from 'pg';

/** Kept for reuse instead of being deleted at a checkpoint. */
export const WAL_SETTINGS = { min_wal_size: '768MB' };
const SEGMENTS = 40;

/**
 * Fills 640 MB of write-ahead log and lets a checkpoint keep its files for reuse. A server that has just been made
 * writes every new file of 16 MB full of zeros first, and commits wait 50-80 ms for it; one that has run for a while does not.
 */
export async function recycleWal(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let n = 0; n < SEGMENTS; n += 1) {
      // A switch without anything written before it does nothing.
      await client.query(`select pg_logical_emit_message(false, 'bench', 'segment')`);
      await client.query('select pg_switch_wal()');
    }
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}
