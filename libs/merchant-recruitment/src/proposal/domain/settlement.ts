import { Money } from '@boon/shared-kernel';
import type { VoucherCost } from './voucher-cost.js';

/** What orders and wallets make one funder bear, in the budget's words. */
interface Borne {
  readonly reserved: Money;
  readonly locked: Money;
  readonly spent: Money;
}

/** One funder's account of a voucher: `committed = free + reserved + locked + spent + released`. */
export interface FunderAccount extends Borne {
  readonly committed: Money;
  /** May still be issued. */
  readonly free: Money;
  /** Given back for good: the voucher has ended. */
  readonly released: Money;
}

/** Both accounts of a voucher. */
export interface Settlement {
  readonly merchant: FunderAccount;
  readonly platform: FunderAccount;
}

/** The accounts as they stand; nothing of a voucher that has ended is free. */
export function settlementOf(
  committed: VoucherCost,
  borne: { readonly merchant: Borne; readonly platform: Borne },
  hasEnded: boolean,
): Settlement {
  const of = (funder: 'merchant' | 'platform'): FunderAccount => {
    const { reserved, locked, spent } = borne[funder];
    const rest = committed[funder].minus(reserved).minus(locked).minus(spent);
    return {
      committed: committed[funder],
      free: hasEnded ? Money.ZERO : rest,
      ...{ reserved, locked, spent },
      released: hasEnded ? rest : Money.ZERO,
    };
  };
  return { merchant: of('merchant'), platform: of('platform') };
}
