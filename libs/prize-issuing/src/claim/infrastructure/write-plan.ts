import type { PreparedSql, Sql } from '@boon/platform';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import { ClaimConflict } from '../domain/claim-ledger.js';
import type { ClaimPlan, GrantDraft, StockTaken, TallyDraft } from '../domain/claim-plan.js';
import { lotHolders } from './note-sql.js';
import { textArray, textColumn } from './text-array.js';
import { watchColumns } from './watch-sql.js';
import { isTwin, writeClaims, type Charging } from './write-sql.js';

/** Units of one stock in a claim are fewer: the contract of claim tokens says twenty items. */
const MOST_UNITS = 32;

interface WrittenRow {
  readonly tallies: number;
  readonly grants: number;
  readonly accounts: number;
  readonly standing: number;
  readonly stocks: number;
  readonly exhausted: readonly string[] | null;
}

/** Writes a batch; answers the stocks that it exhausted. Throws `ClaimConflict` where the facts moved. */
export async function writePlan(
  sql: Sql,
  plan: ClaimPlan,
  accounts: BudgetAccounts | null,
): Promise<readonly string[]> {
  const { grants, tallies, taken, watched } = plan;
  if (grants.length === 0) return [];
  const paying = plan.charges.length === 0 ? null : accounts;
  const holders = lotHolders(grants);
  const statement = writeClaims({
    ...{ charging: chargingOf(paying), watches: watched.size > 0, notes: holders.length > 0 },
  });
  const columns = planColumns(plan, { accounts: paying, holders });
  const written = await writtenBy(sql, statement, columns);
  if (written?.tallies !== tallies.length) {
    throw new ClaimConflict('a user reached a limit meanwhile');
  }
  if (written.grants !== grants.length) {
    throw new ClaimConflict('a twin of a claim was granted meanwhile');
  }
  if (written.accounts !== accountsOfPlan(plan).length) {
    throw new ClaimConflict('a shared budget ran short meanwhile');
  }
  if (written.stocks !== taken.size || written.standing !== watched.size) {
    throw new ClaimConflict('a stock ran short or was closed meanwhile');
  }
  return written.exhausted ?? [];
}

/** Deadlocks are the unit of work's to repeat. */
async function writtenBy(
  sql: Sql,
  statement: PreparedSql,
  columns: readonly unknown[],
): Promise<WrittenRow | undefined> {
  try {
    return (await sql.query<WrittenRow>(statement, columns))[0];
  } catch (error) {
    if (!isTwin(error)) throw error;
    throw new ClaimConflict('a twin of a claim was granted meanwhile', { cause: error });
  }
}

/** How shared budgets are charged, where the application has them. */
export function chargingOf(accounts: BudgetAccounts | null): Charging {
  return accounts === null ? null : (first, after) => accounts.charging(first, after);
}

/** Ids of the accounts that a batch charges, each once. */
export function accountsOfPlan({ charges }: ClaimPlan): string[] {
  return [...new Set(charges.map((charge) => charge.accountId))];
}

/** What is charged, and who is given lots, where there is anything of it. */
interface MoreOfPlan {
  readonly accounts: BudgetAccounts | null;
  readonly holders: readonly string[];
}

/** The parameters that both writing statements share. */
export function planColumns(plan: ClaimPlan, { accounts, holders }: MoreOfPlan): unknown[] {
  const { tallies, grants, taken, watched, now, charges } = plan;
  return [
    ...tallyColumns(tallies),
    ...grantColumns(grants),
    ...stockColumns(taken),
    now,
    ...(watched.size > 0 ? watchColumns(watched) : []),
    ...(holders.length > 0 ? [textColumn(holders)] : []),
    ...(accounts?.chargeColumns(charges) ?? []),
  ];
}

/** Tallies by user, the limits that they are held against as sorts. */
function tallyColumns(tallies: readonly TallyDraft[]): unknown[] {
  const sorts = new Sorts<TallyDraft>(
    ({ stockId, period, most }) => `${stockId} ${period} ${most}`,
    (one, other) =>
      one.stockId === other.stockId && one.period === other.period && one.most === other.most,
  );
  const numbers = tallies.map((tally) => sorts.numberOf(tally));
  const isOneEach = tallies.every((tally) => tally.count === 1);
  return [
    sorts.all.map((sort) => sort.stockId),
    sorts.all.map((sort) => sort.period),
    sorts.all.map((sort) => sort.most),
    textColumn(tallies.map((tally) => tally.userId)),
    isOneEach ? [] : tallies.map((tally) => tally.count),
    `{${numbers.join(',')}}`,
  ];
}

