import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A transaction under way. */
export interface Transaction {
  readonly manager: EntityManager;
  readonly hooks: (() => void)[];
  /** The error of a joined `run`: with it the whole must not be committed. */
  doom?: { readonly cause: unknown };
}

/** Which transaction the running code belongs to. One per data source. */
@Injectable()
export class TransactionContext {
  private readonly storage = new AsyncLocalStorage<Transaction>();

  current(): Transaction | undefined {
    return this.storage.getStore();
  }

  run<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
    return this.storage.run(transaction, work);
  }
}
