import type { Money } from '@boon/shared-kernel';
import type { KindModule } from './kind-module.js';

/** One lot of virtual currency. */
export interface SubsidyTerms {
  readonly kind: 'subsidy';
  readonly amount: Money;
}

/** Virtual currency: the lots of a user are one balance, and an order draws some of it. */
export const subsidy: KindModule<SubsidyTerms> = {
  kind: 'subsidy',
  use: 'in-parts',
  family: 'balances',
  broughtBy: 'platform',
  read: (fields, limits) => {
    const amount = fields.money('amount', 1n);
    if (amount.compare(limits.ceiling) > 0) {
      fields.fault('amount', `must be at most ${limits.ceiling} fen`, null);
    }
    return { kind: 'subsidy', amount };
  },
  toWire: ({ kind, amount }) => ({ kind, amount: amount.toString() }),
  worstCase: (terms) => terms.amount,
  effect: (terms) => ({ on: 'balance', lot: terms.amount }),
};