/** Grants by claim, the benefits that they are of as sorts. */
function grantColumns(grants: readonly GrantDraft[]): unknown[] {
  const sorts = new Sorts<GrantDraft>(sortOf, areAlike);
  const numbers = grants.map((grant) => sorts.numberOf(grant) * MOST_UNITS + grant.unit);
  const countsNobody = grants.every(({ personKeys }) => personKeys.length === 0);
  return [
    ...sortColumns(sorts.all),
    textColumn(grants.map((grant) => grant.shown.grantId)),
    textColumn(grants.map((grant) => grant.claim.userId)),
    textColumn(grants.map((grant) => grant.claim.claimKey)),
    `{${numbers.join(',')}}`,
    // Shorter arrays are filled with nulls.
    countsNobody ? [] : grants.map((grant) => textArray(grant.personKeys)),
  ];
}

function sortColumns(sorts: readonly GrantDraft[]): unknown[] {
  return [
    sorts.map((grant) => grant.stock.stockId),
    sorts.map((grant) => grant.stock.termsVersion),
    sorts.map((grant) => grant.claim.mode),
    sorts.map((grant) => grant.resolvedTerms && JSON.stringify(grant.resolvedTerms)),
    sorts.map((grant) => grant.termsReason),
    sorts.map((grant) => grant.worstCase.toString()),
    sorts.map((grant) => grant.claim.schemeId),
    sorts.map((grant) => grant.claim.channel),
    sorts.map((grant) => grant.claim.slot),
    sorts.map((grant) => grant.shown.expiresAt),
    sorts.map((grant) => textArray(grant.accounts.map(({ id }) => id))),
  ];
}

/** Names all that grants of one sort share. */
function sortOf(grant: GrantDraft): string {
  const { claim, stock, resolvedTerms, termsReason, worstCase, shown, accounts } = grant;
  const own = termsReason === null ? '' : `${termsReason} ${JSON.stringify(resolvedTerms)}`;
  const where = `${claim.mode}|${claim.schemeId}|${claim.channel}|${claim.slot}`;
  const paidBy = accounts.length === 0 ? '' : accounts.map(({ id }) => id).join();
  return `${stock.stockId}@${stock.termsVersion}|${where}|${shown.expiresAt}|${worstCase}|${paidBy}|${own}`;
}

/** Whether two grants are surely of one sort, by a look at what they share: no in doubt. */
function areAlike(one: GrantDraft, other: GrantDraft): boolean {
  if (one.stock !== other.stock || one.termsReason !== null || other.termsReason !== null)
    return false;
  if (one.accounts.length > 0 || other.accounts.length > 0) return false;
  const { mode, schemeId, channel, slot } = one.claim;
  const { claim } = other;
  const isFromOne = claim.schemeId === schemeId && claim.channel === channel && claim.slot === slot;
  const isWorthOne = one.worstCase === other.worstCase;
  return (
    isFromOne && isWorthOne && claim.mode === mode && one.shown.expiresAt === other.shown.expiresAt
  );
}

/** Numbers sorts from 1 on, in the order in which they were met; keeps one of each. */
class Sorts<Of> {
  readonly all: Of[] = [];
  private readonly numbers = new Map<string, number>();
  private last: Of | undefined;
  private number = 0;

  /** What is like the one before it, as in a rush nearly all are, is not named. */
  constructor(
    private readonly nameOf: (one: Of) => string,
    private readonly areAlike: (one: Of, other: Of) => boolean,
  ) {}

  numberOf(one: Of): number {
    if (this.last === undefined || !this.areAlike(this.last, one)) this.number = this.named(one);
    this.last = one;
    return this.number;
  }

  private named(one: Of): number {
    const name = this.nameOf(one);
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.all.push(one);
    this.numbers.set(name, this.all.length);
    return this.all.length;
  }
}

function stockColumns(taken: ReadonlyMap<string, StockTaken>): unknown[] {
  const parts = [...taken.values()];
  return [
    [...taken.keys()],
    parts.map((part) => part.units),
    parts.map((part) => part.fen.toString()),
    parts.map((part) => part.fenOfNext.toString()),
    parts.map((part) => part.version),
  ];
}
