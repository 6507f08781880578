import type { Sql } from '@boon/platform';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import { ClaimConflict } from '../domain/claim-ledger.js';
import type { ClaimPlan, GrantDraft, StockTaken, TallyDraft } from '../domain/claim-plan.js';
import { textArray } from './text-array.js';
import { writeClaims, type Charging } from './write-sql.js';

interface WrittenRow {
  readonly tallies: number;
  readonly grants: number;
  readonly accounts: number;
  readonly stocks: number;
  readonly exhausted: readonly string[] | null;
}

/** Writes a batch; answers the stocks that it exhausted. Throws `ClaimConflict` where the facts moved. */
export async function writePlan(
  sql: Sql,
  plan: ClaimPlan,
  accounts: BudgetAccounts | null,
): Promise<readonly string[]> {
  const { grants, tallies, taken } = plan;
  if (grants.length === 0) return [];
  const paying = plan.charges.length === 0 ? null : accounts;
  const statement = writeClaims(chargingOf(paying));
  const [written] = await sql.query<WrittenRow>(statement, planColumns(plan, paying));
  if (written?.tallies !== tallies.length) {
    throw new ClaimConflict('a user reached a limit meanwhile');
  }
  if (written.grants !== grants.length) {
    throw new ClaimConflict('a twin of a claim was granted meanwhile');
  }
  if (written.accounts !== accountsOfPlan(plan).length) {
    throw new ClaimConflict('a shared budget ran short meanwhile');
  }
  if (written.stocks !== taken.size) {
    throw new ClaimConflict('a stock ran short or was closed meanwhile');
  }
  return written.exhausted ?? [];
}

/** How shared budgets are charged, where the application has them. */
export function chargingOf(accounts: BudgetAccounts | null): Charging {
  return accounts === null ? null : (first, after) => accounts.charging(first, after);
}

/** Ids of the accounts that a batch charges, each once. */
export function accountsOfPlan({ charges }: ClaimPlan): string[] {
  return [...new Set(charges.map((charge) => charge.accountId))];
}

/** The parameters that both writing statements share. */
export function planColumns(plan: ClaimPlan, accounts: BudgetAccounts | null): unknown[] {
  const { tallies, grants, taken, now, charges } = plan;
  return [
    ...tallyColumns(tallies),
    ...grantColumns(grants),
    ...stockColumns(taken),
    now,
    ...(accounts?.chargeColumns(charges) ?? []),
  ];
}

function tallyColumns(tallies: readonly TallyDraft[]): unknown[] {
  return [
    tallies.map((tally) => tally.stockId),
    tallies.map((tally) => tally.userId),
    tallies.map((tally) => tally.period),
    tallies.map((tally) => tally.count),
    tallies.map((tally) => tally.most),
  ];
}

function grantColumns(grants: readonly GrantDraft[]): unknown[] {
  return [
    grants.map((grant) => grant.shown.grantId),
    grants.map((grant) => grant.claim.userId),
    grants.map((grant) => grant.stock.stockId),
    grants.map((grant) => grant.stock.termsVersion),
    grants.map((grant) => grant.claim.claimKey),
    grants.map((grant) => grant.unit),
    grants.map((grant) => grant.claim.mode),
    grants.map((grant) => grant.resolvedTerms && JSON.stringify(grant.resolvedTerms)),
    grants.map((grant) => grant.worstCase.toString()),
    grants.map((grant) => grant.claim.schemeId),
    grants.map((grant) => grant.claim.channel),
    grants.map((grant) => grant.claim.slot),
    grants.map((grant) => grant.shown.expiresAt),
    grants.map((grant) => textArray(grant.personKeys)),
    grants.map((grant) => textArray(grant.accounts.map(({ id }) => id))),
  ];
}

function stockColumns(taken: ReadonlyMap<string, StockTaken>): unknown[] {
  const parts = [...taken.values()];
  return [
    [...taken.keys()],
    parts.map((part) => part.units),
    parts.map((part) => part.fen.toString()),
    parts.map((part) => part.fenOfNext.toString()),
  ];
}
