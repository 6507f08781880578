import { Injectable, Optional } from '@nestjs/common';
import { Sql, type PreparedSql } from '@boon/platform';
import { UserStates, userValues } from '@boon/service-support';
import { accountsOf, BudgetAccounts, type AccountsJson } from '@boon/service-support/budgets';
import { holderOfPerson } from '@boon/service-support/caps';
import { ensure } from '@boon/shared-kernel';
import {
  identityOfClaim,
  isOffered,
  type Claim,
  type ClaimedGrant,
  type ClaimItem,
} from '../domain/claim.js';
import {
  isCounted,
  offerOf,
  tallyOf,
  type ClaimFacts,
  type OfferedStock,
} from '../domain/claim-facts.js';
import { ClaimConflict, ClaimLedger, type ToldRows } from '../domain/claim-ledger.js';
import type { ClaimPlan } from '../domain/claim-plan.js';
import { countsPersons, limitsOfClaim } from '../domain/period-limits.js';
import { scopesOfClaims, scopesOfGrants } from '../domain/scopes-of-claim.js';
import { claimedGrant, offeredStock, type GivenRow, type OfferedStockRow } from './claim-rows.js';
import {
  claimFacts,
  GIVEN,
  LOCK_STOCKS,
  oneOffer,
  SCOPES_OF_BATCH,
  SCOPES_OF_OFFER,
  TOUCH_TALLIES,
} from './claim-sql.js';
import { KnownOffers } from './known-offers.js';
import { lotHolders } from './note-sql.js';
import { accountsOfPlan, chargingOf, planColumns, writePlan } from './write-plan.js';
import { commitClaims, isConflict, type Writing } from './write-sql.js';

interface FactsRow {
  readonly now: Date;
  readonly offers: readonly OfferedStockRow[] | null;
  readonly given: readonly GivenRow[] | null;
  readonly tallies: readonly (readonly [string, string, string, number])[] | null;
  readonly accounts?: AccountsJson;
}

/** Claims in the tables benefit_grant, user_tally, stock and stock_movement, set by set. */
@Injectable()
export class SqlClaimLedger extends ClaimLedger {
  private readonly accounts: BudgetAccounts | null;
  private readonly reading: PreparedSql;
  private readonly readingOne: PreparedSql;
  private readonly committing = new Map<string, PreparedSql>();
  /** Stocks that were seen to count natural persons: only of these are their tallies read at once. */
  private readonly countingPersons = new Set<string>();
  private readonly known = new KnownOffers();

  constructor(
    private readonly sql: Sql,
    @Optional() accounts?: BudgetAccounts,
    @Optional() private readonly states?: UserStates,
  ) {
    super();
    this.accounts = accounts ?? null;
    this.reading = claimFacts(accounts?.standing(SCOPES_OF_BATCH) ?? null);
    this.readingOne = oneOffer(accounts?.standing(SCOPES_OF_OFFER) ?? null);
  }

  override async facts(claims: readonly Claim[], options: { lock: boolean }): Promise<ClaimFacts> {
    const facts = await this.read(claims);
    if (!options.lock) return facts;
    await this.lock(claims, facts);
    return this.read(claims);
  }

  override async offers(claims: readonly Claim[]): Promise<ClaimFacts> {
    const [offer, ...others] = offersOf(claims);
    if (offer === undefined || others.length > 0) return this.read(claims, NOBODY);
    const scopes = this.accounts === null ? [] : scopesOfClaims(claims);
    const known = this.known.factsOf(offer, scopes);
    return this.withFeatures(claims, known ?? (await this.readOne(offer, scopes)));
  }

  override async write(plan: ClaimPlan): Promise<readonly string[]> {
    return writePlan(this.sql, plan, this.accounts);
  }

