import type { Money } from '@boon/shared-kernel';

/** What a stock's grants cost one funder, in the budget's words. */
export interface FunderPart {
  /** Its part of the worst case of what shoppers hold. */
  readonly reserved: Money;
  /** Its part of orders that are locked and not paid yet: lock is use. */
  readonly locked: Money;
  /** Its part of orders that are paid, less what returns gave back. */
  readonly spent: Money;
}

/** The same of both funders: together they are the stock's own reserved and spent. */
export interface FunderParts {
  readonly platform: FunderPart;
  readonly merchant: FunderPart;
}

/** Tells what stocks cost each of their funders. */
export abstract class FunderBooks {
  /** Of a stock whose grants are used by one order as a whole; zero of one that there is not. */
  abstract partsOf(stockId: string): Promise<FunderParts>;
}
