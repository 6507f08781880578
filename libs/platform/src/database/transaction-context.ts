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

/**
 * Which transaction the running code belongs to. One per data source. Followed only while there is one: Node
 * makes every promise of the process dearer from the first use of a storage until it is switched off, also those of
 * claims, which need no transaction.
 */
@Injectable()
export class TransactionContext {
  private readonly storage = new AsyncLocalStorage<Transaction>();
  private underWay = 0;

  current(): Transaction | undefined {
    return this.storage.getStore();
  }

  async run<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
    this.underWay += 1;
    try {
      return await this.storage.run(transaction, work);
    } finally {
      this.underWay -= 1;
      if (this.underWay === 0) this.storage.disable();
    }
  }
}
