import type { Sql } from '@boon/platform';
import { ClaimConflict } from '../domain/claim-ledger.js';
import type { ClaimPlan, GrantDraft, StockTaken, TallyDraft } from '../domain/claim-plan.js';
import { WRITE_CLAIMS } from './claim-sql.js';

interface WrittenRow {
  readonly tallies: number;
  readonly grants: number;
  readonly stocks: number;
  readonly exhausted: readonly string[] | null;
}

/** Writes a batch; answers the stocks that it exhausted. Throws `ClaimConflict` where the facts moved. */
export async function writePlan(sql: Sql, plan: ClaimPlan): Promise<readonly string[]> {
  const { grants, tallies, taken } = plan;
  if (grants.length === 0) return [];
  const [written] = await sql.query<WrittenRow>(WRITE_CLAIMS, planColumns(plan));
  if (written?.tallies !== tallies.length) {
    throw new ClaimConflict('a user reached a limit meanwhile');
  }
  if (written.grants !== grants.length) {
    throw new ClaimConflict('a twin of a claim was granted meanwhile');
  }
  if (written.stocks !== taken.size) {
    throw new ClaimConflict('a stock ran short or was closed meanwhile');
  }
  return written.exhausted ?? [];
}

/** The parameters that both writing statements share. */
export function planColumns({ tallies, grants, taken, now }: ClaimPlan): unknown[] {
  return [...tallyColumns(tallies), ...grantColumns(grants), ...stockColumns(taken), now];
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