  override async commit(plan: ClaimPlan, told: ToldRows): Promise<void> {
    const { tallies, grants, taken, watched, charges } = plan;
    // Where nothing is charged, the statement knows nothing of accounts.
    const paying = charges.length === 0 ? null : this.accounts;
    const holders = lotHolders(grants);
    const has = { watches: watched.size > 0, notes: holders.length > 0 };
    const statement = this.commitStatement(paying, has, told);
    const counts = [
      ...[tallies.length, grants.length, taken.size, accountsOfPlan(plan).length],
      watched.size,
    ];
    const scopes = this.accounts !== null && paying === null ? scopesOfGrants(grants) : [];
    try {
      const columns = [
        ...planColumns(plan, { accounts: paying, holders }),
        ...counts,
        scopes,
        ...told.columns(),
      ];
      await this.sql.query(statement, columns);
    } catch (error) {
      this.known.forget();
      if (!isConflict(error)) throw error;
      throw new ClaimConflict('the facts of a batch moved meanwhile', { cause: error });
    }
  }

  override async given(userId: string, claimKey: string): Promise<readonly ClaimedGrant[]> {
    const rows = await this.sql.query<GivenRow>(GIVEN, [userId, claimKey]);
    return rows.map(claimedGrant);
  }

  private commitStatement(
    paying: BudgetAccounts | null,
    has: Pick<Writing, 'watches' | 'notes'>,
    told: ToldRows,
  ): PreparedSql {
    const sort = `${paying !== null} ${has.watches} ${has.notes}`;
    const known = this.committing.get(sort);
    if (known !== undefined) return known;
    const { accounts } = this;
    const statement = commitClaims({
      charging: chargingOf(paying),
      ...has,
      chargeColumns: paying?.chargeColumns([]).length ?? 0,
      noneLimited: accounts !== null && paying === null ? (of) => accounts.noneLimited(of) : null,
      outboxInsertion: (first) => told.insertion(first),
    });
    this.committing.set(sort, statement);
    return statement;
  }

  private async readOne(offer: ClaimItem, scopes: readonly string[]): Promise<ClaimFacts> {
    const of = [offer.stockId, offer.version, ...(this.accounts === null ? [] : [scopes])];
    const [row] = await this.sql.query<FactsRow>(this.readingOne, of);
    const facts = this.learned(row);
    this.known.learn(offer, facts, scopes);
    return facts;
  }

  private async read(
    claims: readonly Claim[],
    holders: readonly unknown[] = holderColumns(claims, this.countingPersons),
  ): Promise<ClaimFacts> {
    const columns = [...offerColumns(claims), ...holders, ...this.scopesOf(claims)];
    const before = this.countingPersons.size;
    const facts = this.learned((await this.sql.query<FactsRow>(this.reading, columns))[0]);
    const isShort = this.countingPersons.size > before && holders !== NOBODY;
    return isShort ? this.read(claims) : this.withFeatures(claims, facts);
  }

  /** Reads what is known of those whose terms are worked out now, past whatever stands before the database. */
  private async withFeatures(claims: readonly Claim[], facts: ClaimFacts): Promise<ClaimFacts> {
    const users = usersToResolve(claims, facts);
    if (users.length === 0 || this.states === undefined) return facts;
    const states = await this.states.readAllFromDatabase(users, facts.now);
    const features = states.map((state) => [state.userId, userValues(state)] as const);
    return { ...facts, features: new Map(features) };
  }

  private scopesOf(claims: readonly Claim[]): string[][] {
    return this.accounts === null ? [] : [scopesOfClaims(claims)];
  }

  /** Keeps in mind the stocks whose tallies of persons are needed with the other facts. */
  private learned(row: FactsRow | undefined): ClaimFacts {
    ensure(row !== undefined && row.offers !== null, 'a claim asks for something');
    const facts = factsOf(row);
    for (const { stockId, limits } of facts.stocks.values()) {
      if (countsPersons(limits)) this.countingPersons.add(stockId);
    }
    return facts;
  }

