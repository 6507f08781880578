import { Logger } from '@nestjs/common';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { DatabaseOptions } from './database-options.js';
import type { Persistence, SqlMigration } from './persistence.js';
import { platformPersistence } from './platform-persistence.js';
import { PooledClient } from './pooled-client.js';

const logger = new Logger('Database');

/** The limits of every connection, in node-postgres' own names. */
function limits(options: DatabaseOptions) {
  return {
    max: options.poolMax ?? 10,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 2_000,
    query_timeout: options.queryTimeoutMs ?? 6_000,
    statement_timeout: options.statementTimeoutMs ?? 5_000,
    lock_timeout: options.lockTimeoutMs ?? 3_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 10_000,
    maxLifetimeSeconds: options.maxLifetimeSeconds ?? 1_800,
    application_name: options.applicationName ?? 'boon',
    keepAlive: true,
  };
}

/** A data source of these options, not yet connected. */
export function dataSourceOf(options: DatabaseOptions): DataSource {
  const persistence = withPlatform(options.persistence);
  const dataSource: DataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: persistence.flatMap((each) => [...each.entities]),
    migrations: persistence.flatMap((each) => each.migrations.map(migrationClass)),
    migrationsTableName: 'platform.migration',
    migrationsTransactionMode: 'all',
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    logging: false,
    // After the pool's end this tells only that the server ended before the sockets were closed.
    poolErrorHandler: (error: unknown) => {
      if (dataSource.isInitialized) logger.warn(`an idle connection was lost: ${String(error)}`);
    },
    extra: { ...limits(options), Client: PooledClient },
  });
  return dataSource;
}

function withPlatform(persistence: readonly Persistence[]): readonly Persistence[] {
  return [...new Set([platformPersistence, ...persistence])];
}

// TypeORM orders migrations by the 13 digits at the end of their names.
function migrationClass(migration: SqlMigration): new () => MigrationInterface {
  const at = Date.parse(`${migration.at}Z`);
  if (Number.isNaN(at))
    throw new Error(`migration ${migration.name}: "${migration.at}" is no instant`);
  return class implements MigrationInterface {
    readonly name = `${migration.name}${at}`;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(migration.up);
    }

    async down(runner: QueryRunner): Promise<void> {
      if (!migration.down) throw new Error(`migration ${migration.name} has no way back`);
      await runner.query(migration.down);
    }
  };
}
