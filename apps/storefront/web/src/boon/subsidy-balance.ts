import { fenOf } from '../format/money.js';
import type { WalletGrant, WalletPage } from './types.js';

/** What can be drawn on: what Boon says, else what is left of the lots that were read. */
export function subsidyBalanceOf(
  page: WalletPage | undefined,
  grants: readonly WalletGrant[],
): bigint {
  if (page?.subsidyBalance !== undefined) return fenOf(page.subsidyBalance.available);
  return grants
    .filter(({ kind, state }) => kind === 'subsidy' && (state === 'held' || state === 'locked'))
    .reduce((sum, grant) => sum + leftOf(grant), 0n);
}

function leftOf({ lot, terms }: WalletGrant): bigint {
  if (lot) return fenOf(lot.remaining) - fenOf(lot.locked);
  return terms.amount === undefined ? 0n : fenOf(terms.amount);
}
