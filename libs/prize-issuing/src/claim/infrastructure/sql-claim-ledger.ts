import { Injectable } from '@nestjs/common';
import { Sql, type PreparedSql } from '@boon/platform';
import { sqlStateOf } from '@boon/platform/database';
import { ensure } from '@boon/shared-kernel';
import { identityOfClaim, type Claim, type ClaimedGrant, type ClaimItem } from '../domain/claim.js';
import { offerOf, tallyOf, type ClaimFacts } from '../domain/claim-facts.js';
import { ClaimConflict, ClaimLedger, type ToldRows } from '../domain/claim-ledger.js';
import type { ClaimPlan } from '../domain/claim-plan.js';
import { periodLimits } from '../domain/room.js';
import { claimedGrant, offeredStock, type GivenRow, type OfferedStockRow } from './claim-rows.js';
import {
  CLAIM_CONFLICT,
  CLAIM_FACTS,
  commitClaims,
  FIRST_OF_OUTBOX,
  GIVEN,
  LOCK_STOCKS,
  TOUCH_TALLIES,
} from './claim-sql.js';
import { planColumns, writePlan } from './write-plan.js';

const DEADLOCK_DETECTED = '40P01';
const MOVED = [CLAIM_CONFLICT, DEADLOCK_DETECTED];

interface FactsRow {
  readonly now: Date;
  readonly offers: readonly OfferedStockRow[] | null;
  readonly given: readonly GivenRow[] | null;
  readonly tallies: readonly (readonly [string, string, string, number])[] | null;
}

/** Claims in the tables benefit_grant, user_tally, stock and stock_movement, set by set. */
@Injectable()
export class SqlClaimLedger extends ClaimLedger {
  private committing: PreparedSql | undefined;

  constructor(private readonly sql: Sql) {
    super();
  }

  override async facts(claims: readonly Claim[], options: { lock: boolean }): Promise<ClaimFacts> {
    const facts = await this.read(claims);
    if (!options.lock) return facts;
    await this.lock(claims, facts);
    return this.read(claims);
  }

  override async write(plan: ClaimPlan): Promise<readonly string[]> {
    return writePlan(this.sql, plan);
  }

  override async commit(plan: ClaimPlan, told: ToldRows): Promise<void> {
    this.committing ??= commitClaims(told.insertion(FIRST_OF_OUTBOX));
    const { tallies, grants, taken } = plan;
    const counts = [tallies.length, grants.length, taken.size];
    try {
      const columns = [...planColumns(plan), ...counts, ...told.columns()];
      await this.sql.query(this.committing, columns);
    } catch (error) {
      if (!MOVED.includes(sqlStateOf(error) ?? '')) throw error;
      throw new ClaimConflict('the facts of a batch moved meanwhile', { cause: error });
    }
  }

  override async given(userId: string, claimKey: string): Promise<readonly ClaimedGrant[]> {
    const rows = await this.sql.query<GivenRow>(GIVEN, [userId, claimKey]);
    return rows.map(claimedGrant);
  }

  private async read(claims: readonly Claim[]): Promise<ClaimFacts> {
    const [row] = await this.sql.query<FactsRow>(CLAIM_FACTS, factColumns(claims));
    ensure(row !== undefined && row.offers !== null, 'a claim asks for something');
    const stocks = row.offers.flatMap((offered) => {
      const stock = offeredStock(offered);
      const offer = offerOf({ stockId: offered.stock_id, version: offered.offered });
      return stock === null ? [] : [[offer, stock] as const];
    });
    const tallies = (row.tallies ?? []).map(
      ([stockId, userId, period, count]) => [tallyOf(stockId, userId, period), count] as const,
    );
    const given = givenByClaim(row.given ?? []);
    return { now: row.now, stocks: new Map(stocks), given, tallies: new Map(tallies) };
  }

  private async lock(claims: readonly Claim[], facts: ClaimFacts): Promise<void> {
    const wanted = wantedTallies(claims, facts);
    if (wanted.length > 0) {
      const columns = tallyColumns(wanted);
      await this.sql.execute(TOUCH_TALLIES, [...columns, wanted.map((tally) => tally.most)]);
    }
    const ids = new Set([...facts.stocks.values()].map((stock) => stock.stockId));
    await this.sql.query(LOCK_STOCKS, [[...ids]]);
  }
}

function factColumns(claims: readonly Claim[]): unknown[] {
  const offers = new Map<string, ClaimItem>();
  const pairs = new Map<string, { readonly stockId: string; readonly userId: string }>();
  for (const { userId, items } of claims) {
    for (const item of items) {
      const { stockId } = item;
      offers.set(offerOf(item), item);
      pairs.set(`${stockId} ${userId}`, { stockId, userId });
    }
  }
  const [wanted, holders] = [[...offers.values()], [...pairs.values()]];
  return [
    wanted.map((item) => item.stockId),
    wanted.map((item) => item.version),
    claims.map((claim) => claim.userId),
    claims.map((claim) => claim.claimKey),
    holders.map((holder) => holder.stockId),
    holders.map((holder) => holder.userId),
  ];
}

function givenByClaim(rows: readonly GivenRow[]): Map<string, ClaimedGrant[]> {
  const given = new Map<string, ClaimedGrant[]>();
  for (const row of rows) {
    const claim = identityOfClaim({ userId: row.user_id, claimKey: row.claim_key });
    given.set(claim, [...(given.get(claim) ?? []), claimedGrant(row)]);
  }
  return given;
}

interface WantedTally {
  readonly stockId: string;
  readonly userId: string;
  readonly period: string;
  readonly most: number;
}

function wantedTallies(claims: readonly Claim[], offers: ClaimFacts): WantedTally[] {
  const wanted = new Map<string, WantedTally>();
  for (const { userId, items } of claims) {
    for (const item of items) {
      const stock = offers.stocks.get(offerOf(item));
      for (const limit of stock === undefined ? [] : periodLimits(stock.limits, offers.now)) {
        const key = tallyOf(item.stockId, userId, limit.period);
        wanted.set(key, { stockId: item.stockId, userId, ...limit });
      }
    }
  }
  return [...wanted.values()];
}

function tallyColumns(tallies: readonly WantedTally[]): string[][] {
  return [
    tallies.map((tally) => tally.stockId),
    tallies.map((tally) => tally.userId),
    tallies.map((tally) => tally.period),
  ];
}
