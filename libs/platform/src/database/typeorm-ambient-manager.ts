import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AmbientManager } from './ambient-manager.js';
import { TransactionContext } from './transaction-context.js';

/** `AmbientManager` over the one transaction context. */
@Injectable()
export class TypeOrmAmbientManager extends AmbientManager {
  constructor(
    private readonly dataSource: DataSource,
    private readonly context: TransactionContext,
  ) {
    super();
  }

  override get(): EntityManager {
    return this.context.current()?.manager ?? this.dataSource.manager;
  }
}
