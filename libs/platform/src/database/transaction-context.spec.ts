import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { TransactionContext, type Transaction } from './transaction-context.js';

const aTransaction = (): Transaction => ({ manager: {} as EntityManager, hooks: [] });

describe('the transaction of the running code', () => {
  it('is there to its end, whatever others end beside it', async () => {
    const context = new TransactionContext();
    const [long, short] = [aTransaction(), aTransaction()];
    const ended = context.run(long, async () => {
      await pause(5);
      return context.current();
    });
    await context.run(short, async () => {
      await pause(1);
      expect(context.current()).toBe(short);
    });
    expect(await ended).toBe(long);
    expect(context.current()).toBeUndefined();
  });

  it('is found again after there was none, also after one that failed', async () => {
    const context = new TransactionContext();
    const failed = context.run(aTransaction(), async () => {
      await pause(1);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(context.current()).toBeUndefined();
    const next = aTransaction();
    expect(await context.run(next, () => pause(1).then(() => context.current()))).toBe(next);
  });
});
