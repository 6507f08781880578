import {
  Module,
  Optional,
  type DynamicModule,
  type ModuleMetadata,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Type,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ShutdownOrder } from '../health/shutdown-order.js';
import { AmbientManager } from './ambient-manager.js';
import { AuditTrail } from './audit/audit-trail.js';
import { dataSourceOf } from './data-source.js';
import { DatabaseOptions } from './database-options.js';
import { migrate } from './migrate.js';
import { Sql } from './sql.js';
import { SqlAuditTrail } from './audit/sql-audit-trail.js';
import { TransactionContext } from './transaction-context.js';
import { TypeOrmAmbientManager } from './typeorm-ambient-manager.js';
import { TypeOrmSql } from './typeorm-sql.js';
import { TypeOrmUnitOfWork } from './typeorm-unit-of-work.js';
import { UnitOfWork } from './unit-of-work.js';

/** Options that come out of other providers; `inject` names their classes in order. */
export interface DatabaseAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: readonly Type<unknown>[];
  readonly useFactory: (...injected: never[]) => DatabaseOptions | Promise<DatabaseOptions>;
}

/** PostgreSQL for the whole process: binds `DataSource`, `UnitOfWork`, `Sql`, `AmbientManager`, `AuditTrail`. */
@Module({})
export class DatabaseModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    @Optional() private readonly shutdown?: ShutdownOrder,
  ) {}

  /** Connects at start; fails the start when the database is out of reach. */
  static forRoot(options: DatabaseOptions): DynamicModule {
    return DatabaseModule.forRootAsync({ useFactory: () => options });
  }

  /** As `forRoot`, with options made from other providers. */
  static forRootAsync(options: DatabaseAsyncOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: options.imports ?? [],
      providers: [
        {
          provide: DatabaseOptions,
          inject: [...(options.inject ?? [])],
          useFactory: options.useFactory as (...injected: unknown[]) => Promise<DatabaseOptions>,
        },
        { provide: DataSource, inject: [DatabaseOptions], useFactory: open },
        TransactionContext,
        { provide: UnitOfWork, useClass: TypeOrmUnitOfWork },
        { provide: Sql, useClass: TypeOrmSql },
        { provide: AmbientManager, useClass: TypeOrmAmbientManager },
        { provide: AuditTrail, useClass: SqlAuditTrail },
      ],
      exports: [DataSource, DatabaseOptions, UnitOfWork, Sql, AmbientManager, AuditTrail],
    };
  }

  onModuleInit(): void {
    this.shutdown?.onShutdown('database', 'PostgreSQL', () => this.close());
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.shutdown === undefined) await this.close();
  }

  private async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

async function open(options: DatabaseOptions): Promise<DataSource> {
  const dataSource = dataSourceOf(options);
  if (options.migrate) await migrate(dataSource);
  return dataSource.initialize();
}
