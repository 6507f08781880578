import { accountScope, PLATFORM_DAY, type AccountScope } from '@boon/service-support/budgets';
import type { Claim } from './claim.js';

type Offered = Pick<Claim, 'schemeId' | 'channel' | 'budgetAccounts'>;

/** The shared budgets that may have to pay for grants of a claim, whatever the stock; sorted. */
export function scopesOfClaim({ schemeId, channel, budgetAccounts = [] }: Offered): AccountScope[] {
  const scopes = new Set([...budgetAccounts, PLATFORM_DAY]);
  if (schemeId !== null) scopes.add(accountScope('scheme', schemeId));
  if (channel !== null) scopes.add(accountScope('channel-day', channel));
  return [...scopes].sort();
}

/** The same of one stock of the claim, with its merchant's. */
export function scopesOfGrant(claim: Offered, merchantId: string | null): AccountScope[] {
  const scopes = scopesOfClaim(claim);
  return merchantId === null ? scopes : [...scopes, accountScope('merchant', merchantId)].sort();
}
