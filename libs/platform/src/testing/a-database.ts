import type { DataSource } from 'typeorm';
import type { AuditTrail } from '../database/audit/audit-trail.js';
import type { AmbientManager } from '../database/ambient-manager.js';
import { dataSourceOf } from '../database/data-source.js';
import type { DatabaseOptions } from '../database/database-options.js';
import { migrate } from '../database/migrate.js';
import type { Persistence } from '../database/persistence.js';
import type { Sql } from '../database/sql.js';
import { SqlAuditTrail } from '../database/audit/sql-audit-trail.js';
import { TransactionContext } from '../database/transaction-context.js';
import { TypeOrmAmbientManager } from '../database/typeorm-ambient-manager.js';
import { TypeOrmSql } from '../database/typeorm-sql.js';
import { TypeOrmUnitOfWork } from '../database/typeorm-unit-of-work.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { Inbox } from '../events/inbox.js';
import type { Outbox } from '../events/outbox.js';
import { PgInbox } from '../events/pg-inbox.js';
import { PgOutbox } from '../events/outbox/pg-outbox.js';
import { beforePostgresStops, createDatabase } from './postgres.js';

/** A migrated database with the platform's ports bound to it, without Nest. */
export interface DatabaseForSpecs {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly unitOfWork: UnitOfWork;
  readonly sql: Sql;
  readonly ambientManager: AmbientManager;
  readonly audit: AuditTrail;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  /** Closes the pool; done by itself at the end of the file. */
  close(): Promise<void>;
}

/** No spec may depend on how fast a machine is: only what hangs is ended. */
const PATIENT = {
  connectionTimeoutMs: 60_000,
  statementTimeoutMs: 60_000,
  queryTimeoutMs: 61_000,
  lockTimeoutMs: 60_000,
  idleInTransactionTimeoutMs: 60_000,
};

/**
 * A new database on the server of `usePostgres()`, migrated to these persistences (and the platform's). Its
 * limits on time are wide; for those of production see `openDatabase`.
 */
export async function aDatabase(...persistence: readonly Persistence[]): Promise<DatabaseForSpecs> {
  return openDatabase({ url: await createDatabase(), persistence, ...PATIENT });
}

/** As `aDatabase`, with limits and a URL of one's own choice. Migrates. */
export async function openDatabase(options: DatabaseOptions): Promise<DatabaseForSpecs> {
  const dataSource = dataSourceOf({ poolMax: 20, ...options });
  await migrate(dataSource);
  await dataSource.initialize();
  const context = new TransactionContext();
  const close = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
  };
  beforePostgresStops(close);
  const unitOfWork = new TypeOrmUnitOfWork(dataSource, context);
  const sql = new TypeOrmSql(dataSource, context);
  return {
    url: options.url,
    dataSource,
    unitOfWork,
    sql,
    audit: new SqlAuditTrail(sql),
    ambientManager: new TypeOrmAmbientManager(dataSource, context),
    outbox: new PgOutbox(sql, unitOfWork),
    inbox: new PgInbox(sql, unitOfWork),
    close,
  };
}
