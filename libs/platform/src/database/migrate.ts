import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';

// Any fixed number that nothing else locks: the letters "boon".
const MIGRATION_LOCK = 0x626f6f6e;

/**
 * Brings the database up to the migrations of `dataSource` (connected or not) and answers the names of
 * those that ran. Works on connections of its own, without the limits that ordinary statements have.
 * Several processes may call it at once: one migrates, the others wait and find nothing left to do.
 */
export async function migrate(dataSource: DataSource): Promise<readonly string[]> {
  const own = await unlimited(dataSource).initialize();
  try {
    const lockHolder = own.createQueryRunner();
    await acquire(lockHolder);
    try {
      return await runPending(own);
    } finally {
      await lockHolder.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await lockHolder.release();
    }
  } finally {
    await own.destroy();
  }
}

function unlimited(dataSource: DataSource): DataSource {
  const extra = {
    max: 2,
    connectionTimeoutMillis: 10_000,
    lock_timeout: 30_000,
    application_name: 'boon-migrate',
  };
  return new DataSource({ ...dataSource.options, extra } as typeof dataSource.options);
}

// Asked for again and again instead of waited for: a waiting statement would hold back
// CREATE INDEX CONCURRENTLY of whoever has the lock.
async function acquire(runner: QueryRunner): Promise<void> {
  for (;;) {
    const rows = (await runner.query('select pg_try_advisory_lock($1) as locked', [
      MIGRATION_LOCK,
    ])) as { locked: boolean }[];
    if (rows[0]?.locked) return;
    await pause(100);
  }
}

async function runPending(dataSource: DataSource): Promise<readonly string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('create schema if not exists platform');
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'all';
    const ran = await executor.executePendingMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await runner.release();
  }
}
