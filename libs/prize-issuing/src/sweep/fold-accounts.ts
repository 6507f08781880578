import { Injectable, Optional } from '@nestjs/common';
import { BudgetAccounts } from '@boon/service-support/budgets';

const BATCH = 100;

/** Adds uses, returns and expiries to the budgets that stocks share, where the application has them. */
@Injectable()
export class FoldAccounts {
  constructor(@Optional() private readonly accounts?: BudgetAccounts) {}

  /** Folds up to 100 accounts, each in a transaction of its own; answers how many. */
  async execute(): Promise<number> {
    return (await this.accounts?.fold(BATCH)) ?? 0;
  }
}
