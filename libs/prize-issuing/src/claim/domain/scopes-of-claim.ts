import { accountScope, PLATFORM_DAY, type AccountScope } from '@boon/service-support/budgets';
import type { Claim } from './claim.js';
import type { GrantDraft } from './claim-plan.js';

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

/** Those of a batch of claims, each once. */
export function scopesOfClaims(claims: readonly Offered[]): AccountScope[] {
  const scopes = new Set<AccountScope>();
  for (const claim of alike(claims, areOfferedAlike, nameOf)) {
    for (const scope of scopesOfClaim(claim)) scopes.add(scope);
  }
  return [...scopes];
}

/** Those of a batch of grants, with their merchants', each once. */
export function scopesOfGrants(grants: readonly GrantDraft[]): AccountScope[] {
  const scopes = new Set<AccountScope>();
  const name = ({ claim, stock }: GrantDraft): string => `${nameOf(claim)}|${stock.merchantId}`;
  const areAlike = (one: GrantDraft, other: GrantDraft): boolean =>
    one.stock === other.stock && areOfferedAlike(one.claim, other.claim);
  for (const { claim, stock } of alike(grants, areAlike, name)) {
    for (const scope of scopesOfGrant(claim, stock.merchantId)) scopes.add(scope);
  }
  return [...scopes];
}

/** One of each name: those of a rush mostly have the same, and nobody names what is like the one before it. */
function alike<T>(
  all: readonly T[],
  areAlike: (one: T, other: T) => boolean,
  name: (one: T) => string,
): Iterable<T> {
  const ones = new Map<string, T>();
  let last: T | undefined;
  for (const one of all) {
    if (last === undefined || !areAlike(last, one)) ones.set(name(one), one);
    last = one;
  }
  return ones.values();
}

/** Surely offered by the same budgets; no in doubt. */
function areOfferedAlike(one: Offered, other: Offered): boolean {
  if (one.schemeId !== other.schemeId || one.channel !== other.channel) return false;
  const [accounts, others] = [one.budgetAccounts ?? [], other.budgetAccounts ?? []];
  return accounts.length === others.length && accounts.every((each, n) => each === others[n]);
}

function nameOf({ schemeId, channel, budgetAccounts = [] }: Offered): string {
  return `${schemeId}|${channel}|${budgetAccounts.join()}`;
}
