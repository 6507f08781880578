import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { ensure } from '@boon/shared-kernel';
import { identityOfClaim, type Claim, type ClaimedGrant } from '../domain/claim.js';
import { offerOf, tallyOf, type ClaimFacts, type OfferedStock } from '../domain/claim-facts.js';
import { ClaimLedger } from '../domain/claim-ledger.js';
import type { ClaimPlan } from '../domain/claim-plan.js';
import { periodLimits } from '../domain/room.js';
import { claimedGrant, offeredStock, type GivenRow, type OfferedStockRow } from './claim-rows.js';
import { GIVEN, LOCK_STOCKS, OFFERED_STOCKS, TALLIES, TOUCH_TALLIES } from './claim-sql.js';
import { writePlan } from './write-plan.js';

interface TallyRow {
  readonly stock_id: string;
  readonly user_id: string;
  readonly period: string;
  readonly count: number;
}

interface Offers {
  readonly now: Date;
  readonly stocks: ReadonlyMap<string, OfferedStock>;
}

/** Claims in the tables benefit_grant, user_tally, stock and stock_movement, set by set. */
@Injectable()
export class SqlClaimLedger extends ClaimLedger {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async facts(claims: readonly Claim[], options: { lock: boolean }): Promise<ClaimFacts> {
    let offers = await this.offers(claims);
    if (options.lock) {
      await this.lock(claims, offers);
      offers = await this.offers(claims);
    }
    const given = await this.givenTo(claims);
    return { ...offers, given, tallies: await this.tallies(claims, offers) };
  }

  override async write(plan: ClaimPlan): Promise<readonly string[]> {
    return writePlan(this.sql, plan);
  }

  override async given(userId: string, claimKey: string): Promise<readonly ClaimedGrant[]> {
    const rows = await this.sql.query<GivenRow>(GIVEN, [[userId], [claimKey]]);
    return rows.map(claimedGrant);
  }

  private async offers(claims: readonly Claim[]): Promise<Offers> {
    const wanted = new Map(
      claims.flatMap((claim) => claim.items).map((item) => [offerOf(item), item]),
    );
    const items = [...wanted.values()];
    const rows = await this.sql.query<OfferedStockRow>(OFFERED_STOCKS, [
      items.map((item) => item.stockId),
      items.map((item) => item.version),
    ]);
    const [first] = rows;
    ensure(first !== undefined, 'a claim asks for something');
    const stocks = rows.flatMap((row) => {
      const stock = offeredStock(row);
      const offer = offerOf({ stockId: row.stock_id, version: row.offered });
      return stock === null ? [] : [[offer, stock] as const];
    });
    return { now: first.now, stocks: new Map(stocks) };
  }

  private async lock(claims: readonly Claim[], offers: Offers): Promise<void> {
    const wanted = wantedTallies(claims, offers);
    if (wanted.length > 0) {
      const columns = tallyColumns(wanted);
      await this.sql.execute(TOUCH_TALLIES, [...columns, wanted.map((tally) => tally.most)]);
    }
    const ids = new Set([...offers.stocks.values()].map((stock) => stock.stockId));
    await this.sql.query(LOCK_STOCKS, [[...ids]]);
  }

  private async givenTo(claims: readonly Claim[]): Promise<Map<string, ClaimedGrant[]>> {
    const rows = await this.sql.query<GivenRow>(GIVEN, [
      claims.map((claim) => claim.userId),
      claims.map((claim) => claim.claimKey),
    ]);
    const given = new Map<string, ClaimedGrant[]>();
    for (const row of rows) {
      const claim = identityOfClaim({ userId: row.user_id, claimKey: row.claim_key });
      given.set(claim, [...(given.get(claim) ?? []), claimedGrant(row)]);
    }
    return given;
  }

  private async tallies(claims: readonly Claim[], offers: Offers): Promise<Map<string, number>> {
    const wanted = wantedTallies(claims, offers);
    if (wanted.length === 0) return new Map();
    const rows = await this.sql.query<TallyRow>(TALLIES, tallyColumns(wanted));
    return new Map(rows.map((row) => [tallyOf(row.stock_id, row.user_id, row.period), row.count]));
  }
}

interface WantedTally {
  readonly stockId: string;
  readonly userId: string;
  readonly period: string;
  readonly most: number;
}

function wantedTallies(claims: readonly Claim[], offers: Offers): WantedTally[] {
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