  private async lock(claims: readonly Claim[], facts: ClaimFacts): Promise<void> {
    const wanted = wantedTallies(claims, facts);
    if (wanted.length > 0) {
      const columns = tallyColumns(wanted);
      await this.sql.execute(TOUCH_TALLIES, [...columns, wanted.map((tally) => tally.most)]);
    }
    await this.accounts?.lock([...facts.accounts.values()].map(({ id }) => id));
    const counted = [...facts.stocks.values()].filter(isCounted);
    const ids = new Set(counted.map((stock) => stock.stockId));
    await this.sql.query(LOCK_STOCKS, [[...ids]]);
  }
}

function factsOf(row: FactsRow): ClaimFacts {
  const stocks = (row.offers ?? []).flatMap((offered) => {
    const stock = offeredStock(offered);
    const offer = offerOf({ stockId: offered.stock_id, version: offered.offered });
    return stock === null ? [] : [[offer, stock] as const];
  });
  const tallies = (row.tallies ?? []).map(
    ([stockId, holder, period, count]) => [tallyOf(stockId, holder, period), count] as const,
  );
  return {
    now: row.now,
    stocks: new Map(stocks),
    given: givenByClaim(row.given ?? []),
    tallies: new Map(tallies),
    accounts: accountsOf(row.accounts ?? null),
    features: NO_FEATURES,
  };
}

const NO_FEATURES: ClaimFacts['features'] = new Map();

function usersToResolve(claims: readonly Claim[], { stocks }: ClaimFacts): string[] {
  const isPersonal = ({ strategy = null }: OfferedStock): boolean => strategy !== null;
  if (![...stocks.values()].some(isPersonal)) return [];
  return [...new Set(claims.filter((claim) => !isOffered(claim)).map(({ userId }) => userId))];
}

/** No claims to look up, and no holders. */
const NOBODY: readonly unknown[] = [[], [], [], []];

function offersOf(claims: readonly Claim[]): ClaimItem[] {
  const offers = new Map<string, ClaimItem>();
  for (const { items } of claims) for (const item of items) offers.set(offerOf(item), item);
  return [...offers.values()];
}

function offerColumns(claims: readonly Claim[]): unknown[] {
  const wanted = offersOf(claims);
  return [wanted.map((item) => item.stockId), wanted.map((item) => item.version)];
}

function holderColumns(claims: readonly Claim[], countingPersons: ReadonlySet<string>): unknown[] {
  const pairs = new Map<string, { readonly stockId: string; readonly holder: string }>();
  for (const { userId, personKeys = [], items } of claims) {
    for (const { stockId } of items) {
      const persons = countingPersons.has(stockId) ? personKeys.map(holderOfPerson) : [];
      for (const holder of [userId, ...persons]) {
        pairs.set(`${stockId} ${holder}`, { stockId, holder });
      }
    }
  }
  const holders = [...pairs.values()];
  return [
    claims.map((claim) => claim.userId),
    claims.map((claim) => claim.claimKey),
    holders.map(({ stockId }) => stockId),
    holders.map(({ holder }) => holder),
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
  readonly holder: string;
  readonly period: string;
  readonly most: number;
}

function wantedTallies(claims: readonly Claim[], offers: ClaimFacts): WantedTally[] {
  const wanted = new Map<string, WantedTally>();
  for (const claim of claims) {
    for (const item of claim.items) {
      const { stockId } = item;
      const stock = offers.stocks.get(offerOf(item));
      const limits = stock === undefined ? [] : limitsOfClaim(claim, stock.limits, offers.now);
      for (const limit of limits) {
        wanted.set(tallyOf(stockId, limit.holder, limit.period), { stockId, ...limit });
      }
    }
  }
  return [...wanted.values()];
}

function tallyColumns(tallies: readonly WantedTally[]): string[][] {
  return [
    tallies.map((tally) => tally.stockId),
    tallies.map((tally) => tally.holder),
    tallies.map((tally) => tally.period),
  ];
}
