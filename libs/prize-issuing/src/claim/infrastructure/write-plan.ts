import type { Sql } from '@boon/platform';
import { ClaimConflict } from '../domain/claim-ledger.js';
import type { ClaimPlan } from '../domain/claim-plan.js';
import { ADD_GRANTS, ADD_MOVEMENTS, ADD_TALLIES, TAKE_FROM_STOCKS } from './claim-sql.js';

interface TakenRow {
  readonly id: string;
  readonly state: string;
}

/** Writes a batch; answers the stocks that it exhausted. Throws `ClaimConflict` where the facts moved. */
export async function writePlan(sql: Sql, plan: ClaimPlan): Promise<string[]> {
  if (plan.grants.length === 0) return [];
  await writeTallies(sql, plan);
  await writeGrants(sql, plan);
  return takeFromStocks(sql, plan);
}

async function writeTallies(sql: Sql, { tallies }: ClaimPlan): Promise<void> {
  if (tallies.length === 0) return;
  const written = await sql.execute(ADD_TALLIES, [
    tallies.map((tally) => tally.stockId),
    tallies.map((tally) => tally.userId),
    tallies.map((tally) => tally.period),
    tallies.map((tally) => tally.count),
    tallies.map((tally) => tally.most),
  ]);
  if (written !== tallies.length) throw new ClaimConflict('a user reached a limit meanwhile');
}

async function writeGrants(sql: Sql, { grants }: ClaimPlan): Promise<void> {
  const written = await sql.execute(ADD_GRANTS, [
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
  ]);
  if (written !== grants.length) throw new ClaimConflict('a twin of a claim was granted meanwhile');
}

async function takeFromStocks(sql: Sql, { taken }: ClaimPlan): Promise<string[]> {
  const ids = [...taken.keys()];
  const parts = [...taken.values()];
  const fen = parts.map((part) => part.fen.toString());
  await sql.execute(ADD_MOVEMENTS, [ids, fen]);
  const rows = await sql.query<TakenRow>(TAKE_FROM_STOCKS, [
    ids,
    parts.map((part) => part.units),
    fen,
    parts.map((part) => part.fenOfNext.toString()),
  ]);
  if (rows.length !== ids.length)
    throw new ClaimConflict('a stock ran short or was closed meanwhile');
  return rows.filter((row) => row.state === 'exhausted').map((row) => row.id);
}
