import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isTransient } from './sql-state.js';
import { TransactionContext, type Transaction } from './transaction-context.js';
import { UnitOfWork, type UnitOfWorkOptions } from './unit-of-work.js';

/** `UnitOfWork` on TypeORM's pool. */
@Injectable()
export class TypeOrmUnitOfWork extends UnitOfWork {
  private readonly logger = new Logger(UnitOfWork.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly context: TransactionContext,
  ) {
    super();
  }

  override run<T>(work: () => Promise<T>, options: UnitOfWorkOptions = {}): Promise<T> {
    const outer = this.context.current();
    return outer ? this.join(outer, work) : this.begin(work, options);
  }

  override afterCommit(hook: () => void): void {
    const current = this.context.current();
    if (current) current.hooks.push(hook);
    else hook();
  }

  override isActive(): boolean {
    return this.context.current() !== undefined;
  }

  private async join<T>(outer: Transaction, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      outer.doom ??= { cause: error };
      throw error;
    }
  }

  private async begin<T>(work: () => Promise<T>, options: UnitOfWorkOptions): Promise<T> {
    for (let left = options.retries ?? 0; ; left -= 1) {
      try {
        return await this.attempt(work, options);
      } catch (error) {
        if (left <= 0 || !isTransient(error)) throw error;
      }
    }
  }

  private async attempt<T>(work: () => Promise<T>, options: UnitOfWorkOptions): Promise<T> {
    const hooks: (() => void)[] = [];
    const inTransaction = async (manager: EntityManager): Promise<T> => {
      const transaction: Transaction = { manager, hooks };
      const result = await this.context.run(transaction, work);
      if (transaction.doom) {
        throw new Error('a joined unit of work failed, so nothing is committed', transaction.doom);
      }
      return result;
    };
    const result = options.isolation
      ? await this.dataSource.transaction(options.isolation, inTransaction)
      : await this.dataSource.transaction(inTransaction);
    for (const hook of hooks) this.call(hook);
    return result;
  }

  // The commit stands: a hook that fails must not look like a transaction that failed.
  private call(hook: () => void): void {
    try {
      hook();
    } catch (error) {
      this.logger.error(
        'an after-commit hook failed',
        error instanceof Error ? error.stack : error,
      );
    }
  }
}
